{
  /** What the page carries under this name, unpacked; null where there is no such file. */
  const unpack = async name => {
    const block = document.querySelector(`script[data-file="${name}"]`);
    if (!block) return null;
    const packed = Uint8Array.from(atob(block.textContent), character => character.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).arrayBuffer();
  };

  const fail = () => document.documentElement.setAttribute("data-failed", "");
  // A fault of the program's own ends it, whatever it was about to do.
  for (const event of ["error", "unhandledrejection"]) {
    addEventListener(event, ({ error, reason = error }) => {
      if (reason?.name === "RuntimeError") fail();
    });
  }

  try {
    if (typeof WebAssembly !== "object") throw new Error("no WebAssembly");
    if (typeof DecompressionStream !== "function") throw new Error("no DecompressionStream");
    await __wbg_init({ module_or_path: await unpack("program.wasm") });
  } catch (reason) {
    console.error(reason);
    fail();
  }

  // The files that other builds have beside the page.
  document.addEventListener("click", async (event) => {
    const name = event.target.closest?.("a[download]")?.getAttribute("href");
    if (!name || !document.querySelector(`script[data-file="${CSS.escape(name)}"]`)) return;
    event.preventDefault();
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([await unpack(name)]));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  });
}
