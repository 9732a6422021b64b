// 事项: the list, the search, the empty state.
import {expect, test} from './support/fixtures.mjs';
import {data, everything, find, item, listName, department} from './support/reference.mjs';

test('the first visit shows all 239 items, each with what a row says', async ({atlas, page}) => {
  await atlas.open();
  await expect(atlas.resultCount).toHaveText('共 239 项');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page).toHaveTitle('履职一览 · Duty Atlas');
  await expect(atlas.searchBox).toHaveValue('');

  const shorts = {basic: '基本', supporting: '配合', reclaimed: '收回'};
  const expected = data.items.map(({id, list, number, category, title, departments = [], other_departments: others}) => ({
    id,
    link: `${shorts[list]} ${number}：${title}`,
    meta: [category, ...departments.map(id => department(id).short), ...others ? [`及${others}`] : []],
  }));
  expect(expected.length).toBe(239);
  const shown = await atlas.rows.evaluateAll(rows => rows.map(row => ({
    id: row.dataset.item,
    link: row.querySelector('a').textContent,
    meta: [...row.querySelectorAll('.meta > span:not(.row-marks)')].map(part => part.textContent),
  })));
  expect(shown).toEqual(expected);
});

test('the names, roles and attributes that others rely on are there', async ({atlas, page}) => {
  await atlas.open('item=supporting-19');
  await expect(atlas.searchBox).toBeVisible();
  await expect(atlas.list).toHaveRole('list');
  await expect(atlas.row('supporting-19')).toHaveRole('listitem');
  await expect(page.getByRole('list', {name: '事项列表', exact: true})).toHaveCount(1);
  for (const view of ['事项', '说明']) await expect(atlas.view(view)).toBeVisible();
  await expect(atlas.view('事项')).toHaveAttribute('aria-current', 'page');
  for (const [group, label] of [['list', '配合履职事项'], ['cat', '平安法治'], ['dept', '县公安局']]) {
    await expect(atlas.option(group, label)).toHaveCount(1);
    await expect(atlas.optionCount(group, label)).toHaveAttribute('data-count', /^\d+$/);
  }
  const detail = atlas.detail('supporting-19');
  await expect(detail.root).toHaveRole('region');
  await expect(detail.root).toHaveAccessibleName(item('supporting-19').title);
  await expect(detail.closeButton).toBeVisible();
  await expect(detail.superior).toBeVisible();
  await expect(detail.township).toBeVisible();
  await expect(detail.superiorClauses).toHaveCount(6);
  await expect(detail.townshipClauses).toHaveCount(1);
});

test('a search finds what the text has, title matches first', async ({atlas}) => {
  await atlas.open();
  const searches = [
    '养犬', // one
    '文明养犬管理', // a title
    '燃气', // titles and duties
    '燃气 隐患', // both words
    '隐患 燃气', // in any order
    '平安法治', // a category
    '养犬 平安法治', // a title and a category
    '县公安局 犬', // a department and a title
    '吉木萨尔县公安局', // by its full name
    '公安局', // by a part of it
    '安全生产监督管理职责', // the departments that a print adds
    '县自然资源局', // a heading of clauses too
    '农作物秸秆综合利用', // a heading
  ];
  for (const text of searches) {
    const ids = find(`q=${text}`);
    expect(ids.length, text).toBeGreaterThan(0);
    await atlas.searchBox.fill(text);
    await test.step(text, () => atlas.expectRows(ids));
  }
  await atlas.searchBox.fill('');
  await atlas.expectRows(everything);
});

test('letter case, width and punctuation make no difference', async ({atlas}) => {
  await atlas.open();
  const alike = [
    ['“三会一课”', '"三会一课"', '「三会一课」', '＂三会一课＂'],
    ['（含瓶装液化气）', '(含瓶装液化气)'],
    ['监督检查，督促', '监督检查,督促', '监督检查、督促'],
    ['政务APP', '政务app', '政务ＡＰＰ', '政务Ａpp'],
    ['Ｕ型渠', 'u型渠'],
    ['“三重一大”', '「三重一大」'],
    ['规模以下生产经营单位（非高危）', '规模以下生产经营单位(非高危)', '规模以下生产经营单位（非高危)'],
    ['燃气 隐患', '燃气　隐患', '  燃气 \t 隐患 '],
  ];
  for (const [first, ...others] of alike) {
    await atlas.searchBox.fill(first);
    const ids = find(`q=${first}`);
    expect(ids.length, first).toBeGreaterThan(0);
    await atlas.expectRows(ids);
    for (const other of others) {
      await atlas.searchBox.fill(other);
      await test.step(other, () => atlas.expectRows(ids));
    }
  }
});

