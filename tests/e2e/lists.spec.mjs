// 清单: opening another list, what was read, keeping it, taking it along.
import {readFile} from 'node:fs/promises';
import {fileURLToPath, pathToFileURL} from 'node:url';

import {expect, test} from './support/fixtures.mjs';
import {expectNoViolationsAtAnyLook} from './support/axe.mjs';

const sample = name => fileURLToPath(new URL(`../lists/${name}`, import.meta.url));
const truth = async name => JSON.parse(await readFile(sample(`${name}.truth.json`), 'utf8'));

class Lists {
  constructor(page) {
    this.page = page;
    this.result = page.getByRole('region', {name: '读取结果', exact: true});
    this.problems = page.getByRole('list', {name: '需要留意', exact: true});
    this.kept = page.getByRole('list', {name: '已有清单', exact: true}).locator('[data-doc]');
    this.rows = page.getByRole('list', {name: '事项列表', exact: true}).locator('[data-item]');
  }

  async open() {
    await this.page.goto('./?view=lists');
    await expect(this.page.getByRole('button', {name: '打开清单', exact: true})).toBeVisible();
  }

  async choose(file) {
    await this.page.locator('input[type=file]#list-file').setInputFiles(file);
    await expect(this.result).toBeVisible({timeout: 20_000});
  }

  async keep() {
    await this.page.getByRole('button', {name: '保存清单', exact: true}).click();
    await expect(this.rows.first()).toBeVisible();
  }

  async counts() {
    const cells = this.result.locator('[data-list]');
    return Object.fromEntries(await cells.evaluateAll(all => all.map(one => [one.dataset.list, Number(one.dataset.count)])));
  }
}

for (const [file, name] of [
  ['01-baiyang.docx', '01-baiyang'],
  ['04-liulin.xlsx', '04-liulin'],
  ['07-dayan.clipboard.html', '07-dayan'],
  ['10-maan.csv', '10-maan'],
]) {
  test(`a list is opened, kept and used: ${file}`, async ({page}) => {
    const lists = new Lists(page);
    const expected = await truth(name);
    await lists.open();
    await lists.choose(sample(file));
    await expect(lists.result).toHaveAttribute('data-state', 'complete');
    expect(await lists.counts()).toEqual(expected.lists);
    await lists.keep();
    await expect(page).toHaveURL(/doc=list-[0-9a-f]{12}/);
    const total = Object.values(expected.lists).reduce((sum, count) => sum + count, 0);
    await expect(lists.rows).toHaveCount(total);

    // Search, also by pinyin, and a note of this list alone.
    await page.getByRole('searchbox', {name: '搜索事项'}).fill('xuanchuan');
    await expect(lists.rows.first()).toBeVisible();
    await page.getByRole('searchbox', {name: '搜索事项'}).fill('');
    await page.locator('[data-item="basic-1"] a').click();
    await page.getByRole('radio', {name: '存疑', exact: true}).check();
    const key = await page.evaluate(() => Object.keys(localStorage).find(key => key.startsWith('duty-atlas:note:list-')));
    expect(key).toMatch(/:basic-1$/);

    // After a reload the list is there, with its note.
    await page.reload();
    await expect(page.locator('[data-detail="basic-1"]')).toBeVisible();
    await expect(page.locator('[data-item="basic-1"]')).toContainText('存疑');
    await page.goto('./?view=lists');
    await expect(lists.kept).toHaveCount(2);
  });
}

