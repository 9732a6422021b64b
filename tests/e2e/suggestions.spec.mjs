// 动态调整建议: from what a reviewer has flagged to the sheet that is handed in.
import {readFile} from 'node:fs/promises';

import {expectNoAxeViolations} from './support/axe.mjs';
import {expect, test} from './support/fixtures.mjs';
import {makeProfile, removeProfile, start} from './support/killable.mjs';
import {Own, fillUp, makeRoom} from './support/notes.mjs';
import {PREFIX, Suggestions, flagged, plantFlagged, savedSuggestions} from './support/suggestions.mjs';
import {overflow} from './support/tables.mjs';
import {paragraphs, unzip} from './support/zip.mjs';

test('from three flagged items to a Word file, with nothing typed twice', async ({page}) => {
  await plantFlagged(page);
  const suggestions = new Suggestions(page);
  await suggestions.open();
  await suggestions.button('提出调整建议：基本 2').click();
  await expect(suggestions.kind).toBeFocused();
  await expect(suggestions.reason).toHaveValue(flagged['basic-2'][1]);
  await suggestions.kind.selectOption('修改表述');
  await expect(suggestions.proposal, 'the present title').not.toHaveValue('');
  const title = await suggestions.proposal.inputValue();
  await suggestions.proposal.fill(`${title}和宣传`);

  await suggestions.button('提出调整建议：配合 19').click();
  await suggestions.kind.selectOption('调整部门');
  await expect(suggestions.proposal).toHaveValue(/^吉木萨尔县公安局、/);
  await suggestions.basis.fill('《新疆维吾尔自治区养犬管理办法》');

  await suggestions.button('提出调整建议：收回 3').click();
  await suggestions.kind.selectOption('取消');
  await expect(suggestions.rows).toHaveCount(3);
  await expect(suggestions.button(/^提出调整建议：/)).toHaveCount(0);
  await expect(suggestions.rows.first().locator('ins')).toHaveText('和宣传');

  const {name, bytes} = await suggestions.take();
  expect(name).toMatch(/^动态调整建议单-\d{4}-\d\d-\d\d\.docx$/);
  const text = paragraphs(bytes);
  expect(text[0]).toBe('动态调整建议单');
  for (const [, note] of Object.values(flagged)) expect(text).toContain(note);
  expect(text).toContain(`${title}和宣传`);
  expect(text).toContain('取消该事项');
  expect(text).toContain('《新疆维吾尔自治区养犬管理办法》');
  // All that the screen shows of the rows is in the file.
  const shown = await suggestions.rows.locator('dd').allTextContents();
  for (const cell of shown) expect(text).toContain(cell);
  await expect(page.getByText(/^已导出 3 条建议：/)).toBeVisible();

  const table = await suggestions.take('xlsx');
  expect(table.name).toMatch(/\.xlsx$/);
  expect(unzip(table.bytes, 'xl/sharedStrings.xml')).toContain('应由住建局牵头');
  const csv = await suggestions.take('csv');
  expect(csv.bytes.toString('utf8')).toContain('上级已明确不再实施');
});

/** Presses Tab until the locator has the focus. */
async function tabTo(page, locator, most = 400) {
  for (let left = most; left > 0; left -= 1) {
    if (await locator.evaluate(element => element === document.activeElement).catch(() => false)) return;
    await page.keyboard.press('Tab');
  }
  await expect(locator).toBeFocused();
}

