// Several tabs over one storage.
import {expect, test} from './support/fixtures.mjs';
import {Own, dump, key, saved} from './support/notes.mjs';
import {everything} from './support/reference.mjs';

/** Writes on each item, three times over, as fast as the page goes. Runs in the page. */
async function writeAll({ids, name}) {
  const found = selector => new Promise(done => {
    const look = () => {
      const element = document.querySelector(selector);
      if (element) done(element);
      else requestAnimationFrame(look);
    };
    look();
  });
  for (const id of ids) {
    (await found(`[data-item="${id}"] a`)).click();
    const note = await found(`[data-detail="${id}"] textarea`);
    for (const round of [1, 2, 3]) {
      note.value = `${name} ${id} ${round}`;
      note.dispatchEvent(new InputEvent('input', {bubbles: true}));
      await new Promise(done => { setTimeout(done); });
    }
  }
}

test('fault 09: two tabs write on all items at once, three times over', async ({context}) => {
  const [one, other] = [await context.newPage(), await context.newPage()];
  for (const page of [one, other]) {
    await page.goto('./');
    await expect(page.locator('html[data-ready]')).toBeAttached();
  }
  const ids = everything;
  const even = ids.filter((_, at) => at % 2 === 0);
  const odd = ids.filter((_, at) => at % 2 === 1);
  await Promise.all([
    one.evaluate(writeAll, {ids: even, name: '甲'}),
    other.evaluate(writeAll, {ids: odd, name: '乙'}),
  ]);
  const expected = Object.fromEntries([...even.map(id => [id, `甲 ${id} 3`]), ...odd.map(id => [id, `乙 ${id} 3`])]);
  const stored = async page => Object.fromEntries(Object.entries(await dump(page))
    .filter(([name]) => name.startsWith('duty-atlas:note:'))
    .map(([, value]) => JSON.parse(value)).map(({item, note}) => [item, note]));
  for (const page of [one, other]) await expect.poll(() => stored(page)).toEqual(expected);
  // And each page has heard of the other's.
  await new Own(one).open(odd[7]);
  await expect(new Own(one).note).toHaveValue(expected[odd[7]]);
  const own = new Own(other);
  await other.getByRole('link', {name: '核对', exact: true}).click();
  const notes = other.getByRole('list', {name: '标记与笔记'});
  await expect(notes.locator('[data-item]')).toHaveCount(239);
  await expect(own.alerts.filter({hasText: /两个版本/})).toHaveCount(0);
});

/** The same item, open in two tabs, with a text in each that the other has not seen. */
async function inConflict(context) {
  const [one, other] = [await context.newPage(), await context.newPage()];
  await new Own(one).open('basic-2');
  await new Own(other).open('basic-2');
  // At once, and in one step each: whichever tab hears of the other first, neither reader has read the other's text.
  const write = (page, text) => page.locator('textarea').evaluate((field, text) => {
    field.value = text;
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));
  }, text);
  await Promise.all([write(one, '甲的说法'), write(other, '乙的说法')]);
  return [one, other];
}

test('fault 10: the same note in two tabs: both texts, and a choice', async ({context}) => {
  const [one, other] = await inConflict(context);
  for (const [page, mine, theirs] of [[one, '甲的说法', '乙的说法'], [other, '乙的说法', '甲的说法']]) {
    const own = new Own(page);
    await expect(own.note, 'nothing changes under the hands').toHaveValue(mine);
    await expect(own.alerts.filter({hasText: '有两个版本'})).toBeVisible();
    const part = page.locator('[data-detail]');
    await expect(part.getByText('另一版本', {exact: true})).toBeVisible();
    await expect(part.getByText(theirs, {exact: true})).toBeVisible();
  }
  const {note, conflicts} = await saved(one, 'basic-2');
  expect([note, ...conflicts.map(text => text.note)].toSorted()).toEqual(['甲的说法', '乙的说法'].toSorted());

  await new Own(one).button('去选定').click();
  await expect(one).toHaveURL(/view=review/);
  await expect(one.getByRole('heading', {name: '有两个版本的笔记'})).toBeFocused();
  await new Own(one).button('采用另一份').click();
  await expect(one.getByRole('heading', {name: '有两个版本的笔记'})).toBeHidden();
  await expect.poll(async () => (await saved(other, 'basic-2')).conflicts).toBeUndefined();
  expect((await saved(other, 'basic-2')).note).toBe('乙的说法');
  await expect(new Own(other).alerts.filter({hasText: '有两个版本'})).toHaveCount(0);
});

test('fault 10: both texts can be kept, and the choice undone', async ({context}) => {
  const [one] = await inConflict(context);
  const own = new Own(one);
  await own.button('两个都保留').click();
  await expect(own.note).toHaveValue(/甲的说法[\s\S]*乙的说法|乙的说法[\s\S]*甲的说法/);
  await own.button('撤销').first().click();
  await expect(own.note).toHaveValue('甲的说法');
  await expect(one.locator('[data-detail]').getByText('乙的说法', {exact: true})).toBeVisible();
});

test('a tab without a text of its own follows the other', async ({context}) => {
  const [one, other] = [await context.newPage(), await context.newPage()];
  await new Own(one).open('basic-2');
  await new Own(other).open('basic-2');
  await new Own(one).note.fill('只有一个人写');
  await new Own(one).mark('已核').check();
  await expect(new Own(other).note).toHaveValue('只有一个人写');
  await expect(new Own(other).mark('已核')).toBeChecked();
  await expect(other.locator('[data-item="basic-2"]').first()).toContainText('已核');
});

test('fault 11: another tab empties the storage', async ({context}) => {
  const [one, other] = [await context.newPage(), await context.newPage()];
  const own = new Own(one);
  await own.write('basic-2', '还在这里');
  await other.goto('./');
  await expect(other.locator('[data-item="basic-2"]'), 'it has read the notes').toContainText('有笔记');
  await other.evaluate(() => localStorage.clear());
  const alert = own.alerts.filter({hasText: '另一标签页删除了笔记'});
  await expect(alert).toBeVisible();
  await expect(own.isUnsaved).toBeVisible();
  expect(await saved(one, 'basic-2'), 'nothing is written unasked').toBeNull();
  await alert.getByRole('button', {name: '恢复', exact: true}).click();
  await expect(alert).toHaveCount(0);
  expect((await saved(one, 'basic-2')).note).toBe('还在这里');
});

test('fault 11: what another tab deleted can be let go, and that undone', async ({context}) => {
  const [one, other] = [await context.newPage(), await context.newPage()];
  const own = new Own(one);
  await own.write('basic-2', '还在这里');
  await other.goto('./');
  await expect(other.locator('[data-item="basic-2"]'), 'it has read the notes').toContainText('有笔记');
  await other.evaluate(key => localStorage.removeItem(key), key('basic-2'));
  await own.button('也在本页删除').click();
  await expect(own.note).toHaveValue('');
  await own.page.getByRole('link', {name: '核对', exact: true}).click();
  await own.page.getByRole('button', {name: /^撤销：删除/}).click();
  expect((await saved(one, 'basic-2')).note).toBe('还在这里');
});
