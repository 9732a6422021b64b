// 变动: the next edition beside the present one, and what becomes of notes.
import {readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';

import {expect, test} from './support/fixtures.mjs';
import {expectNoViolationsAtAnyLook} from './support/axe.mjs';

const edition = fileURLToPath(new URL('../editions/laotai-2026-07-a.md', import.meta.url));
const known = JSON.parse(await readFile(fileURLToPath(new URL('../editions/laotai-2026-07-a.changes.json', import.meta.url)), 'utf8'));

/** Keeps the next edition, and opens its comparison with the shipped list. */
async function open(page, language = '') {
  await page.goto('./?view=lists');
  await page.locator('#list-file').setInputFiles(edition);
  await page.getByRole('button', {name: '保存清单', exact: true}).click({timeout: 20_000});
  await expect(page).toHaveURL(/doc=list-/);
  const doc = new URL(page.url()).searchParams.get('doc');
  await page.goto(`./?view=changes&doc=${doc}&base=laotai-2025-07${language}`);
  await expect(table(page)).toBeVisible({timeout: 20_000});
  return doc;
}

const table = page => page.getByRole('table', {name: '变动一览', exact: true});
const entries = page => table(page).locator('[data-change]');

test('every change is there, with its kind, and the address survives a reload', async ({page}) => {
  await open(page);
  const moved = known.matches.filter(match => match.kinds.includes('moved')).map(match => `${match.old}|${match.new}`);
  const shown = await entries(page).evaluateAll(all => all
    .filter(one => one.dataset.change.split(' ').includes('moved'))
    .map(one => `${one.dataset.old}|${one.dataset.new}`));
  expect(shown.sort()).toEqual(moved.sort());
  await page.reload();
  await expect(table(page)).toBeVisible();
  expect((await entries(page).count())).toBeGreaterThan(20);
});

test('a new edition offers the comparison as it is saved, and in its row', async ({page}) => {
  await page.goto('./?view=lists');
  await page.locator('#list-file').setInputFiles(edition);
  await page.getByRole('button', {name: '保存清单', exact: true}).click({timeout: 20_000});
  await page.getByRole('button', {name: '与上一版比较', exact: true}).click();
  await expect(table(page)).toBeVisible({timeout: 20_000});
  const {searchParams} = new URL(page.url());
  const doc = searchParams.get('doc');
  expect(searchParams.get('base')).toBe('laotai-2025-07');

  await page.goto('./?view=lists');
  const kept = page.getByRole('list', {name: '已有清单', exact: true});
  const href = await kept.locator(`[data-doc="${doc}"]`).getByRole('link', {name: '与上一版比较', exact: true}).getAttribute('href');
  expect(new URLSearchParams(href).get('base')).toBe('laotai-2025-07');
  // From the earlier one it is the same comparison.
  const own = kept.locator('[data-doc="laotai-2025-07"]').getByRole('link', {name: '与下一版比较', exact: true});
  expect(await own.getAttribute('href')).toBe(href);
});

test('without an earlier edition the way to open one is a link', async ({page}) => {
  await page.goto('./?view=changes');
  await page.getByRole('main').getByRole('link', {name: '到“清单”页打开它的文件'}).click();
  await expect(page).toHaveURL(/view=lists/);
});

test('the counts are filters', async ({page}) => {
  await open(page);
  const group = page.getByRole('group', {name: '筛选', exact: true});
  for (const button of await group.getByRole('button').all()) {
    const count = Number(await button.locator('[data-count]').getAttribute('data-count'));
    await button.click();
    await expect(entries(page)).toHaveCount(count);
  }
});

test('the filter is the same after an item was looked at', async ({page}) => {
  await open(page);
  const reworded = page.getByRole('group', {name: '筛选', exact: true}).getByRole('button', {name: /名称改动/});
  await reworded.click();
  const more = page.locator('details.more-filters');
  await expect(more).not.toHaveAttribute('open');
  await more.locator('summary').click();
  const category = more.getByRole('combobox', {name: '类别'});
  const values = await category.locator('option').evaluateAll(all => all.map(one => one.value).filter(Boolean));
  // The first one that leaves something.
  let shown = 0;
  let value;
  while (shown === 0) {
    value = values.shift();
    await category.selectOption(value);
    shown = await entries(page).count();
  }
  // An item of the earlier list renders the page anew.
  await entries(page).first().locator('td:first-child a.number').first().click();
  await expect(page.locator('[data-detail]')).toBeVisible();
  await page.goBack();
  await expect(reworded).toHaveAttribute('aria-pressed', 'true');
  await expect(more).toHaveAttribute('open');
  await expect(category).toHaveValue(value);
  await expect(entries(page)).toHaveCount(shown);
});

for (const width of [1280, 390]) {
  test(`the first change is in the first window, old and new are named: ${width} px`, async ({page}) => {
    await page.setViewportSize({width, height: 844});
    await open(page);
    await expect(entries(page).first()).toBeInViewport();
    const clause = table(page).locator('tr.clause-change td:empty').first();
    if (width === 390) {
      await expect(clause).toBeHidden();
      const label = await table(page).locator('td[data-label]').first().evaluate(cell => getComputedStyle(cell, '::before').content);
      expect(label).toBe('"旧"');
    } else {
      const [head, cell] = await Promise.all(['thead th', 'tbody tr:not(.change-head) td'].map(selector => table(page).locator(selector).first().evaluate(one => {
        const range = document.createRange();
        range.selectNodeContents(one);
        return range.getBoundingClientRect().left;
      })));
      expect(Math.abs(head - cell)).toBeLessThan(1);
    }
  });
}

test('on paper: the editions as text and the table, no controls', async ({page}) => {
  await open(page);
  await page.emulateMedia({media: 'print'});
  const main = page.getByRole('main');
  await expect(main.getByText(/2025 年 7 月 → .*全部变动/)).toBeVisible();
  await expect(table(page)).toBeVisible();
  await expect(table(page).locator('thead')).toBeVisible();
  for (const role of ['button', 'combobox', 'textbox']) await expect(main.getByRole(role)).toHaveCount(0);

  await page.goto('./?view=lists');
  await expect(page.getByRole('list', {name: '已有清单', exact: true}).locator('[data-doc]')).toHaveCount(2);
  for (const role of ['button', 'combobox', 'textbox']) await expect(main.getByRole(role)).toHaveCount(0);
  await expect(page.getByRole('heading', {name: '打开清单', exact: true})).toHaveCount(0);
});

test('the changes are saved as JSON and CSV', async ({page}) => {
  await open(page);
  const take = async name => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', {name, exact: true}).click();
    return readFile(await (await download).path(), 'utf8');
  };
  const json = JSON.parse(await take('下载变动数据'));
  expect(json.base).toBe('laotai-2025-07');
  const olds = json.changes.flatMap(change => change.old);
  expect(new Set(olds).size).toBe(239);
  expect(olds.length).toBe(239);
  expect(await take('下载变动表')).toMatch(/^\uFEFF/);
});

