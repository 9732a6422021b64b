// What the page’s policy keeps out.
import {expect, test} from './support/fixtures.mjs';

test('nothing runs that is not the program’s', async ({atlas, guard, page}) => {
  guard.tolerate(/Content Security Policy/i);
  await atlas.open();
  const violations = page.evaluate(() => new Promise(done => {
    const seen = [];
    document.addEventListener('securitypolicyviolation', ({effectiveDirective}) => {
      seen.push(effectiveDirective);
      if (seen.length === 4) done(seen.toSorted());
    });
    const put = (name, properties) => document.body.append(Object.assign(document.createElement(name), properties));
    put('script', {textContent: 'globalThis.intruder = "inline"'});
    put('script', {src: 'data:text/javascript,globalThis.intruder="data"'});
    const handler = document.createElement('div');
    handler.setAttribute('onclick', 'globalThis.intruder = "handler"');
    document.body.append(handler);
    handler.click();
    put('iframe', {src: 'http://elsewhere.invalid/'});
  }));
  expect(await violations).toEqual(['frame-src', 'script-src-attr', 'script-src-elem', 'script-src-elem']);
  expect(await page.evaluate(() => globalThis.intruder)).toBeUndefined();
});
