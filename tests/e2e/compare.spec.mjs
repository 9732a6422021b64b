import {readFile} from 'node:fs/promises';

import {expect, test} from './support/fixtures.mjs';
import {expectNoAxeViolations} from './support/axe.mjs';
import * as reckon from './support/reckon.mjs';
import {overflow, readTable} from './support/tables.mjs';

const pairs = [
  'public-security market-regulation', 'education public-security', 'organization staffing',
  'united-front cppcc', 'civil-affairs red-cross', 'civil-affairs disabled-federation',
  'natural-resources housing', 'natural-resources water', 'agriculture water', 'agriculture housing',
  'agriculture forestry-grassland', 'health emergency', 'ecology housing', 'ecology agriculture',
  'transport public-security', 'medical-security taxation', 'culture-tourism publicity',
  'human-resources organization', 'finance justice', 'market-regulation public-security',
].map(pair => pair.split(' '));
const triples = [
  'public-security market-regulation housing', 'market-regulation water public-security',
  'organization human-resources staffing', 'united-front cppcc organization',
  'agriculture digital-development taxation',
].map(triple => triple.split(' '));

const query = ids => ['view=compare', ...ids.map(id => `dept=${id}`)].join('&');
const theTable = page => page.getByRole('table', {name: '部门对比', exact: true});
const combobox = page => page.getByRole('combobox', {name: '添加部门', exact: true});
const removeButton = (page, id) => page.getByRole('button', {name: `移除${reckon.short(id)}`, exact: true});
const chosen = page => page.locator('[data-chosen]').evaluateAll(entries => entries.map(entry => entry.dataset.chosen));
const urlOf = ids => url => url.searchParams.getAll('dept').join() === ids.join();

test.describe('what is compared is what the document says', () => {
  for (const ids of [...pairs, ...triples]) {
    test(ids.join(', '), async ({atlas, page}) => {
      expect(ids.map(reckon.department)).not.toContain(undefined);
      await atlas.open(query(ids));
      const table = theTable(page);
      for (const name of [...ids.map(reckon.short), '乡镇配合职责']) {
        await expect(table.getByRole('columnheader', {name, exact: true})).toHaveCount(1);
      }
      const rows = await table.evaluate(element => [...element.querySelectorAll('[data-item]')].map(row => {
        const clauses = node => [...node.querySelectorAll('[data-clause]')]
          .map(clause => clause.lastElementChild.textContent);
        const cells = [...row.querySelectorAll('[role=cell]')];
        return {
          id: row.dataset.item,
          cells: cells.slice(0, -1).map(cell => ({
            text: cell.textContent.trim(),
            own: clauses(cell.querySelector('.county-part')),
            across: [...cell.querySelectorAll('.across')].map(span =>
              ({label: span.querySelector('.who').textContent, clauses: clauses(span)})),
          })),
          township: clauses(cells.at(-1)),
        };
      }));
      const expected = reckon.comparison(ids);
      expect(rows.map(row => row.id)).toEqual(expected.map(row => row.id));
      rows.forEach((row, at) => {
        const {cells, across, township} = expected[at];
        expect(row.cells).toHaveLength(ids.length);
        expect(row.township, row.id).toEqual(township);
        row.cells.forEach((cell, column) => {
          if (cells[column] === null) expect(cell.text, row.id).toBe('—');
          else expect(cell.own, `${row.id} ${ids[column]}`).toEqual(cells[column].own);
          const here = across.filter(span => span.last === column);
          expect(cell.across.flatMap(span => span.clauses).toSorted(), row.id)
            .toEqual(here.map(span => span.text).toSorted());
          for (const span of cell.across) {
            const {acting} = here.find(({text}) => text === span.clauses[0]);
            expect(span.label).toContain(acting.map(reckon.short).join('、'));
          }
        });
      });

      await page.getByText('数字与分布').click();
      const figures = await readTable(page.getByRole('table', {name: '各部门数字'}));
      expect(figures.rows.map(row => row.cells.map(Number))).toEqual(ids.map(reckon.figures));
      const sets = await readTable(page.getByRole('table', {name: '共有与独有事项'}));
      const seen = sets.rows.map(row => [row.head.replace(/^[●○]+/, ''), row.cells.slice(0, 3).map(Number)]);
      const counted = reckon.sets(ids).map(({set, counts}) => [set.map(reckon.short).join('、'), counts]);
      expect(Object.fromEntries(seen)).toEqual(Object.fromEntries(counted));
      const distribution = await readTable(page.getByRole('table', {name: '类别分布'}));
      for (const row of distribution.rows) {
        const counts = ids.map(id => reckon.itemsIn(id, row.data.category).length);
        expect(row.cells.slice(0, -1).map(Number), row.head).toEqual(counts);
        const any = expected.filter(({item}) => item.category === row.data.category).length;
        expect(Number(row.cells.at(-1))).toBe(any);
      }
      const summary = page.locator('.summary');
      for (const id of ids) {
        const count = reckon.itemsOf(id, 'supporting').length;
        if (count) await expect(summary).toContainText(`${reckon.short(id)}涉及 ${count} 项`);
      }
    });
  }
});

