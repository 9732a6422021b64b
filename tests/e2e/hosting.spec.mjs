// One build on any static host: at a sub-path, through the given nginx configuration, and with its headers.
import {brotliDecompressSync, gunzipSync} from 'node:zlib';
import {readFile, readdir, stat} from 'node:fs/promises';
import {createHash} from 'node:crypto';
import {get} from 'node:http';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {chromium} from '@playwright/test';

import {launchOptions} from '../../xtask/scripts/browser.mjs';
import {serve} from '../../xtask/scripts/serve.mjs';
import {dist, expect, test} from './support/fixtures.mjs';
import {mainFlows} from './support/flows.mjs';
import {Host} from './support/host.mjs';
import {nginx} from './support/nginx.mjs';

const hosting = fileURLToPath(new URL('../../docs/hosting/', import.meta.url));

test.describe('under a sub-path', () => {
  const underSubPath = test.extend({
    site: [async ({}, use) => {
      const site = await serve({root: dist, base: '/some/sub/path/'});
      await use(site);
      await site.close();
    }, {scope: 'worker'}],
  });
  mainFlows(underSubPath);
});

const onNginx = test.extend({
  site: [async ({}, use) => {
    const site = await nginx(dist);
    await use(site);
    await site.close();
  }, {scope: 'worker'}],
});

/** The answer as it comes, compressed or not. */
function ask(url, headers = {}) {
  return new Promise((resolve, reject) => {
    get(url, {headers}, response => {
      const parts = [];
      response.on('data', part => parts.push(part));
      response.on('end', () => resolve({status: response.statusCode, headers: response.headers, body: Buffer.concat(parts)}));
    }).on('error', reject);
  });
}

const policyOf = html => html.match(/http-equiv="Content-Security-Policy" content="([^"]+)"/)[1];

