import {readFile} from 'node:fs/promises';

import {expect, test} from './support/fixtures.mjs';
import {expectNoAxeViolations} from './support/axe.mjs';
import * as reckon from './support/reckon.mjs';
import {overflow, parameters, readTable, visit} from './support/tables.mjs';

const ids = reckon.departments.map(({id}) => id);
const table = (page, name) => page.getByRole('table', {name, exact: true});
const link = entries => new URLSearchParams(entries).toString();

test('the directory has the figures of all departments', async ({atlas, page}) => {
  await atlas.open('view=departments');
  const {rows} = await readTable(table(page, '部门一览'));
  expect(rows.map(row => row.data.dept)).toEqual(ids);
  for (const row of rows) {
    expect(row.head).toBe(reckon.short(row.data.dept));
    expect(row.cells.map(Number), row.head).toEqual(reckon.figures(row.data.dept));
    const [supporting, , , reclaimed] = row.links;
    const of = list => link([['list', list], ['dept', row.data.dept]]);
    expect(supporting && parameters(supporting)).toBe(Number(row.cells[0]) ? of('supporting') : null);
    expect(reclaimed && parameters(reclaimed)).toBe(Number(row.cells[3]) ? of('reclaimed') : null);
  }
});

test('the name filter knows pinyin and its initials', async ({atlas, page}) => {
  await atlas.open('view=departments');
  const field = page.getByRole('textbox', {name: '按名称筛选'});
  const rows = table(page, '部门一览').locator('[data-dept]');
  for (const text of ['gonganju', 'gaj']) {
    await field.fill(text);
    await expect(rows).toHaveAttribute('data-dept', 'public-security');
  }
});

test('the matrices are sorted by size', async ({atlas, page}) => {
  await atlas.open('view=departments');
  const section = page.getByRole('main').locator('section').filter({has: page.getByRole('heading', {name: '各部门的类别分布'})});
  const read = async () => (await readTable(table(page, '部门类别矩阵'))).rows.map(row => Number(row.cells.at(-1)));
  const before = await read();
  const sorted = before.toSorted((a, b) => b - a);
  expect(before).not.toEqual(sorted);
  await section.getByRole('combobox', {name: '排序'}).selectOption('按事项数');
  await expect.poll(read).toEqual(sorted);
});

test('the tables and a department’s items are saved as CSV', async ({atlas, page}) => {
  const save = async name => {
    await page.getByRole('button', {name: /下载、打印/}).first().click();
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', {name, exact: true}).click();
    const download = await waiting;
    return [download.suggestedFilename(), await readFile(await download.path(), 'utf8')];
  };
  await atlas.open('view=departments');
  await page.getByRole('textbox', {name: '按名称筛选'}).fill('公安');
  await expect(table(page, '部门一览').locator('[data-dept]')).toHaveCount(1);
  const [name, directory] = await save('下载表格（CSV）');
  expect(name).toBe('部门一览.csv');
  const lines = directory.trim().split('\r\n');
  expect(lines).toHaveLength(2);
  expect(lines[1].split(',').slice(0, 10)).toEqual(['public-security', '县公安局', ...reckon.figures('public-security').map(String)]);
  await atlas.open('view=departments&dept=public-security');
  const [file, items] = await save('下载本部门事项');
  expect(file).toBe('县公安局.csv');
  for (const item of reckon.itemsOf('public-security')) expect(items).toContain(`\r\n${item.id},`);
});

test('a table’s frame is a tab stop only where it scrolls', async ({atlas, page}) => {
  await page.setViewportSize({width: 1440, height: 900});
  await atlas.open('view=departments');
  await expect(table(page, '部门一览')).toBeVisible();
  const frames = page.getByRole('main').locator('[tabindex="0"]');
  await expect(frames).toHaveCount(0);
  const head = table(page, '部门一览').locator('thead th').first();
  await page.evaluate(() => scrollTo(0, 600));
  expect((await head.boundingBox()).y).toBeCloseTo(0, 0);
  await page.setViewportSize({width: 390, height: 800});
  await expect(frames).toHaveCount(4);
  await expect(page.getByRole('region', {name: '部门一览'})).toBeVisible();
  await page.setViewportSize({width: 1440, height: 900});
  await expect(frames).toHaveCount(0);
});

