// Taking things along: the same menu on every screen, and files that say what the screen says.
import {fileURLToPath} from 'node:url';

import {expectNoAxeViolations} from './support/axe.mjs';
import {expect, test} from './support/fixtures.mjs';
import {Own} from './support/notes.mjs';
import {TakeAlong, readText, readWorkbook} from './support/office.mjs';
import {offline, visit} from './support/offline.mjs';
import {overflow, readTable} from './support/tables.mjs';

const edition = fileURLToPath(new URL('../editions/laotai-2026-07-a.md', import.meta.url));

/** A sheet as records by heading. */
function records({rows: [heads, ...rows]}) {
  return rows.map(row => Object.fromEntries(heads.map((head, at) => [head, row[at] ?? ''])));
}

/** A CSV file as rows of cells. */
function readCsv(text) {
  const rows = [[]];
  for (const [, quoted, bare, end] of text.replace(/^\uFEFF/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1).push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
    if (end === '') break;
  }
  return rows.filter(row => row.length > 1 || row[0]);
}

/** The workbook's table is the CSV file's, cell by cell, and nothing in it is a formula. */
function expectSame(sheets, csv) {
  const [heads, ...rows] = readCsv(csv.bytes.toString('utf8'));
  const seen = sheets.map(({rows: [, ...cells]}) => cells).flat();
  expect(sheets[0].rows[0]).toEqual(heads);
  expect(seen.map(row => heads.map((_, at) => String(row[at] ?? '')))).toEqual(rows);
  for (const sheet of sheets) {
    expect(sheet.frozen, 'the headings stay in sight').toBe(true);
    expect(sheet.formulas).toBe(0);
  }
}

test('the results as shown: a sheet a list, the text, the CSV file', async ({atlas, page}) => {
  await atlas.open('cat=平安法治');
  const shown = await atlas.shown();
  const menu = new TakeAlong(page);
  const workbook = await menu.take('workbook');
  expect(workbook.name).toBe('事项 2025-07.xlsx');
  const sheets = readWorkbook(workbook.bytes);
  const tables = [...sheets].filter(([name]) => name !== '关于本表');
  expect(tables.map(([name]) => name)).toEqual(['基本履职事项', '配合履职事项']);
  const items = tables.flatMap(([, sheet]) => records(sheet));
  expect(items.map(item => item.事项编号)).toEqual(shown);
  for (const item of items) {
    expect(typeof item.序号).toBe('number');
    const row = await atlas.row(item.事项编号).innerText();
    expect(row).toContain(item.事项名称);
    expect(row.replace(/\s/g, '')).toContain(item.部门.replace(/\s/g, ''));
  }
  const about = Object.fromEntries(sheets.get('关于本表').rows.slice(1));
  expect(about.条件).toBe('平安法治');
  expect(about.内容).toBe(`共 ${shown.length} 项`);
  expect(about.网址).toBe(page.url());
  expectSame(tables.map(([, sheet]) => sheet), await menu.take('csv'));
  const text = await menu.take('text');
  expect(text.name).toBe('事项 2025-07.docx');
  const paragraphs = readText(text.bytes);
  for (const item of items) expect(paragraphs).toContain(item.事项名称);
  expect(paragraphs).not.toContain('supporting-19');
});

test('a search keeps its order, and the nearest items are what is handed over', async ({atlas, page}) => {
  const menu = new TakeAlong(page);
  for (const query of ['养犬', '网吧']) {
    await atlas.open(`q=${encodeURIComponent(query)}`);
    await expect(atlas.rows.first()).toBeVisible();
    const shown = await atlas.shown();
    const sheets = readWorkbook((await menu.take('workbook')).bytes);
    expect(records(sheets.get('事项')).map(item => item.事项编号)).toEqual(shown);
  }
});

