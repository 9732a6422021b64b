// An item in full: what is shown for each, who acts, corrections, citation.
import {expect, test} from './support/fixtures.mjs';
import {data, department, find, item, listName, withDepartments} from './support/reference.mjs';

const shorts = ids => ids.map(id => department(id).short);

/** Opens every row, one after the other, and tells what its detail says. It runs in the page, for speed. */
function readEveryDetail(page) {
  return page.evaluate(async () => {
    const frame = () => new Promise(requestAnimationFrame);
    const text = (root, selector) => [...root.querySelectorAll(selector)].map(element => element.textContent);
    const read = [];
    // The rows themselves are made anew when the first of them is opened.
    const ids = [...document.querySelectorAll('[data-item]')].map(row => row.dataset.item);
    for (const id of ids) {
      document.querySelector(`[data-item="${id}"] a`).click();
      let detail;
      for (let frames = 0; !(detail = document.querySelector(`[data-detail="${id}"]`)); frames += 1) {
        if (frames === 600) throw new Error(`${id} does not open`);
        await frame();
      }
      const region = name => detail.querySelector(`[aria-label="${name}"]`);
      const clauses = name => [...region(name)?.querySelectorAll('[data-clause]') ?? []].map(clause => ({
        place: Number(clause.dataset.clause),
        departments: clause.dataset.departments ?? '',
        text: clause.textContent,
        under: clause.closest('.acting')?.querySelector('h4').textContent,
      }));
      read.push({
        id,
        details: document.querySelectorAll('[data-detail]').length,
        title: text(detail, 'h2').join(),
        place: text(detail, 'header > .number').join(),
        departments: text(detail, 'header > .departments > :not(.label)'),
        superior: clauses('上级部门职责'),
        township: clauses('乡镇配合职责'),
        sections: text(detail, '.section'),
      });
    }
    return read;
  });
}

test('all 133 items with departments: the detail says what the open data says', async ({atlas, page}) => {
  await atlas.open('list=-basic');
  await expect(atlas.rows).toHaveCount(133);
  const read = await readEveryDetail(page);
  expect(read.map(({id}) => id)).toEqual(withDepartments.map(({id}) => id));

  const said = ({number, text}) => (number === null ? text : `${number}.${text}`);
  for (const shown of read) {
    const {list, number, category, title, departments, other_departments: others, ...duties} = item(shown.id);
    expect.soft(shown.details, shown.id).toBe(1);
    expect.soft(shown.title, shown.id).toBe(title);
    expect.soft(shown.place, shown.id).toBe(`${listName(list)} ${number} · ${category}`);
    expect.soft(shown.departments, shown.id).toEqual([...shorts(departments), ...others ? [`及${others}`] : []]);

    // Grouped by who acts, so the clauses may stand in another order; each tells its place.
    const superior = shown.superior.toSorted((a, b) => a.place - b.place);
    expect.soft(superior.map(({text, departments}) => ({text, departments})), shown.id)
      .toEqual(duties.superior_duties.map(clause => ({text: said(clause), departments: clause.departments.join(' ')})));
    expect.soft(superior.map(({under}) => under), shown.id).toEqual(duties.superior_duties.map(heading));
    expect.soft(shown.township.map(({text}) => text), shown.id).toEqual((duties.township_duties ?? []).map(said));

    // A heading stands over its clauses, unless it is the name of who acts.
    for (const clauses of [duties.superior_duties, duties.township_duties ?? []]) {
      const numbered = clauses.map(({section}) => section).filter(section => /^[一二三四五六七八九十]+、/.test(section));
      expect.soft(shown.sections, shown.id).toEqual(expect.arrayContaining(numbered));
    }
  }
});

/** What stands over a clause: who acts. */
function heading({attribution, departments}) {
  return {joint: '各部门共同', other: '其他主体'}[attribution] ?? shorts(departments).join('、');
}

test('a basic item has its text and no duties of others', async ({atlas}) => {
  for (const id of ['basic-1', 'basic-106']) {
    await atlas.open(`item=${id}`);
    const detail = atlas.detail(id);
    await expect(detail.title).toHaveText(item(id).title);
    await expect(detail.root).toHaveAccessibleName(item(id).title);
    await expect(detail.superior).toHaveCount(0);
    await expect(detail.township).toHaveCount(0);
  }
});

test('what is nobody’s by name is explained, not guessed', async ({atlas}) => {
  for (const [attribution, words] of [
    ['joint', ['各部门共同', '原文没有写明由谁负责']],
    ['other', ['其他主体', '原文写明的主体不是本事项所列的部门']],
  ]) {
    const items = data.items.filter(item => item.superior_duties?.some(clause => clause.attribution === attribution));
    expect(items.length).toBeGreaterThan(0);
    for (const {id, superior_duties: duties, departments} of items.slice(0, 2)) {
      await atlas.open(`item=${id}`);
      const {superior} = atlas.detail(id);
      for (const text of words) await expect(superior.getByText(text).first()).toBeVisible();
      const clauses = superior.locator(`[data-attribution="${attribution}"]`);
      await expect(clauses).toHaveCount(duties.filter(clause => clause.attribution === attribution).length);
      for (const clause of await clauses.all()) {
        if (attribution === 'joint') await expect(clause).toHaveAttribute('data-departments', departments.join(' '));
        else await expect(clause).not.toHaveAttribute('data-departments');
      }
    }
  }
});

