// Rankings that are written in a few lines or come off the shelf, over the same
// texts as ours, in pairs of characters.
import MiniSearch from 'minisearch';
import {pairs} from './candidates.js';

/** How often each pair stands in each text, and in how many texts. */
function counted(items) {
  const documents = items.map(({texts}) => tally(texts.flatMap(pairs)));
  const frequency = tally(documents.flatMap(({counts}) => [...counts.keys()])).counts;
  return {documents, frequency};
}

function tally(terms) {
  const counts = new Map();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return {counts, length: terms.length};
}

/** The positions whose score is above zero, best first. */
function ranked(scores) {
  return [...scores.keys()].filter(at => scores[at] > 0).sort((one, other) => scores[other] - scores[one] || one - other);
}

function bm25(items, k1 = 1.2, b = 0.75) {
  const {documents, frequency} = counted(items);
  const average = documents.reduce((sum, {length}) => sum + length, 0) / documents.length;
  return query => {
    const terms = [...new Set(pairs(query))].filter(term => frequency.has(term));
    return ranked(documents.map(({counts, length}) => terms.reduce((score, term) => {
      const times = counts.get(term) ?? 0;
      const rarity = Math.log(1 + (documents.length - frequency.get(term) + 0.5) / (frequency.get(term) + 0.5));
      return score + rarity * times * (k1 + 1) / (times + k1 * (1 - b + b * length / average));
    }, 0)));
  };
}

/** Cosine of TF-IDF vectors, with a logarithmic count. */
function tfIdf(items) {
  const {documents, frequency} = counted(items);
  const weigh = ({counts}) => new Map([...counts].filter(([term]) => frequency.has(term))
    .map(([term, times]) => [term, (1 + Math.log(times)) * Math.log(documents.length / frequency.get(term))]));
  const vectors = documents.map(document => {
    const weights = weigh(document);
    return {weights, norm: Math.hypot(...weights.values())};
  });
  return query => {
    const terms = [...weigh(tally(pairs(query)))];
    return ranked(vectors.map(({weights, norm}) =>
      terms.reduce((score, [term, weight]) => score + weight * (weights.get(term) ?? 0), 0) / norm));
  };
}

/** Any pair may match: with all of them required, a task would find nothing. */
function miniSearch(items) {
  const index = new MiniSearch({
    fields: ['title', 'rest'],
    tokenize: pairs,
    searchOptions: {combineWith: 'OR', boost: {title: 2}},
  });
  index.addAll(items.map(({title, texts}, id) => ({id, title, rest: texts.slice(1).join('\n')})));
  return query => index.search(query).map(({id}) => id);
}

/** By name: prepares a ranking, which gives the positions of items, best first. */
export const baselines = {'BM25, pairs': bm25, 'TF-IDF, pairs': tfIdf, 'MiniSearch, any pair': miniSearch};
