// A site that publishes many lists, and a browser that keeps many lists and notes.
import {execFileSync} from 'node:child_process';
import {cp, mkdir, mkdtemp, readdir, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

import {serve} from '../../xtask/scripts/serve.mjs';
import {key, record} from '../e2e/support/notes.mjs';
import {awaitPaint, medians, open, plant, rounds, someText} from './load.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const kept = 10;
const ready = 'document.documentElement.matches("[data-ready]")';

/** With one list beside the shipped one and with a hundred; and what the memory holds at the end. */
export async function measureMany({browser, duties, say}) {
  const folder = await mkdtemp(join(tmpdir(), 'duty-atlas-'));
  const results = {};
  try {
    for (const lists of [1, 100]) {
      say(`a site with ${lists} lists`);
      const site = await serve({root: await publish(folder, lists, duties)});
      try {
        const times = [];
        for (let round = 0; round < rounds; round += 1) times.push(await choose(browser, site.url, lists));
        results[lists] = medians(times);
        if (lists >= kept) results.memory = await remember(browser, site.url, duties);
      } finally {
        await site.close();
      }
    }
  } finally {
    await rm(folder, {recursive: true});
  }
  return results;
}

/** A copy of the release that publishes so many lists, each as long as the shipped one and of other words. */
async function publish(folder, count, duties) {
  const [source, site] = [join(folder, `lists-${count}`), join(folder, `site-${count}`)];
  await mkdir(source);
  for (let at = 1; at <= count; at += 1) {
    const place = [...duties.document.place.slice(0, -1), `试${at}乡`];
    const items = duties.items.map(item => ({...item, title: `${item.title}（${at}）`}));
    const list = {...duties, document: {...duties.document, id: `list-${at}`, title: `${place.join('')}履职事项清单`, place}, items, corrections: []};
    await writeFile(join(source, `${at}.json`), JSON.stringify(list));
  }
  await cp(join(root, 'dist'), site, {recursive: true});
  // The compressed copies would hide what changes below.
  const files = await readdir(site, {recursive: true});
  await Promise.all(files.filter(name => /\.(br|gz)$/.test(name)).map(name => rm(join(site, name))));
  execFileSync('cargo', ['run', '--quiet', '--locked', '--package', 'xtask', '--', 'lists', source, site], {cwd: root, stdio: 'inherit'});
  return site;
}

/** From the click to the paint: the view of lists with all lists, and the items of one of them. */
async function choose(browser, url, lists) {
  const context = await browser.newContext({locale: 'zh-CN', viewport: {width: 1280, height: 900}});
  const page = await open(context, url, {isReady: ready});
  await page.evaluate(() => window.measured.ready);
  await page.waitForTimeout(2_000);
  await awaitPaint(page, 'click', `document.querySelectorAll(".kept-lists [data-doc]").length === ${lists + 1}`);
  await page.locator('.list-switch').click();
  const shown = await page.evaluate(() => window.painted);
  await page.waitForTimeout(500);
  const opened = await openList(page, 1);
  await context.close();
  return {shown, opened};
}

async function openList(page, at) {
  const row = page.locator('.kept-lists [data-doc]').nth(at);
  // The page's own list is not in the address.
  const doc = at ? await row.getAttribute('data-doc') : null;
  await awaitPaint(page, 'click', `new URLSearchParams(location.search).get("doc") === ${JSON.stringify(doc)} && document.querySelectorAll("[data-item]").length === 239`);
  await row.locator('.list-name a').click();
  return page.evaluate(() => window.painted);
}

/** MB of WebAssembly and of JavaScript: after a start, and with ten lists that were opened and 5,000 notes. */
async function remember(browser, url, duties) {
  const context = await browser.newContext({locale: 'zh-CN'});
  await context.addInitScript(() => {
    for (const name of ['instantiate', 'instantiateStreaming']) {
      const original = WebAssembly[name];
      WebAssembly[name] = async (...rest) => {
        const result = await original(...rest);
        globalThis.programMemory ??= (result.instance ?? result).exports.memory;
        return result;
      };
    }
  });
  const measure = async page => {
    const session = await context.newCDPSession(page);
    await session.send('HeapProfiler.collectGarbage');
    const {usedSize} = await session.send('Runtime.getHeapUsage');
    return {wasm: await page.evaluate(() => globalThis.programMemory.buffer.byteLength) / 1e6, script: usedSize / 1e6};
  };
  const page = await open(context, url, {isReady: ready, rate: 1});
  await page.evaluate(() => window.measured.ready);
  const fresh = await measure(page);
  const real = duties.items.map(({id}) => id);
  const items = Array.from({length: 5_000}, (_, at) => real[at] ?? `basic-${5_000 + at}`);
  await plant(context, url, items.map(item => [key(item), record(item, someText, {state: 'questioned'})]));
  for (let at = 1; at <= kept; at += 1) {
    await page.goto(`${url}?view=lists`);
    await page.locator('.kept-lists [data-doc]').nth(at).waitFor();
    await openList(page, at);
  }
  // All in the memory of one page.
  for (let at = 1; at <= kept; at += 1) {
    await page.locator('.list-switch').click();
    await openList(page, at);
  }
  await page.locator('.list-switch').click();
  await openList(page, 0);
  await page.locator('[data-item="supporting-19"] a').click();
  await page.locator('[data-detail]').waitFor();
  const full = await measure(page);
  await context.close();
  return {fresh, full};
}
