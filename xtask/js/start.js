// Starts the program in place of what the build rendered, and keeps what the
// reader did meanwhile: how far down the page is, what has the focus, what was
// typed, and the heights of the rows, which a row out of sight does not know.
{
  const root = document.documentElement;
  root.dataset.scripts = '';
  root.dataset.started = '';
  let left;

  const innerHeightOf = row => {
    const {paddingTop, paddingBottom, borderTopWidth} = getComputedStyle(row);
    const around = [paddingTop, paddingBottom, borderTopWidth].reduce((sum, size) => sum + parseFloat(size), 0);
    return row.getBoundingClientRect().height - around;
  };

  const remember = () => {
    const focused = document.activeElement ?? document.body;
    const isSearch = focused.type === 'search';
    const link = focused.closest('a[href]')?.getAttribute('href');
    left = {
      scrollY,
      heights: scrollY > 0 ? [...document.querySelectorAll('.row')].map(row => [row.dataset.item, innerHeightOf(row)]) : [],
      focus: isSearch ? '[type=search]' : link ? `a[href="${CSS.escape(link)}"]` : null,
      selection: isSearch && [focused.selectionStart, focused.selectionEnd],
      typed: document.querySelector('#app [type=search]')?.value,
    };
  };

  const restore = () => {
    if (!left) return;
    const rows = new Map([...document.querySelectorAll('.row')].map(row => [row.dataset.item, row]));
    for (const [item, height] of left.heights) {
      rows.get(item)?.style.setProperty('contain-intrinsic-height', `auto ${height}px`);
    }
    if (left.scrollY > 0 && rows.size) scrollTo(0, left.scrollY);
    const search = document.querySelector('[type=search]');
    if (left.typed && search) {
      search.value = left.typed;
      search.dispatchEvent(new Event('input', {bubbles: true}));
    }
    const focus = left.focus && document.querySelector(left.focus);
    focus?.focus({preventScroll: true});
    if (left.selection) focus?.setSelectionRange(...left.selection);
  };

  // Nothing is replaced under an input method that is composing.
  let composed;
  addEventListener('compositionstart', () => {
    composed = new Promise(done => {
      addEventListener('compositionend', () => setTimeout(done), {once: true});
    });
  });
  addEventListener('duty-atlas:before-mount', remember);

  // In a frame of another page it does not start, see loader.js.
  if (top === self) {
    try {
      if (typeof WebAssembly !== 'object') throw new Error('no WebAssembly');
      const file = await loadFile('main.wasm');
      await composed;
      await __wbg_init({module_or_path: file});
      restore();
    } catch (reason) {
      console.error(reason);
      root.setAttribute('data-failed', '');
    }
  }
}
