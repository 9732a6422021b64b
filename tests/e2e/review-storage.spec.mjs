// What the storage can do to a note, and what the page then says and keeps.
import {expect, test} from './support/fixtures.mjs';
import {makeProfile, removeProfile, start} from './support/killable.mjs';
import {Own, dump, fillUp, key, makeRoom, openBlank, plant, record, saved} from './support/notes.mjs';

const cannotSave = /笔记将无法保存/;

/** The program works, says that nothing can be saved, and keeps what is written on the page. */
async function expectWorksUnsaved(page, {download = true} = {}) {
  const own = new Own(page);
  await expect(own.alerts.filter({hasText: cannotSave})).toBeVisible();
  await own.note.fill('写在页面上');
  await own.mark('存疑').check();
  await expect(own.isUnsaved).toBeVisible();
  await expect(own.isSaved).toHaveCount(0);
  await page.getByRole('button', {name: '下一项', exact: true}).click();
  await page.getByRole('button', {name: '上一项', exact: true}).click();
  await expect(own.note, 'the draft is kept').toHaveValue('写在页面上');
  await expect(own.mark('存疑')).toBeChecked();
  if (!download) return;
  const {text} = await own.take('导出笔记');
  expect(JSON.parse(text).notes[0]).toMatchObject({item: 'basic-2', note: '写在页面上', state: 'questioned'});
}

test('fault 01: access to storage throws a SecurityError', async ({page}) => {
  await page.addInitScript(() => Object.defineProperty(window, 'localStorage', {
    get() { throw new DOMException('Access is denied for this document.', 'SecurityError'); },
  }));
  await new Own(page).open('basic-2');
  await expectWorksUnsaved(page);
});

test('fault 01: a profile that blocks cookies', async ({guard, site}) => {
  // A worker cannot be registered then, either, and Chromium says so itself.
  guard.tolerate(/service ?worker/i);
  const profile = await makeProfile({profile: {default_content_setting_values: {cookies: 2}}});
  const browser = await start(profile, guard, site.url);
  try {
    const page = await browser.open('?item=basic-2');
    const name = await page.evaluate(() => { try { return localStorage && ''; } catch (error) { return error.name; } });
    expect(name, 'this profile blocks storage').toBe('SecurityError');
    await page.setViewportSize({width: 1280, height: 800});
    await expectWorksUnsaved(page, {download: false});
  } finally {
    await browser.kill();
    await removeProfile(profile);
  }
});

test('fault 02: localStorage is null', async ({page}) => {
  await page.addInitScript(() => Object.defineProperty(window, 'localStorage', {value: null}));
  await new Own(page).open('basic-2');
  await expectWorksUnsaved(page);
});

test('fault 03: no room, then room again', async ({page}) => {
  const own = new Own(page);
  await own.write('basic-2', '旧的内容');
  await fillUp(page);
  const longer = '新的内容，比旧的长得多。'.repeat(50);
  await own.note.fill(longer);
  await expect(own.isUnsaved).toBeVisible();
  await expect(own.alerts.filter({hasText: /空间已满/}).getByRole('button', {name: '导出笔记'})).toBeVisible();
  expect((await saved(page, 'basic-2')).note, 'the old value is whole').toBe('旧的内容');
  await expect(own.note, 'the draft is kept').toHaveValue(longer);
  expect(JSON.parse((await own.take('导出笔记')).text).notes[0].note).toBe(longer);

  await makeRoom(page);
  await own.button('重试').first().click();
  await expect(own.isSaved).toBeVisible();
  await expect(own.alerts.filter({hasText: /空间已满/})).toHaveCount(0);
  expect((await saved(page, 'basic-2')).note).toBe(longer);
});

test('fault 03: saving is tried again by itself', async ({page}) => {
  const own = new Own(page);
  await own.write('basic-2', '旧的内容');
  await fillUp(page);
  await own.note.fill('新的内容，比旧的长。'.repeat(50));
  await expect(own.isUnsaved).toBeVisible();
  await makeRoom(page);
  await expect(own.isSaved).toBeVisible();
});

test('fault 03: the browser asks before a draft is lost', async ({page}) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
    Object.defineProperty(window, 'indexedDB', {value: null});
  });
  const own = new Own(page);
  await own.open('basic-2');
  await own.note.pressSequentially('草稿');
  await expect(own.isUnsaved).toBeVisible();
  const asked = page.waitForEvent('dialog');
  await page.close({runBeforeUnload: true});
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await expect(own.note).toHaveValue('草稿');
});

test('fault 04: setItem does nothing', async ({page}) => {
  await page.addInitScript(() => { Storage.prototype.setItem = () => {}; });
  const own = new Own(page);
  await own.open('basic-2');
  await own.note.fill('不见了？');
  await expect(own.isUnsaved).toBeVisible();
  await expect(own.isSaved).toHaveCount(0);
  await expect(own.alerts.filter({hasText: /却没有保存/})).toBeVisible();
});

