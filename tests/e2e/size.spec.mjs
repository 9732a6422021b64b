// What the first visit loads.
import {readFile} from 'node:fs/promises';
import {brotliCompressSync, constants} from 'node:zlib';

import {expect, test} from './support/fixtures.mjs';
import {dist} from './support/reference.mjs';

const budget = 150_000;

test('the first visit loads at most 150 KB', async ({atlas, page, site}, info) => {
  const asked = new Set();
  page.on('request', request => {
    const url = new URL(request.url());
    if (url.origin === site.origin) asked.add(url.pathname.slice(1) || 'index.html');
  });
  await atlas.open();
  await page.waitForLoadState('networkidle');

  const files = [...asked].toSorted();
  expect(files.map(file => file.replace(/-[0-9a-f]{12,}/, ''))).toEqual([
    'atlas.css', 'boot.js', 'duty-atlas.js', 'duty-atlas_bg.wasm', 'index.html',
  ]);
  const sizes = await Promise.all(files.map(async file => [file, brotli(await readFile(new URL(file, dist)))]));
  const total = sizes.reduce((sum, [, size]) => sum + size, 0);
  const listed = sizes.map(([file, size]) => `${file} ${size}`).join(', ');
  info.annotations.push({type: 'size', description: `${total} bytes: ${listed}`});
  expect(total, listed).toBeLessThanOrEqual(budget);
});

function brotli(bytes) {
  const {BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT} = constants;
  return brotliCompressSync(bytes, {params: {[BROTLI_PARAM_QUALITY]: 11, [BROTLI_PARAM_SIZE_HINT]: bytes.length}}).length;
}
