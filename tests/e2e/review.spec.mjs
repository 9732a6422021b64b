// Marking items and writing notes on them; the 核对 view.
import {expect, test} from './support/fixtures.mjs';
import {expectNoAxeViolations} from './support/axe.mjs';
import {Own, dump, exported, key, plant, record, saved} from './support/notes.mjs';
import {everything} from './support/reference.mjs';

/** Some marks and notes, in the storage before the program starts. */
const some = {
  'basic-1': ['reviewed', ''],
  'basic-3': ['questioned', '经费由谁承担？'],
  'supporting-19': ['follow-up', '养犬登记的流程没有写明，需与县公安局核实。'],
};
const plantSome = page => plant(page, Object.fromEntries(Object.entries(some)
  .map(([item, [state, note]]) => [key(item), record(item, note, {state})])));

test('a mark and a note, in the detail and in the row', async ({atlas, page}) => {
  const own = new Own(page);
  await own.open('supporting-19');
  await expect(own.mark('未核')).toBeChecked();
  await expect(own.isSaved).toHaveCount(0);
  await own.mark('待办').check();
  await expect(own.isSaved).toBeVisible();
  await expect(atlas.row('supporting-19')).toContainText('待办');
  await own.note.fill('需要核实');
  await expect(atlas.row('supporting-19')).toContainText('有笔记');
  expect(await saved(page, 'supporting-19')).toMatchObject({
    v: 1, item: 'supporting-19', state: 'follow-up', note: '需要核实', updated: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
  });
});

test('the field is not made anew while one types in it, nor the row', async ({atlas, page}) => {
  const own = new Own(page);
  await own.open('basic-2');
  await page.evaluate(() => {
    window.field = document.querySelector('textarea');
    window.row = document.querySelector('[data-item="basic-2"]');
  });
  await own.note.pressSequentially('一二三四五');
  await own.note.press('Home');
  await own.note.pressSequentially('零');
  await expect(own.note).toHaveValue('零一二三四五');
  await atlas.option('list', '基本履职事项').check();
  expect(await page.evaluate(() => window.field.isConnected && window.row.isConnected
    && window.field === document.querySelector('textarea'))).toBe(true);
});

test('an input method is not disturbed while it composes', async ({context, page}) => {
  const own = new Own(page);
  await own.open('basic-2');
  await own.note.focus();
  const session = await context.newCDPSession(page);
  for (const text of ['h', 'he', 'hes', 'heshi']) {
    await session.send('Input.imeSetComposition', {text, selectionStart: text.length, selectionEnd: text.length});
    await expect(own.note).toHaveValue(text);
  }
  await session.send('Input.insertText', {text: '核实'});
  await expect(own.note).toHaveValue('核实');
  expect((await saved(page, 'basic-2')).note).toBe('核实');
});

test('filter by mark, and its count and chip', async ({atlas, page}) => {
  await plantSome(page);
  await atlas.open();
  const group = page.getByRole('group', {name: '核对状态', exact: true});
  const count = name => group.locator('li').filter({hasText: name}).locator('[data-count]');
  await expect(count('未核')).toHaveAttribute('data-count', '236');
  await expect(count('存疑')).toHaveAttribute('data-count', '1');
  await group.getByRole('checkbox', {name: '存疑', exact: true}).check();
  await atlas.expectRows(['basic-3']);
  await expect(page).toHaveURL(/mark=questioned/);
  await expect(atlas.chip('存疑')).toBeVisible();
  await group.getByRole('checkbox', {name: '待办', exact: true}).check();
  await atlas.expectRows(['basic-3', 'supporting-19']);
  await page.reload();
  await atlas.expectRows(['basic-3', 'supporting-19']);
});

