// Draws the PNG icons from the SVG ones, in Chromium. The results are committed:
//
//   node xtask/scripts/icons.mjs
import {readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {chromium} from '@playwright/test';

import {launchOptions} from './browser.mjs';

const folder = fileURLToPath(new URL('../../public/icons/', import.meta.url));
const pictures = [
  ['icon.svg', 'icon', 192], ['icon.svg', 'icon', 512],
  ['maskable.svg', 'maskable', 192], ['maskable.svg', 'maskable', 512],
  // iOS cuts the corners itself and has no transparency.
  ['maskable.svg', 'apple-touch-icon', 180],
];

const browser = await chromium.launch(launchOptions());
try {
  for (const [source, name, size] of pictures) {
    const page = await browser.newPage({viewport: {width: size, height: size}});
    const svg = await readFile(folder + source, 'utf8');
    await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw}</style>${svg}`);
    const file = name === 'apple-touch-icon' ? `${name}.png` : `${name}-${size}.png`;
    await page.screenshot({path: folder + file, omitBackground: true});
    await page.close();
  }
} finally {
  await browser.close();
}
