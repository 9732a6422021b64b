// A host of one test's own: it can be stopped, publish the next build, and fail.
import {execFile} from 'node:child_process';
import {cp, mkdir, mkdtemp, readFile, realpath, rm, writeFile} from 'node:fs/promises';
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

  /** Publishes a build that differs from the one before: `<html data-build>` says which it is. */
  async publishNext(build = '2') {
    await this.edit('index.html', page => page.replace(/<html( data-build="\d+")?/, `<html data-build="${build}"`));
    await this.stamp();
  }

  /** Lets `sw.js` list the files as they are now, as the build does it. */
  async stamp() {
    const finish = ['run', '--quiet', '--locked', '--offline', '--no-default-features', '--features', 'finish', '--bin', 'finish'];
    await run('cargo', [...finish, '--', 'stamp', join(this.#root, this.base)], {cwd: project});
  }

  publishKillSwitch() {
    return cp(killSwitch, this.path('sw.js'));
  }
}
