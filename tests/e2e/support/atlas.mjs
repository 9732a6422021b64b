import {expect} from '@playwright/test';

/** What the page calls its parts in each language. The Chinese names are published and stable. */
export const names = {
  zh: {
    searchBox: '搜索事项', list: '事项列表', navigation: '主导航', items: '事项', about: '说明',
    groups: {list: '清单', cat: '类别', dept: '部门'},
    close: '关闭', previous: '上一项', next: '下一项', cite: '复制出处',
    superior: '上级部门职责', township: '乡镇配合职责',
    exclude: '排除', remove: '移除', clearAll: '全部清除', filters: '筛选', activeFilters: '已选条件',
    count: count => `共 ${count} 项`,
  },
  en: {
    searchBox: 'Search duties', list: 'Duties', navigation: 'Main', items: 'Duties', about: 'About',
    groups: {list: 'List', cat: 'Category', dept: 'Department'},
    close: 'Close', previous: 'Previous', next: 'Next', cite: 'Copy citation',
    superior: 'County departments’ duties', township: 'Township’s duties',
    exclude: 'Exclude ', remove: 'Remove ', clearAll: 'Clear all', filters: 'Filters', activeFilters: 'Active filters',
    count: count => (count === 1 ? '1 duty' : `${count} duties`),
  },
};

/** Opens the page with a query (`q=犬&list=basic`), and waits until it is drawn and answers. */
export async function open(page, query = '') {
  // Relative to the page and not to its folder: the page may be one file on a disk.
  await page.goto(query ? `?${query}` : '');
  await expect(page.locator('html')).toHaveAttribute('data-ready');
}

/**
 * Where in the window the reader sees it. Rows get their true height when they
 * come near it, which takes some frames and may move the others meanwhile.
 */
export function placeAtRest(locator) {
  return locator.evaluate(async element => {
    let [place, still] = [NaN, 0];
    for (let frames = 0; frames < 600 && still < 10; frames += 1) {
      await new Promise(requestAnimationFrame);
      const now = Math.round(element.getBoundingClientRect().top);
      still = now === place ? still + 1 : 0;
      place = now;
    }
    return place;
  });
}

/** The page through its roles, names and published attributes, as a reader of one language meets it. */
export class Atlas {
  constructor(page, language = 'zh') {
    this.page = page;
    this.language = language;
    this.names = names[language];
    this.searchBox = page.getByRole('searchbox', {name: this.names.searchBox, exact: true});
    this.resultCount = page.getByRole('main').getByRole('status').filter({hasText: /\d+ ?(项|dut)/}).first();
    this.list = page.getByRole('list', {name: this.names.list, exact: true});
    this.rows = this.list.locator('[data-item]');
    this.navigation = page.getByRole('navigation', {name: this.names.navigation, exact: true});
    this.anyDetail = page.locator('[data-detail]');
    this.chips = page.getByRole('list', {name: this.names.activeFilters, exact: true}).getByRole('button');
    this.notice = page.getByRole('alert').filter({hasText: /已忽略|were ignored/});
  }

  /** The same page for a reader of the other language. */
  in(language) {
    return new Atlas(this.page, language);
  }

  open(query = '') {
    const language = this.language === 'zh' ? '' : `lang=${this.language}`;
    return open(this.page, [query, language].filter(Boolean).join('&'));
  }

  /** The ids of the rows, from the top. */
  shown() {
    return this.rows.evaluateAll(rows => rows.map(row => row.dataset.item));
  }

  /** Waits until these rows are there, in this order, and are counted. */
  async expectRows(ids) {
    await expect(this.resultCount).toHaveText(this.names.count(ids.length));
    await expect.poll(() => this.shown()).toEqual(ids);
  }

  row(item) {
    return this.list.locator(`[data-item="${item}"]`);
  }

  /** The link that opens an item. */
  link(item) {
    return this.row(item).getByRole('link');
  }

  /** `list`, `cat` or `dept`, or the name that the group has on the page. */
  filterGroup(group) {
    return this.page.getByRole('group', {name: this.names.groups[group] ?? group, exact: true});
  }

  option(group, label) {
    return this.filterGroup(group).getByRole('checkbox', {name: label, exact: true});
  }

  exclusion(group, label) {
    return this.filterGroup(group).getByRole('button', {name: `${this.names.exclude}${label}`, exact: true});
  }

  /** How many items the option would give: it stands in the smallest element that has both. */
  optionCount(group, label) {
    return this.option(group, label).locator('xpath=ancestor::*[.//*[@data-count]][1]').locator('[data-count]');
  }

  chip(label) {
    return this.chips.and(this.page.getByRole('button', {name: `${this.names.remove}${label}`, exact: true}));
  }

  /** The link to one of the main views. */
  view(name) {
    return this.navigation.getByRole('link', {name, exact: true});
  }

  detail(item) {
    return new Detail(this.page.locator(`[data-detail="${item}"]`), this.names);
  }

  /** The query string, decoded parameter by parameter. */
  async parameters() {
    return [...new URL(this.page.url()).searchParams].map(([name, value]) => `${name}=${value}`);
  }

  /** How many entries the tab's history has. */
  historyLength() {
    return this.page.evaluate(() => history.length);
  }
}

class Detail {
  constructor(root, words) {
    this.root = root;
    const button = name => root.getByRole('button', {name, exact: true});
    this.closeButton = button(words.close);
    this.previous = button(words.previous);
    this.next = button(words.next);
    this.cite = button(words.cite);
    this.title = root.getByRole('heading', {level: 2});
    this.superior = root.getByRole('region', {name: words.superior, exact: true});
    this.township = root.getByRole('region', {name: words.township, exact: true});
    this.superiorClauses = this.superior.locator('[data-clause]');
    this.townshipClauses = this.township.locator('[data-clause]');
    this.corrections = root.getByRole('group').filter({hasText: /原文错漏更正|Corrections/});
  }

  /** The superior's clauses that are attributed to this department. */
  clausesOf(department) {
    return this.superior.locator(`[data-clause][data-departments~="${department}"]`);
  }
}
