// The benchmark: `node tests/peers/bench.mjs [--write]`, or `make bench`.
// It prints its report; with --write, it also puts it into README.md.
// Progress goes to standard error.
import {readFile, writeFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {chromium} from '@playwright/test';

import {launchOptions} from '../../xtask/scripts/browser.mjs';
import {serve} from '../../xtask/scripts/serve.mjs';
import {measurePages, median, rounds, slowdown} from './load.mjs';
import {make} from './make.mjs';
import {measureMany} from './many.mjs';
import {report} from './report.mjs';

const path = relative => fileURLToPath(new URL(relative, import.meta.url));
const read = async relative => readFile(path(relative), 'utf8');
const say = text => process.stderr.write(`   ${text}\n`);

const {values: {write}} = parseArgs({options: {write: {type: 'boolean', default: false}}});
const duties = JSON.parse(await read('../../dist/duties.json'));
say('the search module and the bundles');
const made = await make(duties);
const browser = await chromium.launch(launchOptions());
const sites = {};
try {
  for (const name of ['search', 'limit', 'vanilla', 'react']) {
    // Isolated pages get a clock of 5 µs; others one of 100.
    sites[name] = await serve({root: made[name], headers: () => ({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    })});
  }
  sites.ours = await serve({root: path('../../dist')});
  const results = {
    date: new Date().toISOString().slice(0, 10),
    chromium: browser.version(),
    versions: JSON.parse(await read('package.json')).dependencies,
    bytes: made.bytes,
    search: await measureSearch(),
    ranking: await measureRanking(),
    editions: await measureEditions(),
    pages: await measurePages({browser, sites, duties, say}),
    many: await measureMany({browser, duties, say}),
  };
  const markdown = report(results);
  process.stdout.write(`\n${markdown}\n`);
  if (write) await putIntoReadme(markdown);
} finally {
  await browser.close();
  await Promise.all(Object.values(sites).map(site => site.close()));
}

async function measureSearch() {
  const golden = (await read('../golden/pinyin.txt')).split('\n').filter(line => line && !line.startsWith('#'))
    .map(line => line.split('\t')).map(([query, stretches]) => [query, stretches.split(' ').filter(Boolean)]);
  return inSearchPage('measureSearch', {duties, queries: JSON.parse(await read('queries.json')), golden});
}

async function measureRanking() {
  const [queries, tasks] = await Promise.all(['queries', 'tasks'].map(async name => JSON.parse(await read(`../eval/${name}.json`))));
  return inSearchPage('measureRanking', {duties, queries, tasks});
}

/** Every round in a new page: for a reader, a comparison is mostly the page's first. */
async function measureEditions() {
  const edition = await read('../editions/laotai-2026-07-a.md');
  const results = {};
  for (let round = 0; round < rounds; round += 1) {
    say(`editions, round ${round + 1} of ${rounds}`);
    for (const copies of [1, 10]) {
      (results[copies] ??= []).push(await inSearchPage('measureEditions', {edition, copies}, slowdown));
    }
  }
  return Object.fromEntries(Object.entries(results).map(([copies, list]) =>
    [copies, {...list[0], ...Object.fromEntries(['first', 'again'].map(name => [name, median(list.map(own => own[name]))]))}]));
}

/** Calls a function of the page that asks the searches; with a processor so many times slower. */
async function inSearchPage(name, given, rate = 1) {
  const page = await browser.newPage();
  page.on('console', message => say(message.text()));
  await page.goto(sites.search.url);
  await page.waitForFunction(name => globalThis[name], name);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', {rate});
  const results = await page.evaluate(([name, given]) => globalThis[name](given), [name, given]);
  await page.close();
  return results;
}

async function putIntoReadme(markdown) {
  const readme = await read('../../README.md');
  const [begin, end] = ['<!-- bench:begin -->', '<!-- bench:end -->'];
  const [before, rest] = readme.split(begin);
  const after = rest?.split(end)[1];
  if (after === undefined) throw new Error(`README.md has no ${begin} … ${end}`);
  await writeFile(path('../../README.md'), `${before}${begin}\n${markdown}\n${end}${after}`);
}
