// 任务: a pasted text beside the list, the ledger, the sheet.
import {readFile} from 'node:fs/promises';

import {expect, test} from './support/fixtures.mjs';
import {expectNoAxeViolations} from './support/axe.mjs';

const NOTICE = '有村民反映邻居养狗不拴绳，晚上狗叫扰民，请核实处理。';

class Task {
  constructor(page) {
    this.page = page;
    this.text = page.getByRole('textbox', {name: '任务内容', exact: true});
    this.check = page.getByRole('button', {name: '核对', exact: true});
    this.verdict = page.getByRole('region', {name: '核对结论', exact: true});
    this.items = page.getByRole('list', {name: '相关事项', exact: true}).locator('[data-item]');
    this.ledger = page.getByRole('table', {name: '任务台账', exact: true});
    this.save = page.getByRole('button', {name: '存入台账', exact: true});
  }

  async open() {
    await this.page.goto('./?view=task');
    await expect(this.page.locator('html[data-ready]')).toBeAttached();
    await expect(this.text).toBeVisible();
  }

  item(id) {
    return this.items.and(this.page.locator(`[data-item="${id}"]`));
  }
}

test('a text is checked: verdict, items with the words that led to them, whose they are', async ({page}) => {
  const task = new Task(page);
  await task.open();
  await task.text.fill(NOTICE);
  await task.check.click();
  await expect(task.verdict).toHaveAttribute('data-verdict', 'found');
  await expect(task.items.first()).toHaveAttribute('data-item', 'supporting-19');
  await expect(task.items.first().locator('mark').first()).toBeVisible();
  await expect(task.items.first()).toContainText('县公安局');
  // The township's part is always whole.
  await expect(task.items.first()).toContainText('第一时间将发现的流浪犬隐患线索');
});

test('Ctrl+Enter checks, and a draft survives a reload', async ({page}) => {
  const task = new Task(page);
  await task.open();
  await task.text.fill(NOTICE);
  await page.keyboard.press('Control+Enter');
  await expect(task.verdict).toHaveAttribute('data-verdict', 'found');
  await page.reload();
  await expect(task.text).toHaveValue(NOTICE);
  await expect(task.verdict).toHaveAttribute('data-verdict', 'found');
});

test('what is on no list is said so', async ({page}) => {
  const task = new Task(page);
  await task.open();
  await task.text.fill('请问从乌鲁木齐飞往三亚的航班几点起飞？');
  await task.check.click();
  await expect(task.verdict).not.toHaveAttribute('data-verdict', 'found');
});

for (const [name, text, says] of [
  ['nothing', '  ', '请先粘贴'],
  ['punctuation alone', '……，。！！', '只有标点'],
  ['markup', '<html><body><div class="a"><p>x</p></div></body></html>', '网页源代码'],
  ['a megabyte', '通知'.repeat(600_000), '太长'],
]) {
  test(`bad input is answered with a sentence: ${name}`, async ({page}) => {
    const task = new Task(page);
    await task.open();
    await task.text.evaluate((field, text) => {
      field.value = text;
      field.dispatchEvent(new Event('input', {bubbles: true}));
    }, text);
    await task.check.click();
    await expect(page.getByRole('alert').filter({hasText: says})).toBeVisible();
  });
}

test('a check is kept in the ledger, opened again, deleted and brought back', async ({page}) => {
  const task = new Task(page);
  await task.open();
  await task.text.fill(NOTICE);
  await task.check.click();
  await task.item('supporting-19').getByRole('radio', {name: '涉及', exact: true}).check();
  await page.getByRole('radio', {name: /^本乡配合/}).check();
  await page.getByRole('button', {name: '按事项起草'}).click();
  await expect(page.getByLabel('答复')).toHaveValue(/本乡配合。依据：.*item=supporting-19/);
  await task.save.click();
  const row = task.ledger.locator('[data-task]');
  await expect(row).toHaveCount(1);
  await expect(row).toContainText('本乡配合');

  const saved = await page.evaluate(() => Object.entries(localStorage).find(([key]) => key.startsWith('duty-atlas:task:laotai-2025-07:')));
  expect(JSON.parse(saved[1])).toMatchObject({text: NOTICE, items: ['supporting-19']});

  await page.reload();
  await expect(row).toHaveCount(1);
  await page.getByRole('button', {name: '清空'}).click();
  await expect(task.text).toHaveValue('');
  await row.getByRole('button', {name: '打开'}).click();
  await expect(task.text).toHaveValue(NOTICE);
  await expect(task.item('supporting-19').getByRole('radio', {name: '涉及', exact: true})).toBeChecked();

  await row.getByRole('button', {name: '删除'}).click();
  await expect(row).toHaveCount(0);
  await page.getByRole('button', {name: '撤销'}).click();
  await expect(row).toHaveCount(1);
});

test('the ledger is exported, and merges when it is imported', async ({browser, page, baseURL}) => {
  const task = new Task(page);
  await task.open();
  await task.text.fill(NOTICE);
  await task.check.click();
  await task.save.click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', {name: '导出台账'}).click();
  const file = await download;
  const text = await readFile(await file.path(), 'utf8');
  expect(JSON.parse(text).tasks).toHaveLength(1);

  const other = await browser.newContext({baseURL});
  const elsewhere = new Task(await other.newPage());
  await elsewhere.open();
  const chooser = elsewhere.page.waitForEvent('filechooser');
  await elsewhere.page.getByRole('button', {name: '导入台账'}).click();
  await (await chooser).setFiles({name: 'tasks.json', mimeType: 'application/json', buffer: Buffer.from(text)});
  await expect(elsewhere.ledger.locator('[data-task]')).toHaveCount(1);
  await other.close();
});

test('the sheet is printed: text, items with their clauses, conclusion', async ({page}) => {
  const task = new Task(page);
  await page.addInitScript(() => { window.print = () => { window.printed = true; }; });
  await task.open();
  await task.text.fill(NOTICE);
  await task.check.click();
  await expect(task.verdict).toBeVisible();
  await page.getByRole('button', {name: '打印核对单'}).click();
  await expect.poll(() => page.evaluate(() => window.printed)).toBe(true);
  await page.emulateMedia({media: 'print'});
  const sheet = page.getByRole('region', {name: '任务核对单'});
  await expect(sheet).toBeVisible();
  await expect(sheet).toContainText(NOTICE);
  await expect(sheet.getByRole('row').nth(1)).toContainText('文明养犬管理工作');
  await expect(task.text).toBeHidden();
});

test('the text never leaves the page, and works offline', async ({context, page}) => {
  const task = new Task(page);
  await task.open();
  await expect(page.getByText('只在本机处理，不上传。').first()).toBeVisible();
  await context.setOffline(true);
  await task.text.fill(NOTICE);
  await task.check.click();
  await expect(task.verdict).toHaveAttribute('data-verdict', 'found');
});

for (const lang of ['zh', 'en']) {
  test(`axe finds nothing, and nothing scrolls sideways at 320 px: ${lang}`, async ({page}) => {
    await page.goto(`./?view=task${lang === 'en' ? '&lang=en' : ''}`);
    await page.locator('#task-text').fill(NOTICE);
    await page.keyboard.press('Control+Enter');
    await expect(page.locator('[data-verdict=found]').first()).toBeVisible();
    for (const width of [1280, 320]) {
      await page.setViewportSize({width, height: 800});
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({colorScheme});
        await expectNoAxeViolations(page);
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
    }
  });
}
