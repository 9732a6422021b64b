// The list, and how the whole program takes over from it on the same page.
import {expect, test} from './support/fixtures.mjs';
import {key, plant, record, saved} from './support/notes.mjs';

const whole = /duty-atlas-whole/;
const opening = page => page.getByRole('status').filter({hasText: '正在打开'});

/** Which files of the whole program the page has asked for. */
function wholeFiles(page) {
  const asked = new Set();
  page.on('request', request => {
    if (whole.test(request.url())) asked.add(new URL(request.url()).pathname.slice(1));
  });
  return asked;
}

/** Holds the whole program back. What comes back lets it go. */
async function hold(page) {
  let release;
  const held = new Promise(done => { release = done; });
  await page.route(/duty-atlas-whole_bg\.wasm/, async route => {
    await held;
    await route.continue();
  });
  return release;
}

/** No worker, so that what the page asks for is what the program asks for. */
test.use({serviceWorkers: 'block'});
test.beforeEach(({guard}) => guard.tolerate(/Service Worker registration blocked/));

test('searching and filtering need the list alone', async ({atlas, page}) => {
  const asked = wholeFiles(page);
  await atlas.open();
  await atlas.searchBox.fill('养犬');
  await expect(atlas.row('supporting-19')).toBeVisible();
  await atlas.option('list', '配合履职事项').check();
  await atlas.view('事项').click();
  await page.keyboard.press('j');
  expect([...asked]).toEqual([]);
});

const steps = {
  'an item': [({atlas}) => atlas.link('basic-1').click(), ({atlas}) => expect(atlas.detail('basic-1').root).toBeVisible()],
  部门: [({atlas}) => atlas.view('部门').click(), ({page}) => expect(page.getByRole('table', {name: '部门一览'})).toBeVisible()],
  对比: [({atlas}) => atlas.view('对比').click(), ({page}) => expect(page.getByRole('combobox', {name: '添加部门'})).toBeVisible()],
  核对: [({atlas}) => atlas.view('核对').click(), ({page}) => expect(page.getByRole('progressbar', {name: '核对进度', exact: true}).first()).toBeVisible()],
  说明: [({atlas}) => atlas.view('说明').click(), ({page}) => expect(page.getByRole('heading', {name: '来源'})).toBeVisible()],
  'a filter by mark': [({atlas}) => atlas.option('核对状态', '已核').click(), ({atlas}) => expect(atlas.rows).toHaveCount(0)],
};
for (const [name, [step, isThere]] of Object.entries(steps)) {
  test(`the whole program comes with: ${name}`, async ({atlas, page}) => {
    const asked = wholeFiles(page);
    await atlas.open('q=工作');
    const before = await atlas.historyLength();
    await step({atlas, page});
    await isThere({atlas, page});
    expect([...asked].sort()).toEqual(['duty-atlas-whole.js', 'duty-atlas-whole_bg.wasm']);
    expect(await atlas.historyLength()).toBe(before + (name === 'a filter by mark' ? 0 : 1));
    await expect(page.locator('main')).toHaveCount(1);
    await expect(page.locator('header.masthead')).toHaveCount(1);
    if (name === 'a filter by mark') return;
    await page.goBack();
    await expect(atlas.searchBox).toHaveValue('工作');
    await expect(atlas.rows).not.toHaveCount(0);
  });
}

test('the keys that the list has no use for are passed on', async ({atlas, page}) => {
  await atlas.open();
  for (const key of 'jj2') await page.keyboard.press(key);
  await expect(atlas.row('basic-2')).toContainText('已核');
  expect((await saved(page, 'basic-2')).state).toBe('reviewed');
  expect(await saved(page, 'basic-1')).toBeNull();
  await expect(atlas.link('basic-2')).toBeFocused();
  // The list does not answer beside the whole program.
  await page.keyboard.press('j');
  await expect(atlas.link('basic-3')).toBeFocused();
});

test('? leads to the keys', async ({atlas, page}) => {
  await atlas.open();
  await page.keyboard.press('?');
  await expect(page).toHaveURL(/view=about/);
  await expect(page.locator('#shortcuts')).toBeFocused();
});

test('the reader stays where they were, and types on', async ({atlas, context, page}) => {
  await atlas.open();
  await atlas.searchBox.pressSequentially('工作');
  await page.keyboard.press('ArrowLeft');
  const other = await context.newPage();
  await plant(other, {[key('basic-1')]: record('basic-1', '别处写的')});
  await expect(atlas.row('basic-1')).toContainText('有笔记');
  await expect(atlas.searchBox).toBeFocused();
  await page.keyboard.type('组织');
  await expect(atlas.searchBox).toHaveValue('工组织作');
});

test('notes on this device are shown from the start', async ({atlas, page}) => {
  await plant(page, {[key('basic-3')]: record('basic-3', '看过', {state: 'questioned'})});
  await atlas.open();
  await expect(atlas.row('basic-3')).toContainText('存疑');
});

test('while it loads, it says so; whoever goes back stays with the list', async ({atlas, page}) => {
  const release = await hold(page);
  await atlas.open();
  await atlas.link('basic-2').click();
  await expect(opening(page)).toBeVisible();
  await page.goBack();
  await expect(opening(page)).toHaveCount(0);
  release();
  await page.waitForLoadState('networkidle');
  await expect(atlas.rows).toHaveCount(239);
  await expect(atlas.anyDetail).toHaveCount(0);
  await atlas.link('basic-2').click();
  await expect(atlas.detail('basic-2').root).toBeVisible();
});

test('where it cannot be loaded, the list says so and stays', async ({atlas, guard, page}) => {
  guard.tolerate(/Failed to load resource/);
  await page.route(whole, route => route.abort());
  await atlas.open();
  await atlas.link('basic-2').click();
  const failed = page.getByRole('status').filter({hasText: '没有能够打开'});
  await expect(failed).toBeVisible();
  await atlas.searchBox.fill('养犬');
  await expect(atlas.row('supporting-19')).toBeVisible();
  await page.unroute(whole);
  await page.getByRole('button', {name: '重试', exact: true}).click();
  await expect(atlas.detail('basic-2').root).toBeVisible();
  await expect(atlas.searchBox).toHaveValue('养犬');
});
