// The program in one file, opened from a disk.
import {cp, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';

import {dist, expect, test as base} from './support/fixtures.mjs';
import {mainFlows} from './support/flows.mjs';
import {Own} from './support/notes.mjs';

const test = base.extend({
  /** Alone in a folder with a name as people have them, so that nothing beside it can help. */
  site: [async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), '履职 一览-'));
    const file = join(folder, 'duty-atlas.html');
    await cp(join(dist, 'duty-atlas.html'), file);
    await use({url: pathToFileURL(file).href});
    await rm(folder, {recursive: true});
  }, {scope: 'worker'}],
});

mainFlows(test);

test('it says where the notes live, and leads to export and import', async ({atlas, page}) => {
  await atlas.open();
  await page.getByRole('link', {name: '单文件版 · 笔记存在哪里？'}).click();
  const about = page.locator('section').filter({has: page.getByRole('heading', {name: '单文件版', exact: true})});
  await expect(about).toContainText('存在这台电脑的这个浏览器里');
  await about.getByRole('link', {name: '导出或导入笔记'}).click();
  await expect(page).toHaveURL(/view=review/);
});

test('清单: its own list is in this file, and no site is asked for others', async ({atlas, page}) => {
  await atlas.open('view=lists');
  const own = page.getByRole('list', {name: '已有清单', exact: true}).locator('[data-doc="laotai-2025-07"]');
  await expect(own).toContainText('本文件');
  await expect(own).not.toContainText('本站');
  await expect(page.getByRole('button', {name: '打开清单', exact: true})).toBeVisible();
});

test('fault 31: notes are kept, taken out, and taken in again', async ({atlas, page}) => {
  const own = new Own(page);
  await atlas.open('item=basic-2');
  await own.mark('存疑').check();
  await own.note.fill('单文件里写的');
  await expect(own.isSaved).toBeVisible();
  await page.reload();
  await expect(own.note).toHaveValue('单文件里写的');

  await atlas.view('核对').click();
  const {text} = await own.take('导出笔记');
  await page.evaluate(() => localStorage.clear());
  await page.evaluate(() => new Promise(done => { indexedDB.deleteDatabase('duty-atlas:mirror').onsuccess = done; }));
  await page.reload();
  await expect(page.getByRole('progressbar', {name: '核对进度', exact: true}).first()).toHaveAttribute('aria-valuenow', '0');
  await own.choose(text);
  await own.button('导入 1 项').click();
  await atlas.open('item=basic-2');
  await expect(own.note).toHaveValue('单文件里写的');
  await expect(own.mark('存疑')).toBeChecked();
});

test('its policy allows its own script by hash and nothing else', async ({atlas, guard, page}) => {
  const html = await readFile(join(dist, 'duty-atlas.html'), 'utf8');
  const policy = html.match(/http-equiv="Content-Security-Policy" content="([^"]+)"/)[1];
  expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-[^']+' 'wasm-unsafe-eval'; style-src 'sha256-[^']+';/);
  expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|'self'|blob:|https?:|\*/);
  await atlas.open();
  guard.tolerate(/Content Security Policy/);
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.ranInline = true';
    document.body.append(script);
    return globalThis.ranInline;
  });
  expect(ran).toBeUndefined();
});

test('a browser that cannot unpack it is told so', async ({guard, page, site}) => {
  guard.tolerate(/no DecompressionStream/);
  await page.addInitScript(() => { delete globalThis.DecompressionStream; });
  await page.goto(site.url);
  await expect(page.getByRole('alert')).toContainText('浏览器太旧');
});

test('it is not shown in a frame', async ({guard, page, site}) => {
  const frame = new URL('frame.html', site.url);
  guard.allowOrigin(frame.href);
  await writeFile(frame, '<!doctype html><link rel="icon" href="data:,"><iframe src="duty-atlas.html" width="900" height="600"></iframe>');
  await page.goto(frame.href);
  const framed = page.frameLocator('iframe');
  await expect(framed.getByText('被别的网页嵌在框里')).toBeVisible();
  await expect(framed.locator('html')).not.toHaveAttribute('data-ready');
});

test('there is one place for the list of its reader', async () => {
  const html = await readFile(join(dist, 'duty-atlas.html'), 'utf8');
  expect(html.split('<!-- duty-atlas-list -->')).toHaveLength(2);
  expect(html.indexOf('<!-- duty-atlas-list -->')).toBeLessThan(html.indexOf('<script type="module">'));
});