test('1 to 4 mark the item that has the focus, and the one that is open', async ({atlas, page}) => {
  const {keyboard} = page;
  await atlas.open();
  await keyboard.press('j');
  await expect(atlas.link('basic-1')).toBeFocused();
  await keyboard.press('2');
  await expect(atlas.row('basic-1')).toContainText('已核');
  await expect(page.getByRole('status').filter({hasText: '基本 1：已核'})).toBeVisible();
  await expect(atlas.link('basic-1')).toBeFocused();
  await keyboard.press('j');
  await expect(atlas.link('basic-2')).toBeFocused();
  await keyboard.press('Enter');
  const own = new Own(page);
  await expect(own.marks).toBeVisible();
  await keyboard.press('3');
  await expect(own.mark('存疑')).toBeChecked();
  await keyboard.press('1');
  await expect(own.mark('未核')).toBeChecked();
  await own.note.focus();
  await keyboard.type('4');
  await expect(own.note).toHaveValue('4');
  await expect(own.mark('未核'), 'in a field, a key is a letter').toBeChecked();
});

test('a mark that takes the row out of the results hands the focus on', async ({atlas, page}) => {
  const {keyboard} = page;
  await atlas.open('mark=unreviewed');
  for (const item of ['basic-1', 'basic-2']) {
    await keyboard.press('j');
    await expect(atlas.link(item)).toBeFocused();
  }
  await keyboard.press('2');
  await expect(atlas.row('basic-2')).toHaveCount(0);
  await expect(atlas.link('basic-3')).toBeFocused();
  await keyboard.press('Enter');
  await keyboard.press('4');
  await expect(atlas.row('basic-3')).toHaveCount(0);
  await keyboard.press('j');
  await expect(atlas.detail('basic-4').root).toBeVisible();
});

test('n opens the next item without a mark', async ({atlas, page}) => {
  const {keyboard} = page;
  await plantSome(page);
  await atlas.open();
  await keyboard.press('n');
  await expect(atlas.detail('basic-2').title).toBeFocused();
  await keyboard.press('2');
  await keyboard.press('n');
  await expect(atlas.detail('basic-4').title).toBeFocused();
  await atlas.open('q=养犬&mark=follow-up');
  await keyboard.press('n');
  await expect(page.getByRole('status').filter({hasText: '没有未核的事项了'})).toBeVisible();
});

test('the keys can be switched off', async ({atlas, page}) => {
  await atlas.open('view=about');
  await page.getByRole('checkbox', {name: /快捷键/}).uncheck();
  await atlas.open('item=basic-1');
  await page.keyboard.press('2');
  await page.keyboard.press('n');
  await expect(atlas.detail('basic-1').root).toBeVisible();
  await expect(new Own(page).mark('未核')).toBeChecked();
});

test('progress over all, by list and by category', async ({atlas, page}) => {
  await plantSome(page);
  await atlas.open();
  await atlas.view('核对').click();
  await expect(page).toHaveURL(/view=review/);
  const progress = page.getByRole('progressbar', {name: '核对进度', exact: true});
  await expect(progress).toHaveAttribute('aria-valuenow', '3');
  await expect(progress).toHaveAttribute('aria-valuemax', '239');
  const table = page.getByRole('table', {name: '按清单和类别'});
  await expect(table.getByRole('row', {name: /^基本履职事项 2 \/ 106/})).toBeVisible();
  await expect(table.getByRole('row', {name: /^平安法治 1 \/ 12/})).toBeVisible();
  await expect(table.getByRole('row')).toHaveCount(1 + 2 + 3 + 21);
  await table.getByRole('link', {name: /基本履职事项，存疑/}).click();
  await atlas.expectRows(['basic-3']);
  await page.goBack();
  await page.getByRole('button', {name: '下一项未核'}).click();
  await expect(atlas.detail('basic-2').title).toBeFocused();
});

test('the queue, and all of it', async ({page}) => {
  await plantSome(page);
  const own = new Own(page);
  await own.openReview();
  const queue = page.locator('.queue [data-item]');
  await expect(queue).toHaveCount(8);
  await expect(queue.first()).toHaveAttribute('data-item', 'basic-2');
  await own.button('显示全部 236 项').click();
  await expect(queue).toHaveCount(236);
  await queue.nth(1).getByRole('link').focus();
  await page.keyboard.press('2');
  await expect(queue).toHaveCount(235);
  await queue.nth(1).getByRole('link').click();
  await expect(page.locator('[data-detail="basic-5"]')).toBeVisible();
});