for (const [what, store] of [['was kept by another version', 'descriptions'], ['is damaged', 'lists']]) {
  test(`a kept list whose reading ${what} is read from its source again, and keeps its id, notes and corrections`, async ({page}) => {
    const lists = new Lists(page);
    await lists.open();
    await lists.choose(sample('01-baiyang.docx'));
    await page.getByLabel(/^地方/).fill('某县 改名乡');
    await page.getByLabel(/^地方/).blur();
    await lists.keep();
    const total = await lists.rows.count();
    await page.locator('[data-item="basic-1"] a').click();
    await page.getByRole('radio', {name: '存疑', exact: true}).check();
    await page.evaluate(store => new Promise(done => {
      indexedDB.open('duty-atlas:lists').onsuccess = ({target: {result: database}}) => {
        const transaction = database.transaction(store, 'readwrite');
        transaction.oncomplete = () => { database.close(); done(); };
        transaction.objectStore(store).openCursor().onsuccess = ({target: {result: cursor}}) => {
          const isText = typeof cursor.value === 'string';
          cursor.update(isText ? JSON.stringify({...JSON.parse(cursor.value), reading: 999}) : new Uint8Array([1, 2, 3]));
        };
      };
    }), store);
    // What was read again is kept again.
    for (let visit = 0; visit < 2; visit += 1) {
      await page.reload();
      await expect(page.locator('[data-detail="basic-1"]')).toBeVisible();
      await expect(page.locator('[data-item="basic-1"]')).toContainText('存疑');
      await expect(lists.rows).toHaveCount(total);
    }
    await page.goto('./?view=lists');
    await expect(lists.kept).toHaveCount(2);
    await expect(lists.kept.nth(1)).toContainText('改名乡');
  });
}

for (const [what, file, state] of [
  ['what was read', '10-maan.csv', 'complete'],
  ['a refusal', 'list.pdf', 'refused'],
]) {
  test(`on a phone ${what} comes into sight, with the focus`, async ({page}) => {
    await page.setViewportSize({width: 390, height: 844});
    const lists = new Lists(page);
    await lists.open();
    const pdf = {name: file, mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n1 0 obj')};
    await lists.choose(state === 'refused' ? pdf : sample(file));
    await expect(lists.result).toHaveAttribute('data-state', state);
    await expect(lists.result).toBeFocused();
    await expect(lists.result.getByRole('heading').first()).toBeInViewport({ratio: 1});
  });
}

test('a list that was kept, and one that is chosen, are shown from the top', async ({page}) => {
  await page.setViewportSize({width: 390, height: 844});
  const lists = new Lists(page);
  await lists.open();
  await lists.choose(sample('10-maan.csv'));
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await lists.keep();
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
  await expect(page.getByRole('heading', {level: 1})).toBeFocused();

  await page.goto('./?view=lists');
  await page.evaluate(() => scrollTo(0, 200));
  await lists.kept.filter({hasText: '马鞍镇'}).locator('.list-name').getByRole('link').click();
  await expect(lists.rows.first()).toBeVisible();
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
});

test('the same file opened twice is one list', async ({page}) => {
  const lists = new Lists(page);
  for (let times = 0; times < 2; times += 1) {
    await lists.open();
    await lists.choose(sample('10-maan.csv'));
    await lists.keep();
  }
  await page.goto('./?view=lists');
  await expect(lists.kept).toHaveCount(2);
});

test('what needs attention is named before anything is kept, and cancelling keeps nothing', async ({page}) => {
  const lists = new Lists(page);
  await lists.open();
  await lists.choose(sample('02-donghu.docx'));
  await expect(lists.problems.locator('[data-problem]').first()).toBeVisible();
  // A text that a problem is about stands there once.
  const twice = await lists.result.locator('[data-problem]').evaluateAll(all => all
    .filter(one => one.querySelector('q')?.textContent)
    .filter(one => one.textContent.split(one.querySelector('q').textContent).length > 2)
    .map(one => one.textContent));
  expect(twice).toEqual([]);
  await page.getByRole('button', {name: '取消', exact: true}).click();
  await expect(lists.result).toHaveCount(0);
  await page.reload();
  await expect(lists.kept).toHaveCount(1);
});

for (const [name, file, says] of [
  ['a PDF', {name: 'list.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n1 0 obj')}, '.docx'],
  ['an old Word file', {name: 'list.doc', mimeType: 'application/msword', buffer: Buffer.from('d0cf11e0a1b11ae1'.padEnd(2048, '0'), 'hex')}, '.docx'],
  ['a damaged Word file', {name: 'list.docx', mimeType: 'application/zip', buffer: Buffer.from('504b0304' + '00'.repeat(60), 'hex')}, ''],
  ['no duty list', {name: 'prices.csv', mimeType: 'text/csv', buffer: Buffer.from('名称,价格\n苹果,3\n梨,4\n')}, ''],
]) {
  test(`refused, with what it is and what to do: ${name}`, async ({page}) => {
    const lists = new Lists(page);
    await lists.open();
    await lists.choose(file);
    await expect(lists.result).toHaveAttribute('data-state', 'refused');
    await expect(lists.result).toContainText(says);
    await expect(page.getByRole('button', {name: '保存清单'})).toHaveCount(0);
    // Nothing was read, so nothing of it is shown.
    await expect(lists.result.getByRole('table')).toHaveCount(0);
    await expect(lists.result.locator('details.columns-found, details.read-preview')).toHaveCount(0);
  });
}