test('each column of the directory sorts both ways, by keyboard too', async ({atlas, page}) => {
  await atlas.open('view=departments');
  const directory = table(page, '部门一览');
  const heads = directory.getByRole('columnheader');
  for (let at = 1; at < await heads.count(); at += 1) {
    const head = heads.nth(at);
    for (const [order, sign] of [['descending', -1], ['ascending', 1]]) {
      await head.getByRole('button').press('Enter');
      await expect(head).toHaveAttribute('aria-sort', order);
      await expect(head.getByRole('button')).toBeFocused();
      await expect(directory.locator('[aria-sort]')).toHaveCount(1);
      const numbers = (await readTable(directory)).rows.map(row => Number(row.cells[at - 1]));
      expect(numbers).toEqual(numbers.toSorted((a, b) => sign * (a - b)));
    }
  }
  await heads.first().getByRole('button').click();
  await expect(heads.first()).toHaveAttribute('aria-sort', 'ascending');
  expect((await readTable(directory)).rows.map(row => row.data.dept)).toEqual(ids);
});

test('the directory is filtered by name, in Chinese, by abbreviation, in English', async ({atlas, page}) => {
  await atlas.open('view=departments');
  const field = page.getByRole('textbox', {name: '按名称筛选'});
  const rows = table(page, '部门一览').locator('[data-dept]');
  for (const [text, id] of [['公安', 'public-security'], ['人社局', 'human-resources'], ['tax', 'taxation']]) {
    await field.fill(text);
    await expect(rows).toHaveCount(1);
    await expect(rows).toHaveAttribute('data-dept', id);
  }
  await field.fill('火星');
  await expect(rows).toHaveCount(0);
  await expect(page.getByRole('status').filter({hasText: '没有名称相符的部门'})).toBeVisible();
  await field.fill('');
  await expect(rows).toHaveCount(39);
});

test('the cells of the matrix are counts, and links to just these items', async ({atlas, page}) => {
  await atlas.open('view=departments');
  const {heads, rows} = await readTable(table(page, '部门类别矩阵'));
  const categories = heads.slice(1, -1);
  const used = new Set(reckon.items.map(item => item.category));
  expect(categories).toEqual(reckon.data.categories.filter(category => used.has(category)));
  expect(rows.map(row => row.head)).toEqual(ids.map(reckon.short));
  const links = [];
  rows.forEach((row, at) => {
    const id = ids[at];
    categories.forEach((category, column) => {
      const count = reckon.itemsIn(id, category).length;
      expect(row.cells[column], `${id} ${category}`).toBe(count ? String(count) : '');
      const href = row.links[column];
      expect(href && parameters(href)).toBe(count ? link([['cat', category], ['dept', id]]) : null);
      if (href) links.push([href, count]);
    });
    const total = reckon.itemsOf(id).length;
    expect(row.cells.at(-1)).toBe(String(total));
    links.push([row.links.at(-1), total]);
  });
  const found = await visit(page, links.map(([href]) => href), () => ({
    status: document.querySelector('.result-count').textContent,
    rows: document.querySelectorAll('[aria-label="事项列表"] > [data-item]').length,
  }));
  found.forEach(({status, rows}, at) => {
    const [href, count] = links[at];
    expect({status, rows}, decodeURIComponent(href)).toEqual({status: `共 ${count} 项`, rows: count});
  });
});

test('a cell of the matrix is followed, and back leads to it', async ({atlas, page}) => {
  await atlas.open('view=departments');
  const cell = table(page, '部门类别矩阵').getByRole('row', {name: '县公安局'}).getByRole('link', {name: '2'}).first();
  await cell.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  expect(before).toBeGreaterThan(500);
  await cell.click();
  await expect(atlas.resultCount).toHaveText('共 2 项');
  await expect(page.getByRole('heading', {level: 1})).toBeFocused();
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await page.goBack();
  await expect(table(page, '部门类别矩阵')).toBeVisible();
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(before);
  await page.goForward();
  await expect(atlas.resultCount).toHaveText('共 2 项');
});

test('the cells of the second matrix count what two departments share', async ({atlas, page}) => {
  await atlas.open('view=departments');
  const {rows} = await readTable(table(page, '部门共同事项矩阵'));
  const sociable = ids.filter(id => reckon.partners(id).size);
  expect(rows.map(row => row.head)).toEqual(sociable.map(reckon.short));
  const queries = [];
  rows.forEach((row, one) => row.cells.forEach((cell, other) => {
    const [a, b] = [sociable[one], sociable[other]];
    const count = a === b ? 0 : reckon.itemsOfBoth(a, b).length;
    expect(cell, `${a} ${b}`).toBe(count ? String(count) : '');
    const href = row.links[other];
    expect(href && parameters(href)).toBe(count ? link([['view', 'compare'], ['dept', a], ['dept', b]]) : null);
    if (href && one < other) queries.push([href, count]);
  }));
  // The code of the comparison is there from here on.
  await atlas.open('view=compare');
  await expect(page.getByRole('combobox', {name: '添加部门'})).toBeVisible();
  const shared = await visit(page, queries.map(([href]) => href), () =>
    document.querySelectorAll('[aria-label="部门对比"] tr.shared').length);
  expect(shared).toEqual(queries.map(([, count]) => count));
});

