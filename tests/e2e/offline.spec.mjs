// What the offline copy survives, with a server that is really stopped and really changed.
import {writeFile} from 'node:fs/promises';
import {chromium} from '@playwright/test';

import {launchOptions} from '../../tools/browser.mjs';
import {dist, expect, test as base} from './support/fixtures.mjs';
import {Host} from './support/host.mjs';

const ready = '可离线使用';
const offline = '现在离线，照常可用';
const updateReady = '新版本已就绪';

const test = base.extend({
  /** The path under which the program is published. */
  path: ['/', {option: true}],

  host: async ({guard, path}, use) => {
    const host = await Host.start({dist, base: path});
    guard.allowOrigin(host.url);
    await use(host);
    await host.remove();
  },

  baseURL: ({host}, use) => use(host.url),
});

async function expectWhole(page) {
  await expect(page.locator('html')).toHaveAttribute('data-ready');
  await expect(page.locator('[data-item]')).toHaveCount(239);
  await expect(page.locator('body')).toHaveCSS('margin', '0px');
}

/** The first visit: the page is open, and kept. */
async function visit(page) {
  await page.goto('./');
  await expectWhole(page);
  await expect(page.getByText(ready)).toBeVisible();
}

const build = page => page.locator('html').getAttribute('data-build');

/** Asks for an update, and resolves to what became of it: `installed` or `redundant`; `none` where there is none. */
function update(page) {
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

const cacheNames = page => page.evaluate(() => caches.keys());

for (const path of ['/', '/some/sub/path/']) {
  test.describe(`published at ${path}`, () => {
    test.use({path});

    test('after one visit, reload, a deep link and a new tab work without the server', async ({context, host, page}) => {
      await visit(page);
      await host.stop();

      await page.reload();
      await expectWhole(page);
      await expect(page.getByText(offline)).toBeVisible();

      await page.goto('./?item=supporting-19');
      await expect(page.locator('[data-detail="supporting-19"]')).toBeVisible();

      const tab = await context.newPage();
      await tab.goto('./index.html?q=犬');
      await expect(tab.locator('[data-item="supporting-19"]')).toBeVisible();
      const items = await tab.evaluate(async () => (await (await fetch('duties.json')).json()).items.length);
      expect(items).toBe(239);
    });
  });
}