test('clauses of neighbours that are not beside each other are drawn across, once', async ({atlas, page}) => {
  await atlas.open(query(['organization', 'water', 'staffing']));
  const span = theTable(page).locator('.across').first();
  await expect(span).toContainText('县委组织部、县委编办');
  await expect(span).not.toContainText('县水利局');
  const [left, right] = await theTable(page).getByRole('columnheader').evaluateAll(heads =>
    [heads[1].getBoundingClientRect().left, heads[3].getBoundingClientRect().right]);
  const box = await span.boundingBox();
  expect(box.x).toBeCloseTo(left, 0);
  expect(box.x + box.width).toBeCloseTo(right, 0);
});

test('departments are added by typing, put in order and removed, by keyboard', async ({atlas, page}) => {
  await atlas.open();
  await atlas.view('对比').press('Enter');
  const field = combobox(page);
  await expect(page.getByText('选择两到四个部门')).toBeVisible();
  await field.focus();
  await page.keyboard.type('公安');
  const options = page.getByRole('listbox').getByRole('option');
  await expect(options).toHaveText(['县公安局']);
  await expect(field).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(urlOf(['public-security']));
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('');
  await expect(field).toHaveAttribute('aria-expanded', 'false');
  await expect(page.getByRole('status').filter({hasText: '只选择了一个部门'})).toBeVisible();

  await page.keyboard.type('water');
  await page.keyboard.press('ArrowDown');
  const active = await field.getAttribute('aria-activedescendant');
  await expect(page.locator(`#${active}`)).toHaveText('县水利局');
  await expect(page.locator(`#${active}`)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(theTable(page)).toBeVisible();

  await page.keyboard.press('ArrowUp');
  await expect(page.locator(`#${await field.getAttribute('aria-activedescendant')}`)).toHaveText('县红十字会');
  await page.keyboard.press('Escape');
  await expect(field).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.type('火星');
  await expect(page.getByText('没有名称相符的部门。')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(urlOf(['public-security', 'water']));
  await field.fill('人社局');
  await page.keyboard.press('Enter');
  await field.fill('住建局');
  await options.first().click();
  const four = ['public-security', 'water', 'human-resources', 'housing'];
  await expect(page).toHaveURL(urlOf(four));
  await expect(field).toHaveAttribute('aria-disabled', 'true');
  await expect(field).toHaveAccessibleDescription(/选满/);

  const left = page.getByRole('button', {name: '左移县住房和城乡建设局', exact: true});
  await left.press('Enter');
  await expect(page).toHaveURL(urlOf(['public-security', 'water', 'housing', 'human-resources']));
  await expect(left).toBeFocused();
  await page.getByRole('button', {name: '右移县公安局', exact: true}).press('Enter');
  const turned = ['water', 'public-security', 'housing', 'human-resources'];
  await expect(page).toHaveURL(urlOf(turned));
  await expect(theTable(page).getByRole('columnheader')).toHaveText(['事项', ...turned.map(reckon.short), '乡镇配合职责']);
  await expect(page.getByRole('button', {name: '左移县水利局', exact: true})).toBeDisabled();

  await removeButton(page, 'water').press('Enter');
  await expect(page).toHaveURL(urlOf(turned.slice(1)));
  await expect(field).toBeFocused();
  expect(await chosen(page)).toEqual(turned.slice(1));
});

test('an input method composes undisturbed', async ({atlas, page}) => {
  await atlas.open('view=compare');
  const field = combobox(page);
  await field.focus();
  const session = await page.context().newCDPSession(page);
  const compose = text => session.send('Input.imeSetComposition', {text, selectionStart: text.length, selectionEnd: text.length});
  await compose('gong');
  await compose('公安');
  await expect(field).toHaveValue('公安');
  await expect(page.getByRole('option')).toHaveText(['县公安局']);
  await field.evaluate(element => element.dispatchEvent(
    new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true})));
  await expect(field).toHaveValue('公安');
  expect(await chosen(page)).toEqual([]);
  await session.send('Input.insertText', {text: '公安'});
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(urlOf(['public-security']));
});

