// 说明, and what is published for others: duties.json and duties.csv.
import {readFile} from 'node:fs/promises';

import {expect, test} from './support/fixtures.mjs';
import {data, department, listName} from './support/reference.mjs';

test('duties.json is what the contract says', async ({page, site}) => {
  const response = await page.request.get(`${site.url}duties.json`);
  expect(response.headers()['content-type']).toContain('application/json');
  const {document, lists, categories, departments, items, corrections, ...rest} = await response.json();
  expect(rest).toEqual({});
  expect(document).toEqual({
    id: 'laotai-2025-07',
    title: expect.stringContaining('老台乡'),
    place: ['新疆维吾尔自治区', '昌吉回族自治州', '吉木萨尔县', '老台乡'],
    date: '2025-07',
  });
  expect(lists.map(({id, count}) => [id, count])).toEqual([['basic', 106], ['supporting', 103], ['reclaimed', 30]]);
  expect(categories.length).toBe(21);
  expect(departments.length).toBe(39);
  for (const one of departments) {
    expect(Object.keys(one)).toEqual(expect.arrayContaining(['id', 'name', 'short', 'en', 'kind', 'aliases']));
  }
  expect(items.map(({id}) => id)).toEqual(lists.flatMap(({id, count}) => Array.from({length: count}, (_, at) => `${id}-${at + 1}`)));

  const known = new Set(departments.map(({id}) => id));
  const mentions = {basic: 0, supporting: 0, reclaimed: 0};
  for (const item of items) {
    expect(item.id).toBe(`${item.list}-${item.number}`);
    expect(categories).toContain(item.category);
    expect(item.title).not.toMatch(/^\s|\s$|<[a-z]/i);
    mentions[item.list] += item.departments?.length ?? 0;
    expect('departments' in item, item.id).toBe(item.list !== 'basic');
    expect('township_duties' in item, item.id).toBe(item.list === 'supporting');
    for (const clause of item.superior_duties ?? []) {
      expect(Object.keys(clause).toSorted()).toEqual(['attribution', 'departments', 'number', 'section', 'text']);
      expect(['sole', 'named', 'joint', 'other']).toContain(clause.attribution);
      expect(clause.departments.every(id => known.has(id)), item.id).toBe(true);
      if (clause.attribution === 'sole') expect(clause.departments, item.id).toEqual(item.departments);
      if (clause.attribution === 'joint') expect(clause.departments, item.id).toEqual(item.departments);
      if (clause.attribution === 'other') expect(clause.departments, item.id).toEqual([]);
    }
  }
  expect(mentions).toEqual({basic: 0, supporting: 168, reclaimed: 31});
  const several = items.filter(({list, departments}) => list === 'supporting' && departments.length > 1);
  expect(several.length).toBe(28);
  expect(corrections.map(({item, field}) => [item, field])).toEqual([
    ['supporting-56', 'departments'], ['supporting-79', 'departments'], ['supporting-81', 'superior_duties'],
  ]);
});

test('duties.csv is one row an item, and agrees with duties.json', async ({page, site}) => {
  const response = await page.request.get(`${site.url}duties.csv`);
  expect(response.headers()['content-type']).toContain('text/csv');
  const body = await response.body();
  expect([...body.subarray(0, 3)], 'a spreadsheet needs the mark to read UTF-8').toEqual([0xEF, 0xBB, 0xBF]);
  const [head, ...rows] = parseCsv(new TextDecoder().decode(body));
  expect(head).toEqual(['id', 'list', 'number', 'category', 'title', 'departments', 'superior_duties', 'township_duties']);
  expect(rows).toEqual(data.items.map(item => [
    item.id,
    listName(item.list),
    String(item.number),
    item.category,
    item.title,
    [...(item.departments ?? []).map(id => department(id).name), ...item.other_departments ? [item.other_departments] : []].join('、'),
    lines(item.superior_duties),
    lines(item.township_duties),
  ]));
});

/** The clauses as lines, each heading above its first one. */
function lines(clauses = []) {
  return clauses.flatMap(({section, number, text}, at) => [
    ...section && section !== clauses[at - 1]?.section ? [section] : [],
    number === null ? text : `${number}.${text}`,
  ]).join('\n');
}

/** A reader of CSV as RFC 4180 has it. */
function parseCsv(text) {
  const rows = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ',') rows.push([]);
  }
  return rows.filter(row => row.length > 1);
}

test.describe('about', () => {
  test('says where the text comes from and what was read differently', async ({atlas, page}) => {
    await atlas.open('view=about');
    await expect(atlas.view('说明')).toHaveAttribute('aria-current', 'page');
    const main = page.getByRole('main');
    await expect(main).toContainText(data.document.title);
    for (const number of ['239', '106', '103', '30', '21', '39']) await expect(main).toContainText(` ${number} `);

    const rows = main.getByRole('table').getByRole('row').filter({has: page.getByRole('rowheader')});
    await expect(rows).toHaveCount(data.corrections.length);
    for (const [at, {published, read_as: readAs, reason}] of data.corrections.entries()) {
      for (const text of [published, readAs, reason]) await expect(rows.nth(at).getByText(text, {exact: true})).toBeVisible();
    }
    await rows.nth(1).getByRole('link').click();
    await expect(atlas.detail('supporting-79').root).toBeVisible();
    expect(await atlas.parameters()).toEqual(['item=supporting-79']);
    await page.goBack();
    await expect(main.getByRole('table')).toBeVisible();
  });

  test('its links download the open data', async ({atlas, page}) => {
    await atlas.open('view=about');
    for (const [file, start] of [['duties.json', '{'], ['duties.csv', '\uFEFFid,']]) {
      const download = page.waitForEvent('download');
      await page.getByRole('main').getByRole('link', {name: file, exact: true}).click();
      const saved = await download;
      expect(saved.suggestedFilename()).toBe(file);
      expect((await readFile(await saved.path(), 'utf8')).startsWith(start)).toBe(true);
    }
  });
});
