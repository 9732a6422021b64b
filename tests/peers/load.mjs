// Loads the program and the pages beside it, in turns, as a cheap telephone
// would: a processor four times slower, 1.6 Mbit/s with 150 ms of latency.
import {fileURLToPath} from 'node:url';

import {key, record} from '../e2e/support/notes.mjs';
import {Atlas} from '../e2e/support/atlas.mjs';

export const rounds = 5;
export const slowdown = 4;
const network = {offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8};
/** The shortest duration, in ms, that Event Timing reports. */
export const shortest = 16;

const peers = ['limit', 'vanilla', 'react'];
const listIsThere = 'document.querySelector("li:nth-child(200)") !== null';
/** All rows are there, though the program may not answer yet. */
const atlasIsReadable = 'document.querySelectorAll("[data-item]").length === 239';
/** A Word file with 239 items, as many as the shipped list has. */
const wordFile = fileURLToPath(new URL('../lists/01-baiyang.docx', import.meta.url));
export const ready = 'document.documentElement.matches("[data-ready]")';
const atlasIsThere = `${ready} && document.querySelectorAll("[data-item]").length === 239`;

/** All measurements that need a page. */
export async function measurePages({browser, sites, duties, say}) {
  const visits = {ours: [], limit: [], vanilla: [], react: []};
  const offline = [];
  for (let round = 0; round < rounds; round += 1) {
    say(`pages, round ${round + 1} of ${rounds}`);
    const names = ['ours', ...peers];
    for (const turn of names.keys()) {
      const name = names[(turn + round) % names.length];
      const context = await browser.newContext({locale: 'zh-CN'});
      const visit = await load(context, sites[name].url, name === 'ours' ? {isReady: atlasIsThere, isReadable: atlasIsReadable} : {isReady: listIsThere});
      visits[name].push(visit);
      if (name === 'ours') offline.push(await loadOffline(context, sites.ours.url) / visit.ready);
      await context.close();
    }
  }
  const pages = Object.fromEntries(Object.entries(visits).map(([name, list]) => [name, medians(list)]));
  say('interactions');
  const {url} = sites.ours;
  const interactions = {
    ours: await interact(browser, url),
    react: await interactWithPeer(browser, sites.react.url),
    vanilla: await interactWithPeer(browser, sites.vanilla.url),
  };
  const openings = [];
  for (let round = 0; round < rounds; round += 1) openings.push(await openFirst(browser, url));
  return {
    pages, interactions, offline: median(offline), firstOpening: median(openings),
    lists: await withLists({browser, url, say}),
    notes: await withNotes({browser, url, duties, say}),
  };
}

/** Opens a page in a context of its own, whose cache is therefore cold, and tells of it when it is ready and has been left alone for a while. */
async function load(context, url, {isReady, isReadable = isReady, settle = 1_000, rate = slowdown}) {
  const page = await open(context, url, {isReady, isReadable, network, rate});
  await page.evaluate(() => window.measured.ready);
  await page.waitForTimeout(settle);
  // On a busy machine the first paint can come later than that.
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0, null, {polling: 100});
  return page.evaluate(async () => {
    const longest = tasks => Math.max(0, ...tasks.map(({duration}) => duration));
    const {shift, tasks} = window.measured;
    const ready = await window.measured.ready;
    const loaded = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
      .filter(({responseEnd}) => responseEnd <= ready);
    return {
      readable: await window.measured.readable,
      ready,
      bytes: loaded.reduce((sum, {encodedBodySize}) => sum + encodedBodySize, 0),
      painted: performance.getEntriesByName('first-contentful-paint')[0].startTime,
      shift,
      task: longest(tasks.filter(({startTime}) => startTime < ready)),
      laterTask: longest(tasks),
    };
  });
}