test('pairs and departments that share most items are offered', async ({atlas, page}) => {
  const sharing = chosen => {
    const shared = id => reckon.items.filter(item =>
      item.departments.includes(id) && chosen.some(other => item.departments.includes(other))).length;
    return Math.max(...reckon.departments.filter(({id}) => !chosen.includes(id)).map(({id}) => shared(id)));
  };
  await atlas.open('view=compare');
  const pairs = page.getByRole('main').getByRole('link');
  await expect(pairs).toHaveCount(6);
  await pairs.first().click();
  await expect(theTable(page)).toBeVisible();
  const [one, other] = await chosen(page);
  expect(reckon.itemsOfBoth(one, other)).toHaveLength(5);
  // While nothing is typed, those who share most come first in the list.
  await combobox(page).click();
  await expect(page.getByRole('option').first()).toContainText(`共有 ${sharing([one, other])} 项`);

  await removeButton(page, other).click();
  const suggestion = page.getByRole('region', {name: '共有事项较多的部门'}).getByRole('button').first();
  await expect(suggestion).toContainText(`${sharing([one])} 项`);
  await suggestion.click();
  await expect(page.locator('[data-chosen]')).toHaveCount(2);
  await expect(page.locator('[data-chosen]').last()).toBeFocused();
  await expect(theTable(page)).toBeVisible();
});

test('rows are filtered by who has a part, and the filter is in the address', async ({atlas, page}) => {
  const ids = ['public-security', 'market-regulation'];
  await atlas.open(query(ids));
  const rows = theTable(page).locator('[data-item]');
  const expected = reckon.comparison(ids);
  const alone = id => expected.filter(({here}) => here.length === 1 && here[0] === id).length;
  const shared = expected.filter(({here}) => here.length > 1).length;
  const groups = [
    [`共有 ${shared}`, shared, 'shared'],
    ...ids.map(id => [`只有${reckon.short(id)} ${alone(id)}`, alone(id), id]),
  ];
  for (const [name, count, group] of groups) {
    const part = page.getByRole('group', {name: '显示'}).getByRole('button', {name, exact: true});
    await part.click();
    await expect(part).toHaveAttribute('aria-pressed', 'true');
    await expect(part).toBeFocused();
    await expect(rows).toHaveCount(count);
    await expect(page.getByRole('status').filter({hasText: `显示 ${count} 项，共 ${expected.length} 项`})).toBeVisible();
    await expect(page).toHaveURL(url => url.searchParams.get('group') === group);
    await page.reload();
    await expect(rows).toHaveCount(count);
  }
  // The filter of a department leaves with it.
  await removeButton(page, 'market-regulation').click();
  await expect(page).toHaveURL(url => !url.searchParams.has('group'));
  await atlas.open(`${query(ids)}&group=shared`);
  await page.getByRole('button', {name: `全部 ${expected.length}`, exact: true}).click();
  await expect(rows).toHaveCount(expected.length);
  await expect(page).toHaveURL(url => !url.searchParams.has('group'));
  await atlas.open(`${query(['science', 'statistics'])}&group=shared`);
  await expect(page.getByText('这些部门没有共有的事项。')).toBeVisible();
});