test('notes are searched, and open their item', async ({page}) => {
  await plantSome(page);
  const own = new Own(page);
  await own.openReview();
  const list = page.getByRole('list', {name: '标记与笔记'});
  await expect(list.locator('[data-item]')).toHaveCount(3);
  await page.getByRole('searchbox', {name: '搜索笔记'}).fill('公安局 流程');
  await expect(list.locator('[data-item]')).toHaveCount(1);
  await list.getByRole('link').click();
  await expect(own.note).toHaveValue(some['supporting-19'][1]);
});

test('an item whose text has changed since asks for a second look', async ({atlas, page}) => {
  await plant(page, {
    [key('basic-1')]: record('basic-1', '', {state: 'reviewed', version: '0000000000000000'}),
    [key('basic-2')]: record('basic-2', '', {state: 'reviewed'}),
  });
  const own = new Own(page);
  await own.openReview();
  const changed = page.locator('section').filter({has: page.getByRole('heading', {name: '核对后文字有变动'})});
  await expect(changed.getByRole('listitem')).toHaveCount(1);
  await changed.getByRole('link').click();
  await expect(atlas.detail('basic-1').root).toContainText('核对之后，本事项的文字有变动');
  await own.button('标记仍然有效').click();
  await expect(atlas.detail('basic-1').root.getByText('文字有变动')).toBeHidden();
  await atlas.view('核对').click();
  await expect(page.getByRole('heading', {name: '核对后文字有变动'})).toBeHidden();
});

test('going through the list: the bar stays, closing leads back', async ({atlas, page}) => {
  await plantSome(page);
  const own = new Own(page);
  await atlas.open('q=养犬');
  await atlas.view('核对').click();
  await own.button('下一项未核').click();
  await expect(atlas.detail('basic-2').title).toBeFocused();
  const bar = page.getByRole('navigation', {name: '核对', exact: true});
  await expect(bar).toContainText('核对 3/239');
  await own.mark('已核').check();
  await expect(bar).toContainText('核对 4/239');
  await bar.getByRole('button', {name: '下一项未核'}).click();
  await expect(atlas.detail('basic-4').title).toBeFocused();
  await expect(bar, 'it is in sight').toBeInViewport();
  await expect(own.note).toBeInViewport();
  await bar.getByRole('button', {name: '上一项'}).click();
  await expect(atlas.detail('basic-3').title).toBeFocused();
  await atlas.detail('basic-3').closeButton.click();
  await expect(page).toHaveURL(/view=review/);
  await expect(page.getByRole('heading', {name: '核对', level: 1})).toBeFocused();
  await atlas.open('item=basic-2');
  await expect(bar, 'elsewhere there is none').toHaveCount(0);
});

test('a mark leads to the next item, where one wants it so', async ({atlas, page}) => {
  const own = new Own(page);
  await own.openReview();
  await own.button('下一项未核').click();
  await own.mark('已核').click();
  await expect(atlas.detail('basic-1').root).toBeVisible();
  await page.getByRole('checkbox', {name: '标记后自动下一项'}).check();
  await own.mark('存疑').click();
  await expect(atlas.detail('basic-2').title).toBeFocused();
  await page.keyboard.press('2');
  await expect(atlas.detail('basic-3').title).toBeFocused();
  await own.mark('未核').focus();
  await page.keyboard.press('ArrowRight');
  await expect(own.mark('已核'), 'the arrow keys go from mark to mark').toBeChecked();
  await expect(atlas.detail('basic-3').root).toBeVisible();
  expect([(await saved(page, 'basic-1')).state, (await saved(page, 'basic-2')).state]).toEqual(['questioned', 'reviewed']);
});

