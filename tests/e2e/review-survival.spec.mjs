// A note that was typed is there afterwards, whatever happens to the page or the browser.
import {chromium} from '@playwright/test';

import {launchOptions} from '../../xtask/scripts/browser.mjs';
import {expect, test} from './support/fixtures.mjs';
import {makeProfile, removeProfile, start} from './support/killable.mjs';
import {key, Own, saved} from './support/notes.mjs';

/** Types at once, as a script, and says what is then in the storage: no time passes in between. */
const typeAndLook = (page, text) => page.locator('textarea').evaluate((field, text) => {
  field.value = text;
  field.dispatchEvent(new InputEvent('input', {bubbles: true}));
  return localStorage.getItem('duty-atlas:note:laotai-2025-07:basic-2');
}, text);

test('an input is saved before the event has ended', async ({page}) => {
  await new Own(page).open('basic-2');
  expect(await typeAndLook(page, '马上')).toContain('马上');
});

test('fault 12: typing, then the tab is closed at once', async ({context, page}) => {
  const own = new Own(page);
  await own.open('basic-2');
  await own.note.pressSequentially('关掉之前');
  await page.close();
  const again = new Own(await context.newPage());
  await again.open('basic-2');
  await expect(again.note).toHaveValue('关掉之前');
});

test('fault 13: reload', async ({page}) => {
  const own = new Own(page);
  await own.open('basic-2');
  await own.note.fill('重新载入');
  await own.mark('待办').check();
  await page.reload();
  await expect(own.note).toHaveValue('重新载入');
  await expect(own.mark('待办')).toBeChecked();
});

test('fault 13: back from the back/forward cache, changed meanwhile in another tab', async ({guard, site}) => {
  // Playwright switches this cache off, so this test starts a browser of its own.
  const browser = await chromium.launch({
    ...launchOptions(), ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
  try {
    const context = await browser.newContext({baseURL: site.url, locale: 'zh-CN'});
    guard.watch(context);
    const page = await context.newPage();
    // Whether a kept page hears of changes when it comes back is the browser's affair; this one does not.
    await page.addInitScript(() => addEventListener('storage', event => event.stopImmediatePropagation(), true));
    const own = new Own(page);
    await own.write('basic-2', '离开之前');
    // A worker that takes a kept page over ends its stay in the cache.
    await page.waitForFunction(() => navigator.serviceWorker.controller);
    await page.evaluate(() => { window.stillTheSame = true; });
    await page.goto('./404.html');
    const other = new Own(await context.newPage());
    await other.open('basic-2');
    await other.note.fill('在别处改过');
    await expect(other.isSaved).toBeVisible();
    await other.open('basic-3');
    await other.note.fill('在别处新写');
    await expect(other.isSaved).toBeVisible();
    // A page that was kept is not loaded, so there is no event of that to wait for.
    await page.goBack({waitUntil: 'commit'});
    await expect(own.note).toBeVisible();
    const kept = await page.evaluate(() => [window.stillTheSame, performance.getEntriesByType('navigation')[0].notRestoredReasons]);
    expect(kept, 'the page was kept').toEqual([true, null]);
    await expect(own.note).toHaveValue('在别处改过');
    await expect(page.locator('[data-item="basic-3"]').first()).toContainText('有笔记');
  } finally {
    await browser.close();
  }
});

test('fault 14: the renderer crashes after an input', async ({context, guard, page}) => {
  guard.tolerate(/crash/i);
  const own = new Own(page);
  await own.open('basic-2');
  await typeAndLook(page, '崩溃之前');
  const crashed = page.waitForEvent('crash');
  const session = await context.newCDPSession(page);
  session.send('Page.crash').catch(() => {});
  await crashed;
  const again = new Own(await context.newPage());
  await again.open('basic-2');
  await expect(again.note).toHaveValue('崩溃之前');
});

/** The note on an item that the second copy has. */
function mirrored(page, item) {
  return page.evaluate(key => new Promise((done, failed) => {
    const opening = indexedDB.open('duty-atlas:mirror');
    opening.onerror = failed;
    opening.onsuccess = () => {
      const reading = opening.result.transaction('notes').objectStore('notes').get(key);
      reading.onerror = failed;
      reading.onsuccess = () => {
        opening.result.close();
        done(JSON.parse(reading.result ?? '{}').note);
      };
    };
  }), key(item));
}

// The waits are the fault itself: Chromium writes localStorage to the disk late.
test('fault 15: the browser is killed 0, 10 and 35 s after an input', async ({guard, site}) => {
  test.setTimeout(180_000);
  await Promise.all([0, 10, 35].map(async seconds => {
    const profile = await makeProfile();
    try {
      const browser = await start(profile, guard, site.url);
      const page = await browser.open('?item=basic-2');
      await new Own(page).mark('存疑').check();
      // As fast as one types; then only until the last transaction has been handed over.
      await page.locator('textarea').pressSequentially(`写完 ${seconds} 秒后断电`);
      await expect.poll(() => mirrored(page, 'basic-2'), {intervals: [20]}).toBe(`写完 ${seconds} 秒后断电`);
      await new Promise(done => { setTimeout(done, seconds * 1000); });
      await browser.kill();

      const restarted = await start(profile, guard, site.url);
      const own = new Own(await restarted.open('?item=basic-2'));
      await expect(own.note, `after ${seconds} s`).toHaveValue(`写完 ${seconds} 秒后断电`);
      await expect(own.mark('存疑')).toBeChecked();
      expect((await saved(own.page, 'basic-2')).note, 'and storage has it again').toBe(`写完 ${seconds} 秒后断电`);
      await restarted.kill();
    } finally {
      await removeProfile(profile);
    }
  }));
});

test('the page asks to keep its data after the first note, and saves on request', async ({page}) => {
  await page.addInitScript(() => {
    window.asked = 0;
    StorageManager.prototype.persist = async () => { window.asked += 1; return true; };
  });
  const own = new Own(page);
  await own.open('basic-2');
  expect(await page.evaluate(() => window.asked)).toBe(0);
  await own.note.pressSequentially('一二三');
  await expect.poll(() => page.evaluate(() => window.asked)).toBe(1);

  const kept = await page.evaluate(() => {
    const set = Storage.prototype.setItem;
    Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
    const field = document.querySelector('textarea');
    field.value = '一二三四';
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));
    Storage.prototype.setItem = set;
    window.dispatchEvent(new Event('duty-atlas:flush'));
    return localStorage.getItem('duty-atlas:note:laotai-2025-07:basic-2');
  });
  expect(kept).toContain('一二三四');
});