test('from the detail of an item to the Word file, by keyboard alone', async ({page}) => {
  await plantFlagged(page);
  await new Own(page).open('supporting-19');
  const suggestions = new Suggestions(page);
  await tabTo(page, page.getByRole('button', {name: '提出调整建议', exact: true}));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/view=review/);
  await expect(suggestions.kind).toBeFocused();
  await expect(suggestions.reason).toHaveValue(flagged['supporting-19'][1]);
  // 其他 → 修改表述, passing through nothing that would take the item away.
  await page.keyboard.press('ArrowUp');
  await expect(suggestions.kind).toHaveValue('4');
  await expect(suggestions.proposal).toHaveValue('文明养犬管理工作');
  await tabTo(page, suggestions.proposal, 5);
  await page.keyboard.press('End');
  await page.keyboard.type('（含流浪犬）');
  await expect(suggestions.rows.locator('ins'), 'punctuation is not marked').toHaveText('含流浪犬');
  // Another item, by pinyin; this one stays as it is.
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  for (let left = 10; left > 0 && !(await suggestions.other.evaluate(it => it === document.activeElement)); left -= 1) {
    await page.keyboard.press('Shift+Tab');
  }
  await page.keyboard.type('jieganjinshao');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(suggestions.rows).toHaveCount(2);
  await expect(suggestions.kind).toBeFocused();
  const download = page.waitForEvent('download');
  await tabTo(page, suggestions.button('导出建议单'), 40);
  await page.keyboard.press('Enter');
  const text = paragraphs(await readFile(await (await download).path()));
  expect(text).toContain('文明养犬管理工作（含流浪犬）');
});

test('a task of the ledger on no list becomes a suggestion to add', async ({page}) => {
  await page.goto('./?view=task');
  const text = '请问从乌鲁木齐飞往三亚的航班几点起飞？';
  await page.getByRole('textbox', {name: '任务内容', exact: true}).fill(text);
  await page.getByRole('button', {name: '核对', exact: true}).click();
  await page.getByRole('radio', {name: /^清单未列，请示/}).check();
  await page.getByRole('button', {name: '存入台账'}).click();
  const suggestions = new Suggestions(page);
  await suggestions.open();
  await suggestions.button(/^提出调整建议：任务/).click();
  await expect(suggestions.kind).toHaveValue('0');
  await expect(suggestions.reason).toHaveValue(text);
  await suggestions.target.selectOption('配合履职事项');
  await suggestions.proposal.fill('航班信息咨询');
  await expect(suggestions.region.getByRole('heading', {name: '配合履职事项 · 增加'})).toBeVisible();
  await expect(suggestions.button(/^提出调整建议：任务/)).toHaveCount(0);
  const [saved] = await savedSuggestions(page);
  expect(saved).toMatchObject({v: 1, item: null, kind: 'add', list: 'supporting', reason: text});
});

test('what is typed is there after a reload; deleting can be undone, and each step', async ({page}) => {
  const suggestions = new Suggestions(page);
  await suggestions.open();
  await suggestions.write('应当列入');
  await suggestions.basis.pressSequentially('某某文件');
  await page.reload();
  await expect(suggestions.rows).toHaveCount(1);
  await expect(suggestions.rows).toContainText('某某文件');
  await suggestions.button('修改：增加 —').click();
  await expect(suggestions.reason).toHaveValue('应当列入');
  await suggestions.reason.fill('不应列入');
  await suggestions.reason.blur();
  await suggestions.button('撤销：修改建议').click();
  await expect(suggestions.reason).toHaveValue('应当列入');
  await suggestions.button('重做：修改建议').click();
  await expect(suggestions.reason).toHaveValue('不应列入');

  await suggestions.button('删除：增加 —').click();
  await expect(suggestions.rows).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => document.activeElement.tagName)).not.toBe('BODY');
  await page.getByRole('button', {name: '撤销', exact: true}).last().click();
  await expect(suggestions.rows).toHaveCount(1);
  await expect(suggestions.rows).toContainText('不应列入');
  await page.reload();
  await expect(suggestions.rows).toContainText('不应列入');
});