test('a note is a line until it is used, after everything that the list says', async ({atlas, page}) => {
  const own = new Own(page);
  await own.open('supporting-19');
  const {height} = await own.note.boundingBox();
  expect(height).toBeLessThan(48);
  const below = await atlas.detail('supporting-19').root.evaluate(detail => {
    const clauses = [...detail.querySelectorAll('[data-clause]')];
    const marks = detail.querySelector('[role="radiogroup"]');
    return clauses.every(clause => clause.compareDocumentPosition(marks) & Node.DOCUMENT_POSITION_FOLLOWING);
  });
  expect(below).toBe(true);
  await own.note.fill('一\n二\n三\n四');
  expect((await own.note.boundingBox()).height).toBeGreaterThan(height * 2);
});

test('what can be undone survives a change of language', async ({page}) => {
  const own = new Own(page);
  await own.open('basic-2');
  await own.note.fill('换语言之前');
  await page.getByRole('button', {name: 'English'}).click();
  const note = page.getByRole('textbox', {name: 'Note', exact: true});
  await expect(note).toHaveValue('换语言之前');
  await page.locator('[data-detail]').getByRole('button', {name: 'Undo', exact: true}).click();
  await expect(note).toHaveValue('');
});

test('undo and redo', async ({atlas, page}) => {
  const own = new Own(page);
  await own.open('basic-2');
  await own.note.fill('第一稿');
  await own.mark('已核').click();
  const detail = atlas.detail('basic-2').root;
  await detail.getByRole('button', {name: '撤销', exact: true}).click();
  await expect(own.mark('未核')).toBeChecked();
  await detail.getByRole('button', {name: '撤销', exact: true}).click();
  await expect(own.note).toHaveValue('');
  await detail.getByRole('button', {name: '重做', exact: true}).click();
  await expect(own.note).toHaveValue('第一稿');
  expect((await saved(page, 'basic-2')).note).toBe('第一稿');
  await atlas.view('核对').click();
  await own.button('重做：标记 基本 2').click();
  expect((await saved(page, 'basic-2')).state).toBe('reviewed');
  await expect(own.button('撤销：标记 基本 2')).toBeEnabled();
});

test('deleting asks, offers a file, and can be undone until the page is closed', async ({page}) => {
  await plantSome(page);
  const own = new Own(page);
  await own.openReview();
  const before = await dump(page);
  await own.button('删除我的笔记').click();
  const confirm = page.getByRole('group', {name: '删除我的笔记'});
  await expect(confirm).toContainText('3 项');
  await expect(confirm.getByRole('button', {name: '导出笔记'})).toBeFocused();
  await confirm.getByRole('button', {name: '取消'}).click();
  await expect(confirm).toBeHidden();
  expect(await dump(page)).toEqual(before);

  await own.button('删除我的笔记').click();
  await confirm.getByRole('button', {name: '删除', exact: true}).click();
  const left = () => dump(page).then(values => Object.keys(values).filter(name => name.startsWith('duty-atlas:note:')));
  await expect.poll(left).toEqual([]);
  await expect(page.getByRole('progressbar', {name: '核对进度'})).toHaveAttribute('aria-valuenow', '0');
  await own.button('撤销').first().click();
  await expect.poll(left).toHaveLength(3);
  await page.reload();
  await expect(page.getByRole('progressbar', {name: '核对进度'})).toHaveAttribute('aria-valuenow', '3');
});

test('what was deleted does not come back from the mirror', async ({page}) => {
  const own = new Own(page);
  await own.write('basic-2', '删掉');
  await own.openReview();
  await own.button('删除我的笔记').click();
  await page.getByRole('group', {name: '删除我的笔记'}).getByRole('button', {name: '删除', exact: true}).click();
  await page.reload();
  await own.open('basic-2');
  await expect(own.note).toHaveValue('');
  expect(await saved(page, 'basic-2')).toBeNull();
});

