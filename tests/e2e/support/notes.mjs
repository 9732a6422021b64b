// The reader's marks and notes: on the page, and in the browser's storage.
import {expect} from './fixtures.mjs';

/** The key under which the notes on an item are kept. */
export const key = item => `duty-atlas:note:laotai-2025-07:${item}`;

/** A saved record of the published format, as another program would write it. */
export const record = (item, note, rest = {}) => JSON.stringify({
  v: 1, item, state: 'unreviewed', note, updated: '2026-01-01T00:00:00.000Z', ...rest,
});

/** An exported file around such records. */
export const exported = (notes, rest = {}) =>
  `{"format":"duty-atlas-notes","version":1,"document":"${rest.document ?? 'laotai-2025-07'}","exported":"2026-01-01T00:00:00.000Z","notes":[${notes.join(',')}]}`;

/** Opens an empty page of the program's origin, to see to its storage before the program runs. */
export async function openBlank(page) {
  await page.route('**/blank', route => route.fulfill({
    contentType: 'text/html',
    body: '<!doctype html><title>blank</title><link rel="icon" href="data:,">',
  }));
  await page.goto('./blank');
}

/** Puts values into the storage from outside the program. */
export async function plant(page, values) {
  await openBlank(page);
  await page.evaluate(values => Object.entries(values).forEach(pair => localStorage.setItem(...pair)), values);
}

/** All that is in the storage. */
export const dump = page => page.evaluate(() => ({...localStorage}));

/** What is saved on an item, or null. */
export async function saved(page, item) {
  return JSON.parse(await page.evaluate(key => localStorage.getItem(key), key(item)));
}

/** Fills the storage to its limit, with values that are not the program's. */
export const fillUp = page => page.evaluate(() => {
  for (let size = 1 << 22, at = 0; size >= 1; size >>= 1) {
    for (;;) {
      try {
        localStorage.setItem(`other-program:${at}`, 'x'.repeat(size));
        at += 1;
      } catch {
        break;
      }
    }
  }
});

/** Makes room again. */
export const makeRoom = page => page.evaluate(() => {
  Object.keys(localStorage).filter(key => key.startsWith('other-program:')).forEach(key => localStorage.removeItem(key));
});

/** The reader's part of an item's detail, in Chinese. */
export class Own {
  constructor(page) {
    this.page = page;
    this.note = page.getByRole('textbox', {name: '笔记', exact: true});
    this.marks = page.getByRole('radiogroup', {name: '核对状态', exact: true});
    this.isSaved = page.getByRole('status').filter({hasText: /^已保存$/});
    this.isUnsaved = page.getByRole('status').filter({hasText: /^未保存$/});
    this.alerts = page.getByRole('alert');
  }

  async open(item) {
    await this.page.goto(`./?item=${item}`);
    await expect(this.page.locator(`html[data-ready] [data-detail="${item}"]`)).toBeVisible();
  }

  /** The 核对 view. */
  async openReview() {
    await this.page.goto('./?view=review');
    await expect(this.page.locator('html[data-ready]')).toBeAttached();
  }

  mark(name) {
    return this.marks.getByRole('radio', {name, exact: true});
  }

  button(name) {
    return this.page.getByRole('button', {name, exact: true});
  }

  /** Writes a note on an item, and waits until it is saved. */
  async write(item, note) {
    await this.open(item);
    await this.note.fill(note);
    await expect(this.isSaved).toBeVisible();
  }

  /** Downloads what a button of the 核对 view gives. */
  async take(name) {
    const download = this.page.waitForEvent('download');
    await this.button(name).first().click();
    const file = await download;
    const {readFile} = await import('node:fs/promises');
    return {name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8')};
  }

  /** Chooses a file for import. */
  async choose(text, name = 'notes.json') {
    const chooser = this.page.waitForEvent('filechooser');
    await this.button('导入笔记').click();
    await (await chooser).setFiles({name, mimeType: 'application/json', buffer: Buffer.from(text)});
    await expect(this.page.getByRole('heading', {name: /导入预览|无法导入/})).toBeVisible();
  }
}