test('what was read and corrected is still there in another language, and after a look elsewhere', async ({page}) => {
  const lists = new Lists(page);
  await lists.open();
  await lists.choose(sample('10-maan.csv'));
  await page.getByLabel('标题', {exact: true}).fill('改过的标题');
  await page.getByLabel('标题', {exact: true}).blur();
  await page.getByRole('button', {name: 'English'}).click();
  await expect(page.getByRole('region', {name: 'What was read', exact: true})).toHaveAttribute('data-state', 'complete');
  await expect(page.getByLabel('Title', {exact: true})).toHaveValue('改过的标题');
  await page.getByRole('button', {name: '中文'}).click();
  await page.getByRole('navigation', {name: '主导航'}).getByRole('link', {name: '说明'}).click();
  await page.goBack();
  await expect(page.getByLabel('标题', {exact: true})).toHaveValue('改过的标题');
  await lists.keep();
  await page.getByRole('link', {name: /更换清单/}).click();
  await expect(lists.kept).toHaveCount(2);
  await expect(lists.result, 'what was kept is no longer asked about').toHaveCount(0);
});

test('text that looks like markup is shown as text', async ({page}) => {
  const lists = new Lists(page);
  await lists.open();
  const rows = ['序号,事项类别,事项名称', '1,党的建设,"<img src=x onerror=""window.ran=1"">宣传"', '2,党的建设,"=HYPERLINK(""http://x"")"'];
  await lists.choose({name: '基本履职事项.csv', mimeType: 'text/csv', buffer: Buffer.from(`某县某乡基本履职事项清单\n${rows.join('\n')}\n`)});
  await lists.keep();
  await expect(page.getByText('<img src=x onerror=').first()).toBeVisible();
  expect(await page.evaluate(() => window.ran)).toBeUndefined();
});

test('a file can be dropped on any view', async ({page}) => {
  await page.goto('./?view=about');
  await expect(page.locator('html[data-ready]')).toBeAttached();
  const text = await readFile(sample('12b-taiping.html'));
  const transfer = await page.evaluateHandle(bytes => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(bytes)], 'taiping.html', {type: 'text/html'}));
    return data;
  }, [...text]);
  await page.dispatchEvent('.page', 'drop', {dataTransfer: transfer});
  await expect(new Lists(page).result).toBeVisible({timeout: 20_000});
  await expect(page).toHaveURL(/view=lists/);
});

test('a page that is replaced before it was painted leaves no error', async ({page}) => {
  await page.addInitScript(() => {
    const next = requestAnimationFrame;
    globalThis.requestAnimationFrame = callback => setTimeout(() => next(callback), 1_000);
  });
  await page.goto('./?doc=list-000000000000');
  await expect(page.getByRole('heading', {name: '这份清单不在这里'})).toBeVisible();
  // This frame comes after those that the replaced page has asked for.
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => setTimeout(done))));
});

