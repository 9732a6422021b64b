const {js, wasm} = document.currentScript?.dataset ?? document.querySelector('script[data-js]').dataset;
const {default: start} = await import(new URL(js, document.baseURI));
await start({module_or_path: new URL(wasm, document.baseURI)});
