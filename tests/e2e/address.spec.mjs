// The address carries the state, in both directions, and the history goes with it.
import {serve} from '../../xtask/scripts/serve.mjs';
import {dist, expect, test} from './support/fixtures.mjs';
import {Atlas} from './support/atlas.mjs';
import {everything, find, item} from './support/reference.mjs';

test('an address with search, filters, item and language leads to that screen, also after a reload', async ({atlas, page}) => {
  const address = 'q=监督&list=supporting&cat=-平安法治&dept=agriculture&dept=natural-resources&item=supporting-71';
  for (const language of ['zh', 'en']) {
    const here = atlas.in(language);
    await here.open(address);
    for (const load of ['opened', 'reloaded']) {
      await test.step(`${language}, ${load}`, async () => {
        await here.expectRows(find(address));
        await expect(here.searchBox).toHaveValue('监督');
        await expect(here.detail('supporting-71').title).toHaveText(item('supporting-71').title);
        await expect(here.notice).toHaveCount(0);
        expect(await here.parameters()).toEqual([...decodeURIComponent(address).split('&'), ...language === 'en' ? ['lang=en'] : []]);
      });
      await page.reload();
    }
  }
});

test('typing and ticking replace the entry; opening an item and changing the view make one', async ({atlas, page}) => {
  await atlas.open();
  const entries = await atlas.historyLength();
  await atlas.searchBox.pressSequentially('养犬');
  await atlas.expectRows(find('q=养犬'));
  await atlas.option('list', '配合履职事项').check();
  await atlas.exclusion('cat', '城乡建设').click();
  await atlas.chip('排除：城乡建设').click();
  // The answer waits for the paint that shows the pressed button.
  await expect(atlas.chip('排除：城乡建设')).toHaveCount(0);
  expect(await atlas.parameters()).toEqual(['q=养犬', 'list=supporting']);
  expect(await atlas.historyLength()).toBe(entries);

  const ids = find('q=养犬&list=supporting');
  await atlas.link(ids[0]).click();
  await expect(atlas.detail(ids[0]).root).toBeVisible();
  expect(await atlas.historyLength()).toBe(entries + 1);
  expect(await atlas.parameters()).toEqual(['q=养犬', 'list=supporting', `item=${ids[0]}`]);

  await atlas.view('说明').click();
  await expect(page.getByRole('heading', {name: '来源'})).toBeVisible();
  expect(await atlas.historyLength()).toBe(entries + 2);
  expect(await atlas.parameters()).toEqual(['view=about', 'q=养犬', 'list=supporting']);
});

test('back and forward lead through what was seen', async ({atlas, page}) => {
  await atlas.open();
  await atlas.searchBox.fill('隐患排查');
  const ids = find('q=隐患排查');
  await atlas.expectRows(ids);
  await atlas.link(ids[0]).click();
  await atlas.detail(ids[0]).next.click();
  await expect(atlas.detail(ids[1]).root).toBeVisible();
  await atlas.view('说明').click();
  await expect(page.getByRole('heading', {name: '来源'})).toBeVisible();

  const isOpen = async id => {
    await expect(atlas.detail(id).root).toBeVisible();
    await expect(atlas.anyDetail).toHaveCount(1);
    await atlas.expectRows(ids);
    await expect(atlas.searchBox).toHaveValue('隐患排查');
    expect(await atlas.parameters()).toEqual(['q=隐患排查', `item=${id}`]);
  };
  await page.goBack();
  await isOpen(ids[1]);
  await page.goBack();
  await isOpen(ids[0]);
  await page.goBack();
  await expect(atlas.anyDetail).toHaveCount(0);
  await atlas.expectRows(ids);
  expect(await atlas.parameters()).toEqual(['q=隐患排查']);

  await page.goForward();
  await isOpen(ids[0]);
  await page.reload();
  await isOpen(ids[0]);
  await page.goForward();
  await isOpen(ids[1]);
  await page.goForward();
  await expect(page.getByRole('heading', {name: '来源'})).toBeVisible();
});