test('an address of a list that is not here says so, and shows no other one', async ({page}) => {
  await page.goto('./?doc=list-000000000000');
  await expect(page.getByRole('heading', {name: '这份清单不在这里'})).toBeVisible();
  await expect(page.getByRole('alert').getByText('list-000000000000')).toBeVisible();
  await expect(page.locator('[data-item]')).toHaveCount(0);
  await page.getByRole('link', {name: '到“清单”页'}).click();
  await expect(page.getByRole('button', {name: '打开清单', exact: true})).toBeVisible();
});

test.describe('without a worker, which would answer in place of the site', () => {
  test.use({serviceWorkers: 'block'});

  test('a list says that it is loading only where that takes a while', async ({page}) => {
    const id = 'list-0123456789ab';
    const duties = await (await page.request.get('./duties.json')).json();
    const document = {...duties.document, id, title: '试乡履职事项清单', place: ['试县', '试乡']};
    const description = {...document, counts: {basic: 1}, file: 'lists/slow.json'};
    await page.route('**/lists/index.json', route => route.fulfill({json: [description]}));
    let answer;
    const asked = new Promise(done => { answer = done; });
    await page.route('**/lists/slow.json', async route => {
      await asked;
      await route.fulfill({json: {...duties, document, corrections: []}});
    });
    const lists = new Lists(page);
    await lists.open();
    const link = lists.kept.filter({hasText: '试乡'}).locator('.list-name a');
    await link.click();
    await expect(page.getByRole('main').getByText('正在载入…')).toBeVisible();
    answer();
    await expect(lists.rows).toHaveCount(239);
    await expect(page.getByRole('main').getByRole('heading', {level: 1})).toBeFocused();

    // It is on this device now.
    await lists.open();
    await page.evaluate(() => {
      window.seen = [];
      new MutationObserver(() => window.seen.push(document.querySelector('main').innerText.includes('正在载入')))
        .observe(document.body, {childList: true, subtree: true});
    });
    await link.click();
    await expect(lists.rows).toHaveCount(239);
    await expect(page.getByRole('main').getByRole('heading', {level: 1})).toBeFocused();
    expect(await page.evaluate(() => window.seen)).not.toContain(true);
  });
});

test('deleting a list with notes asks, says how many, and can be undone', async ({page}) => {
  const lists = new Lists(page);
  await lists.open();
  await lists.choose(sample('10-maan.csv'));
  await lists.keep();
  await page.locator('[data-item="basic-2"] a').click();
  await page.getByRole('radio', {name: '已核', exact: true}).check();
  const note = await page.evaluate(() => Object.entries(localStorage).find(([key]) => key.startsWith('duty-atlas:note:list-')));
  await page.goto('./?view=lists');
  const row = lists.kept.filter({hasText: '马鞍镇'});
  await row.getByRole('button', {name: '删除', exact: true}).click();
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('1 项');
  await question.getByRole('button', {name: '删除', exact: true}).click();
  await expect(row).toHaveCount(0);
  expect(await page.evaluate(key => localStorage.getItem(key), note[0])).toBe(note[1]);
  await page.getByRole('button', {name: '撤销', exact: true}).click();
  await expect(row).toHaveCount(1);
});