test('the balance of clauses in each category', async ({atlas, page}) => {
  await atlas.open('view=departments');
  const {rows} = await readTable(table(page, '各类别县乡职责条数'));
  const sum = (items, key) => items.reduce((total, item) => total + (item[key] ?? []).length, 0);
  for (const row of rows) {
    const items = reckon.items.filter(item => item.category === row.data.category);
    expect(row.cells.slice(0, 3).map(Number), row.head)
      .toEqual([items.length, sum(items, 'superior_duties'), sum(items, 'township_duties')]);
  }
  expect(rows).toHaveLength(new Set(reckon.items.map(item => item.category)).size);
});

test('the page of each department has its figures, items, clauses and partners', async ({atlas, page}) => {
  await atlas.open('view=departments');
  const pages = await visit(page, ids.map(id => `?view=departments&dept=${id}`), () => {
    const texts = (selector, from = document) => [...from.querySelectorAll(selector)].map(node => node.textContent.trim());
    const tallies = name => [...document.querySelectorAll(`section:has(> #${name}) li`)].map(line =>
      [line.firstElementChild.textContent, Number(line.querySelector('a:last-of-type').textContent.match(/\d+/))]);
    return {
      title: document.title,
      name: texts('main h1')[0],
      figures: texts('main dd .figure').map(Number),
      sums: texts('main dd .parts').map(sum => sum.match(/\d+/g).map(Number)),
      items: [...document.querySelectorAll('main [data-item]')].map(item =>
        [item.dataset.item, [...item.querySelectorAll('[data-clause]:not(.township *)')].map(clause => Number(clause.dataset.clause))]),
      township: [...document.querySelectorAll('main [data-item]')].map(item =>
        [item.dataset.item, texts('.township [data-clause] > :last-child', item)]),
      shared: [...document.querySelectorAll('main [data-item]')].map(item => [item.dataset.item, texts('.meta a', item)]),
      categories: tallies('of-categories'),
      partners: tallies('of-partners'),
    };
  });
  pages.forEach((seen, at) => {
    const id = ids[at];
    expect(seen.title).toContain(reckon.short(id));
    expect(seen.name).toBe(reckon.department(id).name);
    const [supporting, alone, shared, reclaimed, ...clauses] = reckon.figures(id);
    expect(seen.figures, id).toEqual([supporting, reclaimed, ...clauses]);
    const own = reckon.itemsOf(id);
    const taken = reckon.itemsOf(id, 'reclaimed');
    const takenAlone = taken.filter(reckon.isAlone).length;
    expect(seen.sums, id).toEqual([
      ...(supporting ? [[alone, shared]] : []),
      ...(reclaimed ? [[takenAlone, reclaimed - takenAlone]] : []),
    ]);
    const categories = [...new Set(own.map(item => item.category))].map(name => [name, reckon.itemsIn(id, name).length]);
    expect(Object.fromEntries(seen.categories), id).toEqual(Object.fromEntries(categories));
    const partners = [...reckon.partners(id)].map(([other, count]) => [reckon.short(other), count]);
    expect(Object.fromEntries(seen.partners), id).toEqual(Object.fromEntries(partners));
    const township = own.map(item => [item.id, (item.township_duties ?? []).map(duty => duty.text)]);
    expect(Object.fromEntries(seen.township), id).toEqual(Object.fromEntries(township));
    const others = own.map(item => [item.id, item.departments.filter(other => other !== id).map(reckon.short)]);
    expect(Object.fromEntries(seen.shared), id).toEqual(Object.fromEntries(others));
    const numbers = own.map(item => [item.id, [
      ...item.superior_duties.flatMap((clause, at) => (reckon.isOwn(clause, id) ? [at + 1] : [])),
      ...item.superior_duties.flatMap((clause, at) => (reckon.isJoint(clause) ? [at + 1] : [])),
    ]]);
    expect(Object.fromEntries(seen.items), id).toEqual(Object.fromEntries(numbers));
    expect(seen.items).toHaveLength(own.length);
  });
});

