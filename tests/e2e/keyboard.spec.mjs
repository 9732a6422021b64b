// Everything with the keyboard alone, and the single-key shortcuts.
import {expect, test} from './support/fixtures.mjs';
import {placeAtRest} from './support/atlas.mjs';
import {find} from './support/reference.mjs';

test('search, walk, read, close, help: without a pointer', async ({atlas, page}) => {
  const {keyboard} = page;
  await atlas.open();
  await keyboard.press('Tab');
  await expect(page.getByRole('link', {name: '跳到正文'})).toBeFocused();
  await expect(page.getByRole('link', {name: '跳到正文'})).toBeInViewport();

  await keyboard.press('/');
  await expect(atlas.searchBox).toBeFocused();
  await keyboard.type('隐患排查');
  const ids = find('q=隐患排查');
  await atlas.expectRows(ids);
  await keyboard.press('Tab');
  await expect(atlas.searchBox).not.toBeFocused();

  for (const id of [ids[0], ids[1], ids[2]]) {
    await keyboard.press('j');
    await expect(atlas.link(id)).toBeFocused();
  }
  await keyboard.press('k');
  await expect(atlas.link(ids[1])).toBeFocused();
  await expect(atlas.anyDetail).toHaveCount(0);

  await keyboard.press('Enter');
  await expect(atlas.detail(ids[1]).title).toBeFocused();
  await keyboard.press('j');
  await expect(atlas.detail(ids[2]).title).toBeFocused();
  await keyboard.press('k');
  await keyboard.press('k');
  await expect(atlas.detail(ids[0]).title).toBeFocused();
  await keyboard.press('k');
  await expect(atlas.detail(ids[0]).root, 'before the first there is none').toBeVisible();

  await keyboard.press('Escape');
  await expect(atlas.anyDetail).toHaveCount(0);
  await expect(atlas.link(ids[0])).toBeFocused();
  expect(await atlas.parameters()).toEqual(['q=隐患排查']);

  await keyboard.press('?');
  await expect(page.getByRole('heading', {name: '快捷键'})).toBeFocused();
  for (const key of ['/', 'j', 'k', 'Esc', '?']) {
    await expect(page.getByRole('main').locator('dl kbd', {hasText: new RegExp(`^\\${key[0]}${key.slice(1)}$`)})).toBeVisible();
  }
  await keyboard.press('/');
  await expect(atlas.searchBox).toBeFocused();
  await expect(atlas.searchBox).toHaveValue('隐患排查');
  await atlas.expectRows(ids);
});

test('j goes down the list in sight, however fast, and back from the detail too', async ({atlas, page}) => {
  await atlas.open('list=supporting');
  await page.evaluate(() => {
    for (let times = 0; times < 20; times += 1) {
      document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: 'j', bubbles: true, cancelable: true}));
    }
  });
  await expect(atlas.link('supporting-20')).toBeFocused();
  await expect(atlas.link('supporting-20')).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(atlas.detail('supporting-20').title).toBeFocused();
  for (let number = 21; number <= 40; number += 1) {
    await page.keyboard.press('j');
    await expect(atlas.detail(`supporting-${number}`).title).toBeFocused();
  }
  await page.keyboard.press('Escape');
  await expect(atlas.link('supporting-40')).toBeFocused();
  await expect(atlas.link('supporting-40')).toBeInViewport();
});

test('filters, chips and the language answer to Space and Enter', async ({atlas, page}) => {
  const {keyboard} = page;
  await atlas.open();
  await atlas.option('list', '配合履职事项').focus();
  await keyboard.press('Space');
  await atlas.expectRows(find('list=supporting'));
  await keyboard.press('-');
  await atlas.expectRows(find('list=-supporting'));
  await expect(atlas.option('list', '配合履职事项'), 'what was pressed keeps the focus').toBeFocused();
  await atlas.chip('排除：配合履职事项').focus();
  await keyboard.press('Enter');
  await expect(atlas.resultCount).toHaveText('共 239 项');
  await atlas.view('说明').focus();
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', {name: '来源'})).toBeVisible();
});