test('fault 05: one record is corrupt', async ({page}) => {
  const corrupt = '{"v":1,"item":"basic-2","state":"reviewed","note":"写了一半';
  await plant(page, {[key('basic-1')]: record('basic-1', '完好'), [key('basic-2')]: corrupt});
  const own = new Own(page);
  await own.open('basic-1');
  await expect(own.note).toHaveValue('完好');
  await expect(own.alerts.filter({hasText: /basic-2/})).toContainText('无法完整读取');
  const kept = async () => Object.entries(await dump(page))
    .filter(([name]) => name.startsWith('duty-atlas:quarantine:')).map(([, value]) => value);
  expect(await kept()).toEqual([corrupt]);
  await own.write('basic-2', '重新写');
  expect(await kept(), 'and stays there').toEqual([corrupt]);
  expect((await saved(page, 'basic-2')).note).toBe('重新写');
});

test('fault 36: an issue that was put aside stays away, a different one is shown', async ({context, page}) => {
  const corrupt = '{"v":1,"item":"basic-2","state":"reviewed","note":"写了一半';
  await plant(page, {[key('basic-2')]: corrupt});
  const own = new Own(page);
  await own.open('basic-1');
  const of = item => own.alerts.filter({hasText: item});
  await of('basic-2').getByRole('button', {name: '知道了'}).click();
  await expect(of('basic-2')).toHaveCount(0);
  await own.note.fill('继续写');
  await expect(own.isSaved).toBeVisible();
  await expect(of('basic-2')).toHaveCount(0);
  const other = await context.newPage();
  await openBlank(other);
  await other.evaluate(([name, value]) => localStorage.setItem(name, value), [key('basic-3'), corrupt]);
  await expect(of('basic-3')).toBeVisible();
  await expect(of('basic-2'), 'and that one alone').toHaveCount(0);
});

test('fault 06: values of others are left alone', async ({page}) => {
  const others = {
    theme: 'dark', 'other-app:notes': '{"v":1}', 'not json': '{{{', 'duty-atlas': '1', 'Duty-Atlas:note:x': '[]', length: '5',
  };
  await plant(page, others);
  const own = new Own(page);
  await own.write('basic-2', '一条');
  await own.openReview();
  await own.button('删除我的笔记').click();
  await own.button('删除').click();
  await expect.poll(async () => (await dump(page))[key('basic-2')]).toBeUndefined();
  const left = await page.evaluate(names => names.map(name => localStorage.getItem(name)), Object.keys(others));
  expect(left).toEqual(Object.values(others));
});

test('fault 07: a record of a newer version is read-only', async ({page}) => {
  const newer = '{"v":99,"item":"basic-2","state":"reviewed","note":"将来写的","updated":"2030-01-01T00:00:00Z","shape":{"a":[1]}}';
  await plant(page, {[key('basic-2')]: newer});
  const own = new Own(page);
  await own.open('basic-2');
  await expect(own.alerts.filter({hasText: /更新版本/})).toBeVisible();
  await expect(own.note).toHaveValue('将来写的');
  await expect(own.note).not.toBeEditable();
  await expect(own.mark('待办')).toBeDisabled();
  await page.keyboard.press('4');
  await expect(own.mark('已核')).toBeChecked();
  expect((await dump(page))[key('basic-2')]).toBe(newer);
});

test('fault 16: the clock goes back a day', async ({page}) => {
  await page.clock.setSystemTime('2026-03-02T08:00:00Z');
  const own = new Own(page);
  await own.write('basic-2', '先写的');
  await page.clock.setSystemTime('2026-03-01T08:00:00Z');
  await own.note.fill('后写的');
  await expect(own.isSaved).toBeVisible();
  await page.reload();
  await expect(own.note).toHaveValue('后写的');
  await expect(own.page.getByText('另一版本')).toHaveCount(0);
});

const exotic = {
  'emoji and others beyond the basic plane': '👩‍👩‍👧‍👦 𠮷野家 🏳️‍🌈',
  'right to left, and marks that turn it': 'שלום \u202Eabc\u202C العربية',
  'NUL and other controls': 'a\u0000b\u0001c\u001Fd\u007Fe',
  'line ends and spaces': ' a\n\n\tb \u00A0\u3000\u2028\u2029c ',
  'what JSON and JavaScript quote': '"\\/\u2028</script>${x}`\'',
  '1 MB': '长'.repeat(1 << 20),
};
for (const [what, text] of Object.entries(exotic)) {
  test(`fault 17: ${what}, exactly`, async ({page}) => {
    const own = new Own(page);
    await own.open('basic-2');
    await own.note.evaluate((field, text) => {
      field.value = text;
      field.dispatchEvent(new InputEvent('input', {bubbles: true}));
    }, text);
    await expect(own.isSaved).toBeVisible();
    await page.reload();
    await expect.poll(() => own.note.evaluate((field, text) => field.value === text, text)).toBe(true);
    expect((await saved(page, 'basic-2')).note === text).toBe(true);
  });
}

test('fault 17: half of a character pair is refused in words', async ({page}) => {
  const own = new Own(page);
  await own.open('basic-2');
  await own.note.evaluate(field => {
    field.value = '前\uD83D后';
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));
  });
  await expect(own.isUnsaved).toBeVisible();
  await expect(page.getByText('含有无法保存的字符')).toBeVisible();
  expect((await saved(page, 'basic-2')).note, 'all that can be kept is kept').toBe('前\uFFFD后');
  await own.note.fill('前后');
  await expect(own.isSaved).toBeVisible();
  expect((await saved(page, 'basic-2')).note).toBe('前后');
});