test('a link is in the address at once, and going back at once takes it back', async ({atlas, page}) => {
  await atlas.open();
  const entries = await atlas.historyLength();
  const opened = await atlas.link('basic-2').evaluate(link => {
    link.click();
    return location.search;
  });
  expect(opened).toBe('?item=basic-2');
  await expect(atlas.detail('basic-2').root).toBeVisible();
  await atlas.link('basic-3').evaluate(link => {
    link.click();
    history.back();
  });
  await expect.poll(() => atlas.parameters()).toEqual(['item=basic-2']);
  // This frame comes after the one that an answer would wait for.
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => setTimeout(done))));
  await expect(atlas.detail('basic-2').root).toBeVisible();
  expect(await atlas.parameters()).toEqual(['item=basic-2']);
  expect(await atlas.historyLength()).toBe(entries + 2);
});

test('closing an item goes back to where it was opened, and leaves no step that does nothing', async ({atlas, page}) => {
  await atlas.open('view=about');
  await atlas.view('事项').click();
  await atlas.link('basic-2').click();
  await atlas.detail('basic-2').closeButton.click();
  await expect(atlas.anyDetail).toHaveCount(0);
  expect(await atlas.parameters()).toEqual([]);
  await page.goBack();
  await expect(page.getByRole('heading', {name: '来源'})).toBeVisible();
  await page.goForward();
  await page.goForward();
  await expect(atlas.detail('basic-2').root).toBeVisible();
});

test('closing an item that an address opened stays on the page', async ({atlas, page}) => {
  await page.goto('about:blank');
  await atlas.open('q=养犬&item=supporting-19');
  const entries = await atlas.historyLength();
  await atlas.detail('supporting-19').closeButton.click();
  await expect(atlas.anyDetail).toHaveCount(0);
  await atlas.expectRows(find('q=养犬'));
  expect(await atlas.parameters()).toEqual(['q=养犬']);
  expect(await atlas.historyLength()).toBe(entries);
  await expect(atlas.link('supporting-19')).toBeFocused();
});

test('closing after changing the search keeps the search', async ({atlas}) => {
  await atlas.open();
  await atlas.link('basic-2').click();
  await atlas.searchBox.fill('养犬');
  await atlas.expectRows(find('q=养犬'));
  await atlas.detail('basic-2').closeButton.click();
  await expect(atlas.anyDetail).toHaveCount(0);
  await atlas.expectRows(find('q=养犬'));
});

test('rows and views are links: they can be opened in a tab of their own', async ({atlas, context, page}) => {
  await atlas.open('q=养犬&lang=en');
  const english = atlas.in('en');
  for (const [link, check] of [
    [english.link('supporting-19'), async tab => expect(tab.detail('supporting-19').root).toBeVisible()],
    [english.view('About'), async tab => expect(tab.page.getByRole('heading', {name: 'Downloads'})).toBeVisible()],
  ]) {
    const opened = context.waitForEvent('page');
    await link.click({modifiers: ['ControlOrMeta']});
    const tab = new Atlas(await opened, 'en');
    await check(tab);
    expect(await tab.parameters()).toContain('q=养犬');
    await tab.page.close();
  }
  await expect(english.anyDetail, 'and this tab stays where it is').toHaveCount(0);
  expect(new URL(page.url()).searchParams.has('view')).toBe(false);
});

