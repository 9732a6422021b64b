import {expect} from '@playwright/test';

/** Opens the page with a query (`q=犬&list=basic`), and waits until it is drawn and answers. */
export async function open(page, query = '') {
  // Relative to the page and not to its folder: the page may be one file on a disk.
  await page.goto(query ? `?${query}` : '');
  await expect(page.locator('html')).toHaveAttribute('data-ready');
}

/** The page in Chinese, through its roles, names and published attributes. */
export class Atlas {
  constructor(page) {
    this.page = page;
    this.searchBox = page.getByRole('searchbox', {name: '搜索事项', exact: true});
    this.resultCount = page.getByRole('status').filter({hasText: /\d+\s*项/});
    this.list = page.getByRole('list', {name: '事项列表', exact: true});
    this.rows = this.list.locator('[data-item]');
    this.navigation = page.getByRole('navigation', {name: '主导航', exact: true});
    this.anyDetail = page.locator('[data-detail]');
  }

  open(query) {
    return open(this.page, query);
  }

  row(item) {
    return this.list.locator(`[data-item="${item}"]`);
  }

  /** 清单, 类别, 部门 or 核对状态. */
  filterGroup(name) {
    return this.page.getByRole('group', {name, exact: true});
  }

  option(group, label) {
    return this.filterGroup(group).getByRole('checkbox', {name: label, exact: true});
  }

  /** How many items the option would give: it stands in the smallest element that has both. */
  optionCount(group, label) {
    return this.option(group, label).locator('xpath=ancestor::*[.//*[@data-count]][1]').locator('[data-count]');
  }

  /** The link to 事项, 部门, 对比, 核对 or 说明. */
  view(name) {
    return this.navigation.getByRole('link', {name, exact: true});
  }

  detail(item) {
    return new Detail(this.page.locator(`[data-detail="${item}"]`));
  }
}

class Detail {
  constructor(root) {
    this.root = root;
    this.closeButton = root.getByRole('button', {name: '关闭', exact: true});
    this.superior = root.getByRole('region', {name: '上级部门职责', exact: true});
    this.township = root.getByRole('region', {name: '乡镇配合职责', exact: true});
    this.superiorClauses = this.superior.locator('[data-clause]');
    this.townshipClauses = this.township.locator('[data-clause]');
  }

  /** The superior's clauses that are attributed to this department. */
  clausesOf(department) {
    return this.superior.locator(`[data-clause][data-departments~="${department}"]`);
  }
}
