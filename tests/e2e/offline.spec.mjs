// What the offline copy survives, with a server that is really stopped and really changed.
import {writeFile} from 'node:fs/promises';
import {chromium} from '@playwright/test';

import {launchOptions} from '../../xtask/scripts/browser.mjs';
import {dist, expect, test as base} from './support/fixtures.mjs';
import {Host} from './support/host.mjs';
import {Own, saved} from './support/notes.mjs';
import {expectWhole, keptHere, offline, ready, update, updateReady, visit} from './support/offline.mjs';

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

const build = page => page.locator('html').getAttribute('data-edition');

/** No worker is left, and nothing that one kept. The page may be reloading itself meanwhile. */
async function expectGone(page) {
  const workers = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
  const left = async () => [await workers(), await keptHere(page)];
  await expect.poll(() => left().catch(() => 'reloading')).toEqual([0, []]);
}

test('nothing on the page moves when the copy turns out to be there', async ({page}) => {
  await page.addInitScript(() => {
    // Late, so that the page can be looked at before.
    const register = ServiceWorkerContainer.prototype.register;
    ServiceWorkerContainer.prototype.register = async function registerLate(...all) {
      await new Promise(done => { globalThis.registerNow = done; });
      return register.apply(this, all);
    };
  });
  for (const width of [320, 390, 600, 1280]) {
    await page.setViewportSize({width, height: 800});
    await page.goto('./');
    await expectWhole(page);
    const top = () => page.locator('[data-item]').first().evaluate(row => row.getBoundingClientRect().top);
    const before = await top();
    await expect(page.getByText(ready)).toBeHidden();
    await page.waitForFunction(() => globalThis.registerNow);
    await page.evaluate(() => registerNow());
    await expect(page.getByText(ready)).toBeVisible();
    expect(await top(), `${width} px`).toBe(before);
  }
});

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

    test('after one visit, a new start of the browser works without the server', async ({guard, host}, testInfo) => {
      const start = async () => {
        const context = await chromium.launchPersistentContext(testInfo.outputPath('profile'), launchOptions());
        guard.watch(context);
        return {context, page: context.pages()[0]};
      };
      const first = await start();
      await first.page.goto(host.url);
      await expectWhole(first.page);
      await expect(first.page.getByText(ready)).toBeVisible();
      await first.context.close();
      await host.stop();

      const second = await start();
      await second.page.goto(`${host.url}?view=about`);
      await expect(second.page.locator('html')).toHaveAttribute('data-ready');
      await expect(second.page.getByText(offline)).toBeVisible();
      await second.context.close();
    });

    const loginPage = '<!doctype html><title>Login</title>';
    const spoil = {
      'answers 404': async host => { host.instead = refuse((await host.find(/^loader-/))[0]); },
      'has other bytes': host => writeFile(host.path('duties.csv'), 'half of the fi'),
      'is a login page': host => { host.instead = logIn(url => !/sw\.js$/.test(url)); },
      'is a login page, like the worker itself': host => { host.instead = logIn(() => true); },
    };
    function refuse(file) {
      return (request, response) => {
        const isIt = request.url === path + file;
        if (isIt) response.writeHead(404, {'content-type': 'text/plain'}).end('404');
        return isIt;
      };
    }
    function logIn(matches) {
      return (request, response) => {
        const isIt = matches(request.url);
        if (isIt) response.writeHead(200, {'content-type': 'text/html'}).end(loginPage);
        return isIt;
      };
    }

    for (const [fault, apply] of Object.entries(spoil)) {
      test(`where a file of the next build ${fault}, the present build stays whole`, async ({guard, host, page}) => {
        guard.tolerate(/status of 404|unsupported MIME type|insecure/);
        await visit(page);
        const kept = await keptHere(page);

        await host.publishNext();
        await apply(host);
        expect(await update(page)).toMatch(/redundant|failed/);
        await expect(page.getByText(updateReady)).toBeHidden();

        await page.reload();
        await expectWhole(page);
        expect(await build(page)).toBeNull();
        await host.stop();
        await page.reload();
        await expectWhole(page);
        expect(await build(page)).toBeNull();
        expect(await keptHere(page)).toContainEqual(kept[0]);
      });
    }

    test('a new version waits for the reader; then all tabs become it, drafts kept', async ({context, host, page}) => {
      const tabs = [page, await context.newPage()];
      for (const [number, tab] of tabs.entries()) {
        await visit(tab);
        await tab.getByRole('searchbox').fill(`犬 ${number}`);
        await tab.goto(`./?q=犬 ${number}&item=basic-${number + 1}`);
        await new Own(tab).note.fill(`草稿 ${number}`);
      }

      await host.publishNext();
      expect(await update(page)).toBe('installed');
      for (const tab of tabs) {
        await expect(tab.getByText(updateReady)).toBeVisible();
        expect(await build(tab)).toBeNull();
      }
      // Not even a reload mixes the builds or takes the new one unasked.
      await tabs[1].reload();
      await expect(tabs[1].getByText(updateReady)).toBeVisible();
      expect(await build(tabs[1])).toBeNull();
      // Typed in the last moment, and in a tab that nobody looks at.
      await new Own(tabs[1]).note.pressSequentially('，写到一半');

      await tabs[0].getByRole('button', {name: '更新', exact: true}).click();
      for (const [number, tab] of tabs.entries()) {
        await expect(tab.locator('html')).toHaveAttribute('data-edition', '2');
        await expect(tab.locator('html')).toHaveAttribute('data-ready');
        await expect(tab.getByRole('searchbox')).toHaveValue(`犬 ${number}`);
        await expect(new Own(tab).note).toHaveValue(number === 0 ? '草稿 0' : '草稿 1，写到一半');
        await expect(tab.getByText(updateReady)).toBeHidden();
      }
      await expect.poll(async () => (await keptHere(page)).length).toBe(1);
      await host.stop();
      await page.goto('./');
      await expectWhole(page);
      expect(await build(page)).toBe('2');
    });

    test('the offer of a new version can be put off', async ({host, page}) => {
      await visit(page);
      await host.publishNext();
      expect(await update(page)).toBe('installed');
      await page.getByRole('button', {name: '以后再说', exact: true}).click();
      await expect(page.getByText(updateReady)).toBeHidden();
      await page.reload();
      await expect(page.getByText(updateReady)).toBeVisible();
    });

    test('a deleted cache is filled again', async ({host, page}) => {
      await visit(page);
      const kept = await keptHere(page);
      await page.evaluate(async () => Promise.all((await caches.keys()).map(name => caches.delete(name))));
      await page.reload();
      await expectWhole(page);
      await expect(page.getByText(ready)).toBeVisible();
      expect(await keptHere(page)).toEqual(kept);

      await host.stop();
      await page.reload();
      await expectWhole(page);
    });

    /** Puts other programs' things on the origin, and says what is there of them. */
    const putForeign = page => page.evaluate(async () => {
      const elsewhere = new URL('./', document.baseURI).pathname === '/' ? '/other/' : '/';
      for (const name of ['someone-else', `duty-atlas:0123456789abcdef ${elsewhere}`, 'workbox-precache-v2-/']) {
        await (await caches.open(name)).put('./of-another-program', new Response(name));
      }
      localStorage.setItem('someone-else', '{');
      localStorage.setItem('duty-atlas', 'not ours either');
    });
    const readForeign = page => page.evaluate(async () => {
      const names = (await caches.keys()).filter(name => !name.startsWith('duty-atlas:') || name.includes('0123456789abcdef'));
      const texts = await Promise.all(names.sort().map(async name => (await (await caches.open(name)).match('./of-another-program')).text()));
      return [texts, localStorage.getItem('someone-else'), localStorage.getItem('duty-atlas')];
    });

    test('other programs’ caches and keys survive an update, the deletion of the notes, and the kill switch', async ({host, page}) => {
      await visit(page);
      await putForeign(page);
      const before = await readForeign(page);
      expect(before[0]).toHaveLength(3);

      await host.publishNext();
      expect(await update(page)).toBe('installed');
      await page.getByRole('button', {name: '更新', exact: true}).click();
      await expect(page.locator('html')).toHaveAttribute('data-edition', '2');
      await expect(page.getByText(ready)).toBeVisible();
      expect(await readForeign(page)).toEqual(before);

      const own = new Own(page);
      await own.write('basic-1', '要删的');
      await own.openReview();
      await own.button('删除我的笔记').click();
      await own.page.getByRole('group', {name: '删除我的笔记'}).getByRole('button', {name: '删除', exact: true}).click();
      await expect.poll(() => saved(page, 'basic-1')).toBeNull();
      expect(await readForeign(page)).toEqual(before);

      await host.publishNext('3');
      await host.publishKillSwitch();
      await page.reload();
      await expect(page.locator('html')).toHaveAttribute('data-edition', '3');
      await expectGone(page);
      expect(await readForeign(page)).toEqual(before);
    });

    test('the kill switch takes the worker away and leaves the notes', async ({host, page}) => {
      await visit(page);
      const note = ['duty-atlas:note:laotai-2025-07:basic-1', '{"v":1,"item":"basic-1","state":"reviewed","note":"留","updated":"2026-01-01T00:00:00Z"}'];
      await page.evaluate(([key, value]) => localStorage.setItem(key, value), note);

      await host.publishNext();
      await host.publishKillSwitch();
      await page.reload();
      // The page of the old build follows its worker, and comes from the server again.
      await expect(page.locator('html')).toHaveAttribute('data-edition', '2');
      await expectWhole(page);
      await expectGone(page);
      expect(await page.evaluate(key => localStorage.getItem(key), note[0])).toBe(note[1]);
    });
  });
}

