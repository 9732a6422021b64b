// A picture of the page, for whoever works on it.
//
//   node xtask/scripts/shot.mjs <address|query> <out.png>
//     [--width 1280] [--height 900] [--dark] [--full] [--lang en]
//
// A query (`q=犬`, or `''` for none) is opened in the build in dist/.
import {argv, exit} from 'node:process';
import {parseArgs} from 'node:util';
import {chromium} from '@playwright/test';

import {launchOptions} from './browser.mjs';
import {serve} from './serve.mjs';

async function main() {
  const {values, positionals: [target, out]} = parseArgs({
    args: argv.slice(2),
    allowPositionals: true,
    options: {
      width: {type: 'string', default: '1280'},
      height: {type: 'string', default: '900'},
      dark: {type: 'boolean', default: false},
      full: {type: 'boolean', default: false},
      lang: {type: 'string'},
    },
  });
  if (target === undefined || !out) throw new Error('usage: node xtask/scripts/shot.mjs <address|query> <out.png> [options]');

  const isAddress = /^\w+:\/\//.test(target);
  const site = isAddress ? null : await serve();
  const url = new URL(isAddress ? target : `${site.url}?${target.replace(/^\?/, '')}`);
  if (values.lang) url.searchParams.set('lang', values.lang);

  const browser = await chromium.launch(launchOptions());
  try {
    const page = await browser.newPage({
      viewport: {width: Number(values.width), height: Number(values.height)},
      colorScheme: values.dark ? 'dark' : 'light',
    });
    page.on('console', message => console.error(`${message.type()}: ${message.text()}`));
    page.on('pageerror', error => console.error(error));
    await page.goto(url.href);
    await page.locator('html[data-ready]').waitFor({state: 'attached'});
    await page.screenshot({path: out, fullPage: values.full});
  } finally {
    await browser.close();
    await site?.close();
  }
}

main().catch(error => {
  console.error(error.message);
  exit(1);
});
