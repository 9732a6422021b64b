// The report as Markdown: the tables, and which claims they bear out.
import {shortest} from './load.mjs';

const OURS = 'Duty Atlas';

/** Everything that was measured, in words and tables. */
export function report({date, chromium, versions, bytes, search, pages}) {
  return [
    `Taken on ${date} in headless Chromium ${chromium} with \`make bench WRITE=1\`, everything in one run. Times depend on the machine; what counts is how they stand to each other.`,
    ...searching({versions, bytes, search}),
    ...loading(pages),
    ...claims({search, pages}),
  ].join('\n\n');
}

function searching({versions, bytes, search: {counts, index, quality, latency, growth, hostile}}) {
  const names = Object.keys(index);
  const packages = {MiniSearch: 'minisearch', FlexSearch: 'flexsearch', 'Fuse.js': 'fuse.js', 'pinyin-match': 'pinyin-match', 'pinyin-pro': 'pinyin-pro'};
  const times = own => (own ? `${number(own.p50)} / ${number(own.p95)}` : '–');
  const shares = own => (own ? `${share(own.recall)} / ${share(own.precision)}` : '–');
  const faster = names.filter(name => latency.hanzi[name].p95 < latency.hanzi[OURS].p95);
  const rows = names.map(name => [
    name + (packages[name] ? ` ${versions[packages[name]]}` : ''),
    number(index[name]),
    times(latency.hanzi[name]), times(latency.pinyin[name]), times(latency.initials[name]),
    shares(quality.hanzi[name]), shares(quality.pinyin[name]),
    bytes[name] ? kilobytes(bytes[name]) : '–',
  ]);
  return [
    `**Searching** ${counts.items} items, in ms. Every text that stands in the field while the queries of \`tests/peers/queries.json\` are typed: ${counts.hanzi} of hanzi, ${counts.pinyin} of pinyin, ${counts.initials} of initials. ${OURS} reads the query, finds, ranks and counts all facets; the others only find. Recall and precision: hanzi against plain substrings of titles, clauses, categories and departments; pinyin against the ${counts.golden} checked queries of \`tests/golden/pinyin.txt\`.`,
    table(
      ['', 'index', 'hanzi p50 / p95', 'pinyin p50 / p95', 'initials p50 / p95', 'hanzi recall / precision', 'pinyin recall / precision', 'KB'],
      rows,
    ),
    `Faster at hanzi than ${OURS}, by p95: ${faster.join(', ') || 'none'}.`,
    `KB: after brotli; of a library its bundle alone; of ${OURS} a WebAssembly module of the search alone with its glue and readings, less the packed document (${kilobytes(bytes.document)} KB) that the module carries. String.includes and pinyin-match go through the same texts as the others, pinyin-match also through titles alone, as it is mostly used. Of each text the least time of five rounds counts; a peer’s call of more than 200 ms is made only once.`,
    table(
      [`${OURS}, ms by items`, 'index', 'p50', 'p95', 'slowest text'],
      Object.entries(growth).map(([size, own]) => [(counts.items * size).toLocaleString('en'), ...[own.index, own.p50, own.p95, own.most].map(number)]),
    ),
    table(
      ['hostile queries', 'longest of three, ms'],
      Object.entries(hostile).map(([name, took]) => [name, typeof took === 'number' ? number(took) : `failed: ${took}`]),
    ),
  ];
}

function loading({pages, offline, firstOpening, interactions, notes}) {
  const titles = {
    limit: 'the limit: plain HTML with all texts, no script', ours: OURS,
    vanilla: 'vanilla JavaScript, MiniSearch, pinyin-match', react: 'React, react-instantsearch, itemsjs',
  };
  const visits = {none: 'no notes', one: 'one note', many: '5,000 notes of 300 characters'};
  return [
    '**Loading** with a processor four times slower, 1.6 Mbit/s and 150 ms of latency, brotli, a cold cache; medians of 5, taken in turns. Readable: all 239 items are in the page; of Duty Atlas, the rows that stand in its HTML. Ready: the page also answers.',
    table(
      ['', 'KB until ready', 'readable, ms', 'ready, ms', 'first paint with content, ms', 'layout shift'],
      Object.entries(titles).map(([name, title]) => {
        const {bytes, readable, ready, painted, shift} = pages[name];
        return [title, kilobytes(bytes), Math.round(readable), Math.round(ready), Math.round(painted), number(shift)];
      }),
    ),
    `A second visit of ${OURS} without a network is ready in ${number(offline)} of the first one's time. The first item that is opened appears ${Math.round(firstOpening)} ms after the click.`,
    `From hand to next paint, with the same processor (the browser tells steps of 8 ms, and of anything shorter only that it was at most ${shortest}):`,
    table(
      ['', 'times', 'p75, ms', 'longest, ms'],
      Object.entries(interactions).map(([kind, {times, p75, most}]) => [kind, times, p75, most]),
    ),
    'With the processor as it is:',
    table(
      ['start with', 'ready, ms', 'longest task until ready, ms', 'until 3 s after it, ms'],
      Object.entries(visits).map(([name, title]) => {
        const {ready, task, laterTask} = notes[name];
        return [title, ...[ready, task, laterTask].map(Math.round)];
      }),
    ),
  ];
}

