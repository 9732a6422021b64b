// What the page shows before the program runs, and what becomes of it.
import {placeAtRest} from './support/atlas.mjs';
import {expect, test} from './support/fixtures.mjs';

/** Holds the program back. What comes back lets it go. */
async function hold(page) {
  let release;
  const held = new Promise(done => { release = done; });
  await page.route(/_bg-\w+\.wasm$/, async route => {
    await held;
    await route.continue();
  });
  return release;
}

/** Opens the page as far as it comes without the program. */
async function openShell(page, query = '') {
  await page.goto(`./${query}`, {waitUntil: 'commit'});
  await expect(page.getByText(/履职一览/).first()).toBeVisible();
}

const isReady = page => expect(page.locator('html')).toHaveAttribute('data-ready');

/** Every row: what it consists of, and where it is. */
const rows = page => page.locator('.row').evaluateAll(rows => {
  // The order of attributes says nothing, and the program leaves comments.
  const describe = node => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.nodeType !== Node.ELEMENT_NODE) return '';
    const attributes = [...node.attributes].map(({name, value}) => ` ${name}="${value}"`).sort();
    return `<${node.localName}${attributes.join('')}>${[...node.childNodes].map(describe).join('')}</>`;
  };
  return rows.map(row => [describe(row), row.getBoundingClientRect().top]);
});

for (const width of [390, 768, 1280]) {
  test(`the rows stand there before the program, as they will stand then: ${width} px`, async ({atlas, page}) => {
    await page.setViewportSize({width, height: 800});
    const release = await hold(page);
    await openShell(page);
    await expect(page.locator('[data-item="basic-1"]')).toBeVisible();
    const before = await rows(page);
    expect(before).toHaveLength(239);
    release();
    await isReady(page);
    const after = await rows(page);
    expect(after.map(([markup]) => markup)).toEqual(before.map(([markup]) => markup));
    await expect(atlas.rows).toHaveCount(239);
  });
}

test('what is typed before the program runs is searched once it does', async ({atlas, page}) => {
  const release = await hold(page);
  await openShell(page);
  await atlas.searchBox.pressSequentially('养');
  await page.keyboard.press('ArrowLeft');
  release();
  await isReady(page);
  await expect(atlas.searchBox).toHaveValue('养');
  await expect(atlas.searchBox).toBeFocused();
  await expect(page).toHaveURL(/q=%E5%85%BB/);
  await page.keyboard.type('培');
  await expect(atlas.searchBox).toHaveValue('培养');
});

test('a reader who has gone down the list stays there', async ({atlas, page}) => {
  const release = await hold(page);
  await openShell(page);
  const id = 'supporting-40';
  const row = page.locator(`[data-item="${id}"]`);
  await row.getByRole('link').focus();
  await row.scrollIntoViewIfNeeded();
  const before = await placeAtRest(row);
  release();
  await isReady(page);
  expect(await placeAtRest(row)).toBe(before);
  await expect(atlas.link(id)).toBeFocused();
});

test('a link leads where it says before the program runs', async ({atlas, page}) => {
  const release = await hold(page);
  await openShell(page);
  await page.locator('[data-item="basic-2"] a').click();
  release();
  await isReady(page);
  await expect(atlas.detail('basic-2').root).toBeVisible();
});

test('an address that asks for something else is not answered with the whole list', async ({page}) => {
  const release = await hold(page);
  await openShell(page, '?q=养犬');
  await expect(page.locator('[data-item]').first()).toBeHidden();
  release();
  await isReady(page);
  await expect(page.locator('[data-item="supporting-19"]')).toBeVisible();
});
