// Where the program comes from in the page that is one file: from the page.
/** What the page carries under this name, unpacked. */
async function loadFile(name) {
  if (typeof DecompressionStream !== 'function') throw new Error('no DecompressionStream');
  const block = document.querySelector(`script[data-file="${name}"]`);
  const packed = Uint8Array.from(atob(block.textContent), character => character.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).arrayBuffer();
}

async function instantiateChunk(bytes, imports) {
  return WebAssembly.instantiate(await bytes, imports);
}

// The files that a site has beside its page.
document.addEventListener('click', async event => {
  const name = event.target.closest?.('a[download]')?.getAttribute('href');
  if (!name || !document.querySelector(`script[data-file="${CSS.escape(name)}"]`)) return;
  event.preventDefault();
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([await loadFile(name)]));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
});
