// Reads office files without a library: what stands in a workbook and in a text.
import {readFile} from 'node:fs/promises';
import {inflateRawSync} from 'node:zlib';

/** The parts of a zip file by name, as text; read from its central directory. */
export function unzip(bytes) {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const parts = new Map();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [nameLength, extra, comment] = [28, 30, 32].map(offset => bytes.readUInt16LE(at + offset));
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(start, start + size);
    parts.set(name, (method === 8 ? inflateRawSync(packed) : packed).toString('utf8'));
    at += 46 + nameLength + extra + comment;
  }
  return parts;
}

const plain = xml => xml
  .replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&apos;/g, "'")
  .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code))).replace(/&amp;/g, '&');

const texts = (xml, tag) => [...xml.matchAll(new RegExp(`<${tag}(?: [^>]*)?>([^<]*)</${tag}>`, 'g'))].map(([, text]) => plain(text));

/** The sheets of a workbook by name: rows of texts and numbers, and whether the first row is frozen. */
export function readWorkbook(bytes) {
  const parts = unzip(bytes);
  const strings = [...(parts.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>(.*?)<\/si>/gs)].map(([, xml]) => texts(xml, 't').join(''));
  const names = [...parts.get('xl/workbook.xml').matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => plain(name));
  return new Map(names.map((name, index) => {
    const xml = parts.get(`xl/worksheets/sheet${index + 1}.xml`);
    const rows = [...xml.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row]) =>
      [...row.matchAll(/<c r="[A-Z]+\d+"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, attributes, content]) => {
        const value = /<v>([^<]*)<\/v>/.exec(content ?? '')?.[1];
        if (value === undefined) return '';
        return /t="s"/.test(attributes) ? strings[Number(value)] : Number(value);
      }));
    const formulas = (xml.match(/<f>/g) ?? []).length;
    return [name, {rows, formulas, frozen: /ySplit="1"[^>]*state="frozen"/.test(xml)}];
  }));
}

/** The paragraphs of a text, with those of its tables; a line break is a line feed. */
export function readText(bytes) {
  const xml = unzip(bytes).get('word/document.xml').replaceAll('<w:br/>', '<w:t>\n</w:t>');
  return [...xml.matchAll(/<w:p>(.*?)<\/w:p>/gs)].map(([, paragraph]) => texts(paragraph, 'w:t').join(''));
}

/** The menu of what can be taken along, on a screen or in a part of it. */
export class TakeAlong {
  constructor(part, language = 'zh') {
    this.page = part.page?.() ?? part;
    this.words = {
      zh: {open: /^下载、打印/, workbook: '下载 Excel 表格', text: '下载 Word 文档', csv: '下载表格（CSV）', json: '下载数据（JSON）', print: '打印', link: '复制本页链接', cite: '复制出处'},
      en: {open: /^Export and print/, workbook: 'Download Excel workbook', text: 'Download Word document', csv: 'Download table (CSV)', json: 'Download data (JSON)', print: 'Print', link: 'Copy the link to this page', cite: 'Copy citation'},
    }[language];
    this.menu = part.locator('.take-along').filter({has: this.page.getByRole('button', {name: this.words.open})}).first();
    this.button = this.menu.getByRole('button', {name: this.words.open});
  }

  entry(name) {
    return this.menu.getByRole('listitem').getByRole('button', {name: this.words[name] ?? name, exact: true});
  }

  /** Downloads what an entry offers; `{name, bytes}`. */
  async take(name) {
    await this.button.click();
    const waiting = this.page.waitForEvent('download');
    await this.entry(name).click();
    const download = await waiting;
    return {name: download.suggestedFilename(), bytes: await readFile(await download.path())};
  }
}