test('in the search box keys are letters', async ({atlas, page}) => {
  await atlas.open('item=supporting-19');
  await atlas.searchBox.focus();
  await page.keyboard.type('/jk?1234n');
  await expect(atlas.searchBox).toHaveValue('/jk?1234n');
  await expect(atlas.searchBox).toBeFocused();
  await expect(atlas.detail('supporting-19').root).toBeVisible();
  expect(await atlas.parameters()).toEqual(['q=/jk?1234n', 'item=supporting-19']);
});

test('fault 34: after a mark was chosen with the mouse, the keys work', async ({atlas, page}) => {
  const {keyboard} = page;
  const mark = name => page.getByRole('radio', {name, exact: true});
  await atlas.open('item=supporting-19');
  await mark('已核').click();
  await expect(mark('已核')).toBeFocused();
  await keyboard.press('3');
  await expect(mark('存疑')).toBeChecked();
  await keyboard.press('j');
  await expect(atlas.detail('supporting-20').title).toBeFocused();
  await mark('待办').click();
  await keyboard.press('k');
  await expect(atlas.detail('supporting-19').title).toBeFocused();
  await mark('已核').click();
  await keyboard.press('n');
  await expect(atlas.detail('supporting-21').title).toBeFocused();
});

test('with Ctrl, Alt or Meta the keys are the browser’s', async ({atlas, page}) => {
  await atlas.open('item=supporting-19');
  for (const modifier of ['Control', 'Alt', 'Meta']) await page.keyboard.press(`${modifier}+j`);
  await page.keyboard.press('Tab');
  await expect(atlas.detail('supporting-19').root).toBeVisible();
});

test('shortcuts can be switched off, and stay off', async ({atlas, page}) => {
  const help = page.getByRole('checkbox', {name: /单键快捷键/});
  await atlas.open('view=about');
  await expect(help).toBeChecked();
  await help.uncheck();
  for (const load of ['at once', 'after a reload']) {
    await test.step(load, async () => {
      await expect(help).not.toBeChecked();
      await page.keyboard.press('/');
      await atlas.view('事项').click();
      for (const key of ['j', '/', '?']) await page.keyboard.press(key);
      await expect(atlas.searchBox).not.toBeFocused();
      await expect(page.getByRole('heading', {name: '事项', level: 1})).toBeFocused();
      await atlas.link('basic-1').click();
      await page.keyboard.press('j');
      // Esc is not a letter, and goes on closing.
      await page.keyboard.press('Escape');
      await expect(atlas.anyDetail).toHaveCount(0);
      await expect(atlas.link('basic-1')).toBeFocused();
      await atlas.open('view=about');
    });
  }
  await help.check();
  await page.reload();
  await expect(help).toBeChecked();
  await page.keyboard.press('/');
  await expect(atlas.searchBox).toBeFocused();
});

test('where nothing can be kept, the switch works for this visit', async ({atlas, page}) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }});
  });
  await atlas.open('view=about');
  await page.getByRole('checkbox', {name: /单键快捷键/}).uncheck();
  await page.keyboard.press('/');
  await expect(page.getByRole('checkbox', {name: /单键快捷键/})).not.toBeChecked();
  await expect(page.getByRole('heading', {name: '来源'})).toBeVisible();
});

/** Whether the focus, a pointer and a screen reader can get there. */
function isReachable(locator) {
  return locator.evaluate(element => element.closest('[inert]') === null);
}