test('matches are marked in the row, in the passage and in the detail', async ({atlas}) => {
  await atlas.open();
  await atlas.searchBox.fill('流浪犬 县公安局');
  const row = atlas.row('supporting-19');
  // It stands in the duties alone, so the clause is shown with the row.
  const clause = item('supporting-19').superior_duties.find(({text}) => text.includes('流浪犬'));
  await expect(row.locator('.passage')).toHaveText(clause.text);
  await expect(row.locator('.passage mark', {hasText: '流浪犬'})).toHaveText('流浪犬');
  await expect(row.locator('.meta mark')).toHaveText('县公安局');

  await atlas.link('supporting-19').click();
  const detail = atlas.detail('supporting-19');
  await expect(detail.root).toBeVisible();
  const marked = await detail.root.locator('[data-clause] mark').allTextContents();
  expect(new Set(marked)).toEqual(new Set(['流浪犬', '县公安局']));
  const clauses = [...item('supporting-19').superior_duties, ...item('supporting-19').township_duties];
  // Grouped by who acts, so the clauses may stand in another order.
  const expected = clauses.flatMap(({text}) => text.match(/流浪犬|县公安局/g) ?? []);
  expect(marked.toSorted()).toEqual(expected.toSorted());

  await atlas.searchBox.fill('养犬');
  await expect(row.getByRole('link').locator('mark')).toHaveText('养犬');
  await expect(row.locator('.passage'), 'a match in the title needs no passage').toHaveCount(0);
  await expect(detail.title.locator('mark')).toHaveText('养犬');
  await expect(detail.title).toHaveText(item('supporting-19').title);

  await atlas.searchBox.fill('');
  await expect(atlas.page.locator('mark')).toHaveCount(0);
});

test('every row says where the search was found', async ({atlas}) => {
  for (const text of ['燃气', '隐患排查', '宣传']) {
    await atlas.open(`q=${text}`);
    const ids = find(`q=${text}`);
    await atlas.expectRows(ids);
    const marks = await atlas.rows.evaluateAll(rows => rows.map(row => row.querySelectorAll('mark').length));
    expect(marks.filter(count => count === 0), text).toEqual([]);
  }
});

test('nothing found: the page says why, and what to loosen gives what it says', async ({atlas, page}) => {
  await atlas.open('q=文明养犬&list=basic');
  await expect(atlas.resultCount).toHaveText('共 0 项');
  await expect(atlas.rows).toHaveCount(0);
  const main = page.getByRole('main');
  await expect(main.getByText('没有事项')).toBeVisible();

  const withoutList = find('q=文明养犬').length;
  await main.getByRole('button', {name: `去掉基本履职事项：${withoutList} 项`}).click();
  await atlas.expectRows(find('q=文明养犬'));
  await expect(main.getByText('没有事项')).toHaveCount(0);

  await atlas.option('list', '基本履职事项').check();
  await main.getByRole('button', {name: '去掉“文明养犬”：106 项'}).click();
  await atlas.expectRows(find('list=basic'));
  await expect(atlas.searchBox).toHaveValue('');

  await atlas.searchBox.fill('没有这样的事');
  await expect(atlas.resultCount).toHaveText('共 0 项');
  await main.getByRole('button', {name: /清除全部/}).click();
  await atlas.expectRows(everything);
});

test('markup in the search is text', async ({atlas, page}) => {
  await atlas.open();
  await atlas.searchBox.fill('<img src=x onerror=alert(1)>"&');
  await expect(atlas.resultCount).toHaveText('共 0 项');
  await expect(page.getByRole('main').locator('img')).toHaveCount(0);
  await page.reload();
  await expect(atlas.searchBox).toHaveValue('<img src=x onerror=alert(1)>"&');
});

