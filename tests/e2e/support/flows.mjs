// What readers do most, for every way in which the program is published.
import {readFile} from 'node:fs/promises';

import {expect} from './fixtures.mjs';

/** Registers the main flows as tests; `baseURL` of the test says where the program is. */
export function mainFlows(test) {
  test('search, filter and come back', async ({atlas, page}) => {
    await atlas.open();
    await expect(atlas.rows).toHaveCount(239);
    await atlas.searchBox.fill('养犬');
    await expect(atlas.row('supporting-19')).toBeVisible();
    await expect(page).toHaveURL(/q=%E5%85%BB%E7%8A%AC/);
    await atlas.searchBox.fill('');
    await expect(atlas.rows).toHaveCount(239);
    await atlas.option('清单', '上级部门收回事项').check();
    await expect(atlas.rows).toHaveCount(30);
    await page.reload();
    await expect(atlas.rows).toHaveCount(30);
    await expect(atlas.option('清单', '上级部门收回事项')).toBeChecked();
  });

  test('open an item, go back and forward', async ({atlas, page}) => {
    await atlas.open();
    await atlas.row('supporting-19').getByRole('link').click();
    const detail = atlas.detail('supporting-19');
    await expect(detail.root).toBeVisible();
    await expect(detail.superiorClauses).not.toHaveCount(0);
    await expect(detail.townshipClauses).not.toHaveCount(0);
    await page.goBack();
    await expect(atlas.anyDetail).toHaveCount(0);
    await page.goForward();
    await expect(detail.root).toBeVisible();
    await detail.closeButton.click();
    await expect(atlas.anyDetail).toHaveCount(0);
  });

  test('a deep link, its reload, and a link to another view', async ({atlas, page}) => {
    await atlas.open('list=supporting&item=supporting-19');
    await expect(atlas.rows).toHaveCount(103);
    await expect(atlas.detail('supporting-19').root).toBeVisible();
    await page.reload();
    await expect(atlas.detail('supporting-19').root).toBeVisible();
    await atlas.view('说明').click();
    await expect(page.getByRole('heading', {name: '来源', exact: true})).toBeVisible();
    await expect(page).toHaveURL(/view=about/);
  });

  test('in English', async ({atlas, page}) => {
    await atlas.open('lang=en&item=supporting-19');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.getByRole('navigation', {name: 'Main', exact: true})).toBeVisible();
  });

  test('an address that cannot be read is named', async ({atlas, page}) => {
    await atlas.open('list=nonsense');
    await expect(page.getByRole('alert').filter({hasText: 'list=nonsense'})).toBeVisible();
    await expect(atlas.rows).toHaveCount(239);
  });

  test('the open data can be taken along', async ({atlas, page}) => {
    await atlas.open('view=about');
    const take = async name => {
      const download = page.waitForEvent('download');
      await page.getByRole('link', {name, exact: true}).click();
      const file = await download;
      expect(file.suggestedFilename()).toBe(name);
      return readFile(await file.path(), 'utf8');
    };
    expect(JSON.parse(await take('duties.json')).items).toHaveLength(239);
    expect(await take('duties.csv')).toMatch(/^\uFEFFid,list,number,/);
  });
}