test('the groups have headings, and say how many were taken back', async ({atlas, page}) => {
  const ids = ['public-security', 'market-regulation'];
  await atlas.open(query(ids));
  const expected = reckon.comparison(ids);
  const group = rows => [rows.length, rows.filter(({item}) => item.list === 'reclaimed').length];
  const heading = (name, rows) => {
    const [count, reclaimed] = group(rows);
    return reclaimed ? `${name}（${count}，含收回 ${reclaimed}）` : `${name}（${count}）`;
  };
  const headings = [
    heading('共有', expected.filter(({here}) => here.length > 1)),
    ...ids.map(id => heading(`只有${reckon.short(id)}`, expected.filter(({here}) => here.join() === id))),
  ];
  await expect(theTable(page).locator('th[scope=rowgroup]')).toHaveText(headings);
});

test('rows are sorted within their groups, and the order is in the address', async ({atlas, page}) => {
  await atlas.open(query(['public-security', 'market-regulation']));
  const clauses = () => theTable(page).locator('tbody').first().locator('[data-item]').evaluateAll(rows => rows.map(row => row.dataset.item))
    .then(ids => ids.map(id => reckon.items.find(item => item.id === id)))
    .then(items => items.map(item => item.superior_duties.length + (item.township_duties ?? []).length));
  const before = await clauses();
  const sorted = before.toSorted((a, b) => b - a);
  expect(before).not.toEqual(sorted);
  await page.getByRole('combobox', {name: '排序'}).selectOption('按条数');
  await expect.poll(clauses).toEqual(sorted);
  await expect(page).toHaveURL(url => url.searchParams.get('sort') === 'clauses');
  await page.reload();
  await expect.poll(clauses).toEqual(sorted);
  await expect(page.getByRole('combobox', {name: '排序'})).toHaveValue('clauses');
});

test('the table begins near the top, and its head stays in the window', async ({atlas, page}) => {
  await page.setViewportSize({width: 1440, height: 900});
  await atlas.open(query(['public-security', 'market-regulation']));
  const head = theTable(page).getByRole('columnheader').first();
  await expect(head).toBeVisible();
  const main = await page.getByRole('main').boundingBox();
  expect((await head.boundingBox()).y - main.y).toBeLessThan(300);
  await page.evaluate(() => scrollTo(0, 900));
  await expect.poll(async () => Math.round((await head.boundingBox()).y)).toBeLessThan(12);
});

test('the choice survives reload, back and forward, and a new tab', async ({atlas, context, page}) => {
  const ids = ['housing', 'public-security', 'health'];
  await atlas.open(query(ids));
  await page.reload();
  await expect.poll(() => chosen(page)).toEqual(ids);
  await theTable(page).locator('[data-item="supporting-19"]').getByRole('link').click();
  await expect(atlas.detail('supporting-19').root).toBeVisible();
  await page.goBack();
  await expect(theTable(page)).toBeVisible();
  expect(await chosen(page)).toEqual(ids);
  await page.goForward();
  await expect(atlas.detail('supporting-19').root).toBeVisible();
  await page.goBack();
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(theTable(other)).toBeVisible();
  expect(await chosen(other)).toEqual(ids);
  await expect(other).toHaveTitle(/县住房和城乡建设局、县公安局、县卫生健康委员会/);
});