test('marks and notes are carried over, and that can be undone', async ({page}) => {
  const same = known.matches.find(match => match.kind === 'same');
  const changed = known.matches.find(match => match.kind === 'clauses');
  for (const item of [same.old, changed.old]) {
    await page.goto(`./?item=${item}`);
    await page.getByRole('radio', {name: '已核', exact: true}).check();
  }
  const doc = await open(page);
  await page.getByRole('button', {name: '沿用标记与笔记', exact: true}).click();
  const plan = page.getByRole('region', {name: '沿用标记与笔记', exact: true});
  await expect(plan.getByRole('listitem')).toHaveCount(2);
  await plan.getByRole('button', {name: '沿用', exact: true}).click();
  const note = item => page.evaluate(key => JSON.parse(localStorage.getItem(key)), `duty-atlas:note:${doc}:${item}`);
  await expect.poll(async () => (await note(same.new))?.state).toBe('reviewed');
  expect((await note(changed.new)).state).toBe('unreviewed');
  // The earlier edition keeps its own.
  expect(await page.evaluate(item => JSON.parse(localStorage.getItem(`duty-atlas:note:laotai-2025-07:${item}`)).state, same.old)).toBe('reviewed');
  await page.getByRole('button', {name: '撤销', exact: true}).click();
  await expect.poll(async () => (await note(same.new))?.state ?? 'unreviewed').toBe('unreviewed');
});

test('a mark that was carried to a changed item is set once it is confirmed', async ({page}) => {
  const changed = known.matches.find(match => match.kind === 'clauses');
  await page.goto(`./?item=${changed.old}`);
  await page.getByRole('radio', {name: '待办', exact: true}).check();
  const doc = await open(page);
  await page.getByRole('button', {name: '沿用标记与笔记', exact: true}).click();
  const plan = page.getByRole('region', {name: '沿用标记与笔记', exact: true});
  await plan.getByRole('button', {name: '沿用', exact: true}).click();
  const note = () => page.evaluate(key => JSON.parse(localStorage.getItem(key)), `duty-atlas:note:${doc}:${changed.new}`);
  await expect.poll(async () => (await note())?.carried).toMatchObject({look_again: true, state: 'follow-up'});
  expect((await note()).state).toBe('unreviewed');

  await page.goto(`./?doc=${doc}&item=${changed.new}`);
  const detail = page.locator(`[data-detail="${changed.new}"]`);
  const notice = detail.getByText('本事项的文字有变动');
  await expect(notice).toContainText('待办');
  await notice.getByRole('button', {name: '标记仍然有效', exact: true}).click();
  await expect(notice).toBeHidden();
  await expect(page.getByRole('radio', {name: '待办', exact: true})).toBeChecked();
  await expect.poll(async () => (await note()).state).toBe('follow-up');
  await page.reload();
  await expect(page.getByRole('radio', {name: '待办', exact: true})).toBeChecked();
});

for (const lang of ['zh', 'en']) {
  test(`axe finds nothing, and nothing scrolls sideways at 320 px: ${lang}`, async ({page}) => {
    await open(page);
    if (lang === 'en') await page.goto(`${page.url()}&lang=en`);
    await expect(page.locator('[data-change]').first()).toBeVisible({timeout: 20_000});
    await expectNoViolationsAtAnyLook(page);
  });
}
