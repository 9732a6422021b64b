// The report as Markdown: the tables, and which claims they bear out.
import {shortest} from './load.mjs';

const OURS = 'Duty Atlas';

/** Everything that was measured, in words and tables. */
export function report({date, chromium, versions, bytes, search, ranking, editions, pages, many}) {
  return [
    `Taken on ${date} in headless Chromium ${chromium} with \`make bench WRITE=1\`, everything in one run. Times depend on the machine; what counts is how they stand to each other.`,
    ...searching({versions, bytes, search}),
    ...rankings(ranking),
    ...loading(pages),
    ...daily({editions, lists: pages.lists, many}),
    ...claims({search, ranking, editions, pages, many}),
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
    `KB: after brotli; of a library its bundle alone; of ${OURS} a WebAssembly module of the search alone with its glue and readings, less the packed list (${kilobytes(bytes.document)} KB) that the module carries. String.includes and pinyin-match go through the same texts as the others, pinyin-match also through titles alone, as it is mostly used. Of each text the least time of five rounds counts; a peer’s call of more than 200 ms is made only once.`,
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

function rankings({counts, quality, latency, paste, many}) {
  const rows = Object.entries(quality).map(([name, {tasks, queries}]) => [
    name, ...[tasks.first, tasks.three, tasks.ndcg, queries.three, queries.nothing, queries.few].map(share), number(latency[name].p95),
  ]);
  return [
    `**Ranking** ${counts.tasks} tasks of \`tests/eval/tasks.json\`, and ${counts.queries} queries of \`tests/eval/queries.json\`; ${counts.unanswerable} more queries ask for what the list does not have, and should find at most three items. The cases and the lexicon are the project’s own, so the others meet them less prepared. Of ${OURS} what the page shows; the others are given all texts of the items in pairs of characters, and no lexicon.`,
    table(
      ['', 'tasks: right item first', 'among the first three', 'nDCG@10', 'queries: right item among the first three', 'nothing found', 'not in the list: at most three found', '400-character task, p95, ms'],
      rows,
    ),
    table(
      [`${OURS}, ms`, 'p50', 'p95', 'slowest'],
      Object.entries({
        'a task of 400 characters': latency[OURS],
        'a paste of 10,000 characters': paste,
        [`a task of 400 characters, ${counts.items.toLocaleString('en')} items`]: many,
      }).map(([name, {p50, p95, most}]) => [name, ...[p50, p95, most].map(number)]),
    ),
  ];
}

function daily({editions, lists, many: {memory, ...sites}}) {
  const used = ({wasm, script}) => `${number(wasm)} MB of WebAssembly, ${number(script)} MB of JavaScript`;
  return [
    '**Daily work** with the processor four times slower and everything on the device; medians of 5. Reading: from the chosen file to the paint of its preview. Opening: from the click in 清单 to the paint of all rows, in a page that has not had the list in memory. Comparing: in WebAssembly alone, the shipped list with `tests/editions/laotai-2026-07-a.md`; the first time in a page, when code is still being compiled, and the quickest of four times after it.',
    table(
      ['', 'ms', 'again, ms'],
      [
        [`reading a Word file of ${lists.items} items`, Math.round(lists.read), '–'],
        [`opening a kept list of ${lists.items} items`, Math.round(lists.opened), '–'],
        ...Object.entries(sites).flatMap(([count, {begun, shown, opened}]) => [
          [`清单 of a site with ${count} more lists than its own, until the first screenful is shown`, Math.round(begun), '–'],
          ['the same, until all are shown', Math.round(shown), '–'],
          ['one of them, of 239 items, until all rows are shown', Math.round(opened), '–'],
        ]),
        ...Object.values(editions).map(({first, again, changed, sizes}) =>
          [`comparing editions of ${sizes.map(size => size.toLocaleString('en')).join(' and ')} items (${changed.toLocaleString('en')} differ)`, Math.round(first), Math.round(again)]),
      ],
    ),
    `Memory, after a collection: ${used(memory.fresh)} after a start; ${used(memory.full)} with ten kept lists opened one after the other and 5,000 notes of 300 characters.`,
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
    `From hand to next paint, with the same processor (the browser tells steps of 8 ms, and of anything shorter only that it was at most ${shortest}). The next paint need not have the answer yet: ${OURS} first shows the letter, the tick or the pressed link. With the answer: until the paint after the page has changed.`,
    table(
      ['', 'times', 'p75, ms', 'longest, ms', 'with the answer, p75, ms'],
      Object.entries({ours: OURS, react: 'React', vanilla: 'vanilla JavaScript'}).flatMap(([page, title]) =>
        Object.entries(interactions[page]).map(([kind, {times, p75, most, answered}]) => [`${title}: ${kind}`, times, p75, most, Math.round(answered)])),
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

function claims({search: {latency, growth, hostile}, ranking, editions, pages: {pages, offline, interactions, lists, notes}, many}) {
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
    ...better(ranking.quality),
    atMost('A task of 400 characters ranked, p95', ranking.latency[OURS].p95, 30),
    atMost('A paste of 10,000 characters ranked, slowest', ranking.paste.most, 300),
    atMost('A task of 400 characters over 23,900 items, p95', ranking.many.p95, 500),
    ratio('All rows readable, beside the vanilla JavaScript page', pages.ours.readable / pages.vanilla.readable, 1),
    ratio('All rows readable, beside plain HTML', pages.ours.readable / pages.limit.readable, 1.4),
    ratio('Ready, beside the React page', pages.ours.ready / pages.react.ready, 1.1),
    ratio('A second visit without a network ready, beside the first one', offline, 0.5),
    ['Layout shift: at most 0.01', number(pages.ours.shift), pages.ours.shift <= 0.01],
    ['First visit, everything until ready: at most 240 KB', `${kilobytes(pages.ours.bytes)} KB`, pages.ours.bytes <= 240_000],
    ...Object.entries(interactions.ours).map(([kind, {p75}]) =>
      atMost(`From hand to next paint, ${kind}, p75`, p75, kind === 'opening a comparison' ? 100 : 60)),
    ...Object.entries(interactions.react).map(([kind, {p75}]) =>
      [`From hand to next paint, ${kind}, p75: no slower than React`, `${interactions.ours[kind].p75} ms, React ${p75} ms`, interactions.ours[kind].p75 <= p75]),
    atMost(`A Word file of ${lists.items} items read`, lists.read, 1_000),
    atMost('A kept list opened', lists.opened, 300),
    ratio('The first screenful of 清单 of a site with a hundred lists, beside one list', many[100].begun / many[1].begun, 1.2),
    ratio('All of 清单 of a site with a hundred lists, beside one list', many[100].shown / many[1].shown, 1.2),
    ratio('One of a hundred lists of a site opened, beside the only one', many[100].opened / many[1].opened, 1.2),
    atMost('Editions of 239 items compared, first time in a page', editions[1].first, 150),
    atMost('Editions of 2,390 items compared, first time in a page', editions[10].first, 3_000),
    ['5,000 notes: the longest task until ready at most 50 ms longer than without notes', `${Math.round(more)} ms longer`, more <= 50],
  ];
  return ['**Claims**', table(['', 'measured', ''], list.map(([claim, measured, met]) => [claim, measured, met ? 'met' : '**not met**']))];
}

const atMost = (claim, value, limit) => [`${claim}: at most ${limit.toLocaleString('en')} ms`, `${number(value)} ms`, value <= limit];
const ratio = (claim, value, limit) => [`${claim}: at most ${limit.toFixed(1)} times`, `${number(value)} times`, value <= limit];

/** Ours beside the best of the others, measure by measure. */
function better(quality) {
  const {[OURS]: ours, ...others} = quality;
  const claim = (title, measure) => {
    const best = Math.max(...Object.values(others).map(measure));
    return [`${title}: above BM25, TF-IDF and MiniSearch`, `${share(measure(ours))}, best of them ${share(best)}`, measure(ours) > best];
  };
  return [
    claim('Tasks, right item first', ({tasks}) => tasks.first),
    claim('Tasks, right item among the first three', ({tasks}) => tasks.three),
    claim('Tasks, nDCG@10', ({tasks}) => tasks.ndcg),
    claim('Queries, right item among the first three', ({queries}) => queries.three),
  ];
}

const table = (head, rows) => [
  line(head), line(head.map((_, at) => (at === 0 ? '---' : '---:'))), ...rows.map(line),
].join('\n');
const line = cells => `| ${cells.join(' | ')} |`;

/** Three digits that count, and none that do not. */
const number = value => (value === 0 ? '0' : value >= 100 ? Math.round(value).toLocaleString('en') : `${Number(value.toPrecision(value < 1 ? 2 : 3))}`);
const share = value => value.toFixed(3);
const kilobytes = bytes => (bytes / 1000).toFixed(1);
