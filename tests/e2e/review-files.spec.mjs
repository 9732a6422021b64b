// Notes out and in.
import {expect, test} from './support/fixtures.mjs';
import {Own, dump, exported, key, plant, record, saved} from './support/notes.mjs';

const notesOf = values => Object.fromEntries(Object.entries(values)
  .filter(([name]) => name.startsWith('duty-atlas:note:')));

test('fault 18: export, wipe, import: identical', async ({page}) => {
  const own = new Own(page);
  await own.write('basic-2', '第一条\n两行 👩‍👩‍👧 "引号" \\');
  await own.write('supporting-19', '第二条');
  await own.mark('存疑').check();
  await own.open('reclaimed-4');
  await own.mark('已核').check();
  await own.openReview();
  const {name, text} = await own.take('导出笔记');
  expect(name).toMatch(/^履职核对笔记-\d{4}-\d\d-\d\d\.json$/);
  const file = JSON.parse(text);
  expect(file).toMatchObject({format: 'duty-atlas-notes', version: 1, document: 'laotai-2025-07'});
  expect(file.notes.map(note => note.item)).toEqual(['basic-2', 'supporting-19', 'reclaimed-4']);
  const before = notesOf(await dump(page));

  await page.evaluate(() => { localStorage.clear(); indexedDB.deleteDatabase('duty-atlas:mirror'); });
  await page.context().clearCookies();
  const fresh = await page.context().browser().newContext({baseURL: new URL('./', page.url()).href, locale: 'zh-CN'});
  const there = new Own(await fresh.newPage());
  await there.openReview();
  await there.choose(text);
  await expect(there.page.getByText('3 项新的')).toBeVisible();
  expect(notesOf(await dump(there.page)), 'a preview changes nothing').toEqual({});
  await there.button('导入 3 项').click();
  await expect.poll(async () => notesOf(await dump(there.page))).toEqual(before);

  await there.choose(text);
  await expect(there.page.getByText('3 项相同')).toBeVisible();
  await expect(there.button('导入 0 项')).toBeDisabled();
  await there.button('取消').click();
  await there.button('撤销').first().click();
  await expect.poll(async () => notesOf(await dump(there.page)), 'an import can be undone').toEqual({});
  await fresh.close();
});

const whole = exported([record('basic-1', '一'), record('basic-2', '二')]);
const bad = {
  'cut off': [whole.slice(0, -20), /不完整|中断/],
  '200 levels deep': [`${'['.repeat(200)}${']'.repeat(200)}`, /嵌套过深/],
  'more than the limit': ['x'.repeat(21 << 20), /文件过大/],
  'an item twice': [exported([record('basic-1', '一'), record('basic-1', '又一')]), /重复.*basic-1/],
  'another program’s': ['{"type":"FeatureCollection","features":[]}', /别的程序/],
  'another document’s': [exported([record('basic-1', '一')], {document: 'elsewhere-2024'}), /elsewhere-2024/],
  'no text': [Buffer.from([0xff, 0xfe, 0x00, 0xd8]), /UTF-8/],
  empty: ['', /空/],
};
for (const [what, [text, says]] of Object.entries(bad)) {
  test(`fault 19: a file that is ${what}`, async ({page}) => {
    const own = new Own(page);
    await own.write('basic-1', '原来的');
    await own.openReview();
    const before = await dump(page);
    await own.choose(text, 'strange.json');
    await expect(page.getByRole('heading', {name: '无法导入：strange.json'})).toBeFocused();
    await expect(own.alerts.filter({hasText: says})).toBeVisible();
    expect(await dump(page)).toEqual(before);
    await own.button('知道了').first().click();
    await expect(page.getByRole('heading', {name: /无法导入/})).toHaveCount(0);
  });
}

test('fault 19: a byte order mark is named, and the file read', async ({page}) => {
  const own = new Own(page);
  await own.openReview();
  await own.choose(`\uFEFF${whole}`);
  await expect(page.getByText(/BOM/)).toBeVisible();
  await own.button('导入 2 项').click();
  await expect.poll(async () => (await saved(page, 'basic-2'))?.note).toBe('二');
});

test('fault 19: a note in the file that cannot be read is named and left out', async ({page}) => {
  const own = new Own(page);
  await own.openReview();
  await own.choose(exported([record('basic-1', '一'), '{"v":1,"item":"basic-2"}']));
  await page.getByText('1 项无法读取').click();
  await expect(page.getByText(/basic-2.*字段/)).toBeVisible();
  await own.button('导入 1 项').click();
  await expect.poll(async () => (await saved(page, 'basic-1'))?.note).toBe('一');
  expect(await saved(page, 'basic-2')).toBeNull();
});

