import axe from 'axe-core';
import {expect} from '@playwright/test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** Fails where axe finds a violation on the page as it is now, and says which and where. */
export async function expectNoAxeViolations(page) {
  await page.evaluate(axe.source);
  const {violations} = await page.evaluate(
    values => globalThis.axe.run(document, {runOnly: {type: 'tag', values}, resultTypes: ['violations']}),
    rules,
  );
  const readable = violations.flatMap(({id, help, nodes}) =>
    nodes.map(({target, failureSummary}) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary}`));
  expect(readable, 'axe finds nothing').toEqual([]);
}

/** The same wide and narrow, light and dark; and nothing scrolls sideways. */
export async function expectNoViolationsAtAnyLook(page) {
  for (const width of [1280, 320]) {
    await page.setViewportSize({width, height: 800});
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({colorScheme});
      await expectNoAxeViolations(page);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
  }
}
