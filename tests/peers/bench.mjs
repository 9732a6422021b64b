// The benchmark: `node tests/peers/bench.mjs [--write]`, or `make bench`.
// It prints its report; with --write, it also puts it into README.md.
// Progress goes to standard error.
import {readFile, writeFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {chromium} from '@playwright/test';

import {launchOptions} from '../../xtask/scripts/browser.mjs';
import {serve} from '../../xtask/scripts/serve.mjs';
import {measurePages} from './load.mjs';
import {make} from './make.mjs';
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
    pages: await measurePages({browser, sites, duties, say}),
  };
  const markdown = report(results);
  process.stdout.write(`\n${markdown}\n`);
  if (write) await putIntoReadme(markdown);
} finally {
  await browser.close();
  await Promise.all(Object.values(sites).map(site => site.close()));
}

async function measureSearch() {
  const page = await browser.newPage();
  page.on('console', message => say(message.text()));
  await page.goto(sites.search.url);
  await page.waitForFunction(() => globalThis.measureSearch);
  const golden = (await read('../golden/pinyin.txt')).split('\n').filter(line => line && !line.startsWith('#'))
    .map(line => line.split('\t')).map(([query, stretches]) => [query, stretches.split(' ').filter(Boolean)]);
  const results = await page.evaluate(given => globalThis.measureSearch(given),
    {duties, queries: JSON.parse(await read('queries.json')), golden});
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