test.describe('on nginx', () => {
  mainFlows(onNginx);

  onNginx('each file has its type, its caching and the security headers', async ({site}) => {
    const page = await readFile(join(dist, 'index.html'), 'utf8');
    const types = {
      html: 'text/html; charset=utf-8',
      js: 'text/javascript; charset=utf-8',
      css: 'text/css; charset=utf-8',
      wasm: 'application/wasm',
      json: 'application/json; charset=utf-8',
      csv: 'text/csv; charset=utf-8',
      webmanifest: 'application/manifest+json; charset=utf-8',
      svg: 'image/svg+xml',
      png: 'image/png',
    };
    const names = (await readdir(dist, {recursive: true, withFileTypes: true}))
      .filter(entry => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
      .map(entry => join(entry.parentPath ?? entry.path, entry.name).slice(dist.length + 1));
    expect(names).toEqual(expect.arrayContaining(['index.html', 'sw.js', 'manifest.webmanifest', 'duties.json', 'duties.csv', 'duty-atlas.html', '404.html']));

    for (const name of ['', ...names]) {
      const content = await readFile(join(dist, name || 'index.html'));
      const alone = ['duty-atlas.html', '404.html'].includes(name);
      const answers = [[{}, bytes => bytes, undefined], [{'accept-encoding': 'gzip'}, gunzipSync, 'gzip'], [{'accept-encoding': 'gzip, br;q=0.5'}, brotliDecompressSync, 'br']];
      for (const [accepts, unpack, encoding] of answers) {
        const {status, headers, body} = await ask(site.url + name, accepts);
        const isPacked = encoding && !name.endsWith('.png');
        expect.soft({
          name,
          status,
          type: headers['content-type'],
          encoding: headers['content-encoding'],
          caching: headers['cache-control'],
          vary: headers.vary,
          policy: headers['content-security-policy'],
          sniffing: headers['x-content-type-options'],
          referrer: headers['referrer-policy'],
          opener: headers['cross-origin-opener-policy'],
          permissions: headers['permissions-policy']?.includes('geolocation=()'),
        }).toEqual({
          name,
          status: 200,
          type: types[(name || 'index.html').split('.').at(-1)],
          encoding: isPacked ? encoding : undefined,
          caching: /-[0-9a-f]{16}\./.test(name) ? 'public, max-age=31536000, immutable' : 'no-cache',
          vary: 'Accept-Encoding',
          policy: alone ? "frame-ancestors 'none'" : `${policyOf(page)}; frame-ancestors 'none'`,
          sniffing: 'nosniff',
          referrer: 'no-referrer',
          opener: 'same-origin',
          permissions: true,
        });
        expect.soft((isPacked ? unpack : bytes => bytes)(body).equals(content), `${name} as ${encoding}`).toBe(true);
      }
    }
  });

  onNginx('what has not changed is not sent again', async ({site}) => {
    const {headers} = await ask(site.url);
    const again = await ask(site.url, {'if-none-match': headers.etag});
    expect(again.status).toBe(304);
    expect(again.headers['cache-control']).toBe('no-cache');
  });

  onNginx('an address that is not there leads to the start', async ({guard, page, site}) => {
    guard.tolerate(/status of 404/);
    const answer = await page.goto('./no/such/page');
    expect(answer.status()).toBe(404);
    await expect(page.locator('html')).toHaveAttribute('data-ready');
    await page.getByRole('link', {name: '首页'}).click();
    await expect(page).toHaveURL(site.url);
    await expect(page.locator('[data-item]')).toHaveCount(239);
  });

  onNginx('no other page may show it in a frame', async ({guard, page, site}) => {
    guard.tolerate(/frame-ancestors/);
    const other = await serve({
      instead: (_, response) => !!response.writeHead(200, {'content-type': 'text/html'})
        .end(`<!doctype html><link rel="icon" href="data:,"><iframe src="${site.url}"></iframe>`),
    });
    guard.allowOrigin(other.url);
    const refused = page.waitForEvent('console', message => /frame-ancestors/.test(message.text()));
    await page.goto(other.url);
    await refused;
    await other.close();
  });
});

test('under a sub-path, an address that is not there leads to the start', async ({guard, page}) => {
  guard.tolerate(/status of 404/);
  const host = await Host.start({dist, base: '/some/sub/path/'});
  guard.allowOrigin(host.url);
  const notFound = await host.read('404.html');
  // As GitHub Pages does it.
  host.instead = (request, response) => {
    const isIt = request.url.startsWith('/some/sub/path/a/');
    const isFile = request.url.endsWith('.webmanifest');
    if (isIt) response.writeHead(404, {'content-type': 'text/html'}).end(isFile ? '' : notFound);
    return isIt;
  };
  await page.goto(`${host.url}a/b/c`);
  await expect(page.locator('html')).toHaveAttribute('data-ready');
  await page.getByRole('link', {name: 'Start of Duty Atlas'}).click();
  await expect(page).toHaveURL(host.url);
  await expect(page.locator('[data-item]')).toHaveCount(239);
  await page.close();
  await host.remove();
});

test('every name but the published fixed ones carries the hash of its content', async () => {
  const fixed = ['404.html', 'duties.csv', 'duties.json', 'duty-atlas.html', 'index.html', 'lists/index.json', 'manifest.webmanifest', 'sw.js'];
  const names = (await readdir(dist, {recursive: true, withFileTypes: true}))
    .filter(entry => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
    .map(entry => join(entry.parentPath ?? entry.path, entry.name).slice(dist.length + 1));
  for (const name of names.filter(name => !/\.css$/.test(name) && !fixed.includes(name))) {
    const hash = createHash('sha256').update(await readFile(join(dist, name))).digest('hex').slice(0, 16);
    expect(name).toContain(`-${hash}.`);
  }
  expect(names.filter(name => !/-[0-9a-f]{16}\.\w+$/.test(name)).toSorted()).toEqual(fixed);
});

test('on a host that sends no header, a frame shows no notes', async ({guard, page, site}) => {
  const note = ['duty-atlas:note:laotai-2025-07:basic-1', '{"v":1,"item":"basic-1","state":"reviewed","note":"框里看不到","updated":"2026-01-01T00:00:00Z"}'];
  await page.goto('./');
  await page.evaluate(([key, value]) => localStorage.setItem(key, value), note);
  const other = await serve({
    instead: (_, response) => !!response.writeHead(200, {'content-type': 'text/html'})
      .end(`<!doctype html><link rel="icon" href="data:,"><iframe src="${site.url}?item=basic-1" width="1000" height="700"></iframe>`),
  });
  guard.allowOrigin(other.url);
  await page.goto(other.url);
  const framed = page.frameLocator('iframe');
  await expect(framed.getByText('被别的网页嵌在框里')).toBeVisible();
  await expect(framed.getByText('in a frame')).toBeVisible();
  await expect(framed.locator('html')).not.toHaveAttribute('data-ready');
  await expect(framed.getByText('框里看不到')).toHaveCount(0);
  await expect(framed.getByRole('textbox', {name: '笔记'})).toHaveCount(0);
  const opened = page.waitForEvent('popup');
  await framed.getByRole('link', {name: '在自己的窗口中打开'}).click();
  const whole = await opened;
  await expect(whole.locator('html')).toHaveAttribute('data-ready');
  await whole.close();
  await other.close();
});

test('Caddy is given the same policy', async () => {
  const page = await readFile(join(dist, 'index.html'), 'utf8');
  const caddy = await readFile(join(hosting, 'Caddyfile'), 'utf8');
  expect(caddy).toContain(`header @program Content-Security-Policy "${policyOf(page)}; frame-ancestors 'none'"`);
});

test('the policy allows no inline script, no evaluated one and nothing from elsewhere', async ({atlas, guard, page}) => {
  const policy = policyOf(await readFile(join(dist, 'index.html'), 'utf8'));
  expect(policy).toMatch(/^default-src 'none';/);
  expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);

  await atlas.open();
  guard.tolerate(/Content Security Policy/);
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.ranInline = true';
    document.body.append(script);
    document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="globalThis.ranHandler = true">');
    document.querySelector('img[onerror]').dispatchEvent(new Event('error'));
    return {inline: globalThis.ranInline, handler: globalThis.ranHandler};
  });
  expect(ran).toEqual({inline: undefined, handler: undefined});
});

