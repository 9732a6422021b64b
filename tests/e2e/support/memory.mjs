// How much memory the program has. It is not on the page; the modules that share it are.

/** Lets `programMemory` see the memory, in a page or in all pages of a context that load after this. */
export const exposeMemory = target => target.addInitScript(() => {
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...rest) => {
      const result = await original(...rest);
      const {memory} = (result.instance ?? result).exports;
      if (memory) globalThis.programMemory = memory;
      return result;
    };
  }
});

/** Its size in bytes. */
export const programMemory = page => page.evaluate(() => globalThis.programMemory.buffer.byteLength);
