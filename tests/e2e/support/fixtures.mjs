// What every end-to-end test starts from: `import {test, expect} from './support/fixtures.mjs'`.
import {fileURLToPath} from 'node:url';
import {expect, test as base} from '@playwright/test';

import {serve} from '../../../xtask/scripts/serve.mjs';
import {Atlas} from './atlas.mjs';
import {Guard} from './guard.mjs';

export {expect};
export {open} from './atlas.mjs';

/** The release build under test. */
export const dist = fileURLToPath(new URL('../../../dist', import.meta.url));

export const test = base.extend({
  /** The build, served for this worker alone: `{url, origin, close}`. */
  site: [async ({}, use) => {
    const site = await serve({root: dist});
    await use(site);
    await site.close();
  }, {scope: 'worker'}],

  baseURL: ({site}, use) => use(site.url),

  /** In every test, asked for or not: it watches every context that the test opens. */
  guard: [async ({browser, site}, use) => {
    const guard = new Guard();
    guard.allowOrigin(site.url);
    const watch = context => guard.watch(context);
    browser.contexts().forEach(watch);
    browser.on('context', watch);
    await use(guard);
    browser.off('context', watch);
    expect(guard.take(), 'the page stays on its origin and causes no error').toEqual([]);
  }, {auto: true}],

  /** The page, through the names that its users know. */
  atlas: ({page}, use) => use(new Atlas(page)),
});
