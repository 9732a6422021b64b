// Runs in the page: asks all searches the same queries, in turns, so that
// whatever else the machine does falls on all of them alike.
import start, {Atlas} from './atlas.js';
import {candidates as peers, searchable} from './candidates.js';
import './ranking.js';
import {least, mapValues, race, rounds, time} from './timing.js';

const ours = {
  kinds: ['hanzi', 'pinyin'],
  prepare() {
    const atlas = new Atlas(1);
    const begun = performance.now();
    atlas.build();
    return {find: text => atlas.find(text), took: performance.now() - begun};
  },
};
const candidates = {'Duty Atlas': ours, ...peers};

/** Measures everything about searching. `golden` has pinyin queries with the stretches of text that each means. */
globalThis.measureSearch = async ({duties, queries, golden}) => {
  if (!crossOriginIsolated) throw new Error('the page is not isolated, so the clock is too coarse');
  await start();
  const items = searchable(duties);
  const texts = {hanzi: prefixes(queries.hanzi), pinyin: prefixes(queries.pinyin), initials: prefixes(queries.initials)};
  const {finds, index} = prepare(items);
  return {
    counts: {items: items.length, golden: golden.length, ...Object.fromEntries(Object.entries(texts).map(([kind, list]) => [kind, list.length]))},
    index,
    quality: judge(items, finds, texts.hanzi, golden),
    latency: Object.fromEntries(Object.entries(texts).map(([kind, list]) => {
      console.info(`latency of ${kind}`);
      return [kind, race(askable(finds, kind), list)];
    })),
    growth: grow(Object.values(texts).flat()),
    hostile: provoke(finds['Duty Atlas']),
  };
};

/** What stands in the field while each query is typed. */
function prefixes(queries) {
  return [...new Set(queries.flatMap(query => [...query].map((_, at) => query.slice(0, at + 1))))];
}

const askable = (finds, kind) => Object.fromEntries(Object.entries(finds)
  .filter(([name]) => candidates[name].kinds.includes(kind === 'hanzi' ? 'hanzi' : 'pinyin')));

/** Prepares every search, several times in turns; `index` has the least of the times, `finds` the last of each. */
function prepare(items) {
  const finds = {};
  const times = {};
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, candidate] of Object.entries(candidates)) {
      const begun = performance.now();
      const prepared = candidate.prepare(items);
      const took = prepared.took ?? performance.now() - begun;
      finds[name] = prepared.find ?? prepared;
      (times[name] ??= []).push(took);
    }
  }
  return {finds, index: mapValues(times, least)};
}

/** Recall and precision: of hanzi against plain substrings, of pinyin against what a person checked. */
function judge(items, finds, hanzi, golden) {
  const having = stretches => new Set(items.flatMap(({texts}, position) =>
    (texts.some(text => stretches.some(stretch => text.includes(stretch))) ? [position] : [])));
  const questions = {
    hanzi: hanzi.map(text => [text, having([text])]),
    pinyin: golden.map(([text, stretches]) => [text, having(stretches)]),
  };
  return Object.fromEntries(Object.entries(questions).map(([kind, asked]) =>
    [kind, mapValues(askable(finds, kind), (find, name) => {
      console.info(`answers of ${name} to ${kind}`);
      return score(find, asked);
    })]));
}

function score(find, asked) {
  let [right, wrong, missed] = [0, 0, 0];
  for (const [text, expected] of asked) {
    const found = new Set(find(text));
    const both = [...found].filter(position => expected.has(position)).length;
    right += both;
    wrong += found.size - both;
    missed += expected.size - both;
  }
  return {recall: right / (right + missed), precision: right / (right + wrong)};
}

/** Our search over the document once, ten and a hundred times, in turns. */
function grow(texts) {
  console.info('growth');
  const sizes = [1, 10, 100];
  const corpora = Object.fromEntries(sizes.map(size => {
    const atlas = new Atlas(size);
    const begun = performance.now();
    atlas.build();
    return [size, {atlas, index: performance.now() - begun}];
  }));
  const latency = race(mapValues(corpora, ({atlas}) => text => atlas.find(text)), texts, Infinity);
  return mapValues(corpora, ({index}, size) => ({index, ...latency[size]}));
}

/** Texts that nobody types: the longest time of three calls, each of which must answer. */
function provoke(find) {
  console.info('hostile queries');
  const long = (text, length = 10_000) => text.repeat(Math.ceil(length / text.length)).slice(0, length);
  const hostile = {
    '10,000 × 养': long('养'),
    '10,000 × a': long('a'),
    '10,000 characters of pinyin': long('yangquanguanli'),
    '10,000 characters of pinyin, apart': long('yang quan guan li '),
    '10,000 characters of initials': long('yqglwmxz'),
    '10,000 characters in 5,000 words': long('养 '),
    '10,000 characters of excluded words': long('-养 '),
    '10,000 characters of fields': long('部门:公安 '),
    '10,000 control characters': long('\u0000\u0001\u0007\u001b\u007f\u0085'),
    '10,000 lone surrogates': long('\ud800\udfff\udc00'),
    '10,000 unbalanced quotes': `${long('"“「', 9_999)}"`,
    'an open quote before 10,000 characters': `"${long('养犬管理', 9_999)}`,
    '10,000 combining marks': `a${long('\u0301', 9_999)}`,
  };
  return mapValues(hostile, text => {
    try {
      return Math.max(...[0, 1, 2].map(() => time(find, text, 1)));
    } catch (error) {
      return `${error}`;
    }
  });
}
