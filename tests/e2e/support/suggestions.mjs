// 动态调整建议, through the names that its users know.
import {readFile} from 'node:fs/promises';

import {expect} from './fixtures.mjs';
import {key as noteKey, plant, record} from './notes.mjs';

export const PREFIX = 'duty-atlas:suggestion:laotai-2025-07:';

/** Three items that a reviewer has flagged, each with a note. */
export const flagged = {
  'supporting-19': ['questioned', '应由住建局牵头，公安局配合'],
  'basic-2': ['follow-up', '表述与上级文件不一致'],
  'reclaimed-3': ['questioned', '上级已明确不再实施'],
};

/** Puts the notes on those items into the storage. */
export const plantFlagged = page => plant(page, Object.fromEntries(
  Object.entries(flagged).map(([item, [state, note]]) => [noteKey(item), record(item, note, {state})])));

/** What is saved of the suggestions. */
export const savedSuggestions = page => page.evaluate(prefix => Object.entries(localStorage)
  .filter(([key]) => key.startsWith(prefix)).map(([, value]) => JSON.parse(value)), PREFIX);

export class Suggestions {
  constructor(page) {
    this.page = page;
    this.region = page.getByRole('region', {name: '动态调整建议', exact: true});
    this.kind = this.region.getByRole('combobox', {name: '建议类型', exact: true});
    this.target = this.region.getByRole('combobox', {name: '目标清单', exact: true});
    this.proposal = this.region.getByRole('textbox', {name: /^建议(表述|部门)$/});
    this.reason = this.region.getByRole('textbox', {name: '理由', exact: true});
    this.basis = this.region.getByRole('textbox', {name: '依据', exact: true});
    this.other = this.region.getByRole('combobox', {name: '选择其他事项', exact: true});
    this.rows = this.region.locator('[data-suggestion]');
    this.isSaved = this.region.getByRole('status').filter({hasText: /^已保存$/});
    this.isUnsaved = this.region.getByRole('status').filter({hasText: /^未保存$/});
  }

  async open(query = '') {
    await this.page.goto(`./?view=review${query}`);
    await expect(this.page.locator('html[data-ready]')).toBeAttached();
    await expect(this.region).toBeVisible();
  }

  button(name) {
    return this.region.getByRole('button', {name, exact: true});
  }

  /** Writes a suggestion for something that is on no list. */
  async write(reason) {
    await this.reason.fill(reason);
    await expect(this.isSaved).toBeVisible();
  }

  /** Downloads the sheet: its name and bytes. */
  async take(format) {
    if (format) await this.region.getByRole('combobox', {name: '文件格式'}).selectOption(format);
    const download = this.page.waitForEvent('download');
    await this.button('导出建议单').click();
    const file = await download;
    return {name: file.suggestedFilename(), bytes: await readFile(await file.path())};
  }
}
