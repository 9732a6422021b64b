// On paper: black on white, no chrome, the address and the date at the foot.
import {expect, test} from './support/fixtures.mjs';
import {find, item} from './support/reference.mjs';

/** How many pages a PDF has. */
const pages = pdf => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g).length;

async function expectPaper(atlas) {
  const {page} = atlas;
  for (const [what, locator] of Object.entries({
    navigation: atlas.navigation,
    search: atlas.searchBox,
    filters: atlas.filterGroup('list'),
    language: page.getByRole('button', {name: 'English', exact: true}),
    skip: page.getByRole('link', {name: '跳到正文'}),
    chips: atlas.chips.first(),
    close: page.getByRole('button', {name: '关闭', exact: true}),
    copy: page.getByRole('button', {name: '复制出处', exact: true}),
  })) await expect(locator, what).toBeHidden();
  const foot = page.getByRole('contentinfo');
  await expect(foot).toBeVisible();
  await expect(foot).toContainText(page.url());
  await expect(foot).toContainText(/\d{4}-\d{2}-\d{2}/);
}

for (const colorScheme of ['light', 'dark']) {
  test(`is black on white: ${colorScheme}`, async ({atlas, page}) => {
    await page.emulateMedia({media: 'print', colorScheme});
    await atlas.open('q=监督&item=supporting-71');
    const colours = await page.evaluate(() => {
      const texts = [...document.querySelectorAll('[data-detail] *')]
        .filter(element => element.checkVisibility() && [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim()));
      return {
        ground: getComputedStyle(document.documentElement).backgroundColor,
        ink: [...new Set(texts.map(text => getComputedStyle(text).color))],
      };
    });
    expect(colours.ground).toBe('rgb(255, 255, 255)');
    for (const ink of colours.ink) expect(['rgb(0, 0, 0)', 'rgb(51, 51, 51)']).toContain(ink);
  });
}

test('the list, as it is filtered', async ({atlas, page}) => {
  await atlas.open('list=supporting&dept=housing');
  const conditions = page.locator('.results .printed-conditions');
  await expect(conditions).toBeHidden();
  await page.emulateMedia({media: 'print'});
  await expectPaper(atlas);
  await expect(atlas.resultCount).toBeVisible();
  await expect(conditions, 'what is on paper says by what it was filtered').toHaveText(/配合履职事项.*住/);
  for (const id of find('list=supporting&dept=housing')) await expect(atlas.row(id)).toBeVisible();
});

test('the whole list, to its last row', async ({atlas, page}) => {
  await atlas.open();
  await page.emulateMedia({media: 'print'});
  await expectPaper(atlas);
  // Rows that are off the screen are drawn as well.
  for (const id of ['basic-1', 'supporting-50', 'reclaimed-30']) {
    await expect(atlas.row(id)).toHaveCSS('content-visibility', 'visible');
    await expect(atlas.row(id)).toHaveCSS('break-inside', 'avoid');
  }
  expect(pages(await page.pdf({format: 'A4'}))).toBeGreaterThan(10);
});

for (const width of [1280, 390]) {
  test(`an item alone, whole: ${width} px`, async ({atlas, page}) => {
    await page.setViewportSize({width, height: 700});
    // The one with the most text.
    await atlas.open('item=supporting-86');
    await page.emulateMedia({media: 'print'});
    await expectPaper(atlas);
    const detail = atlas.detail('supporting-86');
    await expect(detail.title).toHaveText(item('supporting-86').title);
    await expect(detail.townshipClauses.last()).toBeVisible();
    await expect(atlas.list).toBeHidden();
    await expect(atlas.resultCount).toBeHidden();
    const {clipped, headings} = await detail.root.evaluate(root => ({
      clipped: root.scrollHeight > root.clientHeight + 1 || getComputedStyle(root).position !== 'static',
      headings: [...root.querySelectorAll('h2, h3, h4')].map(heading => getComputedStyle(heading).breakAfter),
    }));
    expect(clipped, 'nothing is cut off at the window’s edge').toBe(false);
    expect(new Set(headings), 'headings stay with their text').toEqual(new Set(['avoid']));
    const pdf = await page.pdf({format: 'A4'});
    expect(pages(pdf)).toBeGreaterThanOrEqual(1);
    expect(pages(pdf), 'the list does not come along').toBeLessThan(6);
  });
}

test('what is folded in 部门, and of the marks the chosen one', async ({atlas, page}) => {
  await atlas.open('view=departments&dept=housing');
  const folded = page.locator('details.township').first();
  const clause = folded.locator('[data-clause]').first();
  await expect(folded).not.toHaveAttribute('open');
  await expect(clause).toBeHidden();
  await page.emulateMedia({media: 'print'});
  await expect(clause).toBeVisible();
  await page.emulateMedia({media: 'screen'});
  await atlas.open('item=supporting-19');
  await page.getByRole('radio', {name: '存疑', exact: true}).check();
  const marks = page.locator('[data-detail] .marks label');
  await expect(marks).toHaveCount(4);
  await page.emulateMedia({media: 'print'});
  await expect(marks.filter({visible: true})).toHaveText(['存疑']);
});

test('a correction that is open is printed, one that is closed is not', async ({atlas, page}) => {
  await atlas.open('item=supporting-56');
  const note = atlas.detail('supporting-56').corrections;
  await page.emulateMedia({media: 'print'});
  await expect(note).toBeHidden();
  await page.emulateMedia({media: 'screen'});
  await note.locator('summary').click();
  await page.emulateMedia({media: 'print'});
  await expect(note).toBeVisible();
});

test('about, on paper', async ({atlas, page}) => {
  await atlas.open('view=about');
  await page.emulateMedia({media: 'print'});
  await expect(atlas.navigation).toBeHidden();
  await expect(page.getByRole('main').getByRole('table')).toBeVisible();
  await expect(page.getByRole('checkbox')).toBeHidden();
});
