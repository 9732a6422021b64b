// A site that publishes many lists, and a browser that keeps many lists and notes.
import {execFileSync} from 'node:child_process';
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

import {serve} from '../../xtask/scripts/serve.mjs';
import {exposeMemory, programMemory} from '../e2e/support/memory.mjs';
import {awaitPaint, manyNotes, medians, open, openList, plant, ready, rounds} from './load.mjs';

const script = fileURLToPath(new URL('../../xtask/scripts/with-lists.sh', import.meta.url));
const kept = 10;
/** More lists than fit on the screen. */
const screenful = 20;
const rows = page => page.locator('.kept-lists [data-doc]');

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
  execFileSync(script, [source, site], {stdio: 'inherit'});
  return site;
}

/** From the click to the paint: the view of lists with all lists, and the items of one of them. */
async function choose(browser, url, lists) {
  const context = await browser.newContext({locale: 'zh-CN', viewport: {width: 1280, height: 900}});
  const page = await open(context, url, {isReady: ready});
  await page.evaluate(() => window.measured.ready);
  await page.waitForTimeout(2_000);
  const count = 'document.querySelectorAll(".kept-lists [data-doc]").length';
  await awaitPaint(page, 'click', `${count} === ${lists + 1}`);
  await awaitPaint(page, 'click', `${count} >= ${Math.min(lists + 1, screenful)}`, 'begun');
  await page.locator('.list-switch').click();
  const [begun, shown] = await page.evaluate(() => Promise.all([window.begun, window.painted]));
  await page.waitForTimeout(500);
  const opened = await openList(page, rows(page).nth(1), 239);
  await context.close();
  return {begun, shown, opened};
}

/** MB of WebAssembly and of JavaScript: after a start, and with ten lists that were opened and 5,000 notes. */
async function remember(browser, url, duties) {
  const context = await browser.newContext({locale: 'zh-CN'});
  await exposeMemory(context);
  const measure = async page => {
    const session = await context.newCDPSession(page);
    await session.send('HeapProfiler.collectGarbage');
    const {usedSize} = await session.send('Runtime.getHeapUsage');
    return {wasm: await programMemory(page) / 1e6, script: usedSize / 1e6};
  };
  const page = await open(context, url, {isReady: ready, rate: 1});
  await page.evaluate(() => window.measured.ready);
  const fresh = await measure(page);
  await plant(context, url, manyNotes(duties));
  for (let at = 1; at <= kept; at += 1) {
    await page.goto(`${url}?view=lists`);
    await rows(page).nth(at).waitFor();
    await openList(page, rows(page).nth(at), 239);
  }
  // All in the memory of one page.
  for (let at = 1; at <= kept; at += 1) {
    await page.locator('.list-switch').click();
    await openList(page, rows(page).nth(at), 239);
  }
  await page.locator('.list-switch').click();
  await openList(page, rows(page).first(), 239);
  await page.locator('[data-item="supporting-19"] a').click();
  await page.locator('[data-detail]').waitFor();
  const full = await measure(page);
  await context.close();
  return {fresh, full};
}
