import {inflateRawSync} from 'node:zlib';

/** The text of a file in a zip archive (.docx, .xlsx). */
export function unzip(archive, name) {
  const end = archive.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size] = [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 20)];
    const lengths = [28, 30, 32].map(offset => archive.readUInt16LE(at + offset));
    if (archive.toString('utf8', at + 46, at + 46 + lengths[0]) === name) {
      const local = archive.readUInt32LE(at + 42);
      const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
      const bytes = archive.subarray(start, start + size);
      return (method === 0 ? bytes : inflateRawSync(bytes)).toString('utf8');
    }
    at += 46 + lengths[0] + lengths[1] + lengths[2];
  }
  throw new Error(`${name} is not in the archive`);
}

/** The paragraphs of a .docx. */
export function paragraphs(archive) {
  const xml = unzip(archive, 'word/document.xml');
  const plain = text => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&apos;/g, '\'').replace(/&amp;/g, '&');
  return xml.split('</w:p>').slice(0, -1).map(paragraph =>
    plain([...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>|(<w:br\/>)/g)].map(([, text, line]) => (line ? '\n' : text)).join('')));
}