test('a department’s page is one of its own in the history', async ({atlas, page}) => {
  await atlas.open('view=departments');
  await page.locator('[data-dept="water"] th a').press('Enter');
  const title = page.getByRole('heading', {level: 1});
  await expect(title).toHaveText('吉木萨尔县水利局');
  await expect(title).toBeFocused();
  await expect(page).toHaveURL(/\?view=departments&dept=water$/);
  await page.reload();
  await expect(title).toHaveText('吉木萨尔县水利局');
  await page.getByRole('link', {name: '县自然资源局', exact: true}).first().click();
  await expect(title).toHaveText('吉木萨尔县自然资源局');
  await page.goBack();
  await expect(title).toHaveText('吉木萨尔县水利局');
  await page.goBack();
  await expect(table(page, '部门一览')).toBeVisible();
  await page.goForward();
  await atlas.view('部门').click();
  await expect(table(page, '部门一览')).toBeVisible();
});

test('from a department’s page to its comparisons and items', async ({atlas, page}) => {
  await atlas.open('view=departments&dept=public-security');
  await page.getByRole('link', {name: '对比…', exact: true}).click();
  await expect(page).toHaveURL(/\?view=compare&dept=public-security$/);
  await page.goBack();
  await page.getByRole('main').getByRole('link', {name: '文明养犬管理工作'}).click();
  await expect(atlas.detail('supporting-19').root).toBeVisible();
  await expect(atlas.resultCount).toHaveText('共 10 项');
  await page.goBack();
  await page.getByRole('link', {name: '共有 5 项 · 对比', exact: true}).click();
  await expect(table(page, '部门对比')).toBeVisible();
});

test('a department that the print lists without a clause is said so', async ({atlas, page}) => {
  await atlas.open('view=departments&dept=public-security');
  await expect(page.locator('[data-item="supporting-103"]')).toContainText('职责栏未写明');
});

test('several departments or an unknown one give the directory', async ({atlas, page}) => {
  await atlas.open('view=departments&dept=water&dept=health');
  await expect(table(page, '部门一览')).toBeVisible();
  await atlas.open('view=departments&dept=nobody');
  await expect(table(page, '部门一览')).toBeVisible();
  await expect(page.getByRole('alert').filter({hasText: '部门“nobody”'})).toBeVisible();
});

for (const colorScheme of ['light', 'dark']) {
  for (const lang of ['zh', 'en']) {
    for (const width of [1280, 320]) {
      test(`axe finds nothing: ${colorScheme}, ${lang}, ${width} px`, async ({atlas, page}) => {
        await page.emulateMedia({colorScheme});
        await page.setViewportSize({width, height: 800});
        for (const query of ['view=departments', 'view=departments&dept=housing']) {
          await atlas.open(`${query}&lang=${lang}`);
          await expectNoAxeViolations(page);
          expect(await overflow(page), query).toBeLessThanOrEqual(0);
        }
      });
    }
  }
}

test('text at 200 % stays within the page', async ({atlas, page}) => {
  await page.setViewportSize({width: 1280, height: 800});
  for (const query of ['view=departments', 'view=departments&dept=housing', 'view=departments&lang=en']) {
    await atlas.open(query);
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
    // The tables' frames see the new size in the next frame.
    await expect.poll(() => overflow(page), query).toBeLessThanOrEqual(0);
  }
});

test('the directory and the matrices print on landscape paper without cut columns', async ({atlas, page}) => {
  await atlas.open('view=departments');
  const pdf = (await page.pdf({preferCSSPageSize: true})).toString('latin1');
  const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
  expect(boxes.length).toBeGreaterThan(0);
  for (const [, width, height] of boxes) expect(Number(width)).toBeGreaterThan(Number(height));
  // 273 mm, the width between the margins.
  await page.setViewportSize({width: 1031, height: 700});
  await page.emulateMedia({media: 'print'});
  expect(await overflow(page)).toBeLessThanOrEqual(0);
});

test('Enter in the filter opens the first department, the arrow leads to the rows', async ({atlas, page}) => {
  await atlas.open('view=departments');
  const field = page.getByRole('textbox', {name: '按名称筛选', exact: true});
  await field.fill('gaj');
  await field.press('ArrowDown');
  await expect(page.locator('.directory tbody a').first()).toBeFocused();
  await field.press('Enter');
  await expect(page).toHaveURL(/dept=public-security/);
  await expect(page.getByRole('heading', {level: 1, name: '吉木萨尔县公安局'})).toBeFocused();
});