test('the printed checklist has every item with mark and note', async ({page}) => {
  await plantSome(page);
  const own = new Own(page);
  await own.openReview();
  await page.evaluate(() => { window.print = () => { window.printed = document.querySelectorAll('.checklist tbody tr').length; }; });
  await own.button('打印核对表').click();
  await expect.poll(() => page.evaluate(() => window.printed), 'it is there when the dialogue opens').toBe(239);
  await page.emulateMedia({media: 'print'});
  const checklist = page.locator('.checklist');
  await expect(checklist.getByRole('row')).toHaveCount(3 + everything.length);
  const row = checklist.getByRole('row').filter({hasText: '文明养犬管理工作'});
  await expect(row).toContainText('待办');
  await expect(row).toContainText(some['supporting-19'][1]);
  await expect(page.getByRole('button', {name: '导出笔记'})).toBeHidden();
  expect((await page.pdf({format: 'A4'})).toString('latin1').match(/\/Type\s*\/Page\b/g).length).toBeGreaterThan(5);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(checklist.getByRole('row')).toHaveCount(0);
});

test('from mark to file with the keyboard alone', async ({atlas, page}) => {
  const {keyboard} = page;
  const own = new Own(page);
  const tabTo = async (locator, key = 'Tab') => {
    for (let at = 0; at < 200; at += 1) {
      if (await locator.evaluate(element => element === document.activeElement)) return;
      await keyboard.press(key);
    }
    await expect(locator).toBeFocused();
  };
  await atlas.open();
  await keyboard.press('n');
  await expect(atlas.detail('basic-1').title).toBeFocused();
  await tabTo(own.mark('未核'));
  await keyboard.press('ArrowRight');
  await expect(own.mark('已核')).toBeChecked();
  await tabTo(own.note);
  await keyboard.type('键盘');
  await expect(own.isSaved).toBeVisible();
  await keyboard.press('Escape');
  await keyboard.press('/');
  await tabTo(atlas.view('核对'), 'Shift+Tab');
  await keyboard.press('Enter');
  await tabTo(own.button('导出笔记').first());
  const download = page.waitForEvent('download');
  await keyboard.press('Enter');
  await download;
  await tabTo(own.button('删除我的笔记'));
  await keyboard.press('Enter');
  await expect(page.getByRole('group', {name: '删除我的笔记'}).getByRole('button').first()).toBeFocused();
  await tabTo(own.button('删除'));
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', {name: '笔记存放在哪里'})).toBeFocused();
});

for (const language of ['zh', 'en']) {
  test(`axe finds nothing, with notes, a conflict, a preview and a question: ${language}`, async ({atlas: chinese, page}) => {
    const atlas = chinese.in(language);
    const conflict = record('basic-2', '甲', {conflicts: [{state: 'reviewed', note: '乙', updated: '2026-01-02T00:00:00.000Z'}]});
    await plantSome(page);
    await page.evaluate(([name, value]) => localStorage.setItem(name, value), [key('basic-2'), conflict]);
    for (const width of [1280, 320]) {
      await page.setViewportSize({width, height: 800});
      await atlas.open('view=review');
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', {name: /导入笔记|Import notes/}).click();
      const text = exported([record('basic-3', '不同', {state: 'reviewed'}), record('basic-9', '新')]);
      await (await chooser).setFiles({name: 'notes.json', mimeType: 'application/json', buffer: Buffer.from(text)});
      await expect(page.getByRole('heading', {name: /导入预览|Import preview/})).toBeVisible();
      await page.getByRole('button', {name: /删除我的笔记|Delete my notes/}).click();
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({colorScheme});
        await expectNoAxeViolations(page);
      }
      await atlas.open('item=basic-2');
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({colorScheme});
        await expectNoAxeViolations(page);
      }
    }
  });
}

test('by touch, on a narrow screen', async ({browser, baseURL}) => {
  const context = await browser.newContext({baseURL, locale: 'zh-CN', hasTouch: true, isMobile: true, viewport: {width: 360, height: 740}});
  const page = await context.newPage();
  const own = new Own(page);
  await own.open('supporting-19');
  await own.mark('存疑').tap();
  await own.note.tap();
  await page.keyboard.type('触屏');
  await expect(own.isSaved).toBeVisible();
  expect(await saved(page, 'supporting-19')).toMatchObject({state: 'questioned', note: '触屏'});
  for (const label of await own.marks.locator('label').all()) {
    expect((await label.boundingBox()).height).toBeGreaterThanOrEqual(24);
  }
  await context.close();
});
