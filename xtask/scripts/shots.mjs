// Pictures of every view and state, for whoever looks after the design.
//
//   node xtask/scripts/shots.mjs [--only <part of a name>]
//
// They go to target/shots/: a folder a state, and in each a picture for every
// width, language and colour scheme. `<state>.png` sets those of one state side
// by side. The best few stand in docs/ and are made anew with `--docs`.
import {mkdir, readFile, rm} from 'node:fs/promises';
import {argv, exit} from 'node:process';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {chromium} from '@playwright/test';

import {key, record} from '../../tests/e2e/support/notes.mjs';
import {launchOptions} from './browser.mjs';
import {serve} from './serve.mjs';

const folder = fileURLToPath(new URL('../../target/shots/', import.meta.url));
const docs = fileURLToPath(new URL('../../docs/', import.meta.url));

const note = (item, state, text) => [key(item), record(item, text, {state, updated: '2026-03-05T08:30:00.000Z'})];

/** A device on which somebody has been at work. */
const notes = Object.fromEntries([
  note('basic-1', 'reviewed', ''),
  note('basic-2', 'reviewed', '材料已归档。'),
  note('basic-5', 'questioned', '村级组织换届的具体分工还要问县委组织部。'),
  note('supporting-19', 'follow-up', `犬只登记由谁受理？${'多次接到群众来电，需要与县公安局、县住房和城乡建设局书面确认。'.repeat(6)}`),
  note('supporting-71', 'reviewed', '与市场监管所已对接。'),
  note('reclaimed-22', 'reviewed', ''),
]);

/** One text here, another there, neither written on top of the other. */
const conflict = {
  [key('basic-3')]: record('basic-3', '甲写的：宣讲记录齐全。', {
    state: 'reviewed', updated: '2026-03-05T08:30:00.000Z',
    conflicts: [{state: 'questioned', note: '乙写的：缺少三月的宣讲记录。', updated: '2026-03-05T09:10:00.000Z'}],
  }),
};

const sample = name => fileURLToPath(new URL(`../../tests/${name}`, import.meta.url));

/** Opens a file in the view of lists. */
async function read(page, file) {
  await page.locator('#list-file').setInputFiles(sample(file));
  await page.locator('[data-state]').waitFor();
  await page.locator('#reading-result').evaluate(result => result.scrollIntoView());
}

/** Keeps the list of a file, and returns its id. */
async function keep(page, file) {
  await read(page, file);
  await page.getByRole('button', {name: /^(保存清单|Save the list)$/}).click();
  await page.waitForURL(/doc=list-/);
  return new URL(page.url()).searchParams.get('doc');
}

/** Goes to another address in the same language. */
async function go(page, query) {
  const here = new URL(page.url());
  const there = new URL(`?${query}`, here);
  const language = here.searchParams.get('lang');
  if (language) there.searchParams.set('lang', language);
  await page.goto(there.href);
  await page.locator('html[data-ready]').waitFor({state: 'attached'});
}

/** What each picture shows: an address, and what is done there. */
const states = {
  list: {},
  search: {query: 'q=隐患排查&list=supporting&dept=-housing'},
  pinyin: {query: 'q=yangquan'},
  'one-result': {query: 'q=文明养犬'},
  empty: {query: 'q=没有这样的事&list=basic'},
  'bad-address': {query: 'dept=nobody&cat=nothing'},
  detail: {query: 'q=养犬&item=supporting-19'},
  'detail-correction': {query: 'item=supporting-79'},
  'detail-long-title': {query: 'item=basic-1'},
  'detail-note': {query: 'item=supporting-19', storage: notes},
  marked: {storage: notes},
  conflict: {query: 'item=basic-3', storage: conflict},
  departments: {query: 'view=departments', full: true},
  department: {query: 'view=departments&dept=public-security', full: true},
  compare: {query: 'view=compare&dept=public-security&dept=housing&dept=health', full: true},
  'compare-two': {query: 'view=compare&dept=science&dept=statistics', full: true},
  'compare-none': {query: 'view=compare', full: true},
  task: {
    query: 'view=task',
    act: async page => {
      await page.locator('#task-text').fill('有村民反映邻居养狗不拴绳，晚上狗叫扰民，请核实处理。');
      await page.keyboard.press('Control+Enter');
      await page.locator('[data-verdict]').first().waitFor();
    },
    full: true,
  },
  'task-none': {query: 'view=task', act: page => page.locator('#task-text').waitFor()},
  lists: {query: 'view=lists', act: page => page.locator('[data-doc]').first().waitFor(), full: true},
  'lists-read': {query: 'view=lists', act: page => read(page, 'lists/02-donghu.docx'), full: true},
  'lists-kept': {
    query: 'view=lists',
    act: async page => {
      const id = await keep(page, 'lists/09-shiqiao.md');
      await go(page, 'view=lists');
      await page.locator(`[data-doc="${id}"]`).waitFor();
    },
    full: true,
  },
  changes: {
    query: 'view=lists',
    act: async page => {
      const id = await keep(page, 'editions/laotai-2026-07-a.md');
      await go(page, `view=changes&doc=${id}&base=laotai-2025-07`);
      await page.locator('[data-change]').first().waitFor();
    },
    full: true,
  },
  review: {query: 'view=review', storage: {...notes, ...conflict}, full: true},
  'review-none': {query: 'view=review', full: true},
  delete: {
    query: 'view=review',
    storage: notes,
    act: page => page.getByRole('button', {name: /^(删除我的笔记|Delete my notes)$/}).click(),
    full: true,
  },
  blocked: {
    query: 'item=basic-2',
    before: () => Object.defineProperty(globalThis, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }}),
  },
  about: {query: 'view=about', full: true},
  failed: {before: () => { delete globalThis.WebAssembly; }, fails: true},
  print: {query: 'item=supporting-19', media: 'print', full: true},
  'print-compare': {query: 'view=compare&dept=public-security&dept=housing', media: 'print', full: true},
};