test('an item in full, with its citation', async ({atlas, context, page}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await atlas.open('item=supporting-19');
  const detail = atlas.detail('supporting-19').root;
  const menu = new TakeAlong(detail);
  const clauses = await detail.locator('[data-clause]').allInnerTexts();
  const text = await menu.take('text');
  expect(text.name).toBe('配合 19.docx');
  const paragraphs = readText(text.bytes).join('\n').replace(/\s/g, '');
  const sheet = readWorkbook((await menu.take('workbook')).bytes).get('职责条文');
  const cells = records(sheet).map(row => row.条文.replace(/\s/g, ''));
  expect(cells).toHaveLength(clauses.length);
  for (const clause of clauses) {
    const words = clause.replace(/\s/g, '').replace(/^\d+\./, '');
    expect(paragraphs).toContain(words);
    expect(cells.some(cell => words.includes(cell))).toBe(true);
  }
  await menu.button.click();
  await menu.entry('cite').click();
  await expect(page.getByRole('status').filter({hasText: '已复制'}).first()).toBeVisible();
  const cited = await page.evaluate(() => navigator.clipboard.readText());
  expect(cited).toContain('配合履职事项第19项');
  expect(paragraphs).toContain(cited.replace(/\s/g, ''));
});

test('the departments’ tables', async ({atlas, page}) => {
  await atlas.open('view=departments');
  const main = page.getByRole('main');
  for (const name of ['部门一览', '部门类别矩阵', '部门共同事项矩阵', '各类别县乡职责条数']) {
    const table = page.getByRole('table', {name, exact: true});
    await expect(table).toBeVisible();
    const menu = new TakeAlong(main.locator('section').filter({has: table}));
    const sheet = readWorkbook((await menu.take('workbook')).bytes).get(name);
    expectSame([sheet], await menu.take('csv'));
    const {rows} = await readTable(table);
    const figures = records(sheet).map(row => Object.values(row).filter(cell => typeof cell === 'number'));
    expect(figures).toHaveLength(rows.length);
    // The diagonal of the partners is a dash on the screen, a number in the file.
    for (const [at, row] of rows.entries()) {
      const seen = row.cells.filter(cell => /^\d+$/.test(cell)).map(Number);
      expect(figures[at]).toEqual(expect.arrayContaining(seen));
    }
  }
  await atlas.open('view=departments&dept=public-security');
  const menu = new TakeAlong(main);
  const shown = await main.locator('[data-item]').evaluateAll(items => items.map(item => item.dataset.item));
  const sheet = readWorkbook((await menu.take('workbook')).bytes).get('县公安局');
  expect(records(sheet).map(row => row.事项编号).toSorted()).toEqual(shown.toSorted());
  expectSame([sheet], await menu.take('下载本部门事项'));
});

test('the comparison in both forms', async ({atlas, page}) => {
  await atlas.open('view=compare&dept=public-security&dept=market-regulation&group=shared');
  const table = page.getByRole('table', {name: '部门对比', exact: true});
  const shown = await table.locator('[data-item]').evaluateAll(rows => rows.map(row => row.dataset.item));
  const menu = new TakeAlong(page);
  const byItem = readWorkbook((await menu.take('下载 Excel 表格（每项一行）')).bytes).get('部门对比');
  expect(records(byItem).map(row => row.事项编号)).toEqual(shown);
  expectSame([byItem], await menu.take('下载表格（每项一行）'));
  const byClause = readWorkbook((await menu.take('下载 Excel 表格（每条一行）')).bytes).get('部门对比（逐条）');
  expect(new Set(records(byClause).map(row => row.事项编号))).toEqual(new Set(shown));
  expectSame([byClause], await menu.take('下载表格（每条一行）'));
  const paragraphs = readText((await menu.take('text')).bytes);
  for (const row of records(byItem)) expect(paragraphs).toContain(row.事项名称);
});