test.describe('on a narrow screen', () => {
  test.use({viewport: {width: 390, height: 800}});

  test('the detail is a dialog over the list, and gives everything back', async ({atlas, page}) => {
    await atlas.open();
    const id = 'supporting-40';
    await atlas.link(id).scrollIntoViewIfNeeded();
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(1000);
    const place = () => placeAtRest(atlas.row(id));
    const seen = await place();

    for (const [name, close] of [
      ['Esc', () => page.keyboard.press('Escape')],
      ['the button', () => atlas.detail(id).closeButton.click()],
      ['back', () => page.goBack()],
    ]) {
      await test.step(name, async () => {
        await atlas.link(id).click();
        const {root, title} = atlas.detail(id);
        await expect(root).toHaveRole('dialog');
        await expect(root).toHaveAttribute('aria-modal', 'true');
        await expect(title).toBeFocused();
        expect(await root.boundingBox()).toMatchObject({x: 0, y: 0, height: 800});
        await expect.poll(() => isReachable(atlas.searchBox), 'nothing under it can be reached').toBe(false);
        await expect.poll(() => isReachable(atlas.link(id))).toBe(false);
        await expect.poll(() => isReachable(atlas.navigation)).toBe(false);
        await close();
        await expect(root).toHaveCount(0);
        for (const part of [atlas.searchBox, atlas.link(id), atlas.navigation]) {
          await expect.poll(() => isReachable(part)).toBe(true);
        }
        expect(await place()).toBe(seen);
        await expect(atlas.link(id)).toBeFocused();
        await expect(atlas.link(id)).toBeInViewport();
      });
    }
  });

  test('Tab stays in the dialog', async ({atlas, page}) => {
    await atlas.open('q=隐患排查&item=supporting-71');
    const {root} = atlas.detail('supporting-71');
    await expect(root).toBeVisible();
    const outside = [];
    for (let stop = 0; stop < 12; stop += 1) {
      await page.keyboard.press(stop < 6 ? 'Tab' : 'Shift+Tab');
      const where = await page.evaluate(() => {
        const {activeElement} = document;
        const inside = activeElement === document.body || activeElement.closest('[data-detail]');
        return inside ? null : activeElement.outerHTML;
      });
      if (where) outside.push(where);
    }
    expect(outside).toEqual([]);
  });

  test('a note about the address is not hidden under the dialog', async ({atlas, page}) => {
    await atlas.open('item=supporting-19&dept=nobody');
    const note = atlas.detail('supporting-19').root.getByRole('alert').filter({hasText: '部门“nobody”'});
    await expect(note).toBeVisible();
    await note.getByRole('button').click();
    await expect(page.getByText('部门“nobody”').locator('visible=true')).toHaveCount(0);
  });

  test('a turned screen turns the dialog into a region and back', async ({atlas, page}) => {
    await atlas.open('item=supporting-19');
    const {root} = atlas.detail('supporting-19');
    await expect(root).toHaveRole('dialog');
    await page.setViewportSize({width: 1280, height: 800});
    await expect(root).toHaveRole('region');
    await expect(root).not.toHaveAttribute('aria-modal');
    await expect.poll(() => isReachable(atlas.searchBox)).toBe(true);
    await page.setViewportSize({width: 390, height: 800});
    await expect(root).toHaveRole('dialog');
    await expect.poll(() => isReachable(atlas.searchBox)).toBe(false);
  });
});

test.describe('with a finger', () => {
  test.use({viewport: {width: 390, height: 800}, hasTouch: true, isMobile: true});

  test('everything answers to a tap', async ({atlas, page}) => {
    await atlas.open();
    await page.getByRole('button', {name: '筛选'}).tap();
    await atlas.filterGroup('cat').getByText('平安法治').tap();
    await atlas.expectRows(find('cat=平安法治'));
    await page.getByRole('button', {name: '筛选 (1)'}).tap();
    await atlas.link('supporting-19').tap();
    const detail = atlas.detail('supporting-19');
    await detail.next.tap();
    await atlas.anyDetail.getByRole('button', {name: '关闭'}).tap();
    await expect(atlas.anyDetail).toHaveCount(0);
    await atlas.chip('平安法治').tap();
    await expect(atlas.resultCount).toHaveText('共 239 项');
  });
});
