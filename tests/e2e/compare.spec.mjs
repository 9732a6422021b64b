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

      const figures = await readTable(page.getByRole('table', {name: '各部门数字'}));
      expect(figures.rows.map(row => row.cells.map(Number))).toEqual(ids.map(reckon.figures));
      const sets = await readTable(page.getByRole('table', {name: '共同与各自的事项'}));
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
        if (count) await expect(summary).toContainText(`${reckon.short(id)}涉及${count}项`);
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

test('suggestions add those that share most items', async ({atlas, page}) => {
  await atlas.open('view=compare');
  const pairs = page.getByRole('main').getByRole('link');
  await expect(pairs).toHaveCount(6);
  await pairs.first().click();
  await expect(theTable(page)).toBeVisible();
  const [one, other] = await chosen(page);
  expect(reckon.itemsOfBoth(one, other)).toHaveLength(5);
  const suggestion = page.locator('.suggestions button').first();
  const shared = id => reckon.items.filter(item =>
    item.departments.includes(id) && (item.departments.includes(one) || item.departments.includes(other))).length;
  const most = Math.max(...reckon.departments.filter(({id}) => id !== one && id !== other).map(({id}) => shared(id)));
  await expect(suggestion).toContainText(`${most} 项`);
  await suggestion.click();
  await expect(page.locator('[data-chosen]')).toHaveCount(3);
  expect(shared((await chosen(page))[2])).toBe(most);
  await expect(page.locator('[data-chosen]').last()).toBeFocused();
});

test('rows are narrowed to what is shared, and to the differences', async ({atlas, page}) => {
  const ids = ['public-security', 'market-regulation'];
  await atlas.open(query(ids));
  const rows = theTable(page).locator('[data-item]');
  const expected = reckon.comparison(ids);
  const shared = expected.filter(row => row.here.length > 1).length;
  for (const [name, count] of [['只看共同', shared], ['只看差异', expected.length - shared], ['全部', expected.length]]) {
    await page.getByRole('radio', {name, exact: true}).check();
    await expect(rows).toHaveCount(count);
    await expect(page.getByRole('status').filter({hasText: `显示 ${count} 项，共 ${expected.length} 项`})).toBeVisible();
  }
  await atlas.open(query(['science', 'statistics']));
  await page.getByRole('radio', {name: '只看共同', exact: true}).check();
  await expect(page.getByText('这些部门没有共同的事项。')).toBeVisible();
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
  await expect(page.getByRole('alert').filter({hasText: 'dept=nobody'})).toBeVisible();
  await expect(theTable(page)).toBeVisible();
  await atlas.open(`${query(['nobody'])}&dept=-water`);
  await expect(page.getByText('选择两到四个部门')).toBeVisible();
});

test('what the text leaves open is said', async ({atlas, page}) => {
  await atlas.open(query(['housing', 'emergency']));
  await expect(theTable(page).locator('[data-item="supporting-85"]')).toContainText('及其他');
  await atlas.open(query(['public-security', 'education']));
  await expect(theTable(page).locator('[data-item="supporting-103"]')).toContainText('职责栏未写明其职责');
});

test('the table is saved as CSV', async ({atlas, page}) => {
  const ids = ['public-security', 'market-regulation'];
  await atlas.open(query(ids));
  await page.getByRole('radio', {name: '只看共同', exact: true}).check();
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', {name: /CSV/}).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe('部门对比 县公安局、县市场监督管理局.csv');
  const text = await readFile(await download.path(), 'utf8');
  expect(text.startsWith('\uFEFF清单,序号,类别,事项名称,县公安局,县市场监督管理局,')).toBe(true);
  expect(text.match(/^配合履职事项,/gm)).toHaveLength(5);
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
          await page.getByRole('combobox').press('ArrowDown');
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
