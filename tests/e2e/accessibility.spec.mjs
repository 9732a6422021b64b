// WCAG 2.2 AA, as far as a program can tell: in each view, light and dark, in
// both languages, from 320 px on, with text twice as large.
import {expect, test} from './support/fixtures.mjs';
import {expectNoAxeViolations} from './support/axe.mjs';

const screens = {
  list: '',
  search: 'q=隐患排查&list=supporting&dept=-housing',
  detail: 'item=supporting-19',
  'detail with a correction': 'item=supporting-79',
  departments: 'view=departments',
  'a department': 'view=departments&dept=public-security',
  comparison: 'view=compare&dept=public-security&dept=housing&dept=health&dept=agriculture',
  review: 'view=review',
  about: 'view=about',
  'no results': 'q=没有这样的事&list=basic',
  'unreadable address': 'dept=nobody&cat=nothing',
};
const widths = [1280, 390, 320];

/** Where the filters are folded away, as on a narrow screen, unfolds them. */
async function unfoldFilters({names, page}) {
  const button = page.getByRole('button', {name: names.filters, expanded: false});
  if (await button.isVisible()) await button.click();
}

for (const [name, query] of Object.entries(screens)) {
  for (const language of ['zh', 'en']) {
    test(`axe finds nothing: ${name}, ${language}`, async ({atlas: chinese, page}) => {
      const atlas = chinese.in(language);
      await atlas.open(query);
      for (const summary of await page.locator('[data-detail] summary').all()) await summary.click();
      for (const width of widths) {
        await page.setViewportSize({width, height: 800});
        if (name === 'search') await unfoldFilters(atlas);
        for (const colorScheme of ['light', 'dark']) {
          await page.emulateMedia({colorScheme});
          await test.step(`${width} px, ${colorScheme}`, () => expectNoAxeViolations(page));
        }
      }
    });
  }
}

test('more contrast and less motion are respected', async ({atlas, page}) => {
  await page.emulateMedia({contrast: 'more', reducedMotion: 'reduce'});
  await atlas.open('item=supporting-19');
  await expectNoAxeViolations(page);
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});

/** What reaches beyond the window sideways, or is cut off there. */
function sideways(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const found = [];
    if (document.documentElement.scrollWidth > width) found.push(`the page is ${document.documentElement.scrollWidth} px wide`);
    for (const element of document.body.querySelectorAll('*')) {
      // A table may scroll in its own frame, and a search in its field; the skip link is out of sight.
      if (element.closest('.scroll > *, .scroll-frame, .wide-table > *, input, .skip, .trouble, .visually-hidden, .hint') || !element.checkVisibility({visibilityProperty: true})) continue;
      const {left, right} = element.getBoundingClientRect();
      if (left < -0.5 || right > width + 0.5) found.push(`${element.localName}.${element.className}: ${left} to ${right}`);
      const {overflowX} = getComputedStyle(element);
      const cuts = overflowX === 'hidden' || overflowX === 'clip' || overflowX === 'auto';
      if (cuts && !element.matches('.scroll, .wide-table') && element.scrollWidth > element.clientWidth + 1) {
        found.push(`${element.localName}.${element.className} is cut off: ${element.scrollWidth} of ${element.clientWidth}`);
      }
    }
    return found.slice(0, 5);
  });
}

for (const [size, describe] of [[16, 'usual text'], [32, 'text at 200 %']]) {
  for (const language of ['zh', 'en']) {
    test(`nothing scrolls sideways: ${describe}, ${language}`, async ({atlas: chinese, page}) => {
      const atlas = chinese.in(language);
      // The size that a reader chooses in the browser’s settings.
      const settings = await page.context().newCDPSession(page);
      await settings.send('Page.setFontSizes', {fontSizes: {standard: size, fixed: size}});
      for (const [name, query] of Object.entries(screens)) {
        await atlas.open(query);
        expect(await page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize))).toBe(size);
        for (const width of [320, 390, 768, 1280, 2560]) {
          await test.step(`${name}, ${width} px`, async () => {
            await page.setViewportSize({width, height: 800});
            if (name === 'list') await unfoldFilters(atlas);
            // A table notices in the next frame that it has to scroll.
            await expect.poll(() => sideways(page)).toEqual([]);
          });
        }
      }
    });
  }
}

test('text is set no wider than 40 characters, however wide the window', async ({atlas, page}) => {
  for (const query of ['item=supporting-86', 'view=about']) {
    await atlas.open(query);
    for (const width of [390, 800, 1280, 1700, 2560]) {
      await page.setViewportSize({width, height: 900});
      const widest = await page.evaluate(() => Math.max(...[...document.querySelectorAll('.clause > :last-child, .about p')]
        .map(text => text.getBoundingClientRect().width / parseFloat(getComputedStyle(text).fontSize))));
      expect(widest, `${query} at ${width} px`).toBeGreaterThan(0);
      expect(widest, `${query} at ${width} px`).toBeLessThanOrEqual(40);
    }
  }
});

test('from 1,100 px the detail stands beside the results', async ({atlas, page}) => {
  await page.setViewportSize({width: 1100, height: 800});
  await atlas.open('item=supporting-19');
  const [detail, list] = await Promise.all([atlas.detail('supporting-19').root.boundingBox(), atlas.list.boundingBox()]);
  expect(detail.x).toBeGreaterThanOrEqual(list.x + list.width);
  await page.setViewportSize({width: 1099, height: 800});
  await expect(atlas.detail('supporting-19').root).toHaveRole('dialog');
});

test('landmarks and headings tell the page’s order', async ({atlas, page}) => {
  for (const query of ['item=supporting-71', 'view=about']) {
    await atlas.open(query);
    await expect(page.getByRole('banner')).toHaveCount(1);
    await expect(page.getByRole('main')).toHaveCount(1);
    await expect(page.getByRole('heading', {level: 1})).toHaveCount(1);
    const levels = await page.locator('h1, h2, h3, h4, h5, h6').evaluateAll(all =>
      all.filter(heading => heading.checkVisibility()).map(heading => Number(heading.localName[1])));
    levels.forEach((level, at) => expect(level - (levels[at - 1] ?? 0), `heading ${at}`).toBeLessThanOrEqual(1));
  }
});

test('the skip link leads past the head', async ({atlas, page}) => {
  await atlas.open();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const inMain = await page.evaluate(() => Boolean(document.activeElement.closest('main')));
  expect(inMain).toBe(true);
  await expect(atlas.rows, 'and changes nothing').toHaveCount(239);
});
