// Starts the program, and says so on the page where that fails. A module of its
// own, because the page's policy allows no inline script.
const { js, wasm } = document.querySelector("script[data-js]").dataset;
const at = (path) => new URL(path, document.baseURI);

try {
  if (typeof WebAssembly !== "object") throw new Error("no WebAssembly");
  const { default: start } = await import(at(js));
  await start({ module_or_path: at(wasm) });
} catch (reason) {
  console.error(reason);
  document.documentElement.setAttribute("data-failed", "");
}
