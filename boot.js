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

// What one program leaves to the other: how far down the reader is, what has the
// focus (by its path in the elements that both make alike), and how high the
// rows are, which a row that has not been in sight does not know.
let left;

function remember() {
  const root = document.body.lastElementChild;
  const { selectionStart, selectionEnd } = document.activeElement;
  const path = [];
  let element = document.activeElement;
  for (; element !== root && element.parentElement; element = element.parentElement) {
    path.unshift([...element.parentElement.children].indexOf(element));
  }
  const heights = [...document.querySelectorAll(".row")].map((row) => [row.dataset.item, innerHeightOf(row)]);
  left = { path: element === root ? path : [], heights, scrollX, scrollY, selectionStart, selectionEnd };
}

function innerHeightOf(row) {
  const { paddingTop, paddingBottom, borderTopWidth } = getComputedStyle(row);
  const around = [paddingTop, paddingBottom, borderTopWidth].reduce((sum, size) => sum + parseFloat(size), 0);
  return row.getBoundingClientRect().height - around;
}

function restore() {
  const rows = new Map([...document.querySelectorAll(".row")].map((row) => [row.dataset.item, row]));
  for (const [item, height] of left.heights) {
    rows.get(item)?.style.setProperty("contain-intrinsic-height", `auto ${height}px`);
  }
  if (rows.size) scrollTo(left.scrollX, left.scrollY);
  if (!left.path.length) return;
  const element = left.path.reduce((parent, at) => parent?.children[at], document.body.lastElementChild);
  element?.focus({ preventScroll: true });
  if (element?.type === "search") element.setSelectionRange(left.selectionStart, left.selectionEnd);
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
