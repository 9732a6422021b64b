// The page as one would write it without a framework: MiniSearch over pairs of
// characters, pinyin-match over titles. It draws its list before it makes the index.
import items from 'items';
import MiniSearch from 'minisearch';
import PinyinMatch from 'pinyin-match';

const pairs = text => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  .flatMap(run => (run.length < 2 ? [run] : [...run.slice(1)].map((character, at) => run[at] + character)));

const byId = new Map(items.map(item => [item.id, item]));
const field = document.createElement('input');
field.type = 'search';
const list = document.createElement('ul');
document.body.append(field, list);
let index;

function draw(shown) {
  list.replaceChildren(...shown.map(({id, category, title}) => {
    const row = document.createElement('li');
    row.textContent = `${id} ${category} ${title}`;
    return row;
  }));
}

function prepare() {
  if (index) return;
  index = new MiniSearch({fields: ['text', 'category'], tokenize: pairs, searchOptions: {combineWith: 'AND'}});
  index.addAll(items);
}

function find(query) {
  if (!query) return items;
  if (query.length < 2) return items.filter(({text}) => text.includes(query));
  if (/^[a-z]+$/.test(query)) return items.filter(({title}) => PinyinMatch.match(title, query));
  prepare();
  return index.search(query).map(({id}) => byId.get(id));
}

field.oninput = () => draw(find(field.value));
draw(items);
requestIdleCallback(prepare);
