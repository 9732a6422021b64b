// Starts the program, and says so on the page where that fails. A module of its
// own, because the page's policy allows no inline script.
//
// There are two programs: the list, which is small, and the whole. A first visit
// gets the list; the whole takes over on the same page once it is asked for.
const { js, wasm } = document.querySelector("script[data-js]").dataset;
const list = { js, wasm };
const whole = { js: "duty-atlas-whole.js", wasm: "duty-atlas-whole_bg.wasm" };
const at = (path) => new URL(path, document.baseURI);

/** Whether the address leads beyond the list. */
function leadsBeyond() {
  const query = new URLSearchParams(location.search);
  return query.has("item") || query.has("mark") || query.getAll("view").some((view) => view !== "items");
}

/** Whether there may be notes on this device, which the list would not show. */
async function mayHaveNotes() {
  try {
    if (Object.keys(localStorage).some((key) => key.startsWith("duty-atlas:note:"))) return true;
    const databases = await indexedDB.databases();
    return databases.some(({ name }) => name === "duty-atlas:mirror");
  } catch {
    // The whole program knows what to make of it.
    return true;
  }
}

/** Loads a program. What comes back starts it. */
async function load({ js, wasm }) {
  const [{ default: start }, module] = await Promise.all([import(at(js)), compile(at(wasm))]);
  return () => start({ module_or_path: module });
}

async function compile(wasm) {
  const answer = await fetch(wasm);
  if (!answer.ok) throw new Error(`${wasm}: ${answer.status}`);
  return WebAssembly.compile(await answer.arrayBuffer());
}

let isWhole = false;
let loading;
const keys = [];

async function takeOver(key) {
  if (key) keys.push(key);
  try {
    loading ??= load(whole);
    const start = await loading;
    // The reader may have gone back meanwhile, or asked twice.
    if (isWhole || !(leadsBeyond() || keys.length || (await mayHaveNotes()))) return;
    isWhole = true;
    await start();
    restore();
    for (const key of keys) {
      const target = document.activeElement ?? document.body;
      target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    }
  } catch (reason) {
    console.warn(reason);
    isWhole = false;
    loading = undefined;
    keys.length = 0;
    dispatchEvent(new Event("duty-atlas:more-failed"));
  }
}

// Where the reader is: how far down the page, and what has the focus, by its
// path in the list's elements, which both programs make alike.
let place = { path: [] };

function remember() {
  const path = [];
  const root = document.body.lastElementChild;
  let element = document.activeElement;
  const { selectionStart, selectionEnd } = element ?? {};
  while (element && element !== root && element.parentElement) {
    path.unshift([...element.parentElement.children].indexOf(element));
    element = element.parentElement;
  }
  place = { path: element === root ? path : [], x: scrollX, y: scrollY, selectionStart, selectionEnd };
}

function restore() {
  scrollTo(place.x, place.y);
  if (!place.path.length) return;
  const element = place.path.reduce((parent, at) => parent?.children[at], document.body.lastElementChild);
  element?.focus({ preventScroll: true });
  if (element?.type === "search") element.setSelectionRange(place.selectionStart, place.selectionEnd);
}

addEventListener("duty-atlas:take-over", remember);
addEventListener("duty-atlas:more", ({ detail }) => takeOver(detail));
addEventListener("storage", ({ key }) => {
  // Another tab wrote a first note.
  if (key?.startsWith("duty-atlas:note:") && !isWhole) takeOver();
});

try {
  if (typeof WebAssembly !== "object") throw new Error("no WebAssembly");
  isWhole = leadsBeyond() || (await mayHaveNotes());
  const program = isWhole ? whole : list;
  const { default: start } = await import(at(program.js));
  await start({ module_or_path: at(program.wasm) });
} catch (reason) {
  console.error(reason);
  document.documentElement.setAttribute("data-failed", "");
}
