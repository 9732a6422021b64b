// The filters: what each option gives, alone and together, and the way back.
import {expect, test} from './support/fixtures.mjs';
import {data, department, everything, find, options} from './support/reference.mjs';

/**
 * Ticks and unticks every option of these groups, one after the other, and
 * tells for each what it promised and what it gave. It runs in the page,
 * because some hundred clicks from outside take a minute.
 */
function tryEveryOption(page, groups) {
  return page.evaluate(async groups => {
    const frame = () => new Promise(requestAnimationFrame);
    const until = async (condition, what) => {
      for (let frames = 0; !condition(); frames += 1) {
        if (frames === 600) throw new Error(`waited too long: ${what}`);
        await frame();
      }
    };
    const counted = () => Number(document.querySelector('main [role=status]').textContent.match(/\d+/)[0]);
    const rows = () => [...document.querySelectorAll('[data-item]')].map(row => row.dataset.item);
    const untouched = location.search;
    const tried = [];
    for (const checkbox of document.querySelectorAll('fieldset input[type=checkbox]')) {
      const label = checkbox.closest('label').textContent;
      const group = checkbox.closest('fieldset').querySelector('legend').textContent;
      if (!groups.includes(group)) continue;
      const promised = checkbox.closest('li').querySelector('[data-count]');
      const [attribute, text] = [Number(promised.dataset.count), Number(promised.textContent)];
      checkbox.click();
      await until(() => location.search !== untouched && counted() === rows().length, `${label} ticked`);
      tried.push({group, label, attribute, text, counted: counted(), ids: rows()});
      checkbox.click();
      await until(() => location.search === untouched && counted() === rows().length, `${label} unticked`);
    }
    return tried;
  }, groups);
}

for (const search of ['', 'q=燃气', 'q=文明养犬']) {
  test(`every option gives what the number beside it says: ${search || 'untouched'}`, async ({atlas, page}) => {
    await atlas.open(search);
    const tried = await tryEveryOption(page, Object.values(atlas.names.groups));
    const expected = Object.entries(atlas.names.groups).flatMap(([group, name]) =>
      options[group].map(({value, label}) => {
        const ids = find(`${search}&${group}=${value}`);
        return {group: name, label, attribute: ids.length, text: ids.length, counted: ids.length, ids};
      }));
    expect(expected.length).toBe(3 + 21 + 39);
    expect(tried).toEqual(expected);
  });
}

test('ticking says the same in the box, the address, the chip and the rows', async ({atlas}) => {
  await atlas.open();
  for (const [group, value, label] of [
    ['list', 'supporting', '配合履职事项'],
    ['cat', '平安法治', '平安法治'],
    ['dept', 'public-security', '县公安局'],
  ]) {
    await expect(atlas.optionCount(group, label)).toHaveText(String(find(`${group}=${value}`).length));
    await atlas.option(group, label).check();
    await atlas.expectRows(find(`${group}=${value}`));
    expect(await atlas.parameters()).toEqual([`${group}=${value}`]);
    await expect(atlas.chip(label)).toBeVisible();
    await atlas.option(group, label).uncheck();
    await atlas.expectRows(everything);
    expect(await atlas.parameters()).toEqual([]);
    await expect(atlas.chips).toHaveCount(0);
  }
});

test('OR inside a group, AND across groups, and the counts follow', async ({atlas}) => {
  await atlas.open();
  const tick = async (group, label, query) => {
    await atlas.option(group, label).check();
    await atlas.expectRows(find(query));
  };
  await tick('list', '基本履职事项', 'list=basic');
  await tick('list', '上级部门收回事项', 'list=basic&list=reclaimed');
  await atlas.option('list', '基本履职事项').uncheck();
  await tick('list', '配合履职事项', 'list=supporting&list=reclaimed');
  await tick('dept', '县公安局', 'list=supporting&list=reclaimed&dept=public-security');
  await tick('dept', '县住房和城乡建设局', 'list=supporting&list=reclaimed&dept=public-security&dept=housing');
  const chosen = 'list=supporting&list=reclaimed&dept=public-security&dept=housing';
  for (const {value, label} of options.cat) {
    await expect(atlas.optionCount('cat', label)).toHaveText(String(find(`${chosen}&cat=${value}`).length));
  }
  await tick('cat', '城乡建设', `${chosen}&cat=城乡建设`);
  await atlas.searchBox.fill('燃气');
  await atlas.expectRows(find(`${chosen}&cat=城乡建设&q=燃气`));
});

