// From the release 0.1, which readers have on their devices, to this build.
import {dist, expect, test as base} from './support/fixtures.mjs';
import {Host, editions} from './support/host.mjs';
import {Own, saved} from './support/notes.mjs';
import {accept, expectWhole, keptHere, ready, update, updateReady} from './support/offline.mjs';
import {unpackRelease} from './support/release.mjs';

const test = base.extend({
  host: async ({guard}, use) => {
    const release = await unpackRelease();
    const host = await Host.start({dist: release.folder});
    guard.allowOrigin(host.url);
    await use(host);
    await host.remove();
    await release.remove();
  },

  baseURL: ({host}, use) => use(host.url),
});

const notes = [
  ['basic-1', '已核', '0.1 版里写的'],
  ['supporting-19', '存疑', '第一行\n第二行'],
  ['reclaimed-22', '待办', ''],
];

/** Works in the release as its readers do. */
async function annotate(page) {
  const own = new Own(page);
  for (const [item, mark, note] of notes) {
    await own.open(item);
    await own.mark(mark).check();
    if (note) await own.note.fill(note);
    await expect(own.isSaved).toBeVisible();
  }
}

const stored = page => page.evaluate(() => ({...localStorage}));

/** Collects each moment at which a page of this tab shows nothing. */
async function watchForBlankness(page) {
  const blank = [];
  await page.exposeFunction('reportBlank', text => blank.push(text));
  await page.addInitScript(() => {
    addEventListener('DOMContentLoaded', () => {
      const look = () => {
        if (!document.body.innerText.includes('履职一览')) reportBlank(document.documentElement.outerHTML.slice(0, 200));
        requestAnimationFrame(look);
      };
      look();
    });
  });
  return blank;
}

test('its offline copy becomes this build, with every tab, and nothing that was stored is lost', async ({context, host, page}) => {
  await page.goto('./');
  await expectWhole(page);
  await expect(page.getByText(ready)).toBeVisible();
  await annotate(page);
  await page.evaluate(() => localStorage.setItem('duty-atlas:setting:proof', 'kept'));
  const before = await stored(page);
  expect(Object.keys(before).filter(key => key.startsWith('duty-atlas:note:'))).toHaveLength(notes.length);
  const tab = await context.newPage();
  await tab.goto('./');
  await expectWhole(tab);

  const blank = await watchForBlankness(page);
  await host.replace(dist);
  expect(await update(page)).toBe('installed');
  await expect(page.getByText(updateReady)).toBeVisible();
  await accept(page);
  for (const one of [page, tab]) {
    await expect(one.locator('html')).toHaveAttribute('data-build');
    await expect(one.locator('html')).toHaveAttribute('data-ready');
    await expect(one.getByText('程序没有能够运行')).toBeHidden();
  }
  expect(blank).toEqual([]);
  await expect.poll(async () => (await keptHere(page)).length).toBe(1);

  const after = await stored(page);
  for (const [item, , note] of notes) expect((await saved(page, item)).note).toBe(note);
  expect(after['duty-atlas:setting:proof']).toBe('kept');
  await host.stop();
  await page.goto('./');
  await expectWhole(page);
});

test('its notes and marks are on the page of this build', async ({host, page}) => {
  await page.goto('./');
  await expect(page.getByText(ready)).toBeVisible();
  await annotate(page);
  await host.replace(dist);
  expect(await update(page)).toBe('installed');
  await accept(page);
  await expect(page.locator('html')).toHaveAttribute('data-build');
  const own = new Own(page);
  for (const [item, mark, note] of notes) {
    await own.open(item);
    await expect(own.mark(mark)).toBeChecked();
    await expect(own.note).toHaveValue(note);
  }
});

test('a page of the release that is loading while another tab accepts is not mixed', async ({context, host, page}) => {
  await page.goto('./');
  await expectWhole(page);
  await expect(page.getByText(ready)).toBeVisible();
  await host.replace(dist);
  expect(await update(page)).toBe('installed');
  await expect(page.getByText(updateReady)).toBeVisible();
  const tab = await context.newPage();
  const loading = await host.holdNextPage(tab);
  await tab.goto('./', {waitUntil: 'commit'});
  await loading.held;
  await accept(page);
  await expect(page.locator('html')).toHaveAttribute('data-build');
  await expectWhole(page);
  loading.release();
  // The release does not ask which build is active, so it may stay what it is.
  await expectWhole(tab);
  const parts = await editions(tab);
  expect(new Set(Object.values(parts))).toEqual(new Set([null]));
  await tab.reload();
  await expect(tab.locator('html')).toHaveAttribute('data-build');
  await expectWhole(tab);
});