test('the task’s sheet and the ledger', async ({atlas, page}) => {
  await atlas.open('view=task');
  await page.getByRole('textbox', {name: '任务内容', exact: true}).fill('有村民反映邻居养狗不拴绳。\n=1+1');
  await page.getByRole('button', {name: '核对', exact: true}).click();
  const conclusion = page.getByRole('region', {name: '结论', exact: true});
  await expect(conclusion).toBeVisible();
  await conclusion.getByRole('textbox', {name: '来文单位'}).fill('@SUM(A1)');
  await conclusion.getByRole('button', {name: '按事项起草'}).click();
  const reply = await conclusion.getByRole('textbox', {name: /^答复/}).inputValue();
  const items = await page.getByRole('list', {name: '相关事项', exact: true}).locator('[data-item]').count();
  const menu = new TakeAlong(conclusion);
  const paragraphs = readText((await menu.take('text')).bytes);
  for (const line of ['任务核对单', '来文单位：@SUM(A1)', '有村民反映邻居养狗不拴绳。', '=1+1', ...reply.split('\n'), '承办人：', '审核人：']) {
    expect(paragraphs).toContain(line);
  }
  const sheets = readWorkbook((await menu.take('workbook')).bytes);
  expect(records(sheets.get('对应事项'))).toHaveLength(items);
  expect(Object.fromEntries(sheets.get('任务核对单').rows.slice(1)).来文单位).toBe('@SUM(A1)');
  await page.getByRole('button', {name: '存入台账', exact: true}).click();
  const ledger = page.getByRole('region', {name: '任务台账'});
  await expect(ledger.locator('[data-task]')).toHaveCount(1);
  const ledgerMenu = new TakeAlong(ledger);
  const sheet = readWorkbook((await ledgerMenu.take('workbook')).bytes).get('任务台账');
  const [task] = records(sheet);
  expect(task.任务内容).toBe('有村民反映邻居养狗不拴绳。\n=1+1');
  expect(task.来文单位).toBe('@SUM(A1)');
  expect(typeof task.日期, 'a day is a number with a format').toBe('number');
  expect(sheet.formulas).toBe(0);
  const csv = (await ledgerMenu.take('csv')).bytes.toString('utf8');
  expect(csv).toContain("'@SUM(A1)");
  expect(csv).toContain("'=1+1");
  await ledger.getByRole('searchbox').fill('没有这样的任务');
  await expect(ledger.locator('[data-task]')).toHaveCount(0);
  expect(records(readWorkbook((await ledgerMenu.take('workbook')).bytes).get('任务台账'))).toHaveLength(0);
});

test('the checklist with marks and notes', async ({page}) => {
  const own = new Own(page);
  await own.write('supporting-19', '=1+1\n第二行');
  await own.mark('存疑').check();
  await expect(own.isSaved).toBeVisible();
  await own.openReview();
  const menu = new TakeAlong(page.getByRole('main'));
  const sheets = readWorkbook((await menu.take('workbook')).bytes);
  expect([...sheets.keys()]).toEqual(['基本履职事项', '配合履职事项', '上级部门收回事项', '关于本表']);
  const row = records(sheets.get('配合履职事项'))[18];
  expect(row).toMatchObject({序号: 19, 核对状态: '存疑', 笔记: '=1+1\n第二行'});
  expect([...sheets.values()].reduce((sum, {formulas}) => sum + formulas, 0)).toBe(0);
  const paragraphs = readText((await menu.take('text')).bytes);
  for (const line of ['核对表', '=1+1', '第二行', '核对人：']) expect(paragraphs).toContain(line);
  const json = JSON.parse((await menu.take('json')).bytes.toString('utf8'));
  expect(json.notes).toHaveLength(1);
  await expect(page.getByText('上次导出')).toBeVisible();
});

test('the changes as filtered, and a kept list', async ({page}) => {
  await page.goto('./?view=lists');
  await page.locator('#list-file').setInputFiles(edition);
  await page.getByRole('button', {name: '保存清单', exact: true}).click();
  await expect(page).toHaveURL(/doc=list-/);
  const doc = new URL(page.url()).searchParams.get('doc');
  await page.goto(`./?view=changes&doc=${doc}&base=laotai-2025-07`);
  const entries = page.getByRole('table', {name: '变动一览', exact: true}).locator('[data-change]');
  await expect(entries.first()).toBeVisible();
  await page.getByRole('group', {name: '筛选', exact: true}).getByRole('button', {name: /^名称改动/}).click();
  const shown = await entries.evaluateAll(all => all.map(one => [one.dataset.old, one.dataset.new, one.dataset.change]));
  const menu = new TakeAlong(page.getByRole('main'));
  const sheet = readWorkbook((await menu.take('workbook')).bytes).get('变动');
  expect(records(sheet).map(row => [row.旧编号, row.新编号, row.变动代码])).toEqual(shown);
  expectSame([sheet], await menu.take('csv'));
  const paragraphs = readText((await menu.take('text')).bytes);
  for (const row of records(sheet)) expect(paragraphs).toContain(row.新名称);
  expect(JSON.parse((await menu.take('json')).bytes.toString('utf8')).changes.length).toBeGreaterThan(shown.length);

  await page.goto('./?view=lists');
  const kept = page.locator(`[data-doc="${doc}"]`);
  const file = await new TakeAlong(kept).take('workbook');
  expect(file.name).toBe(`${doc}.xlsx`);
  const lists = readWorkbook(file.bytes);
  expect([...lists.keys()].slice(0, 3)).toEqual(['基本履职事项', '配合履职事项', '上级部门收回事项']);
  expect([...lists.values()].slice(0, 3).reduce((sum, {rows}) => sum + rows.length - 1, 0)).toBe(239);
});

