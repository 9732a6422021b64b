// A Chromium of a test's own, with a profile of its own, that can be killed.
import {spawn} from 'node:child_process';
import {mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {chromium} from '@playwright/test';

import {launchOptions} from '../../../xtask/scripts/browser.mjs';

/** A fresh profile; `preferences` are the browser's own settings. */
export async function makeProfile(preferences = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'duty-atlas-profile-'));
  await mkdir(join(folder, 'Default'));
  await writeFile(join(folder, 'Default/Preferences'), JSON.stringify(preferences));
  return folder;
}

/** Removes a profile; a process that is just dying may still write into it. */
export const removeProfile = folder => rm(folder, {recursive: true, force: true, maxRetries: 10, retryDelay: 200});

/** Starts Chromium with a profile. Resolves to its context and a way to kill it with all its processes. */
export async function start(profile, guard, baseURL) {
  const {executablePath, args} = launchOptions();
  await rm(join(profile, 'DevToolsActivePort'), {force: true});
  const child = spawn(executablePath, [
    ...args, '--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank',
  ], {detached: true, stdio: 'ignore'});
  const gone = new Promise(done => { child.once('exit', done); });
  const port = await activePort(profile, child);
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const [context] = browser.contexts();
  guard.watch(context);
  return {
    context,
    /** A page on the item. */
    async open(query) {
      const page = await context.newPage();
      await page.goto(new URL(query, baseURL).href);
      await page.locator('html[data-ready]').waitFor({state: 'attached'});
      return page;
    },
    /** SIGKILL to the browser and all of its processes at once: nobody gets to write anything any more. */
    async kill() {
      process.kill(-child.pid, 'SIGKILL');
      await gone;
      await browser.close().catch(() => {});
    },
  };
}

async function activePort(profile, child) {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`Chromium ended with ${child.exitCode}`);
    const text = await readFile(join(profile, 'DevToolsActivePort'), 'utf8').catch(() => '');
    const port = Number(text.split('\n')[0]);
    if (port > 0) return port;
    await new Promise(done => { setTimeout(done, 50); });
  }
}
