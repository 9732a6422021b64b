// Chinese first, English complete.
import {expect, test} from './support/fixtures.mjs';
import {data, find} from './support/reference.mjs';

const screens = {
  'the list': '',
  'a search': 'q=隐患排查&list=supporting&dept=-housing',
  'an everyday word': 'q=环保局',
  'no results': 'q=nosuchthing&list=basic',
  'a basic item': 'item=basic-1',
  'a supporting item with others': 'item=supporting-85',
  'a supporting item with joint duties': 'item=supporting-5',
  'a supporting item with another actor': 'item=supporting-11',
  'a corrected item': 'item=supporting-56',
  'a reclaimed item': 'item=reclaimed-22',
  'an unreadable address': 'dept=nobody&item=nonsense',
  about: 'view=about',
};

/**
 * Texts and names in Chinese that stand where the page says it is English.
 * What is hidden counts too: it shows at another width.
 */
function chineseInEnglish(page) {
  return page.evaluate(() => {
    const isChinese = text => /\p{Script=Han}|[，。；：、（）《》]/u.test(text);
    const saysEnglish = element => element.closest('[lang]').lang === 'en';
    const found = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const {data, parentElement} = texts.currentNode;
      // The messages that stand in both languages, for want of a program to ask.
      if (parentElement.closest('.trouble, .unstyled, .framed')) continue;
      if (isChinese(data) && saysEnglish(parentElement)) found.push(`text: ${data}`);
    }
    for (const element of document.body.querySelectorAll('*')) {
      for (const name of ['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'title', 'placeholder', 'alt']) {
        const value = element.getAttribute(name);
        if (value && isChinese(value) && saysEnglish(element)) found.push(`${name} of <${element.localName}>: ${value}`);
      }
    }
    return found;
  });
}

for (const [name, query] of Object.entries(screens)) {
  test(`English is English throughout: ${name}`, async ({atlas, page}) => {
    const english = atlas.in('en');
    await english.open(query);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    expect(await chineseInEnglish(page)).toEqual([]);
  });
}

test('every part has its English name', async ({atlas, page}) => {
  const english = atlas.in('en');
  await english.open('item=supporting-19');
  await expect(english.resultCount).toHaveText('239 duties');
  await expect(english.searchBox).toBeVisible();
  await expect(english.rows).toHaveCount(239);
  for (const {en} of data.departments) await expect(english.option('dept', en)).toHaveCount(1);
  for (const name of ['Basic duties', 'Supporting duties', 'Duties taken back']) {
    await expect(english.option('list', name)).toHaveCount(1);
  }
  await expect(english.filterGroup('cat').getByRole('checkbox')).toHaveCount(data.categories.length);
  const detail = english.detail('supporting-19');
  await expect(detail.superiorClauses).toHaveCount(6);
  await expect(detail.townshipClauses).toHaveCount(1);
  await expect(detail.superior.getByRole('heading', {name: data.departments.find(({id}) => id === 'housing').en})).toBeVisible();
  await english.view('About').click();
  for (const heading of ['Source', 'Corrections', 'Downloads', 'Keys', 'Privacy and version']) {
    await expect(page.getByRole('heading', {name: heading, exact: true})).toBeVisible();
  }
});

test('the language is switched in place: same screen, address replaced, focus kept', async ({atlas, page}) => {
  const query = 'q=隐患排查&list=supporting&item=supporting-56';
  await atlas.open(query);
  const entries = await atlas.historyLength();
  await page.getByRole('button', {name: 'English', exact: true}).click();
  const english = atlas.in('en');
  await english.expectRows(find(query));
  await expect(english.detail('supporting-56').root).toBeVisible();
  await expect(english.searchBox).toHaveValue('隐患排查');
  await expect(english.chip('Supporting duties')).toBeVisible();
  expect(await english.parameters()).toEqual([...decodeURIComponent(query).split('&'), 'lang=en']);
  expect(await english.historyLength()).toBe(entries);
  const back = page.getByRole('button', {name: '中文', exact: true});
  await expect(back).toBeFocused();
  await expect(back).toHaveAttribute('lang', 'zh-CN');

  await page.keyboard.press('Enter');
  await atlas.expectRows(find(query));
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  expect(await atlas.parameters()).toEqual(decodeURIComponent(query).split('&'));
  await expect(page.getByRole('button', {name: 'English', exact: true})).toBeFocused();
});

test('English names are found by searching', async ({atlas}) => {
  const english = atlas.in('en');
  await english.open();
  const {id, en} = data.departments.find(({id}) => id === 'public-security');
  // As a phrase: its words alone are in other English titles and names too.
  await english.searchBox.fill(`"${en.toLowerCase()}"`);
  await expect.poll(async () => (await english.shown()).toSorted()).toEqual(find(`dept=${id}`).toSorted());
});

test('the tab’s title says where the reader is, in the reader’s language', async ({atlas, page}) => {
  for (const [language, name, views] of [['zh', '履职一览', {about: '说明'}], ['en', 'Duty Atlas', {about: 'About'}]]) {
    const here = atlas.in(language);
    await here.open();
    await expect(page).toHaveTitle(new RegExp(name));
    const home = await page.title();
    await here.link('supporting-19').click();
    await expect(page).toHaveTitle(`文明养犬管理工作 · ${name}`);
    await here.detail('supporting-19').closeButton.click();
    await expect(page).toHaveTitle(home);
    await here.view(views.about).click();
    await expect(page).toHaveTitle(`${views.about} · ${name}`);
    await page.reload();
    await expect(page).toHaveTitle(`${views.about} · ${name}`);
    await here.view(here.names.items).click();
    await expect(page).toHaveTitle(home);
  }
});