function claims({search: {latency, growth, hostile}, pages: {pages, offline, interactions, notes}}) {
  const p95 = (kind, name) => latency[kind][name].p95;
  const lead = kind => p95(kind, 'pinyin-match') / p95(kind, OURS);
  const worst = Math.max(...Object.keys(latency).map(kind => p95(kind, OURS)));
  const failed = Object.values(hostile).some(took => typeof took !== 'number');
  const longest = failed ? Infinity : Math.max(...Object.values(hostile));
  const grown = (size, share) => growth[size][share] / growth[1][share];
  const isLinear = [10, 100].every(size => grown(size, 'p50') <= size && grown(size, 'p95') <= size);
  const more = notes.many.task - notes.none.task;
  const times = value => `${number(value)} times`;
  const list = [
    ['Pinyin, p95: at least 50 times faster than pinyin-match over the same texts', times(lead('pinyin')), lead('pinyin') >= 50],
    ['Initials, p95: the same', times(lead('initials')), lead('initials') >= 50],
    ['Hanzi, p95: no slower than MiniSearch', `${number(p95('hanzi', OURS))} ms, MiniSearch ${number(p95('hanzi', 'MiniSearch'))} ms`, p95('hanzi', OURS) <= p95('hanzi', 'MiniSearch')],
    ['239 items, p95 of each kind: at most 2 ms', `${number(worst)} ms`, worst <= 2],
    ['23,900 items, p95: at most 60 ms', `${number(growth[100].p95)} ms`, growth[100].p95 <= 60],
    ['10 and 100 times as many items: at most 10 and 100 times the p50 and the p95', ['p50', 'p95'].map(share => `${share} ${[10, 100].map(size => times(grown(size, share))).join(', ')}`).join('; '), isLinear],
    ['Hostile queries: an answer within 50 ms', failed ? 'one failed' : `${number(longest)} ms`, longest <= 50],
    ['All rows readable no later than those of the vanilla JavaScript page', times(pages.ours.readable / pages.vanilla.readable), pages.ours.readable <= pages.vanilla.readable],
    ['Everything on the first visit: at most 160 KB', `${kilobytes(pages.ours.bytes)} KB`, pages.ours.bytes <= 160_000],
    ['Layout shift: at most 0.01', number(pages.ours.shift), pages.ours.shift <= 0.01],
    ['A second visit without a network: ready in at most half of the first one’s time', times(offline), offline <= 0.5],
    ...Object.entries(interactions).map(([kind, {p75}]) => [`From hand to next paint, ${kind}, p75: at most 50 ms`, `${p75} ms`, p75 <= 50]),
    ['5,000 notes: the longest task until ready at most 50 ms longer than without notes', `${Math.round(more)} ms longer`, more <= 50],
  ];
  return ['**Claims**', table(['', 'measured', ''], list.map(([claim, measured, met]) => [claim, measured, met ? 'met' : '**not met**']))];
}

const table = (head, rows) => [
  line(head), line(head.map((_, at) => (at === 0 ? '---' : '---:'))), ...rows.map(line),
].join('\n');
const line = cells => `| ${cells.join(' | ')} |`;

/** Three digits that count, and none that do not. */
const number = value => (value === 0 ? '0' : value >= 100 ? Math.round(value).toLocaleString('en') : `${Number(value.toPrecision(value < 1 ? 2 : 3))}`);
const share = value => value.toFixed(3);
const kilobytes = bytes => (bytes / 1000).toFixed(1);