test('what an address says that means nothing is named, and the rest holds', async ({atlas, page}) => {
  // What is asked, what of it is named, what the rows are.
  const addresses = [
    ['list=nonsense', ['list=nonsense']],
    ['list=-nonsense', ['list=-nonsense']],
    ['list=', ['list=']],
    ['cat=平安', ['cat=平安']],
    ['dept=nobody', ['dept=nobody']],
    ['dept=-nobody', ['dept=-nobody']],
    ['mark=nonsense', ['mark=nonsense']],
    ['item=basic-107', ['item=basic-107']],
    ['item=basic-0', ['item=basic-0']],
    ['item=supporting-019', ['item=supporting-019']],
    ['item=nonsense', ['item=nonsense']],
    ['item=basic-99999999999999999999', ['item=basic-99999999999999999999']],
    ['view=nonsense', ['view=nonsense']],
    ['lang=fr', ['lang=fr']],
    ['nonsense=1&utm_source=x', ['nonsense=1', 'utm_source=x']],
    ['=', ['=']],
    ['nonsense', ['nonsense=']],
    ['list=%FF%FE', ['list=��']],
    ['dept=%3Cimg%20src=x%20onerror=alert(1)%3E', ['dept=<img src=x onerror=alert(1)>']],
    ['dept=nobody&list=supporting&q=养犬', ['dept=nobody'], 'list=supporting&q=养犬'],
    ['list=supporting&list=nonsense&dept=-nobody&dept=housing', ['list=nonsense', 'dept=-nobody'], 'list=supporting&dept=housing'],
    ['LIST=basic&list=Basic', ['LIST=basic', 'list=Basic']],
  ];
  for (const [address, named, meant = ''] of addresses) {
    await test.step(address, async () => {
      await atlas.open(address);
      await expect(atlas.notice).toBeVisible();
      for (const one of named) await expect(atlas.notice).toContainText(one);
      await atlas.expectRows(find(meant));
      await expect(atlas.notice.locator('img')).toHaveCount(0);
    });
  }
  await page.getByRole('button', {name: '知道了'}).click();
  await expect(atlas.notice).toHaveCount(0);
  await atlas.expectRows(everything);
});

test('odd but readable addresses are read without a word', async ({atlas}) => {
  const addresses = [
    ['q=', ''],
    ['&&', ''],
    ['q=%20%E5%85%BB%E7%8A%AC+', 'q=养犬'],
    ['q=nonsense&q=养犬', 'q=养犬'],
    ['list=basic&list=basic', 'list=basic'],
    ['list=-basic&list=basic', 'list=basic'],
    ['lang=zh&view=items', ''],
    [`list=basic&q=${'法'.repeat(500)}`, null],
  ];
  for (const [address, meant] of addresses) {
    await test.step(address.slice(0, 40), async () => {
      await atlas.open(address);
      if (meant === null) await expect(atlas.resultCount).toHaveText('共 0 项');
      else await atlas.expectRows(find(meant));
      await expect(atlas.notice).toHaveCount(0);
    });
  }
});

test('the note about an unreadable address goes with that address', async ({atlas, page}) => {
  await atlas.open('dept=nobody');
  await expect(atlas.notice).toBeVisible();
  await atlas.link('basic-1').click();
  await expect(atlas.detail('basic-1').root).toBeVisible();
  await expect(atlas.notice).toHaveCount(0);
  await page.goBack();
  await expect(atlas.notice).toContainText('dept=nobody');
  await expect(atlas.anyDetail).toHaveCount(0);
});

test('the page works below any path', async ({guard, page}) => {
  const site = await serve({root: dist, base: '/some/sub/path/'});
  guard.allowOrigin(site.url);
  try {
    for (const file of ['', 'index.html']) {
      await page.goto(`${site.url}${file}?q=养犬`);
      const atlas = new Atlas(page);
      await atlas.expectRows(find('q=养犬'));
      await atlas.link('supporting-19').click();
      await expect(atlas.detail('supporting-19').root).toBeVisible();
      expect(new URL(page.url()).pathname).toBe(`/some/sub/path/${file}`);
      await page.reload();
      await expect(atlas.detail('supporting-19').root).toBeVisible();
      await page.goBack();
      await expect(atlas.anyDetail).toHaveCount(0);
      expect(await (await page.request.get(new URL('duties.json', page.url()).href)).json()).toHaveProperty('items');
    }
  } finally {
    await page.goto('about:blank');
    await site.close();
  }
});
