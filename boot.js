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

/** Loads a program. What comes back starts it, in place of what is on the page. */
async function load({ js, wasm }) {
  const [{ default: start }, module] = await Promise.all([import(at(js)), compile(at(wasm))]);
  return async () => {
    await composed;
    await start({ module_or_path: module });
    restore();
  };
}

async function compile(wasm) {
  const answer = await fetch(wasm);
  if (!answer.ok) throw new Error(`${wasm}: ${answer.status}`);
  // Some hosts do not know the type that compiling on the way asks for.
  return answer.headers.get("content-type") === "application/wasm"
    ? WebAssembly.compileStreaming(answer)
    : WebAssembly.compile(await answer.arrayBuffer());
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

// What is on the page leaves to what takes its place: how far down the reader
// is, what has the focus, what was typed, and how high the rows are, which a row
// that has not been in sight does not know.
let left;

function remember() {
  const focused = document.activeElement ?? document.body;
  const isSearch = focused.type === "search";
  const link = focused.closest("a[href]")?.getAttribute("href");
  left = {
    scrollY,
    heights: scrollY > 0 ? [...document.querySelectorAll(".row")].map((row) => [row.dataset.item, innerHeightOf(row)]) : [],
    focus: isSearch ? "[type=search]" : link ? `a[href="${CSS.escape(link)}"]` : null,
    selection: isSearch && [focused.selectionStart, focused.selectionEnd],
    // Before there is a program, what is typed stands nowhere but here.
    typed: document.querySelector("#shell [type=search]")?.value,
  };
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
  if (left.scrollY > 0 && rows.size) scrollTo(0, left.scrollY);
  const search = document.querySelector("[type=search]");
  if (left.typed && search) {
    search.value = left.typed;
    search.dispatchEvent(new Event("input"));
  }
  const focus = left.focus && document.querySelector(left.focus);
  focus?.focus({ preventScroll: true });
  if (left.selection) focus?.setSelectionRange(...left.selection);
}

// Nothing is replaced under an input method that is composing.
let composed;
addEventListener("compositionstart", () => {
  composed = new Promise((done) => addEventListener("compositionend", () => setTimeout(done), { once: true }));
});

addEventListener("duty-atlas:take-over", remember);
addEventListener("duty-atlas:more", ({ detail }) => takeOver(detail));
addEventListener("storage", ({ key }) => {
  // Another tab wrote a first note.
  if (key?.startsWith("duty-atlas:note:") && !isWhole) takeOver();
});

/** Says that the program cannot go on. The words stand in the page. */
function fail() {
  document.documentElement.setAttribute("data-failed", "");
}

// A fault of the program's own ends it here, whatever it was about to do.
for (const event of ["error", "unhandledrejection"]) {
  addEventListener(event, ({ error, reason = error }) => {
    if (reason?.name === "RuntimeError") fail();
  });
}

if (!location.search) document.querySelector("#shell main").hidden = false;

try {
  if (typeof WebAssembly !== "object") throw new Error("no WebAssembly");
  isWhole = leadsBeyond() || (await mayHaveNotes());
  const program = isWhole ? whole : list;
  const start = await load(program);
  // Another tab's note may have brought the whole program meanwhile.
  if (program === whole || !isWhole) await start();
} catch (reason) {
  console.error(reason);
  fail();
}