/** A page that is on its way, slowed down, and watched from its first moment. */
export async function open(context, url, {isReady, isReadable = isReady, network, rate = slowdown}) {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  if (network) await session.send('Network.emulateNetworkConditions', network);
  await session.send('Emulation.setCPUThrottlingRate', {rate});
  await page.addInitScript(watch, {isReady, isReadable, shortest});
  await page.goto(url, {waitUntil: 'commit'});
  return page;
}

/** In the page, before everything else: notes when it is ready, what moves, and what takes long. */
function watch({isReady, isReadable, shortest}) {
  const measured = {shift: 0, tasks: [], events: [], answers: []};
  const observe = (options, each) => new PerformanceObserver(list => list.getEntries().forEach(each)).observe({buffered: true, ...options});
  observe({type: 'layout-shift'}, ({value, hadRecentInput}) => {
    if (!hadRecentInput) measured.shift += value;
  });
  observe({type: 'longtask'}, task => measured.tasks.push(task));
  observe({type: 'event', durationThreshold: shortest}, ({interactionId, duration}) => {
    if (interactionId) measured.events.push(duration);
  });
  // The answer: the paint after the first change of the page.
  let begun = 0;
  for (const kind of ['keydown', 'click']) addEventListener(kind, ({timeStamp}) => { begun = timeStamp; }, true);
  new MutationObserver(() => {
    const from = begun;
    begun = 0;
    if (from) requestAnimationFrame(() => setTimeout(() => measured.answers.push(performance.now() - from)));
  }).observe(document, {subtree: true, childList: true, characterData: true});
  const once = condition => new Promise(resolve => {
    const check = new Function(`return ${condition}`);
    const observer = new MutationObserver(() => {
      if (!check()) return;
      observer.disconnect();
      resolve(performance.now());
    });
    observer.observe(document, {subtree: true, childList: true, attributes: true});
  });
  Object.assign(measured, {readable: once(isReadable), ready: once(isReady)});
  window.measured = measured;
}

/** The same device again, without a network, once the page says that it can do without. */
async function loadOffline(context, url) {
  const [first] = context.pages();
  await first.getByText('可离线使用').waitFor({timeout: 60_000});
  await first.close();
  await context.setOffline(true);
  const page = await open(context, url, {isReady: atlasIsThere});
  return page.evaluate(() => window.measured.ready);
}

/** Collects key presses and clicks, kind by kind: what the browser says of each until the next paint, and the time until the page has changed. */
function collect(page) {
  const results = {};
  const take = () => page.evaluate(() => ({events: window.measured.events.splice(0), answers: window.measured.answers.splice(0)}));
  const measure = async (kind, act) => {
    await page.waitForTimeout(200);
    await take();
    await act();
    await page.waitForTimeout(400);
    const {events, answers} = await take();
    const result = results[kind] ??= {times: [], answers: []};
    result.times.push(Math.max(shortest, ...events));
    result.answers.push(...answers.slice(0, 1));
  };
  const summary = () => Object.fromEntries(Object.entries(results).map(([kind, {times, answers}]) => [kind, {
    times: times.length, p75: quantile(times, 0.75), most: Math.max(...times), answered: quantile(answers, 0.75),
  }]));
  return {measure, summary};
}

async function typeQueries(page, measure) {
  for (const text of ['yangquan', 'gonganju', 'aqsc']) {
    for (const letter of text) await measure('typing', () => page.keyboard.press(letter));
    await measure('typing', () => page.keyboard.press('Control+A'));
    await measure('typing', () => page.keyboard.press('Backspace'));
  }
}

/** Typing and, where the page has filters, filtering: the same keys and as many clicks as in ours. */
async function interactWithPeer(browser, url) {
  const context = await browser.newContext({locale: 'zh-CN', viewport: {width: 1280, height: 900}});
  const page = await open(context, url, {isReady: listIsThere, network});
  await page.evaluate(() => window.measured.ready);
  const {measure, summary} = collect(page);
  await page.locator('input[type=search]').focus();
  await typeQueries(page, measure);
  const options = page.getByRole('checkbox');
  for (let at = 0; at < Math.min(12, await options.count()); at += 1) {
    await measure('filtering', () => options.nth(at).click());
    // React's list puts what is chosen first, so that it is no longer in this place.
    await measure('filtering', () => page.locator('input[type=checkbox]:checked').first().click());
  }
  await context.close();
  return summary();
}

