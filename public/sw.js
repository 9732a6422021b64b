// The service worker: it keeps one whole build on this device and serves the
// page from it. The build fills in the two lines below: the files with their
// hashes, and a version that stands for exactly these files and this script.
const version = '';
const files = {};

const scope = registration.scope;
const ending = ` ${new URL(scope).pathname}`;
const cacheName = `duty-atlas:${version}${ending}`;
// The caches of other programs, and of copies of this one under other paths of
// the same host, are not ours.
const isOurs = name => name.startsWith('duty-atlas:') && name.endsWith(ending);

const integrities = new Map(Object.entries(files).map(([file, integrity]) => [new URL(file, scope).href, integrity]));

// No skipWaiting here: a page that runs keeps its build until the reader agrees.
addEventListener('install', event => event.waitUntil(fill()));
addEventListener('activate', event => event.waitUntil(clearUp()));
addEventListener('message', event => {
  if (event.data === 'accept') skipWaiting();
  if (event.data === 'check') event.waitUntil(fill().then(() => event.source.postMessage('whole'), () => {}));
});
addEventListener('fetch', event => {
  const {origin, pathname} = new URL(event.request.url);
  const asked = origin + pathname;
  const url = asked === `${scope}index.html` ? scope : asked;
  if (event.request.method !== 'GET' || !integrities.has(url)) return;
  event.respondWith(url === scope ? page(event.request) : kept(url).then(answer => answer ?? fetch(event.request)));
});

// Fetches what is missing. The bytes come from the server and not from some
// cache on the way, and must be those of this build: an error page, a login
// page or a file of another build fails the whole.
async function fill() {
  const cache = await caches.open(cacheName);
  await Promise.all((await missing(cache)).map(async url => {
    const answer = await fetch(url, {cache: 'reload', integrity: integrities.get(url), redirect: 'error'});
    if (answer.status !== 200) throw new Error(`${url}: ${answer.status}`);
    await cache.put(url, answer);
  }));
}

async function missing(cache) {
  const held = new Set((await cache.keys()).map(request => request.url));
  return [...integrities.keys()].filter(url => !held.has(url));
}

async function clearUp() {
  const old = (await caches.keys()).filter(name => isOurs(name) && name !== cacheName);
  await Promise.all(old.map(name => caches.delete(name)));
  // A page that was open before the first installation follows updates too.
  await clients.claim();
}

// The page, whatever its query. Where files are missing, the server's page may
// be of another build, and what is left of this one must not be mixed into it.
async function page(request) {
  try {
    const cache = await caches.open(cacheName);
    if ((await missing(cache)).length === 0) return await cache.match(scope);
  } catch {
    return fetch(request);
  }
  const answer = await fetch(request);
  await caches.delete(cacheName);
  return answer;
}

function kept(url) {
  return caches.match(url, {cacheName}).catch(() => undefined);
}