test('the question before deleting: Escape and cancel lead back, notes can be taken out first', async ({page}) => {
  const lists = new Lists(page);
  await lists.open();
  await lists.choose(sample('10-maan.csv'));
  await lists.keep();
  const id = new URL(page.url()).searchParams.get('doc');
  await page.locator('[data-item="basic-2"] a').click();
  await page.getByRole('radio', {name: '已核', exact: true}).check();
  await page.goto('./?view=lists');
  const ask = lists.kept.filter({hasText: '马鞍镇'}).locator(':scope > .actions').getByRole('button', {name: '删除', exact: true});
  const question = page.getByRole('alertdialog');

  await ask.click();
  await expect(question.getByRole('button', {name: '取消', exact: true})).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  await expect(ask).toBeFocused();
  await ask.click();
  await question.getByRole('button', {name: '取消', exact: true}).click();
  await expect(ask).toBeFocused();

  await ask.click();
  const download = page.waitForEvent('download');
  await question.getByRole('button', {name: '导出笔记', exact: true}).click();
  const file = JSON.parse(await readFile(await (await download).path(), 'utf8'));
  expect(file.document).toBe(id);
  expect(file.notes.map(note => [note.item, note.state])).toEqual([['basic-2', 'reviewed']]);
  await question.getByRole('button', {name: '删除', exact: true}).click();
  await expect(question).toHaveCount(0);
  await expect(page.getByRole('button', {name: '撤销', exact: true})).toBeFocused();
});

test('a list that is deleted while it is open is no longer the open one', async ({page}) => {
  const lists = new Lists(page);
  await lists.open();
  await lists.choose(sample('10-maan.csv'));
  await lists.keep();
  const id = new URL(page.url()).searchParams.get('doc');
  await page.goto(`./?doc=${id}&view=lists`);
  await expect(page.getByRole('banner')).toContainText('马鞍镇');
  const row = lists.kept.filter({hasText: '马鞍镇'});
  await row.getByRole('button', {name: '删除', exact: true}).click();
  // Without notes there is nothing to take out.
  const question = page.getByRole('alertdialog');
  await expect(question.getByRole('button', {name: '导出笔记'})).toHaveCount(0);
  await expect(question).not.toContainText('0 项');
  await question.getByRole('button', {name: '删除', exact: true}).click();
  await expect(row).toHaveCount(0);
  await expect(page.getByRole('banner')).toContainText('老台乡');
  await expect(page.getByRole('banner')).not.toContainText('马鞍镇');
  await page.getByRole('button', {name: '撤销', exact: true}).click();
  await expect(row).toHaveCount(1);
});

test('a message without a button goes by itself, unless it is being read', async ({page}) => {
  const lists = new Lists(page);
  await lists.open();
  await lists.choose(sample('10-maan.csv'));
  await lists.keep();
  const message = page.getByRole('status').filter({hasText: '已保存《'});
  await message.hover();
  // Nothing on the page says that the time is over, and a clock that is moved by
  // hand has numbers for its timers that do not fit into the program's.
  await page.waitForTimeout(9_000);
  await expect(message).toBeVisible();
  await page.mouse.move(0, 0);
  await expect(message).toBeHidden({timeout: 12_000});
});

test('two lists can be compared, also where they are of different places', async ({page}) => {
  const lists = new Lists(page);
  await lists.open();
  await expect(lists.kept.getByRole('link', {name: /比较/})).toHaveCount(0);
  await lists.choose(sample('10-maan.csv'));
  await lists.keep();
  const id = new URL(page.url()).searchParams.get('doc');
  await page.goto('./?view=lists');
  await expect(lists.kept.getByRole('link', {name: '与另一份比较', exact: true})).toHaveCount(2);
  await lists.kept.filter({hasText: '马鞍镇'}).getByRole('link', {name: '与另一份比较', exact: true}).click();
  await expect(page).toHaveURL(new RegExp(`view=changes.*doc=${id}|doc=${id}.*view=changes`));
  expect(new URL(page.url()).searchParams.get('base')).toBe('laotai-2025-07');
});