test('the menu by keyboard: arrows, Escape, and the focus comes back', async ({atlas, page}) => {
  await atlas.open('q=养犬');
  const menu = new TakeAlong(page);
  await menu.button.focus();
  await page.keyboard.press('ArrowDown');
  await expect(menu.button).toHaveAttribute('aria-expanded', 'true');
  await expect(menu.entry('print')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(menu.entry('workbook')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(menu.entry('cite')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(menu.entry('cite')).toBeHidden();
  await expect(menu.button).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  const waiting = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  expect((await waiting).suggestedFilename()).toBe('事项 2025-07.xlsx');
  await expect(menu.button).toBeFocused();
});

test.describe('before there is a copy', () => {
  test.use({serviceWorkers: 'block'});

  test('where the code does not arrive it is said, and can be tried again', async ({atlas, guard, page}) => {
    guard.tolerate(/Service Worker registration blocked/);
    await atlas.open('view=departments');
    const menu = new TakeAlong(page.getByRole('main'));
    await expect(menu.button).toBeVisible();
    await page.route(/\.wasm$/, route => route.abort());
    await menu.button.click();
    await menu.entry('workbook').click();
    await expect(page.getByRole('status').filter({hasText: '生成文件的部分没有载入'})).toBeVisible();
    guard.take();
    // Everything else goes on.
    expect((await menu.take('csv')).name).toBe('部门一览.csv');
    await menu.button.click();
    await menu.entry('workbook').click();
    const again = page.getByRole('button', {name: '重试'});
    await expect(again).toBeVisible();
    await page.unroute(/\.wasm$/);
    const waiting = page.waitForEvent('download');
    await again.click();
    expect((await waiting).suggestedFilename()).toBe('部门一览.xlsx');
    guard.take();
  });
});

test('files are made offline', async ({context, page}) => {
  await visit(page);
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByText(offline)).toBeVisible();
  const menu = new TakeAlong(page);
  const sheets = readWorkbook((await menu.take('workbook')).bytes);
  expect([...sheets.values()].slice(0, 3).map(({rows}) => rows.length - 1)).toEqual([106, 103, 30]);
  expect(readText((await menu.take('text')).bytes)[0]).toBe('事项');
});

test('English files, and nothing for axe on a phone with the menu open', async ({atlas, page}) => {
  await page.setViewportSize({width: 320, height: 700});
  for (const address of ['q=dog', 'item=supporting-19', 'view=departments', 'view=compare&dept=water&dept=health', 'view=review', 'view=lists', 'view=task']) {
    await atlas.in('en').open(address);
    // An empty ledger has no files; what was checked has.
    if (address === 'view=task') {
      await page.locator('#task-text').fill('邻居养狗不拴绳。');
      await page.getByRole('button', {name: 'Check', exact: true}).click();
    }
    const part = address.startsWith('item=') ? page.locator('[data-detail]') : page.getByRole('main');
    const menu = new TakeAlong(part, 'en');
    await menu.button.click();
    await expect(menu.entry('link')).toBeVisible();
    expect(await overflow(page), address).toBeLessThanOrEqual(0);
    const box = await menu.menu.getByRole('list').boundingBox();
    expect(box.x, address).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width, address).toBeLessThanOrEqual(320);
    await expectNoAxeViolations(page);
    await page.keyboard.press('Escape');
  }
  await page.setViewportSize({width: 1280, height: 800});
  await atlas.in('en').open('list=reclaimed');
  const menu = new TakeAlong(page, 'en');
  const sheets = readWorkbook((await menu.take('workbook')).bytes);
  expect([...sheets.keys()]).toEqual(['Duties taken back', 'About']);
  expect(sheets.get('Duties taken back').rows[0]).toEqual(expect.arrayContaining(['Duty id', 'Number', 'Title', 'Departments']));
});
