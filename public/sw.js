// The service worker: it keeps one whole build on this device and serves the
// page from it. The build fills in the next two lines: which build this is, and
// its files with their hashes.
const version = '';
const files = {};
// What a page says, and what it is answered:
//   accept                 this version takes over from the one before
//   check <its build>      everything is kept that is missing; `whole`, once it is
//   active?, waiting?      `active <version>`, `waiting <version>`, if all is kept
//   build <its build>      the answer to this worker's own question `which?`

const scope = registration.scope;
const ending = ` ${new URL(scope).pathname}`;
const cacheName = `duty-atlas:${version}${ending}`;
// The caches of other programs, and of copies of this one under other paths of
// the same host, are left alone.
const isOurs = name => name.startsWith('duty-atlas:') && name.endsWith(ending);

const hashes = new Map(Object.entries(files).map(([file, hash]) => [new URL(file, scope).href, hash]));
// Which build the open pages are of, as far as they have said.
const builds = new Map();

// No skipWaiting here: a running page keeps its build until the reader agrees.
addEventListener('install', event => event.waitUntil(fill()));
// A page that was open before the first installation is served from here too.
addEventListener('activate', event => event.waitUntil(clients.claim()));
addEventListener('message', event => {
  const page = event.source;
  const [message, build] = event.data.split(' ');
  if (message === 'accept') skipWaiting();
  if (message === 'active?' || message === 'waiting?') event.waitUntil(answer(page, message.slice(0, -1)));
  if (message === 'check') event.waitUntil(mend().then(() => page.postMessage('whole'), () => {}));
  if (build) {
    builds.set(page.id, build);
    event.waitUntil(clearUp());
  }
});
addEventListener('fetch', event => {
  const {request} = event;
  const {origin, pathname} = new URL(request.url);
  const url = origin + pathname === `${scope}index.html` ? scope : origin + pathname;
  if (request.method !== 'GET' || !url.startsWith(scope)) return;
  if (url === scope) event.respondWith(page(request));
  else if (request.mode !== 'navigate' || hashes.has(url)) event.respondWith(file(request, url));
});

// A page that hears of another build than its own reloads. Where files are
// missing here, the reload would be answered by the site, with either build.
async function answer(page, state) {
  if ((await missing(await caches.open(cacheName))).length === 0) page.postMessage(`${state} ${version}`);
}

async function fill() {
  const cache = await caches.open(cacheName);
  await Promise.all((await missing(cache)).map(async url => cache.put(url, await download(url))));
}

// What another version has deleted on its way here stays deleted.
async function mend() {
  if (registration.waiting && !await caches.has(cacheName)) throw new Error('another version takes over');
  await fill();
}

async function missing(cache) {
  const kept = new Set((await cache.keys()).map(request => request.url));
  return [...hashes.keys()].filter(url => !kept.has(url));
}

// Only the bytes of this build are taken: an error page, a login page or a file
// of another build fails the whole. What the browser has already is used, unless
// it is something else; then the site is asked.
async function download(url) {
  for (const cache of ['default', 'reload']) {
    const response = await fetch(url, {cache, redirect: 'error'});
    if (response.status === 200 && await hashOf(response.clone()) === hashes.get(url)) return response;
  }
  throw new Error(`${url} is not of this build`);
}

async function hashOf(response) {
  const digest = await crypto.subtle.digest('SHA-384', await response.arrayBuffer());
  return `sha384-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}

// The page, whatever its query, is of this build where everything is kept. Where
// something is missing it comes from the site and may be of another build; its
// files have other names then, so that none of this one's gets into it.
async function page(request) {
  let cache;
  try {
    cache = await caches.open(cacheName);
    if ((await missing(cache)).length === 0) return await cache.match(scope);
  } catch {
    return fetch(request);
  }
  return fetch(request).catch(async () => await cache.match(scope) ?? Response.error());
}

// The files of older builds are kept while a page of such a build is open.
async function file(request, url) {
  try {
    const own = await caches.match(url, {cacheName});
    if (own) return own;
    for (const name of (await caches.keys()).filter(isOurs)) {
      const older = await caches.match(url, {cacheName: name});
      if (older) return older;
    }
  } catch {
    // No cache can be reached: the site is still there.
  }
  return fetch(request);
}

// Deletes what older builds left, once every open page is of this one.
async function clearUp() {
  const isPage = ({url}) => [scope, `${scope}index.html`].includes(url.split(/[?#]/)[0]);
  const open = (await clients.matchAll({type: 'window'})).filter(isPage);
  for (const page of open.filter(({id}) => !builds.has(id))) page.postMessage('which?');
  // A version that is coming fills its cache already.
  if (registration.installing || registration.waiting || open.some(({id}) => builds.get(id) !== version)) return;
  const old = (await caches.keys()).filter(name => isOurs(name) && name !== cacheName);
  await Promise.all(old.map(name => caches.delete(name)));
}
