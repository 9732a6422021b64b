// Chromium takes 200 changes of the address in ten seconds and drops the others
// without an error. Playwright switches that off, so here it is switched on.
import {launchOptions} from '../../xtask/scripts/browser.mjs';
import {expect, test} from './support/fixtures.mjs';

test.use({launchOptions: {...launchOptions(), ignoreDefaultArgs: ['--disable-ipc-flooding-protection']}});

test('however quickly the search changes, the address catches up', async ({atlas, page}) => {
  await atlas.open();
  const last = await page.evaluate(async () => {
    const field = document.querySelector('input[type=search]');
    for (let typed = 0; typed <= 250; typed += 1) {
      field.value = `犬 ${typed}`;
      field.dispatchEvent(new Event('input', {bubbles: true}));
      await new Promise(done => setTimeout(done));
    }
    return field.value;
  });
  await expect(atlas.searchBox).toHaveValue(last);
  await expect.poll(() => atlas.parameters(), {timeout: 20_000}).toEqual([`q=${last}`]);
});