/** No picture is higher, in pixels. */
const longest = 2000;
const widths = [320, 390, 768, 1280, 1920];
const looks = [['zh', 'light'], ['zh', 'dark'], ['en', 'light']];

async function main() {
  const {values} = parseArgs({args: argv.slice(2), options: {only: {type: 'string', default: ''}, docs: {type: 'boolean', default: false}}});
  const site = await serve();
  const browser = await chromium.launch(launchOptions());
  try {
    if (values.docs) return await takeDocs(browser, site);
    for (const [name, state] of Object.entries(states)) {
      if (!name.includes(values.only)) continue;
      await rm(`${folder}${name}`, {recursive: true, force: true});
      await mkdir(`${folder}${name}`, {recursive: true});
      const pictures = [];
      for (const [language, colorScheme] of looks) {
        for (const width of widths) {
          const path = `${folder}${name}/${language}-${colorScheme}-${width}.png`;
          await take(browser, site, state, {language, colorScheme, width, path});
          pictures.push({path, width});
        }
        if (language === 'zh' && colorScheme === 'light') {
          const path = `${folder}${name}/zh-light-768-text-200.png`;
          await take(browser, site, state, {language, colorScheme, width: 768, textSize: 32, path});
          pictures.push({path, width: 768});
        }
      }
      await sheet(browser, pictures, `${folder}${name}.png`);
      console.log(`${folder}${name}.png`);
    }
  } finally {
    await browser.close();
    await site.close();
  }
}

async function take(browser, site, state, {language, colorScheme, width, height = 900, textSize, path}) {
  const context = await browser.newContext({viewport: {width, height}, colorScheme, locale: 'zh-CN', serviceWorkers: 'block'});
  const page = await context.newPage();
  if (textSize) {
    const settings = await context.newCDPSession(page);
    await settings.send('Page.setFontSizes', {fontSizes: {standard: textSize, fixed: textSize}});
  }
  if (state.storage) {
    await page.goto(`${site.url}icons/icon.svg`);
    await page.evaluate(values => Object.entries(values).forEach(pair => localStorage.setItem(...pair)), state.storage);
  }
  if (state.before) await page.addInitScript(state.before);
  if (state.media) await page.emulateMedia({media: state.media});
  const query = [state.query, language === 'zh' ? '' : `lang=${language}`].filter(Boolean).join('&');
  await page.goto(query ? `${site.url}?${query}` : site.url);
  await page.locator(state.fails ? 'html[data-failed]' : 'html[data-ready]').waitFor({state: 'attached'});
  await state.act?.(page);
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
  // Of a long page the beginning: what follows repeats it.
  const long = state.full && await page.evaluate(() => document.documentElement.scrollHeight);
  await page.screenshot(long ? {path, fullPage: true, clip: {x: 0, y: 0, width, height: Math.min(long, longest)}} : {path});
  await context.close();
}

/** The pictures of one state, scaled to one height of text. */
async function sheet(browser, pictures, path) {
  const page = await browser.newPage({viewport: {width: 2400, height: 800}});
  const images = await Promise.all(pictures.map(async ({path, width}) => {
    const data = (await readFile(path)).toString('base64');
    return `<img width="${width / 3}" src="data:image/png;base64,${data}">`;
  }));
  await page.setContent(`<body style="display:flex;flex-wrap:wrap;gap:12px;align-items:start;background:#888">${images.join('')}`);
  await page.screenshot({path, fullPage: true});
  await page.close();
}

async function takeDocs(browser, site) {
  const look = {language: 'zh', colorScheme: 'light', width: 1280, height: 860};
  await take(browser, site, {...states.detail, storage: notes}, {...look, path: `${docs}items.png`});
  await take(browser, site, {...states.compare, full: false}, {...look, path: `${docs}compare.png`});
  await take(browser, site, {...states.review, full: false}, {...look, path: `${docs}review.png`});
  for (const name of ['task', 'changes', 'lists-read', 'lists-kept']) {
    await take(browser, site, {...states[name], full: false}, {...look, path: `${docs}${name}.png`});
  }
  await take(browser, site, {...states.lists, full: false}, {...look, path: `${docs}lists-open.png`});
}

main().catch(error => {
  console.error(error);
  exit(1);
});
