import {expect, test} from './support/fixtures.mjs';

const elsewhere = 'http://elsewhere.invalid/';

/** Opens an empty page of our origin without a security policy, so that nothing is stopped on its way. */
async function openBlank(page) {
  await page.route('**/blank', route => route.fulfill({
    contentType: 'text/html',
    body: '<!doctype html><link rel="icon" href="data:,">',
  }));
  await page.goto('./blank');
}

test('the page becomes ready', async ({atlas, page}) => {
  await atlas.open();
  await expect(page).toHaveTitle(/履职一览/);
});

// The tests above and beside this one are worth something only if these pass.
test.describe('the guard notices', () => {
  test.beforeEach(({page}) => openBlank(page));

  test('a request to another origin', async ({guard, page}) => {
    await page.evaluate(url => fetch(url).catch(() => {}), elsewhere);
    expect(guard.take()).toContain(`request to another origin: ${elsewhere}`);
  });

  test('a socket to another origin', async ({guard, page}) => {
    const socket = page.waitForEvent('websocket');
    await page.evaluate(() => void new WebSocket('ws://elsewhere.invalid/'));
    await socket;
    await page.evaluate(() => console.error('after it'));
    expect(guard.take()).toContain('request to another origin: ws://elsewhere.invalid/');
    guard.tolerate(/elsewhere\.invalid/);
  });

  test('an error on the console', async ({guard, page}) => {
    await page.evaluate(() => console.error('broken'));
    expect(guard.take()).toEqual([expect.stringContaining('console error: broken')]);
  });

  test('an uncaught error', async ({guard, page}) => {
    const thrown = page.waitForEvent('pageerror');
    await page.evaluate(() => void setTimeout(() => { throw new Error('broken'); }));
    await thrown;
    expect(guard.take()).toEqual([expect.stringContaining('uncaught: Error: broken')]);
  });

  test('what happens in a context of the test’s own', async ({baseURL, browser, guard}) => {
    const context = await browser.newContext({baseURL});
    const page = await context.newPage();
    await openBlank(page);
    await page.evaluate(() => console.error('broken'));
    await context.close();
    expect(guard.take()).toEqual([expect.stringContaining('console error: broken')]);
  });

  test('a violation of the security policy', async ({atlas, guard, page}) => {
    await atlas.open();
    await page.evaluate(url => fetch(url).catch(() => {}), elsewhere);
    expect(guard.take()).toContainEqual(expect.stringMatching(/^console error: .*Content Security Policy/s));
  });
});

test('a test fails by what the guard noticed', async ({page}) => {
  test.fail();
  await openBlank(page);
  await page.evaluate(() => console.error('broken'));
});
