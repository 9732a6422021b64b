// Runs in the page: asks all searches the same queries, in turns, so that
// whatever else the machine does falls on all of them alike.
import start, {Atlas} from './atlas.js';
import {candidates as peers, searchable} from './candidates.js';

/** A measurement repeats its call until this many ms have passed, which is 200 steps of the clock and more. */
const enough = 1;
/** A peer's call that takes longer than this, in ms, is measured once: waiting for it again would tell nothing new. */
const slow = 200;
/** Of so many rounds the least time counts: whatever else the machine does only makes a call slower, and a long one sooner than a short one. */
const rounds = 5;

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

/**
 * The least time of each text, as percentiles over the texts, for each of the
 * searches. A call that takes longer than `once` is measured once.
 */
function race(finds, texts, once = slow) {
  const names = Object.keys(finds);
  names.forEach(name => texts.slice(0, 20).forEach(text => finds[name](text)));
  const calls = {};
  const times = Object.fromEntries(names.map(name => [name, texts.map(() => [])]));
  for (let round = 0; round <= rounds; round += 1) {
    texts.forEach((text, at) => names.forEach((_, turn) => {
      // Nobody always comes after the same one.
      const name = names[(turn + round + at) % names.length];
      const own = times[name][at];
      if (round === 0) {
        const found = calibrate(finds[name], text);
        (calls[name] ??= {})[text] = found.calls;
        // The first round only warms up and counts, but of a slow call it is all there will be.
        if (found.took > once) own.push(found.took);
      } else if (!(own[0] > once)) {
        own.push(time(finds[name], text, calls[name][text]));
      }
    }));
  }
  return mapValues(times, percentiles);
}

/** How many calls make a measurement, and what one takes. */
function calibrate(find, text) {
  for (let calls = 1; ; calls *= 2) {
    const took = time(find, text, calls);
    if (took * calls >= enough) return {calls, took};
  }
}

function time(find, text, calls) {
  const begun = performance.now();
  for (let call = 0; call < calls; call += 1) find(text);
  return (performance.now() - begun) / calls;
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

const mapValues = (object, change) =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value, name)]));

function percentiles(lists) {
  const sorted = lists.map(least).sort((one, other) => one - other);
  const at = share => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return {p50: at(0.5), p95: at(0.95), most: sorted.at(-1)};
}

const least = list => Math.min(...list);