test('a list is saved as one file, which opens from a disk with the list as its own', async ({browser, guard, page}, info) => {
  const lists = new Lists(page);
  await lists.open();
  await lists.choose(sample('12b-taiping.html'));
  await lists.keep();
  await page.goto('./?view=lists');
  const download = page.waitForEvent('download');
  await lists.kept.filter({hasText: '太平乡'}).getByRole('button', {name: '存为单文件'}).click();
  const path = info.outputPath('duty-atlas.html');
  await (await download).saveAs(path);
  expect(await readFile(path, 'utf8')).toContain('<script type="application/json" id="duty-atlas-list">');

  guard.allowOrigin(pathToFileURL(path).href);
  const context = await browser.newContext();
  const saved = await context.newPage();
  await saved.goto(pathToFileURL(path).href);
  await expect(saved.locator('html[data-ready]')).toBeAttached();
  const expected = await truth('12b-taiping');
  const total = Object.values(expected.lists).reduce((sum, count) => sum + count, 0);
  await expect(saved.locator('[data-item]')).toHaveCount(total);
  await expect(saved.getByRole('banner')).toContainText('太平乡');

  // Its open data is that list, not the one that the program ships with.
  await saved.getByRole('link', {name: '说明', exact: true}).click();
  const data = saved.waitForEvent('download');
  await saved.getByRole('main').getByRole('button', {name: /^list-[0-9a-f]{12}\.duties\.json$/}).click();
  const {items} = JSON.parse(await readFile(await (await data).path(), 'utf8'));
  expect(items).toHaveLength(total);
  await context.close();
});

test('the data of a list can be taken along, and opened again', async ({page}) => {
  const lists = new Lists(page);
  await lists.open();
  await lists.choose(sample('10-maan.csv'));
  await lists.keep();
  const id = new URL(page.url()).searchParams.get('doc');
  await page.goto('./?view=lists');
  const download = page.waitForEvent('download');
  await lists.kept.filter({hasText: '马鞍镇'}).getByRole('button', {name: '下载数据'}).click();
  const text = await readFile(await (await download).path(), 'utf8');
  expect(JSON.parse(text).document.id).toBe(id);
  await lists.choose({name: 'duties.json', mimeType: 'application/json', buffer: Buffer.from(text)});
  await lists.keep();
  await expect(page).toHaveURL(new RegExp(`doc=${id}`));
});

test('说明 hands over the data of the list that is shown, and claims no corrections', async ({page}) => {
  const lists = new Lists(page);
  await lists.open();
  await lists.choose(sample('10-maan.csv'));
  await lists.keep();
  const id = new URL(page.url()).searchParams.get('doc');
  await page.goto(`./?doc=${id}&view=about`);
  const take = async ending => {
    const download = page.waitForEvent('download');
    await page.getByRole('main').getByRole('button', {name: `${id}.${ending}`, exact: true}).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe(`${id}.${ending}`);
    return readFile(await file.path(), 'utf8');
  };
  const expected = await truth('10-maan');
  const total = Object.values(expected.lists).reduce((sum, count) => sum + count, 0);
  const data = JSON.parse(await take('duties.json'));
  expect(data.document.id).toBe(id);
  expect(data.items).toHaveLength(total);
  const rows = (await take('duties.csv')).split('\n');
  expect(rows[0]).toMatch(/^\uFEFFid,list,number,/);
  expect(rows.length).toBeGreaterThan(total);
  const main = page.getByRole('main');
  await expect(main.getByRole('link', {name: 'duties.json', exact: true})).toHaveCount(0);
  await expect(main).toContainText('逐字收录。');
  await expect(main).not.toContainText('除下列更正外');
});

for (const lang of ['zh', 'en']) {
  test(`axe finds nothing in the view and in what was read: ${lang}`, async ({page}) => {
    await page.goto(`./?view=lists${lang === 'en' ? '&lang=en' : ''}`);
    await page.locator('#list-file').setInputFiles(sample('02-donghu.docx'));
    await expect(page.locator('#reading-result[data-state]')).toBeVisible({timeout: 20_000});
    for (const summary of await page.locator('main summary').all()) await summary.click();
    await expectNoViolationsAtAnyLook(page);
  });
}
