// The kill switch: published as sw.js in place of the program's own, it takes
// the offline copy off every device that opens the page, and itself with it.
// Marks and notes stay: they are not kept in caches.
const ending = ` ${new URL(registration.scope).pathname}`;
const isOurs = name => name.startsWith('duty-atlas:') && name.endsWith(ending);

addEventListener('install', () => skipWaiting());
addEventListener('activate', event => event.waitUntil(remove()));
// A page that registers this worker again keeps it here. Such a page asks about
// its copy, and then the worker removes itself again. A page that asks which
// build is active, or waits, is told "none", and reloads from the site: the worker
// before this one may be busy for minutes, and this one waits as long.
addEventListener('message', event => event.waitUntil(follow(event)));

async function follow({data, source}) {
  await remove();
  if (data === 'active?' || data === 'waiting?') source.postMessage('active ');
}

async function remove() {
  await Promise.all((await caches.keys()).filter(isOurs).map(name => caches.delete(name)));
  await registration.unregister();
}