test('fault 20: notes that differ: preview, nothing unasked, both kept', async ({page}) => {
  const own = new Own(page);
  await own.write('basic-2', '这里的');
  await own.mark('已核').check();
  await own.openReview();
  const before = await dump(page);
  await own.choose(exported([
    record('basic-2', '那里的', {state: 'questioned'}), record('basic-3', '只有那里有'),
  ]));
  await expect(page.getByRole('heading', {name: /导入预览/})).toBeFocused();
  await expect(page.getByText('1 项新的')).toBeVisible();
  await expect(page.getByText('1 项不同')).toBeVisible();
  const differing = page.getByRole('table', {name: '两处不同的笔记'});
  await expect(differing).toContainText('这里的');
  await expect(differing).toContainText('那里的');
  expect(await dump(page), 'nothing unasked').toEqual(before);
  await own.button('导入 2 项').click();
  const {note, conflicts} = await saved(page, 'basic-2');
  expect([note, conflicts[0].note]).toEqual(['这里的', '那里的']);
  await expect(page.getByRole('heading', {name: '有两个版本的笔记'})).toBeVisible();
  await own.button('撤销').first().click();
  await expect.poll(() => saved(page, 'basic-3')).toBeNull();
  expect((await saved(page, 'basic-2')).conflicts).toBeUndefined();
});

test('two who reviewed apart: how far they agree, and where not', async ({page}) => {
  const marks = {'basic-1': 'reviewed', 'basic-2': 'reviewed', 'basic-3': 'questioned', 'basic-4': 'questioned'};
  await plant(page, Object.fromEntries(Object.entries(marks)
    .map(([item, state]) => [key(item), record(item, '', {state})])));
  const own = new Own(page);
  await own.openReview();
  const theirs = {...marks, 'basic-4': 'reviewed', 'basic-5': 'reviewed'};
  await own.choose(exported(Object.entries(theirs).map(([item, state]) => record(item, '', {state}))));
  // Of four common marks three agree; by chance (2*3 + 2*1) / 16 = one half would: kappa is one half.
  await expect(page.getByText(/都标记过的有 4 项，其中 3 项标记一致（75%）.*κ = 0\.50/)).toBeVisible();
  const different = page.getByRole('table', {name: '标记不同的事项'});
  await expect(different.getByRole('row')).toHaveCount(2);
  await expect(different.getByRole('row').nth(1)).toContainText(/基本 4.*存疑.*已核/);
});

const markup = [
  '<script>window.harmed = 1</script>',
  '<img src=x onerror="window.harmed = 1">',
  '<a href="javascript:window.harmed=1">link</a> javascript:window.harmed=1',
  '</textarea><svg onload="window.harmed = 1">',
];
test('fault 21: markup in notes and files is text', async ({page}) => {
  const own = new Own(page);
  await own.write('basic-2', markup.join('\n'));
  await own.openReview();
  const list = page.getByRole('list', {name: '标记与笔记'});
  await expect(list).toContainText(markup[1]);
  await own.choose(exported([record('basic-2', markup.join(' '), {state: 'reviewed'}), record('basic-3', markup[0])]),
    `${markup[1]}.json`);
  await own.button('导入 2 项').click();
  await expect(page.getByRole('heading', {name: '有两个版本的笔记'})).toBeVisible();
  await page.getByRole('searchbox', {name: '搜索笔记'}).fill('<img');
  await expect(list.locator('[data-item]')).toHaveCount(1);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect(page.locator('.checklist')).toContainText(markup[0]);
  const made = await page.evaluate(() => document.querySelectorAll('main :is(script, img, svg, [onerror], [href^="javascript"])').length);
  expect([made, await page.evaluate(() => window.harmed)]).toEqual([0, undefined]);
});

test('fault 22: no cell of the table is a formula', async ({page}) => {
  const notes = ['=HYPERLINK("http://elsewhere.invalid","x")', '+1', '-1', '@SUM(A1)', '\tx', '，"引号"'];
  const own = new Own(page);
  await plant(page, Object.fromEntries(notes.map((note, at) =>
    [key(`basic-${at + 1}`), record(`basic-${at + 1}`, note, {state: 'reviewed'})])));
  await own.openReview();
  const {name, text} = await own.take('导出表格（CSV）');
  expect(name).toMatch(/^履职核对表-\d{4}-\d\d-\d\d\.csv$/);
  expect(text.charCodeAt(0)).toBe(0xFEFF);
  expect(text).toContain('清单,序号,事项编号,事项类别,事项名称,部门,核对状态,笔记,更新时间,备注\r\n');
  const cells = text.split('\r\n').slice(1, -1).map(line => line.match(/,已核,("(?:[^"]|"")*"|[^,]*),2026-/)[1])
    .map(cell => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell));
  expect(cells).toEqual([...notes.slice(0, 5).map(note => `'${note}`), notes[5]]);
});

test('the reminder counts what has changed since the last export', async ({page}) => {
  const own = new Own(page);
  await own.write('basic-2', '一');
  await own.openReview();
  await expect(page.getByText('尚有 1 项改动未导出')).toBeVisible();
  const {name} = await own.take('导出笔记');
  await expect(page.getByRole('status').filter({hasText: `已导出 1 项：${name}`})).toBeVisible();
  await expect(page.getByText(/上次导出：\d{4}-\d{2}-\d{2}/)).toBeVisible();
  await expect(page.getByText(/改动未导出/)).toHaveCount(0);
  await page.reload();
  await expect(page.getByText(/上次导出：\d{4}/)).toBeVisible();
});
