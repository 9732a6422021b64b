// Makes what the benchmark serves, in target/bench: the page that asks the
// searches, and the pages that are loaded beside the program.
import {execFile} from 'node:child_process';
import {mkdir, readFile, readdir, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {brotliCompressSync, constants} from 'node:zlib';
import {build} from 'esbuild';

const path = relative => fileURLToPath(new URL(relative, import.meta.url));
const here = path('.');
const root = path('../..');
const target = path('../../target/bench');

/** What of each library a page must load to search with it. */
const libraries = {
  MiniSearch: `export {default} from 'minisearch'`,
  FlexSearch: `export {Charset, Index} from 'flexsearch'`,
  'Fuse.js': `export {default} from 'fuse.js'`,
  'pinyin-match': `export {default} from 'pinyin-match'`,
  'pinyin-pro': `export {match} from 'pinyin-pro'`,
};

/**
 * Makes everything. Resolves to the folders to serve, `{search, limit, vanilla,
 * react}`, and to `bytes`: what each search weighs after brotli.
 */
export async function make(duties) {
  await rm(target, {recursive: true, force: true});
  const ours = await makeAtlas(join(target, 'search'));
  await bundle({entryPoints: [join(here, 'search.js')], outfile: join(target, 'search/app.js'), external: ['./atlas.js', './atlas-ranking.js']});
  await write('search/index.html', page('', '<script type="module" src="app.js"></script>'));

  const items = listed(duties);
  await write('items.json', JSON.stringify(items));
  const script = '<script type="module" src="app.js"></script>';
  await write('limit/index.html', page(`<ul>${items.map(({text}) => `<li>${escape(text)}</li>`).join('')}</ul>`));
  await write('vanilla/index.html', page('', script));
  await write('react/index.html', page('<div id="root"></div>', script));
  const alias = {items: join(target, 'items.json')};
  await bundle({entryPoints: [join(here, 'vanilla.js')], outfile: join(target, 'vanilla/app.js'), alias});
  await bundle({entryPoints: [join(here, 'react.jsx')], outfile: join(target, 'react/app.js'), alias});

  const bytes = {...ours};
  for (const [name, contents] of Object.entries(libraries)) {
    const {outputFiles} = await bundle({stdin: {contents, resolveDir: here}, write: false});
    bytes[name] = brotli(outputFiles[0].contents).length;
  }
  const folders = ['search', 'limit', 'vanilla', 'react'];
  for (const folder of folders) await compress(join(target, folder));
  return {bytes, ...Object.fromEntries(folders.map(folder => [folder, join(target, folder)]))};
}

/** Our search, and ranking with editions, as modules of their own, through the same steps as the release. */
async function makeAtlas(folder) {
  const examples = {'peers-atlas': 'atlas', 'peers-ranking': 'atlas-ranking'};
  const {stdout} = await run('cargo', [
    'build', '--release', '--locked', '--offline', '--quiet', '--no-default-features', '--features', 'bench',
    '--target', 'wasm32-unknown-unknown', ...Object.keys(examples).flatMap(name => ['--example', name]),
    '--message-format', 'json',
  ]);
  const messages = stdout.split('\n').filter(Boolean).map(line => JSON.parse(line));
  const own = messages.filter(({package_id: id}) => id?.includes('duty-atlas'));
  const files = own.flatMap(({filenames}) => filenames ?? []);
  const [packed] = own.flatMap(({out_dir: out}) => (out ? [join(out, 'duty_list.bin')] : []));
  const options = await wasmFeatures();
  for (const [example, name] of Object.entries(examples)) {
    const wasm = files.find(file => file.endsWith(`${example.replace('-', '_')}.wasm`));
    await run('wasm-bindgen', [wasm, '--target', 'web', '--no-typescript', '--out-dir', folder, '--out-name', name]);
    const optimised = join(folder, `${name}_bg.wasm`);
    await run('wasm-opt', ['-Oz', ...options, optimised, '-o', optimised]);
  }

  const parts = [join(folder, 'atlas_bg.wasm'), join(folder, 'atlas.js'), packed];
  const [module, glue, document] = await Promise.all(parts.map(async file => brotli(await readFile(file)).length));
  return {'Duty Atlas': module + glue - document, document};
}

/** The flags of the release, from where they are decided. */
async function wasmFeatures() {
  const source = await readFile(join(root, 'xtask/src/wasm.rs'), 'utf8');
  const list = /const WASM_FEATURES:[^=]*=\s*\[([^\]]*)\]/.exec(source);
  if (!list) throw new Error('xtask/src/wasm.rs has no WASM_FEATURES');
  return [...list[1].matchAll(/"([^"]*)"/g)].map(([, flag]) => flag);
}

const run = (command, parameters) =>
  promisify(execFile)(command, parameters, {cwd: root, maxBuffer: 1 << 26});

const bundle = options => build({
  bundle: true, minify: true, format: 'esm', charset: 'utf8', jsx: 'automatic', logLevel: 'error', absWorkingDir: here,
  define: {'process.env.NODE_ENV': '"production"'}, ...options,
});

/** The items as the peers' pages take them. */
function listed({items, departments}) {
  const name = new Map(departments.map(({id, short}) => [id, short]));
  const clauses = list => (list ?? []).flatMap(({section, text}) => (section ? [section, text] : [text]));
  return items.map(({id, list, category, title, ...item}) => ({
    id, list, category, title,
    departments: (item.departments ?? []).map(id => name.get(id)),
    text: [title, ...clauses(item.superior_duties), ...clauses(item.township_duties)].join(' '),
  }));
}

const page = (body, script = '') => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>239</title><link rel="icon" href="data:,">${script}</head><body>${body}</body></html>
`;

const escape = text => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

async function write(file, text) {
  const whole = join(target, file);
  await mkdir(join(whole, '..'), {recursive: true});
  await writeFile(whole, text);
}

async function compress(folder) {
  for (const file of await readdir(folder)) {
    await writeFile(join(folder, `${file}.br`), brotli(await readFile(join(folder, file))));
  }
}

function brotli(bytes) {
  const {BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT} = constants;
  return brotliCompressSync(bytes, {params: {[BROTLI_PARAM_QUALITY]: 11, [BROTLI_PARAM_SIZE_HINT]: bytes.length}});
}
