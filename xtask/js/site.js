// Where the program comes from on a site: from beside this script.
function loadFile(name) {
  return fetch(new URL(name, import.meta.url));
}

async function instantiateChunk(answer, imports) {
  const response = await answer;
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  // Some hosts do not know the type that compiling while loading asks for.
  return response.headers.get('content-type') === 'application/wasm'
    ? WebAssembly.instantiateStreaming(response, imports)
    : WebAssembly.instantiate(await response.arrayBuffer(), imports);
}
