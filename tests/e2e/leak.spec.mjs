// Ten minutes of use must not fill the memory: nodes and listeners level off, wasm memory nearly.
import {expect, test} from './support/fixtures.mjs';
import {exposeMemory, programMemory} from './support/memory.mjs';

/** Lets the page do so many random things: views, items, search, filters, language. */
function useAtRandom(page, actions, seed) {
  return page.evaluate(async ([actions, seed]) => {
    // A small generator with a seed, so that a failure can be repeated.
    let state = seed;
    const random = below => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return state % below;
    };
    const settle = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
    const pick = selector => {
      const all = document.querySelectorAll(selector);
      return all[random(Math.max(all.length, 1))];
    };
    const kinds = [
      () => pick('nav.views a')?.click(),
      () => pick('[data-item] > a')?.click(),
      () => pick('[data-detail] button:not([disabled])')?.click(),
      () => pick('fieldset input[type=checkbox]')?.click(),
      () => history.back(),
      () => pick('.language')?.click(),
      () => {
        const field = document.querySelector('input[type=search]');
        if (!field) return;
        field.value = ['', '犬', '秸秆', '公安', 'yq', '没有这样的事'][random(6)];
        field.dispatchEvent(new Event('input', {bubbles: true}));
      },
      () => document.dispatchEvent(new KeyboardEvent('keydown', {key: ['j', 'k', 'Escape'][random(3)], bubbles: true})),
    ];
    for (let action = 0; action < actions; action += 1) {
      // Back may lead out of the program; a link leads in again.
      if (action % 50 === 0) document.querySelector('nav.views a')?.click();
      kinds[random(kinds.length)]();
      await settle();
    }
    // What is counted is what one page holds, always the same.
    history.pushState(null, '', './');
    dispatchEvent(new PopStateEvent('popstate'));
  }, [actions, seed]);
}

test('random use levels off', async ({page}) => {
  test.setTimeout(480_000);
  await exposeMemory(page);
  await page.addInitScript(() => {
    // A copied citation needs no permission here, and a download no file.
    HTMLAnchorElement.prototype.click = new Proxy(HTMLAnchorElement.prototype.click, {
      apply: (click, link, rest) => (link.download ? undefined : Reflect.apply(click, link, rest)),
    });
    window.print = () => {};
  });
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const measure = async () => {
    await expect(page.locator('[data-item]')).toHaveCount(239);
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
    await session.send('HeapProfiler.collectGarbage');
    await session.send('HeapProfiler.collectGarbage');
    const {metrics} = await session.send('Performance.getMetrics');
    const metric = name => metrics.find(one => one.name === name).value;
    const wasm = await programMemory(page);
    return {nodes: metric('Nodes'), listeners: metric('JSEventListeners'), wasm};
  };
  // A history long enough that back stays in the program.
  await page.goto('./');
  await expect(page.locator('html[data-ready]')).toBeAttached();
  await useAtRandom(page, 500, 1);
  const early = await measure();
  await useAtRandom(page, 4_500, 2);
  const late = await measure();
  test.info().annotations.push({type: 'measured', description: JSON.stringify({early, late})});
  for (const what of ['nodes', 'listeners']) {
    expect(late[what], `${what}: ${early[what]} → ${late[what]}`).toBeLessThanOrEqual(1.5 * early[what]);
  }
  // Memory of WebAssembly never shrinks: some of it is the most that a view ever took.
  expect(late.wasm, `wasm: ${early.wasm} → ${late.wasm}`).toBeLessThanOrEqual(early.wasm + 4_500 * 1_000);
});