test('a tab that has only just opened follows a take-over too', async ({context, host, page}) => {
  await visit(page);
  await host.publishNext();
  expect(await update(page)).toBe('installed');
  const tab = await context.newPage();
  // It never comes to registering the worker.
  await tab.addInitScript(() => { globalThis.requestIdleCallback = () => 0; });
  await tab.goto('./?q=犬');
  await expect(tab.locator('html')).toHaveAttribute('data-ready');
  expect(await build(tab)).toBeNull();

  await page.getByRole('button', {name: '更新', exact: true}).click();
  await expect(tab.locator('html')).toHaveAttribute('data-edition', '2');
  await expect(tab.getByRole('searchbox')).toHaveValue('犬');
});

const without = {
  'has no workers': () => { delete Navigator.prototype.serviceWorker; },
  'refuses workers': () => { ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('refused', 'SecurityError')); },
  'throws at the mention of workers': () => Object.defineProperty(Navigator.prototype, 'serviceWorker', {
    get() { throw new DOMException('refused', 'SecurityError'); },
  }),
};
for (const [what, prepare] of Object.entries(without)) {
  test(`a browser that ${what} shows the program and no error`, async ({page}) => {
    await page.addInitScript(prepare);
    await page.addInitScript(() => {
      const idle = globalThis.requestIdleCallback;
      globalThis.requestIdleCallback = run => idle(() => {
        run();
        setTimeout(() => { document.documentElement.dataset.idled = ''; });
      });
    });
    await page.goto('./');
    await expectWhole(page);
    // Without workers there is nothing to wait for.
    if (what === 'refuses workers') await expect(page.locator('html')).toHaveAttribute('data-idled');
    await expect(page.getByText(ready)).toHaveCount(0);
  });
}

