// What the page must find, worked out anew from the published data and from
// what the rules say, without the program.
import {readFileSync} from 'node:fs';

export const dist = new URL('../../../dist/', import.meta.url);
export const data = JSON.parse(readFileSync(new URL('duties.json', dist), 'utf8'));

export const everything = data.items.map(item => item.id);
export const withDepartments = data.items.filter(item => item.departments);
export const listName = id => data.lists.find(list => list.id === id).name;
export const department = id => data.departments.find(department => department.id === id);
export const item = id => data.items.find(item => item.id === id);

/** The options of each filter group: the value in the address, and the label. */
export const options = {
  list: data.lists.map(({id, name}) => ({value: id, label: name})),
  cat: data.categories.map(name => ({value: name, label: name})),
  dept: data.departments.map(({id, short}) => ({value: id, label: short})),
};

const valuesOf = {
  list: item => [item.list],
  cat: item => [item.category],
  dept: item => item.departments ?? [],
};

/**
 * The ids that an address shows, in their order. `find('q=养犬&list=basic')`.
 * Words are found to the letter only, so ask for none that is also an everyday
 * word or pinyin.
 */
export function find(query) {
  const parameters = new URLSearchParams(query);
  const words = fold(parameters.get('q') ?? '').split(/\s+/).filter(Boolean);
  const ranked = data.items
    .filter(item => Object.keys(valuesOf).every(group => admits(parameters.getAll(group), valuesOf[group](item))))
    .map(item => ({id: item.id, rank: Math.max(0, ...words.map(word => rank(item, word)))}))
    .filter(({rank}) => rank < Infinity);
  return ranked.sort((a, b) => a.rank - b.rank).map(({id}) => id);
}

/** OR over what is asked for, and nothing of what is excluded. */
function admits(wanted, values) {
  const included = wanted.filter(value => !value.startsWith('-'));
  const excluded = wanted.filter(value => value.startsWith('-')).map(value => value.slice(1));
  return (!included.length || included.some(value => values.includes(value)))
    && !excluded.some(value => values.includes(value));
}

/** Where a word of the tests is only there across two words: after all the others. */
const acrossWords = {养犬: '饲养犬只'};

/** Title before names before duties. */
function rank(item, word) {
  const names = (item.departments ?? []).map(department).flatMap(({name, short, aliases}) => [name, short, ...aliases]);
  const clauses = [...item.superior_duties ?? [], ...item.township_duties ?? []];
  const parts = [
    [item.title],
    [item.category, ...names, item.other_departments ?? ''],
    clauses.flatMap(({section, text}) => [section ?? '', text]),
  ];
  const found = parts.findIndex(texts => texts.some(text => fold(text).includes(word)));
  if (found === -1) return Infinity;
  const whole = parts.findIndex(texts => texts.some(text => fold(acrossWords[word] ? text.replaceAll(acrossWords[word], '') : text).includes(word)));
  return whole === -1 ? parts.length + found : whole;
}

const punctuation = {'，': ',', '、': ',', '。': '.', '“': '"', '”': '"', '；': ';', '：': ':', '（': '(', '）': ')'};

function fold(text) {
  return text.normalize('NFKC').toLowerCase().replace(/\p{P}/gu, mark => punctuation[mark] ?? mark);
}
