// Runs in the page: how well tasks and queries are ranked, and how long that and
// comparing editions take. The judged cases are those of tests/eval.
import start, {Editions, Ranking} from './atlas-ranking.js';
import {baselines} from './baselines.js';
import {searchable} from './candidates.js';
import {least, mapValues, race, rounds} from './timing.js';

const copies = 100;
/** A text is compared with the list for so long that few rounds must do. */
const pastes = 5;

/** Quality of every ranking, and times in ms. */
globalThis.measureRanking = async ({duties, queries, tasks}) => {
  await start();
  const items = searchable(duties);
  const ours = new Ranking(1);
  const rankings = {
    'Duty Atlas': {query: text => ours.query(text), task: text => ours.task(text)},
    ...mapValues(baselines, prepare => {
      const rank = prepare(items);
      return {query: rank, task: rank};
    }),
  };
  console.info('ranking: quality');
  const quality = mapValues(rankings, ({query, task}) => ({
    tasks: judgeTasks(named(task, duties), tasks),
    queries: judgeQueries(named(query, duties), queries),
  }));
  console.info('ranking: times');
  const long = stretches(tasks, 400, tasks.length);
  const many = new Ranking(copies);
  return {
    counts: {tasks: tasks.filter(isAnswered).length, queries: queries.filter(isAnswered).length, unanswerable: queries.length - queries.filter(isAnswered).length, items: items.length * copies},
    quality,
    latency: race(mapValues(rankings, ({task}) => task), long),
    paste: race({ours: text => ours.task(text)}, stretches(tasks, 10_000, pastes), Infinity).ours,
    many: race({ours: text => many.task(text)}, long.slice(0, 20), Infinity).ours,
  };
};

/** In ms, the first comparison of a page and the quickest of those after it; and how many items it found changed. */
globalThis.measureEditions = async ({edition, copies}) => {
  await start();
  const editions = new Editions(edition, copies);
  let changed;
  const times = Array.from({length: rounds}, () => {
    const begun = performance.now();
    changed = editions.compare();
    return performance.now() - begun;
  });
  return {first: times[0], again: least(times.slice(1)), changed, sizes: [...editions.sizes()]};
};

const isAnswered = ({relevant}) => Object.keys(relevant).length > 0;
/** Ids instead of positions; ours come as a typed array, which holds no text. */
const named = (rank, {items}) => text => [...rank(text)].map(position => items[position].id);
const mean = list => list.reduce((sum, value) => sum + Number(value), 0) / list.length;

/** So many texts of a length, each made of the tasks from another one on. */
function stretches(tasks, length, count) {
  const texts = tasks.map(({text}) => text);
  return Array.from({length: count}, (_, at) => {
    const turned = [...texts.slice(at), ...texts.slice(0, at)].join('\n');
    return turned.repeat(Math.ceil(length / turned.length)).slice(0, length);
  });
}

/** As `tasks_eval` in tests/it/ranking_eval.rs: grade 2 is right, grade 1 belongs to it. */
function judgeTasks(rank, cases) {
  const answered = cases.filter(isAnswered).map(({text, relevant}) => {
    const grades = rank(text).slice(0, 10).map(id => relevant[id] ?? 0);
    const best = Object.values(relevant).sort((one, other) => other - one);
    return {first: grades[0] === 2, three: grades.slice(0, 3).includes(2), ndcg: gain(grades) / gain(best)};
  });
  return Object.fromEntries(['first', 'three', 'ndcg'].map(measure => [measure, mean(answered.map(own => own[measure]))]));
}

const gain = grades => grades.slice(0, 10).reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0);

/** As `queries_eval`: what the list cannot answer should find at most three items. */
function judgeQueries(rank, cases) {
  const found = cases.map(own => ({...own, ids: rank(own.q)}));
  const answered = found.filter(isAnswered);
  return {
    three: mean(answered.map(({ids, relevant}) => ids.slice(0, 3).some(id => relevant[id] === 2))),
    nothing: mean(answered.map(({ids}) => ids.length === 0)),
    few: mean(found.filter(own => !isAnswered(own)).map(({ids}) => ids.length <= 3)),
  };
}
