// 任务: a pasted text beside the list, the ledger, the sheet.
import {readFile} from 'node:fs/promises';

import {expect, test} from './support/fixtures.mjs';
import {expectNoViolationsAtAnyLook} from './support/axe.mjs';

const NOTICE = '有村民反映邻居养狗不拴绳，晚上狗叫扰民，请核实处理。';

class Task {
  constructor(page) {
    this.page = page;
    this.text = page.getByRole('textbox', {name: '任务内容', exact: true});
    this.check = page.getByRole('button', {name: '核对', exact: true});
    this.verdict = page.getByRole('region', {name: '核对结论', exact: true});
    this.items = page.getByRole('list', {name: '相关事项', exact: true}).locator('[data-item]');
    this.ledger = page.getByRole('table', {name: '任务台账', exact: true});
    this.rows = this.ledger.locator('[data-task]');
    this.save = page.getByRole('button', {name: '存入台账', exact: true});
  }

  async open() {
    await this.page.goto('./?view=task');
    await expect(this.page.locator('html[data-ready]')).toBeAttached();
    await expect(this.text).toBeVisible();
  }

  /** The tasks in the storage. */
  saved() {
    return this.page.evaluate(() => Object.entries(localStorage)
      .filter(([key]) => key.startsWith('duty-atlas:task:laotai-2025-07:'))
      .map(([, value]) => JSON.parse(value)));
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

const OTHER = '请各村做好秸秆禁烧宣传，发现焚烧秸秆立即制止。';

/** A checked and saved task, with everything filled in. */
async function saveNotice(task) {
  const {page} = task;
  await task.text.fill(NOTICE);
  await task.check.click();
  await task.item('supporting-19').getByRole('radio', {name: '涉及', exact: true}).check();
  await page.getByRole('radio', {name: /^本乡配合/}).check();
  await page.getByRole('textbox', {name: '来文单位'}).fill('县公安局');
  await page.getByLabel('答复').fill('已上门劝导。');
  await task.save.click();
  await expect(task.rows).toHaveCount(1);
}

test('another text is another task: the saved one stays as it was', async ({page}) => {
  const task = new Task(page);
  await task.open();
  await saveNotice(task);
  const [before] = await task.saved();
  await task.text.fill(OTHER);
  // What is on the page belongs to the text that was checked.
  await task.save.click();
  await expect(page.getByText('文字改过了，请先核对再存入')).toBeVisible();
  await expect(task.rows).toHaveCount(1);
  await task.check.click();
  await expect(task.items.first()).toHaveAttribute('data-item', 'supporting-65');
  await expect(page.getByLabel('答复')).toHaveValue('');
  await expect(page.getByRole('textbox', {name: '来文单位'})).toHaveValue('');
  await expect(page.getByRole('radio', {name: /^未定/})).toBeChecked();
  await task.save.click();
  await expect(task.rows).toHaveCount(2);
  const saved = await task.saved();
  expect(saved).toContainEqual(before);
  expect(saved.find(it => it.text === OTHER)).toMatchObject({conclusion: '', office: '', responsibility: 'open', verdicts: {}});
});

test('what was filled in can be kept for another text', async ({page}) => {
  const task = new Task(page);
  await task.open();
  await saveNotice(task);
  await task.text.fill(OTHER);
  await task.check.click();
  await page.getByRole('button', {name: '沿用原来填写的'}).click();
  await expect(page.getByLabel('答复')).toHaveValue('已上门劝导。');
  await task.save.click();
  await expect(page.getByRole('group', {name: '存入台账'})).toBeVisible();
});

test('an edited text is asked about: over the saved task, which can be undone, or beside it', async ({page}) => {
  const task = new Task(page);
  const edited = NOTICE.replace('拴', '栓');
  await task.open();
  await saveNotice(task);
  await task.text.fill(edited);
  await task.check.click();
  await expect(page.getByLabel('答复')).toHaveValue('已上门劝导。');
  await task.save.click();
  await page.getByRole('button', {name: '取消', exact: true}).click();
  await expect(task.save).toBeFocused();
  await task.save.click();
  await page.getByRole('button', {name: '更新原任务'}).click();
  await expect.poll(async () => (await task.saved()).map(it => it.text)).toEqual([edited]);
  await page.getByRole('button', {name: '撤销', exact: true}).click();
  await expect.poll(async () => (await task.saved()).map(it => it.text)).toEqual([NOTICE]);
  await task.save.click();
  await page.getByRole('button', {name: '另存为新任务'}).click();
  await expect(task.rows).toHaveCount(2);
  expect((await task.saved()).map(it => it.text).sort()).toEqual([NOTICE, edited].sort());
});

test('saving again keeps whether the task is done', async ({page}) => {
  const task = new Task(page);
  await task.open();
  await saveNotice(task);
  await task.rows.getByRole('checkbox').check();
  await page.getByLabel('答复').fill('已办结。');
  await task.save.click();
  await expect(task.rows.getByRole('checkbox')).toBeChecked();
  expect(await task.saved()).toMatchObject([{status: 'done', conclusion: '已办结。'}]);
});

test('the work stays over views, languages and a reload, and is saved once', async ({page}) => {
  const task = new Task(page);
  await task.open();
  await saveNotice(task);
  await page.getByLabel('答复').fill('尚未写完');
  const isThere = async () => {
    await expect(page.locator('#task-reply')).toHaveValue('尚未写完');
    await expect(page.locator('[data-item=supporting-19] input').first()).toBeChecked();
    await expect(page.locator('.conclusion .fields input').first()).toHaveValue('县公安局');
  };
  await task.items.first().getByRole('link').first().click();
  await expect(page.locator('[data-detail]')).toBeVisible();
  await page.goBack();
  await isThere();
  await page.getByRole('button', {name: 'English'}).click();
  await isThere();
  await page.getByRole('button', {name: '中文'}).click();
  await isThere();
  await page.reload();
  await isThere();
  await task.save.click();
  await expect.poll(async () => (await task.saved()).map(it => it.conclusion)).toEqual(['尚未写完']);
});

test('clearing and opening another task can be undone', async ({page}) => {
  const task = new Task(page);
  await task.open();
  await saveNotice(task);
  await page.getByLabel('答复').fill('尚未写完');
  const undo = page.getByRole('button', {name: '撤销', exact: true});
  const isThere = async () => {
    await expect(task.text).toHaveValue(NOTICE);
    await expect(page.getByLabel('答复')).toHaveValue('尚未写完');
    await expect(task.item('supporting-19').getByRole('radio', {name: '涉及', exact: true})).toBeChecked();
  };
  await page.getByRole('button', {name: '清空'}).click();
  await expect(task.text).toHaveValue('');
  await expect(task.verdict).toBeHidden();
  await undo.click();
  await isThere();
  await task.rows.getByRole('button', {name: '打开'}).click();
  await expect(page.getByLabel('答复')).toHaveValue('已上门劝导。');
  await undo.click();
  await isThere();
  await task.save.click();
  await expect(task.rows).toHaveCount(1);
});

test('the ledger on a phone: a card a task, whole dates, buttons in sight', async ({page}) => {
  const task = new Task(page);
  await task.open();
  await expect(page.getByRole('searchbox', {name: '搜索台账'})).toBeHidden();
  await expect(page.getByRole('button', {name: '导出台账'})).toBeHidden();
  await saveNotice(task);
  await expect(page.getByRole('button', {name: '导出台账'})).toBeVisible();
  for (const width of [390, 320]) {
    await page.setViewportSize({width, height: 800});
    const date = await task.rows.locator('.date').evaluate(cell => {
      const text = document.createRange();
      text.selectNodeContents(cell);
      return text.getClientRects().length;
    });
    expect(date).toBe(1);
    await expect(task.ledger).toBeVisible();
    for (const button of await task.rows.getByRole('button').all()) {
      const box = await button.boundingBox();
      expect(box.x >= 0 && box.x + box.width <= width).toBe(true);
    }
  }
});

test('after deleting, the focus is on the way back, and then in the row again', async ({page}) => {
  const task = new Task(page);
  await task.open();
  await saveNotice(task);
  await task.rows.getByRole('button', {name: '删除'}).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', {name: '撤销', exact: true})).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(task.rows.getByRole('button', {name: '打开'})).toBeFocused();
});

test('on a phone the verdict comes into view, and a button leads to the conclusion', async ({page}) => {
  const task = new Task(page);
  await page.setViewportSize({width: 390, height: 500});
  await task.open();
  await task.text.fill(NOTICE);
  await task.check.click();
  await expect(task.verdict).toBeInViewport();
  await page.getByRole('button', {name: '写结论'}).click();
  await expect(page.getByRole('radio', {name: /^未定/})).toBeFocused();
  await expect(page.getByRole('radio', {name: /^未定/})).toBeInViewport();
});

test('each piece of evidence stands once, and words and cards share their numbers', async ({page}) => {
  const task = new Task(page);
  await task.open();
  await task.text.fill('县自然资源局要求核查卫片图斑，由县自然资源局汇总。');
  await task.check.click();
  await expect(task.items.first()).toBeVisible();
  for (const card of await task.items.all()) {
    const lines = await card.locator('.evidence-line').allInnerTexts();
    expect(new Set(lines).size).toBe(lines.length);
  }
  await expect(page.locator('.checked-text mark').first()).toBeVisible();
  await expect(page.locator('.checked-text .card-number').first()).toContainText(/[①②③④⑤]/);
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
  // A task that is not in the ledger has no number.
  await expect(sheet).not.toContainText('编号');
  const column = await sheet.getByRole('columnheader').first().boundingBox();
  expect(column.width).toBeGreaterThan(50);
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
    await expectNoViolationsAtAnyLook(page);
  });
}
