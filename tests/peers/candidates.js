// The searches that are set beside ours. Each is used as well as its library
// allows over the same texts, and only finds: none counts facets, as ours does.
import {Charset, Index} from 'flexsearch';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import PinyinMatch from 'pinyin-match';
import {match as pinyinPro} from 'pinyin-pro';

/** An item as a search sees it: its title, and all that can be found in it, the title first. */
export function searchable({items, departments}) {
  const named = new Map(departments.map(({id, name, short, aliases}) => [id, [name, short, ...aliases]]));
  return items.map(item => ({
    title: item.title,
    texts: [
      item.title, item.category,
      ...(item.departments ?? []).flatMap(id => named.get(id)),
      ...(item.other_departments ? [item.other_departments] : []),
      ...[...item.superior_duties ?? [], ...item.township_duties ?? []]
        .flatMap(({section, text}) => (section ? [section, text] : [text])),
    ],
  }));
}

/** The text in pairs of characters, which is how libraries without a dictionary are taught Chinese. */
export function pairs(text) {
  return text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean).flatMap(run => {
    const characters = [...run];
    return characters.length < 2
      ? characters
      : characters.slice(1).map((character, at) => characters[at] + character);
  });
}

const where = (items, has) => items.flatMap((item, position) => (has(item) ? [position] : []));

/**
 * By name: what queries a candidate can be asked (`pinyin` stands for initials
 * too), and how it is prepared. What `prepare` gives finds the positions of the
 * items that match a text.
 */
export const candidates = {
  'String.includes': {
    kinds: ['hanzi'],
    prepare(items) {
      const texts = items.map(item => item.texts.join('\n').toLowerCase());
      return query => where(texts, text => text.includes(query));
    },
  },

  MiniSearch: {
    kinds: ['hanzi'],
    prepare(items) {
      const index = new MiniSearch({
        fields: ['title', 'rest'],
        tokenize: pairs,
        searchOptions: {combineWith: 'AND', boost: {title: 2}},
      });
      index.addAll(items.map(({title, texts}, id) => ({id, title, rest: texts.slice(1).join('\n')})));
      const whole = items.map(item => item.texts.join('\n').toLowerCase());
      // One character is not a pair; going through the texts finds it, and quickly.
      return query => (query.length < 2
        ? where(whole, text => text.includes(query))
        : index.search(query).map(({id}) => id));
    },
  },

  FlexSearch: {
    kinds: ['hanzi'],
    prepare(items) {
      // Characters alone would find them anywhere in a text; the context asks for neighbours.
      const index = new Index({encoder: Charset.CJK, context: {depth: 1, bidirectional: false}});
      items.forEach((item, position) => index.add(position, item.texts.join('\n')));
      return query => index.search(query, {limit: items.length});
    },
  },

  'Fuse.js': {
    kinds: ['hanzi'],
    prepare(items) {
      const index = new Fuse(items, {
        keys: [{name: 'title', weight: 2}, 'texts'],
        threshold: 0,
        ignoreLocation: true,
        ignoreFieldNorm: true,
      });
      return query => index.search(query).map(({refIndex}) => refIndex);
    },
  },

  'pinyin-match': {
    kinds: ['hanzi', 'pinyin'],
    prepare: items => query => where(items, ({texts}) => texts.some(text => PinyinMatch.match(text, query))),
  },

  'pinyin-match, titles only': {
    kinds: ['hanzi', 'pinyin'],
    prepare: items => query => where(items, ({title}) => PinyinMatch.match(title, query)),
  },

  'pinyin-pro': {
    kinds: ['hanzi', 'pinyin'],
    prepare: items => query => where(items, ({texts}) =>
      texts.some(text => pinyinPro(text, query, {precision: 'first', continuous: true}))),
  },
};
