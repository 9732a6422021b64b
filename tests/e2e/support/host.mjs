// A host of one test's own: it can be stopped, publish the next build, and fail.
import {execFile} from 'node:child_process';
import {createHash} from 'node:crypto';
import {cp, mkdir, mkdtemp, readFile, readdir, realpath, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';

import {serve} from '../../../xtask/scripts/serve.mjs';

const run = promisify(execFile);
const project = fileURLToPath(new URL('../../..', import.meta.url));
const killSwitch = join(project, 'docs/hosting/kill-switch/sw.js');

export class Host {
  #root;
  #server;
  #port = 0;

  /** Answers in the place of a file, as `serve` has it: `(request, response) => boolean`. */
  instead = () => false;
  /** Further headers for a file: `path => ({})`. */
  headers = () => ({});

  /** Publishes a copy of the build in `dist` at `base`, and starts. */
  static async start({dist, base = '/'}) {
    const host = new Host();
    host.#root = await realpath(await mkdtemp(join(tmpdir(), 'duty-atlas-host-')));
    host.dist = dist;
    host.base = base;
    await host.publish(base);
    await host.restart();
    return host;
  }

  /** The address of the page. */
  get url() {
    return `http://127.0.0.1:${this.#port}${this.base}`;
  }

  /** Puts one more copy of the build beside the first. */
  async publish(base) {
    const folder = join(this.#root, base);
    await mkdir(folder, {recursive: true});
    // Compressed copies would have to be made anew with each change.
    await cp(this.dist, folder, {recursive: true, filter: path => !/\.(br|gz)$/.test(path)});
  }

  async restart() {
    this.#server = await serve({
      root: this.#root,
      port: this.#port,
      instead: (request, response) => this.instead(request, response),
      headers: path => this.headers(path),
    });
    this.#port = Number(new URL(this.#server.url).port);
  }

  /** Nobody answers on the port any more. */
  async stop() {
    await this.#server?.close();
    this.#server = undefined;
  }

  async remove() {
    await this.stop();
    await rm(this.#root, {recursive: true});
  }

  path(file) {
    return join(this.#root, this.base, file);
  }

  read(file) {
    return readFile(this.path(file), 'utf8');
  }

  async edit(file, change) {
    const before = await this.read(file);
    const after = change(before);
    if (after === before) throw new Error(`${file} was not changed`);
    await writeFile(this.path(file), after);
  }

  /** The names in the published folder that match. */
  async find(pattern) {
    return (await readdir(this.path(''))).filter(name => pattern.test(name));
  }

  /**
   * Publishes a build of which every file that the page loads has another
   * content and so another name; the files of the one before are gone. `edition`
   * can be read from each part of the page, see `editions`.
   */
  async publishNext(edition = '2') {
    const mark = {
      html: page => page.replace(/<html( data-edition="\d+")?/, `<html data-edition="${edition}"`),
      js: part => script => `${script}\ndocument.documentElement.dataset.${part} = '${edition}';\n`,
      css: style => `${style}\n:root { --edition: ${edition}; }\n`,
    };
    // What is loaded last comes first: the names stand in what loads it.
    const modules = await this.find(/\.wasm$/);
    for (const name of modules) await this.#renew(name, bytes => withSection(bytes, edition));
    const [script] = await this.find(/^duty-atlas-.*\.js$/);
    const [loader] = await this.find(/^loader-.*\.js$/);
    const [style] = await this.find(/\.css$/);
    await this.#renew(script, text(mark.js('script')));
    await this.#renew(loader, text(mark.js('loader')));
    await this.#renew(style, text(mark.css));
    await this.#renewIntegrity();
    await this.edit('index.html', mark.html);
    await this.stamp();
  }

  /** Gives a file another content and the name that goes with it, wherever it is named. */
  async #renew(name, change) {
    const before = await readFile(this.path(name));
    const after = change(before);
    const hash = createHash('sha256').update(after).digest('hex').slice(0, 16);
    const renamed = name.replace(/-[0-9a-f]{16}\./, `-${hash}.`);
    if (renamed === name) throw new Error(`${name} was not changed`);
    await rm(this.path(name));
    await writeFile(this.path(renamed), after);
    for (const naming of ['index.html', ...await this.find(/^duty-atlas-.*\.js$/)]) {
      await writeFile(this.path(naming), (await this.read(naming)).replaceAll(name, renamed));
    }
  }

  /** Lets the page name its files with the hashes that they have now. */
  async #renewIntegrity() {
    let page = await this.read('index.html');
    for (const [whole, name] of page.matchAll(/(?:src|href)="(?:\.\/)?([^"]+)"[^>]* integrity="[^"]+"/g)) {
      const hash = createHash('sha384').update(await readFile(this.path(name))).digest('base64');
      page = page.replace(whole, whole.replace(/integrity="[^"]+"/, `integrity="sha384-${hash}"`));
    }
    await writeFile(this.path('index.html'), page);
  }

  /** Names the build and lets `sw.js` list the files as they are now, as the build does it. */
  async stamp() {
    await run('cargo', ['run', '--quiet', '--locked', '--offline', '--package', 'xtask', '--', 'stamp', this.path('')], {cwd: project});
  }

  /** Publishes another folder in place of what is there; without one, the first build again. */
  async replace(dist = this.dist) {
    await this.clear();
    this.dist = dist;
    await this.publish(this.base);
  }

  /** Takes all files away. */
  async clear() {
    for (const name of await readdir(this.path(''))) await rm(this.path(name), {recursive: true});
  }

  /**
   * Holds the next page of a tab before any script of it runs, by a request
   * that blocks. Comes back with what resolves once it is held, and what lets it go.
   */
  async holdNextPage(tab) {
    let answer;
    const held = new Promise(isHeld => {
      this.instead = (request, response) => {
        if (request.url !== '/hold') return false;
        answer = () => response.writeHead(204).end();
        isHeld();
        return true;
      };
    });
    await tab.addInitScript(() => {
      if (sessionStorage.getItem('was held')) return;
      sessionStorage.setItem('was held', 'yes');
      const request = new XMLHttpRequest();
      request.open('GET', new URL('/hold', location.href), false);
      request.send();
    });
    return {held, release: () => answer()};
  }

  publishKillSwitch() {
    return cp(killSwitch, this.path('sw.js'));
  }
}

const text = change => bytes => change(bytes.toString());

/** A module that does the same and has another hash: an unknown section is added. */
function withSection(wasm, edition) {
  const name = Buffer.from(`edition ${edition}`);
  return Buffer.concat([wasm, Buffer.from([0, name.length + 1, name.length]), name]);
}

/** Which edition each part of the page is of; null is the build in `dist`. Style, scripts and page in one. */
export function editions(page) {
  return page.evaluate(() => {
    const {edition, loader, script} = document.documentElement.dataset;
    const style = getComputedStyle(document.documentElement).getPropertyValue('--edition').trim();
    const parts = {html: edition, loader, script, style};
    return Object.fromEntries(Object.entries(parts).map(([part, value]) => [part, value || null]));
  });
}