test('addresses that ask for too little, too much or nonsense', async ({atlas, page}) => {
  const note = text => page.getByRole('status').filter({hasText: text});
  await atlas.open(query(['water', 'health', 'water']));
  await expect(note('重复的部门只列一次：县水利局')).toBeVisible();
  expect(await chosen(page)).toEqual(['water', 'health']);
  await expect(theTable(page)).toBeVisible();
  await atlas.open(query(['water']));
  await expect(note('只选择了一个部门')).toBeVisible();
  await atlas.open(query(['water', 'health', 'housing', 'justice', 'finance', 'education']));
  await expect(note('未列入：县财政局、县教育局')).toBeVisible();
  expect(await chosen(page)).toEqual(['water', 'health', 'housing', 'justice']);
  await removeButton(page, 'justice').click();
  await expect(page).toHaveURL(urlOf(['water', 'health', 'housing']));
  await expect(note('未列入')).toHaveCount(0);
  await atlas.open(query(['water', 'nobody', 'health']));
  await expect(page.getByRole('alert').filter({hasText: '部门“nobody”'})).toBeVisible();
  await expect(theTable(page)).toBeVisible();
  await atlas.open(`${query(['nobody'])}&dept=-water`);
  await expect(page.getByText('选择两到四个部门')).toBeVisible();
});

test('what the text leaves open is said', async ({atlas, page}) => {
  await atlas.open(query(['housing', 'emergency']));
  await expect(theTable(page).locator('[data-item="supporting-85"]')).toContainText('及其他');
  await atlas.open(query(['public-security', 'education']));
  await expect(theTable(page).locator('[data-item="supporting-103"]')).toContainText('无条文');
});

test('the table is saved as CSV, by item and by clause', async ({atlas, page}) => {
  const ids = ['public-security', 'market-regulation'];
  await atlas.open(`${query(ids)}&group=shared`);
  const save = async name => {
    await page.getByRole('button', {name: /下载、打印/}).click();
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', {name, exact: true}).click();
    const download = await waiting;
    return [download.suggestedFilename(), await readFile(await download.path(), 'utf8')];
  };
  const shared = reckon.comparison(ids).filter(({here}) => here.length > 1);
  const [name, byItem] = await save('下载表格（每项一行）');
  expect(name).toBe('部门对比 县公安局、县市场监督管理局.csv');
  expect(byItem.startsWith('\uFEFF事项编号,清单,序号,类别,事项名称,')).toBe(true);
  expect(byItem).toContain('县公安局（public-security）,县市场监督管理局（market-regulation）');
  expect(byItem.match(/^supporting-\d+,配合履职事项,/gm)).toHaveLength(shared.length);
  const [clauseName, byClause] = await save('下载表格（每条一行）');
  expect(clauseName).toBe('部门对比（逐条） 县公安局、县市场监督管理局.csv');
  const clauses = shared.reduce((sum, {item}) => sum + item.superior_duties.length + item.township_duties.length, 0);
  expect(byClause.match(/^supporting-\d+,/gm)).toHaveLength(clauses);
});

test('what can be taken along unfolds from one button and folds again', async ({atlas, page}) => {
  await atlas.open(query(['public-security', 'market-regulation']));
  const button = page.getByRole('button', {name: /下载、打印/});
  const print = page.getByRole('button', {name: '打印', exact: true});
  await expect(print).toBeHidden();
  await button.click();
  await expect(button).toHaveAttribute('aria-expanded', 'true');
  await expect(print).toBeVisible();
  await print.focus();
  await page.keyboard.press('Escape');
  await expect(print).toBeHidden();
  await expect(button).toBeFocused();
  await button.click();
  await page.getByRole('heading', {level: 1}).click();
  await expect(print).toBeHidden();
});

