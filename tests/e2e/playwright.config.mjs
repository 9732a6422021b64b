import {defineConfig} from '@playwright/test';

import {findHeadless, launchOptions} from '../../xtask/scripts/browser.mjs';

export default defineConfig({
  outputDir: '../../test-results',
  // A test that passes at the second try has shown a fault.
  retries: 0,
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  reporter: 'list',
  // Generous: the machine may be compiling something at the same time.
  timeout: 90_000,
  expect: {timeout: 20_000},
  use: {
    browserName: 'chromium',
    launchOptions: {...launchOptions(), executablePath: findHeadless()},
    locale: 'zh-CN',
    screenshot: 'only-on-failure',
  },
});