test('the page says in English too how it stands', async ({host, page}) => {
  await page.goto('./?lang=en');
  await expect(page.getByText('Ready for offline use')).toBeVisible();
  await host.publishNext();
  expect(await update(page)).toBe('installed');
  await expect(page.getByText('A new version is ready.')).toBeVisible();
  await host.stop();
  await page.reload();
  await expect(page.getByText('Offline now; everything still works')).toBeVisible();
});

test('two copies on one host keep what they have', async ({context, host, page}) => {
  await host.publish('/second/');
  await visit(page);
  const second = await context.newPage();
  await second.goto('./second/');
  await expectWhole(second);
  await expect(second.getByText(ready)).toBeVisible();
  const kept = await keptHere(second);

  await host.publishNext();
  expect(await update(page)).toBe('installed');
  await page.getByRole('button', {name: '更新', exact: true}).click();
  await expect(page.locator('html')).toHaveAttribute('data-edition', '2');
  await expect(page.getByText(ready)).toBeVisible();
  expect(await keptHere(second)).toEqual(kept);

  await host.stop();
  await second.reload();
  await expectWhole(second);
  expect(await build(second)).toBeNull();
});

test('an address that is not the program’s stays the host’s', async ({host, page}) => {
  await writeFile(host.path('neighbour.html'), '<!doctype html><link rel="icon" href="data:,"><h1>Neighbour</h1>');
  await visit(page);
  await page.goto('./neighbour.html');
  await expect(page.getByRole('heading')).toHaveText('Neighbour');
});

test('nothing is fetched for later before the page is ready', async ({context, page}) => {
  const asked = [];
  let isReady = false;
  context.on('request', request => {
    if (request.serviceWorker() && !isReady) asked.push(request.url());
  });
  await page.exposeFunction('pageIsReady', () => { isReady = true; });
  await page.addInitScript(() => new MutationObserver((_, observer) => {
    if (!document.documentElement?.hasAttribute('data-ready')) return;
    observer.disconnect();
    pageIsReady();
  }).observe(document, {attributes: true, subtree: true}));
  await visit(page);
  expect(isReady).toBe(true);
  expect(asked).toEqual([]);
});
