// The program that cannot run: a sentence and the open data, never a blank page.
import {readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';

import {expect, test} from './support/fixtures.mjs';
import {dist} from './support/reference.mjs';

const wasm = /_bg-\w+\.wasm$/;
const program = /duty-atlas-\w+\.js$/;
const loader = /loader-\w+\.js$/;
const styles = /\.css$/;

/** The sentence in both languages, and links that lead to the whole content. */
async function expectSentence(page) {
  for (const [text, language] of [['程序没有能够运行', 'zh-CN'], ['The program could not run', 'en']]) {
    const sentence = page.getByText(text);
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
  await expect(page.getByText(/履职一览/).first(), 'and the page still has its name').toBeVisible();
}

/** What the build rendered can be read. */
async function expectRows(page) {
  await expect(page.locator('[data-item]')).toHaveCount(239);
  await expect(page.locator('[data-item="basic-1"]')).toBeVisible();
}

test.describe('the sentence stands on the page', () => {
  test.beforeEach(({guard}) => guard.tolerate(/Failed to (load resource|fetch)|WebAssembly|magic|TypeError|CompileError|integrity|ERR_FAILED|preload|uncaught/i));

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

  test('where only the script that notices it arrives', async ({page}) => {
    await page.route(/\.(js|css|wasm)$/, route => (loader.test(route.request().url()) ? route.continue() : route.abort()));
    await page.goto('./');
    await expectSentence(page);
    await expectRows(page);
  });

  // Nothing on the page can tell then: the sentence shows as the page comes.
  test('where no script arrives, at once', async ({page}) => {
    await page.route(/\.js$/, route => route.fulfill({status: 404, body: '404'}));
    await page.goto('./');
    expect(await page.getByText('程序没有能够运行').isVisible()).toBe(true);
    await expectSentence(page);
    await expectRows(page);
  });

  test('where nothing arrives but the page, at once', async ({page}) => {
    await page.route(/\.(js|css|wasm)$/, route => route.abort());
    await page.goto('./');
    expect(await page.getByText('页面的样式没有载入').isVisible()).toBe(true);
    await expectSentence(page);
    await expectRows(page);
  });

  test('where the styles do not arrive, while the program runs', async ({atlas, page}) => {
    await page.route(styles, route => route.fulfill({status: 404, body: '404'}));
    await atlas.open();
    await expect(page.getByText('页面的样式没有载入')).toBeVisible();
    await expect(page.getByText('The page’s styles did not arrive')).toBeVisible();
    await expect(page.getByText('程序没有能够运行')).toBeHidden();
    await expectRows(page);
    await page.unroute(styles);
    await page.getByText('页面的样式没有载入').getByRole('link', {name: '重新载入'}).click();
    await expect(page.getByText('页面的样式没有载入')).toBeHidden();
    await expect(page.locator('html')).toHaveAttribute('data-ready');
  });

  test('not where the script that notices it is missing and all else is well', async ({atlas, page}) => {
    await page.route(loader, route => route.abort());
    await atlas.open();
    await expect(page.getByText('程序没有能够运行')).toBeHidden();
    await expectRows(page);
  });
});

test.describe('with scripts switched off', () => {
  test.use({javaScriptEnabled: false});

  test('the sentence stands on the page', async ({page}) => {
    await page.goto('./?item=supporting-19');
    await expectSentence(page);
    await expectRows(page);
  });
});

test.describe('a fault of the program’s own', () => {
  test.beforeEach(({guard}) => guard.tolerate(/panicked|unreachable|RuntimeError|broken/));

  /** No element of this kind can be made any more, neither new nor as a copy. */
  const breakElement = name => {
    const create = Document.prototype.createElement;
    Document.prototype.createElement = function createElement(asked, ...rest) {
      if (asked === name) throw new Error('broken');
      return create.call(this, asked, ...rest);
    };
    const copy = Node.prototype.cloneNode;
    Node.prototype.cloneNode = function cloneNode(...rest) {
      if (this.localName === name) throw new Error('broken');
      return copy.apply(this, rest);
    };
  };

  test('at the start is said', async ({page}) => {
    await page.addInitScript(breakElement, 'li');
    await page.goto('./');
    await expectSentence(page);
  });

  test('later is said, beside what is on the page, and logged', async ({atlas, page}) => {
    await atlas.open();
    await expect(page.getByText('程序没有能够运行')).toBeHidden();
    await atlas.searchBox.fill('没有这样的事项');
    await expect(atlas.row('basic-1')).toHaveCount(0);
    await page.evaluate(breakElement, 'li');
    const logged = page.waitForEvent('console', message => /panicked at/.test(message.text()));
    await atlas.searchBox.fill('');
    await logged;
    await expectSentence(page);
    await expect(atlas.searchBox).toBeVisible();
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
  await expect(page.getByText(/履职一览/).first()).toBeVisible();
  await expect(page.getByText('程序没有能够运行')).toBeHidden();
  release();
  await expect(page.locator('html')).toHaveAttribute('data-ready');
  await expect(page.getByRole('heading', {level: 1})).toHaveCount(1);
});