test('what several departments do together, and what each does alone', async ({atlas}) => {
  await atlas.open('item=supporting-71');
  const detail = atlas.detail('supporting-71');
  await expect(detail.clausesOf('housing')).toHaveCount(3);
  await expect(detail.clausesOf('public-security')).toHaveCount(2);
  const together = detail.superior.getByRole('heading', {name: shorts(item('supporting-71').superior_duties[5].departments).join('、')});
  await expect(together).toBeVisible();
});

test('departments that the print does not name are kept as others', async ({atlas}) => {
  await atlas.open('item=supporting-85');
  const others = '及其他负有安全生产监督管理职责的部门';
  await expect(atlas.detail('supporting-85').root.locator('header').getByText(others, {exact: true})).toBeVisible();
  await expect(atlas.row('supporting-85').getByText(others, {exact: true})).toBeVisible();
  expect(find('dept=emergency')).toContain('supporting-85');
});

for (const language of ['zh', 'en']) {
  test(`what is read differently is marked, with the print a click away: ${language}`, async ({atlas: chinese}) => {
    const atlas = chinese.in(language);
    const words = {zh: ['原文错漏更正', 'reason'], en: ['Corrections', 'reason_en']}[language];
    expect(data.corrections.map(({item}) => item)).toEqual(['supporting-56', 'supporting-79', 'supporting-81']);
    for (const {item: id, published, read_as: readAs, ...reasons} of data.corrections) {
      await atlas.open(`item=${id}`);
      const note = atlas.detail(id).root.getByRole('group').filter({hasText: words[0]});
      await expect(note).toHaveCount(1);
      await expect(note.getByText(published, {exact: true})).toBeHidden();
      await note.locator('summary').click();
      await expect(note.getByText(published, {exact: true})).toBeVisible();
      await expect(note.getByText(readAs, {exact: true})).toBeVisible();
      await expect(note.getByText(reasons[words[1]], {exact: true})).toBeVisible();
    }
    await atlas.open('item=supporting-80');
    await expect(atlas.detail('supporting-80').root).toBeVisible();
    await expect(atlas.detail('supporting-80').root.getByText(words[0])).toHaveCount(0);
  });
}

test('one after the other, in the order of the results', async ({atlas}) => {
  const ids = find('q=隐患排查');
  await atlas.open(`q=隐患排查&item=${ids[0]}`);
  await expect(atlas.detail(ids[0]).previous).toBeDisabled();
  await expect(atlas.row(ids[0]).getByRole('link')).toHaveAttribute('aria-current', 'true');
  for (const id of ids.slice(1, 4)) {
    await atlas.anyDetail.getByRole('button', {name: '下一项'}).click();
    await expect(atlas.detail(id).title).toBeFocused();
    await expect(atlas.anyDetail).toHaveCount(1);
  }
  await atlas.detail(ids[3]).previous.click();
  await expect(atlas.detail(ids[2]).root).toBeVisible();

  const last = ids.at(-1);
  await atlas.open(`q=隐患排查&item=${last}`);
  await expect(atlas.detail(last).next).toBeDisabled();
});

test.describe('a citation', () => {
  const {title, category} = item('supporting-19');
  const expected = {
    zh: `（2025 年 7 月），配合履职事项第19项〔${category}〕：${title}。`,
    en: `(2025-07), Supporting duties, no. 19 [Public safety and rule of law]: ${title}. `,
  };

  for (const language of ['zh', 'en']) {
    test(`is copied: ${language}`, async ({atlas: chinese, context, page}) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      const atlas = chinese.in(language);
      await atlas.open('q=犬&item=supporting-19');
      const detail = atlas.detail('supporting-19');
      await detail.cite.click();
      await expect(detail.root.getByRole('status').filter({hasText: language === 'zh' ? '已复制' : 'Copied'})).toBeVisible();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied).toContain(data.document.title);
      expect(copied).toContain(expected[language]);
      // The address leads to the item, whatever was searched here.
      const address = copied.match(/http\S+$/)[0];
      await page.goto(address);
      await expect(atlas.detail('supporting-19').root).toBeVisible();
      await expect(atlas.rows).toHaveCount(239);
    });
  }

  for (const [name, spoil] of [
    ['is missing', () => Object.defineProperty(Navigator.prototype, 'clipboard', {value: undefined})],
    ['refuses', () => { Clipboard.prototype.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError')); }],
  ]) {
    test(`is shown for copying by hand where the clipboard ${name}`, async ({atlas, page}) => {
      await page.addInitScript(spoil);
      await atlas.open('item=supporting-19');
      const detail = atlas.detail('supporting-19');
      await detail.cite.click();
      const status = detail.root.getByRole('status').filter({hasText: '请手动复制'});
      await expect(status).toContainText(expected.zh);
      await expect(status).toContainText(`?item=supporting-19`);
      await expect(status.locator('q')).toHaveCSS('user-select', /auto|text|all/);
    });
  }
});