test('whatever is combined in an address, the page shows just that, and the counts follow', async ({atlas}) => {
  const addresses = [
    'list=-basic',
    'list=-basic&list=-reclaimed',
    'cat=乡村振兴&cat=自然资源&list=basic',
    'cat=-党的建设&list=basic',
    'dept=-public-security',
    'dept=public-security&dept=-housing',
    'list=supporting&dept=-agriculture&dept=-emergency&cat=-平安法治',
    'dept=agriculture&dept=natural-resources&list=-reclaimed&q=监督',
    'q=宣传&list=supporting&cat=-平安法治&dept=-public-security',
    'cat=安全稳定&cat=教育培训监管',
  ];
  for (const address of addresses) {
    await test.step(address, async () => {
      expect(find(address).length).toBeGreaterThan(0);
      await atlas.open(address);
      await atlas.expectRows(find(address));
      const asked = [...new URLSearchParams(address)].map(([name, value]) => `${name}=${value}`);
      await expect(atlas.chips.filter({hasNotText: '全部清除'})).toHaveCount(asked.filter(one => !one.startsWith('q=')).length);
      await expect(atlas.notice).toHaveCount(0);
      for (const group of Object.keys(options)) {
        const counts = await atlas.filterGroup(group).locator('[data-count]').evaluateAll(all => all.map(one => Number(one.dataset.count)));
        const alone = options[group].map(({value}) => find(asOnlyOne(address, group, value)).length);
        expect(counts, group).toEqual(alone);
      }
    });
  }
});

/** The address with this value as the only one included of its group. */
function asOnlyOne(address, group, value) {
  const kept = [...new URLSearchParams(address)]
    .filter(([name, one]) => name !== group || (one.startsWith('-') && one !== `-${value}`));
  return new URLSearchParams([...kept, [group, value]]);
}

test('an option can be excluded, and included instead', async ({atlas}) => {
  await atlas.open();
  const exclude = atlas.exclusion('dept', '县公安局');
  await expect(exclude).toHaveAttribute('aria-pressed', 'false');
  await exclude.click();
  await atlas.expectRows(find('dept=-public-security'));
  expect(await atlas.parameters()).toEqual(['dept=-public-security']);
  await expect(exclude).toHaveAttribute('aria-pressed', 'true');
  await expect(atlas.option('dept', '县公安局')).not.toBeChecked();
  await expect(atlas.chip('排除：县公安局')).toBeVisible();

  await atlas.option('dept', '县公安局').check();
  await atlas.expectRows(find('dept=public-security'));
  await expect(exclude).toHaveAttribute('aria-pressed', 'false');
  expect(await atlas.parameters()).toEqual(['dept=public-security']);

  await exclude.click();
  await exclude.click();
  await atlas.expectRows(everything);
  expect(await atlas.parameters()).toEqual([]);
});

test('chips go one by one, or all at once', async ({atlas}) => {
  const [housing, security] = ['housing', 'public-security'].map(id => department(id).short);
  await atlas.open('list=supporting&cat=-平安法治&dept=housing&dept=public-security');
  await atlas.chip(housing).click();
  await atlas.expectRows(find('list=supporting&cat=-平安法治&dept=public-security'));
  await expect(atlas.chip(housing)).toHaveCount(0);
  await atlas.chip('排除：平安法治').click();
  await atlas.expectRows(find('list=supporting&dept=public-security'));
  await atlas.chip('配合履职事项').click();
  await atlas.expectRows(find('dept=public-security'));
  await expect(atlas.chips, 'one condition needs no second button').toHaveCount(1);
  await atlas.chip(security).click();
  await atlas.expectRows(everything);

  await atlas.open('q=宣传&list=supporting&dept=-housing');
  await atlas.chips.filter({hasText: '全部清除'}).click();
  await atlas.expectRows(everything);
  await expect(atlas.searchBox).toHaveValue('');
  expect(await atlas.parameters()).toEqual([]);
});

test('an option that would give none is dimmed, is still there, and can be ticked', async ({atlas}) => {
  await atlas.open('list=basic');
  const [none, some] = [atlas.option('dept', '县公安局'), atlas.option('cat', '党的建设')].map(box => box.locator('xpath=..'));
  await expect(atlas.optionCount('dept', '县公安局')).toHaveText('0');
  await expect(none).toBeVisible();
  const colour = label => label.evaluate(label => getComputedStyle(label.lastElementChild).color);
  expect(await colour(none)).not.toBe(await colour(some));
  for (const {label} of options.dept) await expect(atlas.option('dept', label)).toHaveCount(1);

  await atlas.option('dept', '县公安局').check();
  await expect(atlas.resultCount).toHaveText('共 0 项');
  await expect(atlas.page.getByRole('main').getByText('没有事项')).toBeVisible();
});

test('on a narrow screen the filters unfold, and say how many are chosen', async ({atlas, page}) => {
  await page.setViewportSize({width: 390, height: 800});
  await atlas.open();
  const unfold = page.getByRole('button', {name: '筛选'});
  await expect(unfold).toHaveAttribute('aria-expanded', 'false');
  await expect(atlas.filterGroup('list')).toBeHidden();
  await unfold.click();
  await expect(unfold).toHaveAttribute('aria-expanded', 'true');
  await atlas.option('list', data.lists[1].name).check();
  await expect(page.getByRole('button', {name: '筛选 (1)', exact: true})).toBeVisible();
  await atlas.expectRows(find('list=supporting'));
  await page.getByRole('button', {name: '筛选 (1)'}).click();
  await expect(atlas.filterGroup('list')).toBeHidden();
  await expect(atlas.chip(data.lists[1].name)).toBeVisible();
});
