// The release 0.1, as it was published: what its readers have on their devices.
import {mkdir, mkdtemp, readFile, readdir, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {brotliDecompressSync} from 'node:zlib';

const fixture = fileURLToPath(new URL('../../fixtures/release-0.1/', import.meta.url));

/** Unpacks the release. Resolves to its folder, and to what removes it. */
export async function unpackRelease() {
  const folder = await mkdtemp(join(tmpdir(), 'duty-atlas-release-'));
  const entries = await readdir(fixture, {recursive: true, withFileTypes: true});
  for (const entry of entries.filter(entry => entry.isFile())) {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const target = join(folder, path.slice(fixture.length).replace(/\.br$/, ''));
    const bytes = await readFile(path);
    await mkdir(dirname(target), {recursive: true});
    await writeFile(target, path.endsWith('.br') ? brotliDecompressSync(bytes) : bytes);
  }
  return {folder, remove: () => rm(folder, {recursive: true})};
}