test('exported with the notes and merged when imported', async ({browser, page, baseURL}) => {
  await plantFlagged(page);
  const suggestions = new Suggestions(page);
  await suggestions.open();
  await suggestions.button('提出调整建议：配合 19').click();
  await suggestions.button('再写一条').click();
  await suggestions.write('还有一条');
  const own = new Own(page);
  const {text} = await own.take('导出笔记');
  await expect(page.getByText('已导出 3 项、建议 2 条：')).toBeVisible();
  const file = JSON.parse(text);
  expect(file).toMatchObject({format: 'duty-atlas-notes', version: 1});
  expect(file.notes).toHaveLength(3);
  expect(file.suggestions).toHaveLength(2);
  const before = await savedSuggestions(page);
  // From another view, too, where no suggestion has been read.
  await own.open('basic-2');
  await fillUp(page);
  await own.note.fill('长'.repeat(5000));
  expect(JSON.parse((await own.take('导出笔记')).text).suggestions).toHaveLength(2);

  const context = await browser.newContext({baseURL, locale: 'zh-CN'});
  const there = new Own(await context.newPage());
  const elsewhere = new Suggestions(there.page);
  await elsewhere.open();
  await elsewhere.write('同事写的');
  await there.choose(text);
  await expect(there.page.getByText('调整建议 2 条，一并导入')).toBeVisible();
  await there.button('导入 5 项').click();
  await expect(elsewhere.rows).toHaveCount(3);
  const now = await savedSuggestions(there.page);
  for (const suggestion of before) expect(now).toContainEqual(suggestion);
  await there.page.getByRole('button', {name: '撤销', exact: true}).last().click();
  await expect(elsewhere.rows).toHaveCount(1);
  await expect(elsewhere.rows).toContainText('同事写的');
  await context.close();
});

test('fault 10: the same suggestion in two tabs: both texts, and a choice', async ({context}) => {
  const [one, other] = [await context.newPage(), await context.newPage()];
  const here = new Suggestions(one);
  await here.open();
  await here.write('开头');
  await here.reason.blur();
  const there = new Suggestions(other);
  await there.open();
  await there.button('修改：增加 —').click();
  const write = (page, text) => page.locator('#suggestion-reason').evaluate((field, text) => {
    field.value = text;
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));
  }, text);
  await Promise.all([write(one, '甲的说法'), write(other, '乙的说法')]);
  const conflict = here.region.getByText('这条建议在两处各自改过，请选定。');
  await expect(conflict).toBeVisible();
  await expect(here.reason).toHaveValue('甲的说法');
  await expect(here.rows).toHaveCount(2);
  await here.button('两个都保留').click();
  await expect(here.reason).toHaveValue(/甲的说法[\s\S]*乙的说法|乙的说法[\s\S]*甲的说法/);
  await expect(conflict).toHaveCount(0);
  await expect.poll(async () => (await savedSuggestions(other))[0].conflicts).toBeUndefined();
});

test('fault 03: no room, then room again', async ({page}) => {
  const suggestions = new Suggestions(page);
  await suggestions.open();
  await suggestions.write('旧的');
  await fillUp(page);
  const longer = '新的内容，长得多。'.repeat(50);
  await suggestions.reason.fill(longer);
  await expect(suggestions.isUnsaved).toBeVisible();
  const alert = suggestions.region.getByRole('alert').filter({hasText: /有建议未保存.*空间已满/});
  await expect(alert.getByRole('button', {name: '导出笔记'})).toBeVisible();
  expect((await savedSuggestions(page))[0].reason).toBe('旧的');
  const {text} = await new Own(page).take('导出笔记');
  expect(JSON.parse(text).suggestions[0].reason).toBe(longer);
  await makeRoom(page);
  await alert.getByRole('button', {name: '重试'}).click();
  await expect(suggestions.isSaved).toBeVisible();
  expect((await savedSuggestions(page))[0].reason).toBe(longer);
});

