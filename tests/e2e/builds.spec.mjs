// A page of one build never runs a file of another: what is published changes
// while pages load, wait, and are open.
import {rename} from 'node:fs/promises';

import {dist, expect, test as base} from './support/fixtures.mjs';
import {Host, editions} from './support/host.mjs';
import {accept, expectWhole, keptHere, ready, update, updateReady, visit} from './support/offline.mjs';

const test = base.extend({
  host: async ({guard}, use) => {
    const host = await Host.start({dist});
    guard.allowOrigin(host.url);
    await use(host);
    await host.remove();
  },

  baseURL: ({host}, use) => use(host.url),
});

const missing = /status of 404|Failed to (load|fetch)|integrity|dynamically imported|WebAssembly|: 404/;
const chunk = /\/(split|chunk)_.*\.wasm$/;
const failure = page => page.getByText('程序没有能够运行');

/** The page is whole, and each part of it is of this edition; null is the first build. */
async function expectOnly(edition, page) {
  if (edition) await expect(page.locator('html')).toHaveAttribute('data-edition', edition);
  await expectWhole(page);
  expect(await editions(page)).toEqual({html: edition, loader: edition, script: edition, style: edition});
}

test('a tab that loads while another accepts an update becomes the new build as a whole', async ({context, host, page}) => {
  await visit(page);
  await host.publishNext();
  expect(await update(page)).toBe('installed');
  await expect(page.getByText(updateReady)).toBeVisible();

  const tab = await context.newPage();
  const loading = await host.holdNextPage(tab);
  await tab.goto('./', {waitUntil: 'commit'});
  await loading.held;
  await accept(page);
  await expectOnly('2', page);
  // The host has nothing of the first build any more: its files are kept here
  // while the tab is open.
  await expect(page.getByText(ready)).toBeVisible();
  expect(await keptHere(page)).toHaveLength(2);
  const failed = tab.waitForSelector('html[data-failed]', {state: 'attached', timeout: 90_000}).then(() => 'failed', () => {});
  loading.release();
  await Promise.race([failed, expect(tab.locator('html')).toHaveAttribute('data-edition', '2')]);
  await expectOnly('2', tab);
  // No page is of the first build any more.
  await expect.poll(async () => (await keptHere(page)).length).toBe(1);
});

