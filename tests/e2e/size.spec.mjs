// What the build weighs, compressed as a host sends it. The limits are just above
// what it weighs today, so that nothing grows unnoticed; README.md says what the
// parts are.
import {readdir, stat} from 'node:fs/promises';
import {join} from 'node:path';

import {dist, expect, test} from './support/fixtures.mjs';

test('the first visit loads at most 335 KB', async ({atlas, page}, info) => {
  // What is fetched later is not needed for the list.
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.documentElement?.hasAttribute('data-ready')) return;
      globalThis.readyAt = performance.now();
      observer.disconnect();
    }).observe(document, {subtree: true, attributeFilter: ['data-ready']});
  });
  await atlas.open();
  const loaded = await page.evaluate(() => performance.getEntriesByType('resource')
    .filter(resource => resource.startTime <= readyAt)
    .map(resource => new URL(resource.name).pathname.slice(1)));

  const files = ['index.html', ...new Set(loaded)].toSorted();
  expect(files.map(file => file.replace(/-[0-9a-f]{16}/, ''))).toEqual([
    'atlas.css', 'duty-atlas.js', 'duty-atlas_bg.wasm', 'index.html', 'loader.js',
  ]);
  await expectAtMost(335_000, files, info);
});

test('the program with all its lazy parts is at most 1.825 MB', async ({}, info) => {
  const modules = (await readdir(dist)).filter(name => name.endsWith('.wasm'));
  expect(modules.length, 'the main module, and lazy ones').toBeGreaterThan(1);
  await expectAtMost(1_825_000, modules, info);
});

test('the program in one file is at most 3.2 MB', async () => {
  expect((await stat(join(dist, 'duty-atlas.html'))).size).toBeLessThanOrEqual(3_200_000);
});

async function expectAtMost(budget, files, info) {
  // The compressed copies, as a host sends them.
  const sizes = await Promise.all(files.map(async file => [file, (await stat(join(dist, `${file}.br`))).size]));
  const total = sizes.reduce((sum, [, size]) => sum + size, 0);
  const listed = sizes.map(([file, size]) => `${file} ${size}`).join(', ');
  info.annotations.push({type: 'size', description: `${total} bytes: ${listed}`});
  expect(total, listed).toBeLessThanOrEqual(budget);
}
