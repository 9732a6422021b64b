// The program that cannot run: a sentence and the open data, never a blank page.
import {readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';

import {expect, test} from './support/fixtures.mjs';
import {dist} from './support/reference.mjs';

const wasm = /_bg\.wasm$/;
const program = /duty-atlas-[0-9a-f]+\.js$/;

/** The sentence in both languages, and links that lead to the whole content. */
async function expectSentence(page) {
  for (const [text, language] of [['程序没有能够运行', 'zh-CN'], ['The program could not run', 'en']]) {
    const sentence = page.getByText(text);
    // Sooner than the twelve seconds after which it shows by itself.
    await expect(sentence).toBeVisible({timeout: 8_000});
    expect(await sentence.evaluate(element => element.closest('[lang]').lang)).toBe(language);
    for (const file of ['duties.json', 'duties.csv']) {
      const link = sentence.getByRole('link', {name: file});
      await expect(link).toBeVisible();
      const response = await page.request.get(new URL(await link.getAttribute('href'), page.url()).href);
      expect(response.ok(), file).toBe(true);
      expect((await response.body()).length, file).toBeGreaterThan(100_000);
    }
  }
  await expect(page.getByRole('heading', {name: /履职一览/}), 'and the page still has its name').toBeVisible();
}

test.describe('the sentence stands on the page', () => {
  test.beforeEach(({guard}) => guard.tolerate(/Failed to (load resource|fetch)|WebAssembly|magic|TypeError|CompileError|integrity|boot|preload|uncaught/i));

  test('without WebAssembly', async ({page}) => {
    await page.addInitScript(() => delete globalThis.WebAssembly);
    await page.goto('./');
    await expectSentence(page);
  });

  test('where the wasm is missing', async ({page}) => {
    await page.route(wasm, route => route.fulfill({status: 404, body: '404'}));
    await page.goto('./?q=养犬');
    await expectSentence(page);
  });

  test('where the wasm ends too soon', async ({page}) => {
    await page.route(wasm, async route => {
      const whole = await readFile(fileURLToPath(new URL(route.request().url().split('/').at(-1), dist)));
      await route.fulfill({contentType: 'application/wasm', body: whole.subarray(0, whole.length / 2)});
    });
    await page.goto('./');
    await expectSentence(page);
  });

  test('where something else is answered in the wasm’s place', async ({page}) => {
    await page.route(wasm, route => route.fulfill({contentType: 'text/html', body: '<p>Please log in</p>'}));
    await page.goto('./');
    await expectSentence(page);
  });

  test('where the connection breaks at the wasm', async ({page}) => {
    await page.route(wasm, route => route.abort('connectionreset'));
    await page.goto('./');
    await expectSentence(page);
  });

  test('where the program’s JavaScript is missing', async ({page}) => {
    await page.route(program, route => route.fulfill({status: 404, body: '404'}));
    await page.goto('./');
    await expectSentence(page);
  });

  test('where not even the script that says so is there', async ({page}) => {
    await page.route(/boot\.js$/, route => route.fulfill({status: 404, body: '404'}));
    await page.goto('./');
    // It waits some seconds for the program to come; here they pass at once.
    await page.evaluate(() => document.getAnimations().forEach(animation => animation.finish()));
    await expectSentence(page);
  });
});

test.describe('with scripts switched off', () => {
  test.use({javaScriptEnabled: false});

  test('the sentence stands on the page', async ({page}) => {
    await page.goto('./?item=supporting-19');
    await expectSentence(page);
  });
});

test.describe('a fault of the program’s own', () => {
  test.beforeEach(({guard}) => guard.tolerate(/panicked|unreachable|RuntimeError|broken/));

  test('at the start is said', async ({page}) => {
    await page.addInitScript(() => {
      const create = Document.prototype.createElement;
      Document.prototype.createElement = function createElement(name, ...rest) {
        if (name === 'fieldset') throw new Error('broken');
        return create.call(this, name, ...rest);
      };
    });
    await page.goto('./');
    await expectSentence(page);
  });

  test('later is said, beside what is on the page', async ({atlas, page}) => {
    await atlas.open();
    await expect(page.getByText('程序没有能够运行')).toBeHidden();
    await page.evaluate(() => { Document.prototype.createElement = () => { throw new Error('broken'); }; });
    await atlas.link('basic-1').click();
    await expectSentence(page);
  });
});

test('while all is well, the sentence is nowhere', async ({atlas, page}) => {
  await atlas.open();
  await expect(page.getByText('程序没有能够运行')).toBeHidden();
  await expect(page.getByText('The program could not run')).toBeHidden();
});

test('while the program loads, the page has its name and no alarm', async ({page}) => {
  let release;
  const held = new Promise(done => { release = done; });
  await page.route(wasm, async route => {
    await held;
    await route.continue();
  });
  await page.goto('./', {waitUntil: 'commit'});
  await expect(page.getByRole('heading', {name: /履职一览/})).toBeVisible();
  await expect(page.getByText('程序没有能够运行')).toBeHidden();
  release();
  await expect(page.locator('html')).toHaveAttribute('data-ready');
  await expect(page.getByRole('heading', {level: 1})).toHaveCount(1);
});