test('going back to the running build is no update', async ({host, page}) => {
  await visit(page);
  await host.publishNext();
  expect(await update(page)).toBe('installed');
  await expect(page.getByText(updateReady)).toBeVisible();

  await host.replace();
  expect(await update(page)).toBe('installed');
  await expect(page.getByText(updateReady)).toBeHidden();
  await page.reload();
  await expectOnly(null, page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect(page.getByText('可离线使用')).toBeVisible();
  await expect(page.getByText(updateReady)).toBeHidden();
});

test('the copy takes from the browser what the page has loaded already', async ({host, page}) => {
  const asked = new Map();
  host.instead = ({url}) => {
    asked.set(url, (asked.get(url) ?? 0) + 1);
    return false;
  };
  await visit(page);
  const loaded = [...asked.keys()].filter(url => /-[0-9a-f]{16}\.(js|css|wasm)$/.test(url));
  expect(loaded.length).toBeGreaterThanOrEqual(5);
  for (const url of loaded) expect(asked.get(url), url).toBe(1);
});

test('a fixed name with an older content in the browser’s cache is asked for again', async ({host, page}) => {
  host.headers = file => (file === '/duties.csv' ? {'cache-control': 'public, max-age=31536000, immutable'} : {});
  await visit(page);
  await page.evaluate(async () => (await fetch('duties.csv')).text());
  await host.edit('duties.csv', text => `${text}x`);
  await host.publishNext();
  expect(await update(page)).toBe('installed');
  await accept(page);
  await expectOnly('2', page);
  expect(await page.evaluate(async () => (await (await fetch('duties.csv')).text()).at(-1))).toBe('x');
});

test.describe('before there is a copy', () => {
  test.use({serviceWorkers: 'block'});
  test.beforeEach(({guard}) => {
    guard.tolerate(/Service Worker registration blocked/);
    guard.tolerate(missing);
  });

  test('a new build between page load and first use: a sentence, and the rest works', async ({host, page}) => {
    // Not even a prefetch gets a chunk of the first build.
    let isPublished;
    const published = new Promise(done => { isPublished = done; });
    await page.route(chunk, async route => {
      await published;
      await route.continue();
    });
    await page.goto('./');
    await expectWhole(page);
    await host.publishNext();
    isPublished();
    await page.getByRole('link', {name: '说明', exact: true}).click();
    await expect(page.getByRole('button', {name: '重试'})).toBeVisible();
    await expect(page.getByRole('link', {name: '刷新页面'})).toBeVisible();
    await expect(page.getByRole('navigation', {name: '主导航'}).getByRole('link', {name: '事项', exact: true})).toBeVisible();
    await expect(failure(page)).toBeHidden();
    expect(await editions(page)).toEqual({html: null, loader: null, script: null, style: null});
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('data-edition', '2');
    await page.goto('./');
    await expectOnly('2', page);
  });

  test('a lazy part that does not arrive can be tried again', async ({guard, page}) => {
    guard.tolerate(/ERR_FAILED|TypeError/);
    await page.route(chunk, route => route.abort());
    await page.goto('./');
    await expectWhole(page);
    await page.getByRole('link', {name: '说明', exact: true}).click();
    const again = page.getByRole('button', {name: '重试'});
    await expect(again).toBeVisible();
    await expect(page.getByRole('navigation', {name: '主导航'}).getByRole('link', {name: '事项', exact: true})).toBeVisible();
    await page.unroute(chunk);
    await again.click();
    await expect(again).toBeHidden();
    await expect(page.getByRole('heading', {level: 2}).first()).toBeVisible();
  });

  const parts = {
    'its script': [/^duty-atlas-.*\.js$/, failure],
    'its program': [/^duty-atlas_bg-.*\.wasm$/, failure],
    'its styles': [/\.css$/, page => page.getByText('页面的样式没有载入')],
  };
  for (const [what, [pattern, sentence]] of Object.entries(parts)) {
    test(`a page that comes before ${what}, while files are being copied to the host`, async ({host, page}) => {
      await host.publishNext();
      const [file] = await host.find(pattern);
      await rename(host.path(file), host.path('aside'));
      await page.goto('./');
      await expect(sentence(page)).toBeVisible();
      await expect(page.locator('[data-item]').first()).toBeVisible();
      // Now it has been copied.
      await rename(host.path('aside'), host.path(file));
      await page.getByRole('link', {name: '重新载入'}).filter({visible: true}).first().click();
      await expectOnly('2', page);
    });
  }

  test('a page of the last build after its files have gone', async ({host, page}) => {
    const index = await host.read('index.html');
    await host.publishNext();
    host.instead = (request, response) => {
      if (request.url !== '/') return false;
      response.writeHead(200, {'content-type': 'text/html; charset=utf-8'}).end(index);
      return true;
    };
    await page.goto('./');
    await expect(failure(page)).toBeVisible();
    await expect(page.locator('[data-item]').first()).toBeVisible();
    host.instead = () => false;
    await page.getByRole('link', {name: '重新载入'}).filter({visible: true}).first().click();
    await expectOnly('2', page);
  });
});

for (const [what, pattern] of Object.entries({page: /\/$/, script: /duty-atlas-\w+\.js$/, program: /_bg-\w+\.wasm$/, style: /\.css$/})) {
  test(`where the kept ${what} was dropped, the page is of one build all the same`, async ({host, page}) => {
    await visit(page);
    await host.publishNext();
    await page.evaluate(async source => {
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
          if (new RegExp(source).test(request.url)) await cache.delete(request);
        }
      }
    }, pattern.source);
    await page.reload();
    await expectOnly('2', page);
  });
}
