// A static server for the finished build, on this machine only.
//
//   node xtask/scripts/serve.mjs [folder] [--port 8080] [--base /some/sub/path/]
//   node xtask/scripts/serve.mjs --check [--port 8080]     is the port free?
//
// The browser tests use the same server through `serve`.
import {createReadStream} from 'node:fs';
import {realpath, stat} from 'node:fs/promises';
import {createServer} from 'node:http';
import {extname, join, resolve, sep} from 'node:path';
import {argv, exit} from 'node:process';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};
const encodings = [['br', '.br'], ['gzip', '.gz']];
// Names with the hash of their content: what they name never changes.
const hashed = /-[0-9a-f]{16}\.\w+$/;

/**
 * Serves `root` below `base`. With port 0, a free port is taken.
 * `instead(request, response)` may answer in the place of a file and then
 * returns true; `headers(path)` gives headers for a file beside the usual ones.
 * Resolves to `{url, origin, close}` once the server answers.
 */
export async function serve({root = 'dist', port = 0, base = '/', host = '127.0.0.1', instead, headers} = {}) {
  const folder = await realpath(root);
  const prefix = `/${base}/`.replace(/\/+/g, '/');
  const server = createServer((request, response) => {
    if (instead?.(request, response)) return;
    answer(folder, prefix, request, response, headers).catch(error => {
      console.error(`${request.method} ${request.url}: ${error.message}`);
      if (response.headersSent) response.destroy();
      else refuse(response, 500);
    });
  });
  await new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(port, host, done);
  });
  const origin = `http://${host.includes(':') ? `[${host}]` : host}:${server.address().port}`;
  return {
    origin,
    url: origin + prefix,
    close: () => new Promise(done => {
      server.close(done);
      server.closeAllConnections();
    }),
  };
}

async function answer(folder, prefix, request, response, moreHeaders) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return refuse(response, 405, {allow: 'GET, HEAD'});
  }
  const [rawPath, query] = request.url.split(/\?(.*)/s);
  if (`${rawPath}/` === prefix) return redirect(response, prefix, query);
  if (!rawPath.startsWith(prefix)) return refuse(response, 404);

  const relative = decode(rawPath.slice(prefix.length));
  if (relative === null) return refuse(response, 400);

  const wanted = join(folder, relative);
  let found = await inside(folder, wanted);
  if (found?.info.isDirectory()) {
    if (!rawPath.endsWith('/')) return redirect(response, `${rawPath}/`, query);
    found = await inside(folder, join(wanted, 'index.html'));
  }
  if (!found?.info.isFile()) return refuse(response, 404);

  const headers = {
    'content-type': types[extname(found.path)] ?? 'application/octet-stream',
    // Of the others the browser asks each time: a rebuilt dist/ is seen at once.
    'cache-control': hashed.test(relative) ? 'public, max-age=31536000, immutable' : 'no-cache',
    'x-content-type-options': 'nosniff',
    vary: 'accept-encoding',
    ...moreHeaders?.(`/${relative}`),
  };
  for (const [encoding, suffix] of encodings) {
    if (!accepts(request, encoding)) continue;
    const compressed = await inside(folder, found.path + suffix);
    if (!compressed?.info.isFile()) continue;
    found = compressed;
    headers['content-encoding'] = encoding;
    break;
  }
  headers.etag = `"${found.info.mtimeMs.toString(36)}-${found.info.size.toString(36)}"`;
  if (request.headers['if-none-match'] === headers.etag) return response.writeHead(304, headers).end();
  response.writeHead(200, {...headers, 'content-length': found.info.size});
  if (request.method === 'HEAD') return response.end();
  createReadStream(found.path).on('error', () => response.destroy()).pipe(response);
}

function decode(path) {
  try {
    const decoded = decodeURIComponent(path);
    return decoded.includes('\0') ? null : decoded;
  } catch {
    return null;
  }
}

/** What stands at `path`, links followed, if that is in `folder`; else null. */
async function inside(folder, path) {
  try {
    const real = await realpath(path);
    if (real !== folder && !real.startsWith(folder + sep)) return null;
    return {path: real, info: await stat(real)};
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP'].includes(error.code)) return null;
    throw error;
  }
}

function accepts(request, encoding) {
  const offers = (request.headers['accept-encoding'] ?? '').split(',').map(offer => offer.trim().split(/\s*;\s*q=/));
  return offers.some(([name, quality = '1']) => name === encoding && Number(quality) > 0);
}

function redirect(response, path, query) {
  // One leading slash only: "//host/" would lead to another host.
  const location = path.replace(/^\/+/, '/') + (query === undefined ? '' : `?${query}`);
  response.writeHead(301, {location, 'cache-control': 'no-cache'}).end();
}

function refuse(response, status, headers = {}) {
  response.writeHead(status, {'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-cache', ...headers});
  response.end(`${status}\n`);
}

async function main() {
  const {values, positionals} = parseArgs({
    allowPositionals: true,
    options: {
      port: {type: 'string', default: '8080'},
      base: {type: 'string', default: '/'},
      check: {type: 'boolean', default: false},
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Error(`${values.port} is no port; it is a number from 1 to 65535.`);
  }

  // A browser may try either address for "localhost", and must find us at both.
  const servers = [];
  for (const host of ['127.0.0.1', '::1']) {
    try {
      servers.push(await serve({root: values.check ? '.' : positionals[0] ?? 'dist', port, base: values.base, host}));
    } catch (error) {
      if (error.code === 'EADDRINUSE') {
        throw new Error(`Port ${port} is taken by another program. Choose another: make serve PORT=${port + 1}`);
      }
      if (error.code === 'ENOENT') throw new Error(`There is no folder ${error.path}. Build first: make build`);
      if (error.code === 'EACCES') throw new Error(`Port ${port} may not be used. Choose another: make serve PORT=8080`);
      const noSuchAddress = ['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(error.code);
      if (!noSuchAddress || host !== '::1') throw error;
    }
  }
  const stop = () => Promise.all(servers.map(server => server.close()));
  if (values.check) return stop();

  console.log(`Serving on ${servers[0].url.replace('127.0.0.1', 'localhost')} (Ctrl-C stops)`);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => stop().then(() => exit(0)));
  }
}

if (argv[1] && resolve(argv[1]) === fileURLToPath(import.meta.url)) {
  main().catch(error => {
    console.error(error.message);
    exit(1);
  });
}