/**
 * From the reader's hand to the next paint, kind by kind, with keys and clicks
 * that the browser takes for real ones.
 */
async function interact(browser, url) {
  const context = await browser.newContext({locale: 'zh-CN', viewport: {width: 1280, height: 900}});
  const page = await open(context, url, {isReady: atlasIsThere, network});
  await page.evaluate(() => window.measured.ready);
  const atlas = new Atlas(page);
  const {measure, summary} = collect(page);

  await atlas.searchBox.focus();
  await typeQueries(page, measure);

  const options = page.getByRole('group').getByRole('checkbox');
  for (let at = 0; at < 12; at += 1) {
    await measure('filtering', () => options.nth(at).click());
    await measure('filtering', () => options.nth(at).click());
  }

  const link = item => atlas.link(item);
  // The first one is measured by `openFirst`.
  await link('supporting-19').click();
  await page.locator('[data-detail="supporting-19"]').waitFor();
  for (let number = 20; number < 40; number += 1) {
    await link(`supporting-${number}`).scrollIntoViewIfNeeded();
    await measure('opening an item', () => link(`supporting-${number}`).click());
  }

  const marks = page.locator('[data-detail]').getByRole('radiogroup').getByRole('radio');
  await marks.first().scrollIntoViewIfNeeded();
  for (let at = 1; at <= 20; at += 1) await measure('marking an item', () => marks.nth(at % 4).click());

  for (let at = 0; at < 10; at += 1) {
    await page.evaluate(() => {
      history.pushState(null, '', '?view=departments&dept=public-security');
      dispatchEvent(new PopStateEvent('popstate'));
    });
    const comparisons = page.locator('main a[href*="view=compare"]:not(.button)');
    await comparisons.nth(at).scrollIntoViewIfNeeded();
    await measure('opening a comparison', () => comparisons.nth(at).click());
    await page.getByRole('table', {name: '部门对比', exact: true}).waitFor();
  }
  await context.close();
  return summary();
}

/** From the first click on an item to its detail, on a first visit over a slow network. */
async function openFirst(browser, url) {
  // A worker would have fetched it before, past the slow network.
  const context = await browser.newContext({locale: 'zh-CN', serviceWorkers: 'block'});
  const page = await open(context, url, {isReady: atlasIsThere, network});
  await page.evaluate(() => window.measured.ready);
  await page.waitForTimeout(1_000);
  const took = await page.evaluate(() => new Promise(resolve => {
    const begun = performance.now();
    new MutationObserver((_, observer) => {
      if (!document.querySelector('[data-detail="supporting-19"]')) return;
      observer.disconnect();
      resolve(performance.now() - begun);
    }).observe(document, {subtree: true, childList: true});
    document.querySelector('[data-item="supporting-19"] a').click();
  }));
  await context.close();
  return took;
}

/** Daily work with a list of one's own, with everything on the device already: reading its Word file, and opening it later. */
async function withLists({browser, url, say}) {
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    say(`lists, round ${round + 1} of ${rounds}`);
    const context = await browser.newContext({locale: 'zh-CN', viewport: {width: 1280, height: 900}});
    const first = await context.newPage();
    await first.goto(url);
    await first.getByText('可离线使用').waitFor({timeout: 60_000});
    await first.close();
    const page = await open(context, `${url}?view=lists`, {isReady: ready});
    await page.locator('#list-file').waitFor({state: 'attached'});
    await page.waitForTimeout(500);
    await awaitPaint(page, 'change', '[...document.querySelectorAll("#reading-result [data-list]")].some(cell => cell.dataset.count > 0)');
    await page.locator('#list-file').setInputFiles(wordFile);
    const read = await page.evaluate(() => window.painted);
    const counts = await page.locator('#reading-result [data-list]').evaluateAll(cells => cells.map(({dataset}) => Number(dataset.count)));

    await page.getByRole('button', {name: '保存清单', exact: true}).click();
    await page.waitForURL(/doc=list-/);
    const id = new URL(page.url()).searchParams.get('doc');
    // In a new page the list is no longer in memory.
    await page.goto(`${url}?view=lists`);
    await page.locator('html[data-ready]').waitFor();
    const row = page.locator(`[data-doc="${id}"]`);
    await row.waitFor();
    await page.waitForTimeout(500);
    const items = counts.reduce((sum, count) => sum + count, 0);
    times.push({items, read, opened: await openList(page, row, items)});
    await context.close();
  }
  return medians(times);
}

