// The kill switch: published as sw.js in place of the program's own, it takes
// the offline copy off every device that opens the page, and itself with it.
// Marks and notes stay: they are not kept in caches.
const ending = ` ${new URL(registration.scope).pathname}`;
const isOurs = name => name.startsWith('duty-atlas:') && name.endsWith(ending);

addEventListener('install', () => skipWaiting());
addEventListener('activate', event => event.waitUntil(remove()));
// A page that registers this worker while it is going keeps it here; that page
// asks after its copy, and is the occasion to go again.
addEventListener('message', event => event.waitUntil(remove()));

async function remove() {
  await Promise.all((await caches.keys()).filter(isOurs).map(name => caches.delete(name)));
  await registration.unregister();
}
