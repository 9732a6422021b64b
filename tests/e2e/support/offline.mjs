// What tests of the offline copy ask of a page.
import {expect} from '@playwright/test';

export const ready = '可离线使用';
export const offline = '现在离线，照常可用';
export const updateReady = '新版本已就绪';

/** The list is drawn, with its styles, and the program runs. */
export async function expectWhole(page) {
  await expect(page.locator('html')).toHaveAttribute('data-ready');
  await expect(page.locator('[data-item]')).toHaveCount(239);
  await expect(page.locator('body')).toHaveCSS('margin', '0px');
  await expect(page.getByText('程序没有能够运行')).toBeHidden();
}

/** The first visit: the page is open, and kept. */
export async function visit(page) {
  await page.goto('./');
  await expectWhole(page);
  await expect(page.getByText(ready)).toBeVisible();
}

/** Accepts the version that waits. */
export const accept = page => page.getByRole('button', {name: '更新', exact: true}).click();

/** Asks for an update, and resolves to what became of it: `installed` or `redundant`; `none` where there is none. */
export function update(page) {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const found = new Promise(resolve => registration.addEventListener('updatefound', resolve, {once: true}));
    const asked = registration.update().then(() => 'asked', () => 'failed');
    const first = await Promise.race([found, asked]);
    const worker = registration.installing ?? registration.waiting;
    if (!worker) return first === 'failed' ? 'failed' : 'none';
    while (worker.state === 'installing') {
      await new Promise(resolve => worker.addEventListener('statechange', resolve, {once: true}));
    }
    return worker.state;
  });
}

/** What is kept for the page here, address by address, a list for each build. */
export function keptHere(page) {
  return page.evaluate(async () => {
    const ending = ` ${new URL('./', document.baseURI).pathname}`;
    const names = (await caches.keys()).filter(name => name.startsWith('duty-atlas:') && name.endsWith(ending));
    const kept = await Promise.all(names.map(async name => (await (await caches.open(name)).keys()).map(({url}) => url)));
    return kept.map(urls => urls.sort());
  });
}