test.describe('an input method', () => {
  test('its letters search while it composes, and nothing of them is lost or disturbed', async ({atlas, page}) => {
    // What the page writes into the field would end the composition.
    await page.addInitScript(() => {
      const {get, set} = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
      globalThis.written = [];
      Object.defineProperty(HTMLInputElement.prototype, 'value', {
        get,
        set(value) { globalThis.written.push(value); set.call(this, value); },
      });
      globalThis.events = [];
      for (const type of ['compositionstart', 'compositionend', 'input']) {
        document.addEventListener(type, event => globalThis.events.push(event.type), true);
      }
    });
    await atlas.open();
    await atlas.searchBox.focus();
    const keyboard = await page.context().newCDPSession(page);
    const compose = text => keyboard.send('Input.imeSetComposition', {
      text, selectionStart: text.length, selectionEnd: text.length,
    });

    for (const letters of ['y', 'yq', 'yqx']) {
      await compose(letters);
      await expect(atlas.searchBox).toHaveValue(letters);
      await expect.poll(() => atlas.parameters()).toEqual([`q=${letters}`]);
    }
    // A letter too many finds nothing, and one less finds again: the search goes along.
    await compose('yqqqqqqqq');
    await expect(atlas.resultCount).toHaveText('共 0 项');
    expect(await page.evaluate(() => globalThis.events)).not.toContain('compositionend');

    await keyboard.send('Input.insertText', {text: '养犬'});
    await expect(atlas.searchBox).toHaveValue('养犬');
    await atlas.expectRows(find('q=养犬'));
    await expect(atlas.searchBox).toBeFocused();
    expect(await page.evaluate(() => globalThis.written), 'the page writes nothing into the field').toEqual([]);
    expect(await page.evaluate(() => globalThis.events)).toContain('compositionend');
  });

  test('its keys are no shortcuts', async ({atlas, page}) => {
    await atlas.open('item=supporting-19');
    await atlas.searchBox.focus();
    const keyboard = await page.context().newCDPSession(page);
    await keyboard.send('Input.imeSetComposition', {text: 'jk', selectionStart: 2, selectionEnd: 2});
    // The key that gives up what is being composed.
    await page.keyboard.press('Escape');
    await page.locator('body').dispatchEvent('keydown', {key: '?', isComposing: true, bubbles: true});
    await page.locator('body').dispatchEvent('keydown', {key: 'j', isComposing: true, bubbles: true});
    await expect(atlas.searchBox).toBeFocused();
    await expect(atlas.detail('supporting-19').root).toBeVisible();
    expect(await atlas.parameters()).toContain('item=supporting-19');
  });
});

test('a list’s colour always means the same list', async ({atlas, page}) => {
  await atlas.open('item=supporting-19');
  const colours = await page.evaluate(names => {
    const colour = element => getComputedStyle(element).color;
    const label = name => [...document.querySelectorAll('fieldset label span')].find(span => span.textContent === name);
    return Object.entries(names).map(([list, name]) => [
      colour(label(name)),
      colour(document.querySelector(`[data-item^="${list}-"] .number`)),
    ]);
  }, Object.fromEntries(data.lists.map(({id}) => [id, listName(id)])));
  for (const [inFilter, inRow] of colours) expect(inRow).toBe(inFilter);
  expect(new Set(colours.flat()).size).toBe(3);
});

test('the nearest items are results like others', async ({atlas, page}) => {
  await atlas.open('q=%E7%8B%97%E5%92%AC%E4%BA%BA'); // 狗咬人
  await expect(page.locator('[data-approximate]')).toBeVisible();
  const near = await atlas.shown();
  expect(near.length).toBeGreaterThan(1);
  await expect(page.getByRole('heading', {name: `在这 ${near.length} 项中`})).toBeVisible();
  const counted = await page.locator('fieldset').filter({hasText: '清单'}).first().locator('[data-count]')
    .evaluateAll(counts => counts.map(count => Number(count.dataset.count)));
  expect(counted.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(near.length);
  await atlas.searchBox.press('Enter');
  await expect(page.locator('[data-detail]')).toHaveAttribute('data-detail', near[0]);
  await expect(page.getByText('这一项不在当前结果中')).toHaveCount(0);
  await page.keyboard.press('j');
  await expect(page.locator('[data-detail]')).toHaveAttribute('data-detail', near[1]);
});

test('the arrows lead from the search box to the results and back', async ({atlas, page}) => {
  await atlas.open('q=%E5%85%BB%E7%8A%AC');
  const [first] = await atlas.shown();
  await atlas.searchBox.focus();
  await page.keyboard.press('ArrowDown');
  await expect(atlas.link(first)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(atlas.searchBox).toBeFocused();
});

test('what is pasted into the overview is read as a task', async ({atlas, page}) => {
  await atlas.open();
  const field = page.getByRole('textbox', {name: '粘贴任务或来电', exact: true});
  await field.fill('有群众反映邻居养犬扰民');
  await field.press('Enter');
  await expect(page).toHaveURL(/view=task/);
  await expect(page.getByRole('textbox', {name: '任务内容', exact: true})).toHaveValue('有群众反映邻居养犬扰民');
  await expect(page.getByRole('region', {name: '核对结论', exact: true})).toBeVisible();
});
