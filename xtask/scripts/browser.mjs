// Finds the system's Chromium and its driver, and says how Chromium is started.
//
//   node xtask/scripts/browser.mjs chromium|chromedriver    prints the path
//   node xtask/scripts/browser.mjs webdriver.json           prints the driver's settings
import {accessSync, constants} from 'node:fs';
import {delimiter, join, resolve} from 'node:path';
import {argv, env, exit} from 'node:process';
import {fileURLToPath} from 'node:url';

const names = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome'],
  chromedriver: ['chromedriver'],
};

/** The path of `chromium` or `chromedriver`: CHROMIUM or CHROMEDRIVER, else the first on PATH. */
export function find(program) {
  const variable = program.toUpperCase();
  const found = env[variable] ? [env[variable]].find(isExecutable) : onPath(names[program]);
  if (!found) throw new Error(`${program} was not found; install it, or name it in ${variable}`);
  return found;
}

/** Chromium without the code for windows, with which a page takes a third less time; Chromium where that is missing. */
export function findHeadless() {
  return (!env.CHROMIUM && onPath(['chromium-headless-shell'])) || find('chromium');
}

function onPath(names) {
  return names.flatMap(name => env.PATH.split(delimiter).map(folder => join(folder, name))).find(isExecutable);
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Launch options for Playwright: no sandbox (root in a container has none), and nothing that Chromium fetches for itself. */
export function launchOptions() {
  return {
    executablePath: find('chromium'),
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync',
    ],
  };
}

/** The same for chromedriver, which the wasm tests go through. */
function webdriverSettings() {
  const {executablePath: binary, args} = launchOptions();
  return {'goog:chromeOptions': {binary, args: ['--headless', ...args]}};
}

if (argv[1] && resolve(argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    console.log(argv[2] === 'webdriver.json' ? JSON.stringify(webdriverSettings(), null, 2) : find(argv[2]));
  } catch (error) {
    console.error(error.message);
    exit(1);
  }
}