test('fault 15: the browser is killed right after an input', async ({guard, site}) => {
  const profile = await makeProfile();
  try {
    const browser = await start(profile, guard, site.url);
    const page = await browser.open('?view=review');
    await page.locator('#suggestion-reason').pressSequentially('写完断电');
    const mirrored = () => page.evaluate(prefix => new Promise((done, failed) => {
      const opening = indexedDB.open('duty-atlas:mirror');
      opening.onerror = failed;
      opening.onsuccess = () => {
        const reading = opening.result.transaction('notes').objectStore('notes').getAll(IDBKeyRange.bound(prefix, `${prefix}~`));
        reading.onerror = failed;
        reading.onsuccess = () => {
          opening.result.close();
          done(JSON.parse(reading.result[0] ?? '{}').reason);
        };
      };
    }), PREFIX);
    await expect.poll(mirrored, {intervals: [20]}).toBe('写完断电');
    await browser.kill();
    const restarted = await start(profile, guard, site.url);
    const again = new Suggestions(await restarted.open('?view=review'));
    await expect(again.rows).toContainText('写完断电');
    await restarted.kill();
  } finally {
    await removeProfile(profile);
  }
});

test('the sheet is printed, and the checklist as before', async ({page}) => {
  await page.addInitScript(() => { window.print = () => { window.printed = true; }; });
  await plantFlagged(page);
  const suggestions = new Suggestions(page);
  await suggestions.open();
  await suggestions.button('提出调整建议：配合 19').click();
  await suggestions.kind.selectOption('修改表述');
  await suggestions.proposal.fill('文明养犬服务工作');
  await suggestions.button('打印建议单').click();
  await expect.poll(() => page.evaluate(() => window.printed)).toBe(true);
  await page.emulateMedia({media: 'print'});
  const sheet = page.getByRole('region', {name: '动态调整建议单'});
  await expect(sheet).toBeVisible();
  await expect(sheet.locator('del')).toHaveText('管理');
  await expect(sheet.locator('ins')).toHaveText('服务');
  await expect(sheet).toContainText(/承办人：.*审核人：.*单位（盖章）：.*日期：/);
  await expect(sheet).toContainText('填报单位：吉木萨尔县老台乡');
  await expect(page.getByRole('heading', {name: '核对表'})).toHaveCount(0);
  await expect(suggestions.region).toBeHidden();
  await page.emulateMedia({media: 'screen'});
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await page.getByRole('button', {name: '打印核对表'}).click();
  await page.emulateMedia({media: 'print'});
  await expect(page.getByRole('heading', {name: '核对表'})).toBeVisible();
  await expect(sheet).toHaveCount(0);
});

test('the sheet is made offline, after one visit', async ({context, page}) => {
  await new Suggestions(page).open();
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  await context.setOffline(true);
  await page.reload();
  const suggestions = new Suggestions(page);
  await suggestions.write('离线写的');
  const {bytes} = await suggestions.take();
  expect(paragraphs(bytes)).toContain('离线写的');
});

test('where the part that makes the file does not arrive, the page says so', async ({guard, page}) => {
  guard.tolerate(/Failed to (load resource|fetch)|ERR_FAILED|TypeError|uncaught|office/i);
  const suggestions = new Suggestions(page);
  await suggestions.open();
  await suggestions.write('一条');
  await page.route(/office.*\.wasm$/, route => route.abort());
  await suggestions.button('导出建议单').click();
  await expect(page.getByText('生成文件的部分没有载入')).toBeVisible();
  const {bytes} = await suggestions.take('csv');
  expect(bytes.toString('utf8')).toContain('一条');
});

for (const lang of ['zh', 'en']) {
  test(`axe finds nothing, and nothing scrolls sideways at 320 px: ${lang}`, async ({page}) => {
    await plantFlagged(page);
    await page.goto(`./?view=review${lang === 'en' ? '&lang=en' : ''}`);
    await page.locator('.offer-list button').first().click();
    await page.locator('#suggestion-kind').selectOption('4');
    await page.locator('#suggestion-proposal').fill('另一种表述'.repeat(10));
    await expect(page.locator('[data-suggestion]')).toHaveCount(1);
    for (const width of [1280, 320]) {
      await page.setViewportSize({width, height: 800});
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({colorScheme});
        await expectNoAxeViolations(page);
      }
      expect(await overflow(page)).toBeLessThanOrEqual(0);
    }
  });
}
