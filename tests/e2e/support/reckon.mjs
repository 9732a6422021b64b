// Counts over the published duties.json, written apart from the program.
import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

const file = fileURLToPath(new URL('../../../dist/duties.json', import.meta.url));
export const data = JSON.parse(readFileSync(file, 'utf8'));
export const departments = data.departments;
/** The items that name departments. */
export const items = data.items.filter(item => item.departments?.length);

export const department = id => departments.find(own => own.id === id);
export const short = id => department(id).short;
export const itemsOf = (id, list) =>
  items.filter(item => item.departments.includes(id) && (!list || item.list === list));
export const itemsIn = (id, category) => itemsOf(id).filter(item => item.category === category);
export const itemsOfBoth = (one, other) => itemsOf(one).filter(item => item.departments.includes(other));

export const isOwn = (clause, id) =>
  ['sole', 'named'].includes(clause.attribution) && clause.departments.includes(id);
export const isJoint = clause => clause.attribution === 'joint';

/** Whether an item has one department only; some add others that they do not name. */
export const isAlone = item => item.departments.length === 1 && !item.other_departments;

const sum = (list, count) => list.reduce((total, item) => total + count(item), 0);

/** The figures of a department in the order of the directory's columns. */
export function figures(id) {
  const own = itemsOf(id);
  const supporting = itemsOf(id, 'supporting');
  const alone = supporting.filter(isAlone);
  return [
    supporting.length,
    alone.length,
    supporting.length - alone.length,
    own.length - supporting.length,
    sum(own, item => item.superior_duties.filter(clause => isOwn(clause, id)).length),
    sum(own, item => item.superior_duties.filter(isJoint).length),
    sum(own, item => (item.township_duties ?? []).length),
    new Set(own.map(item => item.category)).size,
  ];
}

/** The departments that share items with one, and how many. */
export function partners(id) {
  const counts = new Map();
  for (const other of departments) {
    const count = other.id === id ? 0 : itemsOfBoth(id, other.id).length;
    if (count) counts.set(other.id, count);
  }
  return counts;
}

/** The rows of a comparison, shared items first, then each department's own, each with what stands in its cells. */
export function comparison(chosen) {
  const rows = items.filter(item => item.departments.some(id => chosen.includes(id))).map(item => {
    const here = chosen.filter(id => item.departments.includes(id));
    const cells = chosen.map(id => (here.includes(id) ? {own: []} : null));
    const across = [];
    for (const clause of item.superior_duties) {
      const acting = chosen.filter(id => clause.departments.includes(id));
      if (clause.attribution === 'other' || !acting.length) continue;
      if (clause.attribution !== 'joint' && acting.length === 1) {
        cells[chosen.indexOf(acting[0])].own.push(clause.text);
      } else {
        across.push({acting, text: clause.text, last: chosen.indexOf(acting.at(-1))});
      }
    }
    return {id: item.id, item, here, cells, across, township: (item.township_duties ?? []).map(duty => duty.text)};
  });
  const only = id => rows.filter(row => row.here.length === 1 && row.here[0] === id);
  return [...rows.filter(row => row.here.length > 1), ...chosen.flatMap(only)];
}

/** How many items each set of the chosen departments has, in the three readings. */
export function sets(chosen) {
  const all = [];
  for (let bits = 1; bits < 2 ** chosen.length; bits += 1) {
    const set = chosen.filter((_, at) => bits & (1 << at));
    const holds = item => set.every(id => item.departments.includes(id));
    const atLeast = items.filter(holds);
    const among = atLeast.filter(item => !chosen.some(id => !set.includes(id) && item.departments.includes(id)));
    const exactly = among.filter(item => item.departments.length === set.length && !item.other_departments);
    const counts = [atLeast.length, among.length, exactly.length];
    if (set.length === 1 || set.length === chosen.length || atLeast.length) all.push({set, counts});
  }
  return all;
}