test('on a phone the columns are cards in the same reading order', async ({atlas, page}) => {
  await page.setViewportSize({width: 320, height: 800});
  await atlas.open(query(['public-security', 'market-regulation', 'housing', 'health']));
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  const row = theTable(page).locator('[data-item="supporting-19"]');
  await expect(row.getByRole('cell')).toHaveCount(5);
  const tops = await row.locator('th, .county-part, .across, .township').evaluateAll(parts => parts.map(part => {
    const {left, right, top} = part.getBoundingClientRect();
    return {top, fits: left >= 0 && right <= innerWidth};
  }));
  expect(tops.every(({fits}) => fits)).toBe(true);
  expect(tops.map(({top}) => top)).toEqual(tops.map(({top}) => top).toSorted((a, b) => a - b));
  const label = await row.locator('.county-part').first().evaluate(part => getComputedStyle(part, '::before').content);
  expect(label).toContain('县公安局');
});

for (const colorScheme of ['light', 'dark']) {
  for (const lang of ['zh', 'en']) {
    for (const width of [1280, 320]) {
      test(`axe finds nothing: ${colorScheme}, ${lang}, ${width} px`, async ({atlas, page}) => {
        await page.emulateMedia({colorScheme});
        await page.setViewportSize({width, height: 800});
        for (const address of ['view=compare', query(['water']), query(['organization', 'water', 'staffing', 'human-resources'])]) {
          await atlas.open(`${address}&lang=${lang}`);
          await page.getByRole('combobox').first().press('ArrowDown');
          await expectNoAxeViolations(page);
          expect(await overflow(page), address).toBeLessThanOrEqual(0);
        }
      });
    }
  }
}

test('text at 200 % stays within the page', async ({atlas, page}) => {
  await page.setViewportSize({width: 1280, height: 800});
  await atlas.open(`${query(['organization', 'water', 'staffing', 'human-resources'])}&lang=en`);
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
  expect(await overflow(page)).toBeLessThanOrEqual(0);
});

test('a comparison prints on A4 landscape without cut text', async ({atlas, page}) => {
  await atlas.open(query(['public-security', 'market-regulation', 'housing', 'health']));
  const pdf = (await page.pdf({preferCSSPageSize: true})).toString('latin1');
  const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
  expect(boxes.length).toBeGreaterThan(0);
  for (const [, width, height] of boxes) {
    expect(Math.round(Number(width))).toBe(842);
    expect(Math.round(Number(height))).toBe(595);
  }
  // 273 mm, the width between the margins.
  await page.setViewportSize({width: 1031, height: 700});
  await page.emulateMedia({media: 'print'});
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  const cut = await theTable(page).evaluate(table => [...table.querySelectorAll('.county-part, .across, .township, th')]
    .filter(part => part.scrollWidth > part.clientWidth + 1 || part.getBoundingClientRect().right > innerWidth)
    .map(part => part.textContent));
  expect(cut).toEqual([]);
  await expect(combobox(page)).toBeHidden();
  await expect(page.getByRole('button')).toHaveCount(0);
});

test('in English everything but the document’s sentences is English', async ({atlas, page}) => {
  await atlas.open(`${query(['public-security', 'water'])}&lang=en`);
  const stray = await page.getByRole('main').evaluate(main => {
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (/\p{Script=Han}/u.test(node.data) && !node.parentElement.closest('[lang="zh-CN"]:not(html)')) found.push(node.data);
    }
    return found;
  });
  expect(stray).toEqual([]);
  await expect(page.getByRole('combobox', {name: 'Add a department'})).toBeVisible();
});

test('an item that is closed leads back to the comparison, to where it was opened', async ({atlas, page}) => {
  await atlas.open(query(['public-security', 'market-regulation']));
  const link = page.locator('main [data-item] a.item-link').first();
  const id = await link.locator('xpath=ancestor::*[@data-item]').getAttribute('data-item');
  await link.click();
  await expect(page.locator('[data-detail]')).toHaveAttribute('data-detail', id);
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/view=compare/);
  await expect(page.locator(`main [data-item="${id}"] a.item-link`)).toBeFocused();
});