/** From the click on a list in 清单 to the paint of all its items. */
export async function openList(page, row, items) {
  const link = row.locator('.list-name a');
  const {search} = new URL(await link.evaluate(({href}) => href));
  await awaitPaint(page, 'click', `location.search === ${JSON.stringify(search)} && document.querySelectorAll("[data-item]").length === ${items}`);
  await link.click();
  return page.evaluate(() => window.painted);
}

/** Lets the page measure, as `window.painted` or under another name, from the next event of a kind to the paint after a condition holds. */
export async function awaitPaint(page, kind, condition, name = 'painted') {
  await page.evaluate(([kind, condition, name]) => {
    const check = new Function(`return ${condition}`);
    window[name] = new Promise(resolve => {
      addEventListener(kind, () => {
        const begun = performance.now();
        // After the frame that shows it: a task that comes after that frame's callbacks.
        const end = () => requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begun)));
        new MutationObserver((_, observer) => {
          if (!check()) return;
          observer.disconnect();
          end();
        }).observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
      }, {capture: true, once: true});
    });
  }, [kind, condition, name]);
}

/** 5,000 notes of 300 characters, as they are saved: on all items, and on others that a later list may have. */
export function manyNotes(duties) {
  const real = duties.items.map(({id}) => id);
  const items = Array.from({length: 5_000}, (_, at) => real[at] ?? `basic-${5_000 + at}`);
  const text = '这一条需要与县级部门核实责任分工、经费来源和办理时限。'.repeat(12).slice(0, 300);
  return items.map(item => [key(item), record(item, text, {state: 'questioned'})]);
}

/** What many notes cost a start, beside none and beside one; on the processor as it is. */
async function withNotes({browser, url, duties, say}) {
  const many = manyNotes(duties);
  const saved = {none: [], one: many.slice(0, 1), many};
  const visits = {none: [], one: [], many: []};
  for (let round = 0; round < rounds; round += 1) {
    say(`notes, round ${round + 1} of ${rounds}`);
    const names = Object.keys(saved);
    for (const turn of names.keys()) {
      const name = names[(turn + round) % names.length];
      const context = await browser.newContext({locale: 'zh-CN'});
      await plant(context, url, saved[name]);
      visits[name].push(await load(context, url, {isReady: atlasIsThere, settle: 3_000, rate: 1}));
      await context.close();
    }
  }
  return Object.fromEntries(Object.entries(visits).map(([name, list]) => [name, medians(list)]));
}

/** Puts values into the storage of the page's origin, from an empty page of it. */
export async function plant(context, url, values) {
  const page = await context.newPage();
  const blank = new URL('blank', url).href;
  await page.route(blank, route => route.fulfill({contentType: 'text/html', body: '<!doctype html>'}));
  await page.goto(blank);
  await page.evaluate(values => values.forEach(pair => localStorage.setItem(...pair)), values);
  await page.close();
}

export const medians = visits => Object.fromEntries(Object.keys(visits[0]).map(name => [name, median(visits.map(visit => visit[name]))]));
export const median = list => quantile(list, 0.5);

function quantile(list, share) {
  const sorted = list.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}