test('an inline script in the page itself does not run', async ({guard, page}) => {
  guard.tolerate(/Content Security Policy/);
  const host = await Host.start({dist});
  guard.allowOrigin(host.url);
  await host.edit('index.html', html => html.replace('</head>', '<script>globalThis.ranInline = true</script></head>'));
  await page.goto(host.url);
  await expect(page.locator('[data-item]')).toHaveCount(239);
  expect(await page.evaluate(() => globalThis.ranInline)).toBeUndefined();
  await page.close();
  await host.remove();
});

for (const base of ['/', '/some/sub/path/']) {
  test(`the program can be installed from ${base}`, async ({guard}, testInfo) => {
    const host = await Host.start({dist, base});
    guard.allowOrigin(host.url);
    const context = await chromium.launchPersistentContext(testInfo.outputPath('profile'), launchOptions());
    const page = context.pages()[0];
    await page.goto(host.url);
    await expect(page.getByText('可离线使用')).toBeVisible();
    const session = await context.newCDPSession(page);
    const {installabilityErrors} = await session.send('Page.getInstallabilityErrors');
    expect(installabilityErrors).toEqual([]);
    const {data, errors, url} = await session.send('Page.getAppManifest');
    expect(errors).toEqual([]);
    const manifest = JSON.parse(data);
    const at = path => new URL(path, url).href;
    expect(at(manifest.start_url)).toBe(host.url);
    expect(at(manifest.scope)).toBe(host.url);
    expect(manifest.shortcuts.map(({name, url}) => [name, at(url)])).toEqual([
      ['对比', `${host.url}?view=compare`],
      ['核对', `${host.url}?view=review`],
    ]);
    for (const {src, sizes, type} of [...manifest.icons, ...manifest.shortcuts.flatMap(({icons}) => icons)]) {
      const size = await page.evaluate(async ([src, type]) => {
        const answer = await fetch(src);
        const image = new Image();
        image.src = src;
        await image.decode();
        return {ok: answer.ok, type: answer.headers.get('content-type') === type, sizes: `${image.naturalWidth}x${image.naturalHeight}`};
      }, [at(src), type]);
      expect(size).toEqual({ok: true, type: true, sizes: sizes === 'any' ? expect.any(String) : sizes});
    }
    await context.close();
    await host.remove();
  });
}

test('the compressed copies hold the same and are smaller', async () => {
  const names = (await readdir(dist)).filter(name => /\.(html|js|css|wasm|json|csv|webmanifest)$/.test(name));
  expect(names.length).toBeGreaterThan(8);
  for (const name of names) {
    const content = await readFile(join(dist, name));
    const [br, gz] = await Promise.all(['.br', '.gz'].map(ending => readFile(join(dist, name + ending))));
    expect(brotliDecompressSync(br).equals(content), name).toBe(true);
    expect(gunzipSync(gz).equals(content), name).toBe(true);
    expect((await stat(join(dist, `${name}.br`))).size, name).toBeLessThan(content.length);
  }
});
