/** What Chromium says about Trunk's preload of the wasm. It harms nothing. */
const harmless = /`integrity` attribute is currently ignored for preload destinations/;
const securityPolicy = /Content[ -]Security[ -]Policy/i;

/**
 * Collects what no page may do: ask another origin for something, write an
 * error to the console, violate the security policy, throw.
 */
export class Guard {
  #origins = new Set();
  #files = new Set();
  #tolerated = [];
  #complaints = [];
  #watched = new WeakSet();

  /** Requests to this origin are the page's own; of a disk, to this one file. */
  allowOrigin(url) {
    const {protocol, origin, pathname} = new URL(url);
    if (protocol === 'file:') this.#files.add(pathname);
    else this.#origins.add(origin);
  }

  /** For a test that provokes an error: complaints that match are dropped. */
  tolerate(pattern) {
    this.#tolerated.push(pattern);
  }

  /** What was collected; the collection is empty afterwards. */
  take() {
    const isTolerated = complaint => this.#tolerated.some(pattern => pattern.test(complaint));
    return this.#complaints.splice(0).filter(complaint => !isTolerated(complaint));
  }

  /** Watches all pages and workers of a browser context, present and future ones. */
  watch(context) {
    if (this.#watched.has(context)) return;
    this.#watched.add(context);
    context.on('request', request => this.#sawRequest(request.url()));
    context.on('console', message => this.#sawMessage(message));
    context.on('weberror', webError => this.#complain(`uncaught: ${webError.error().stack ?? webError.error()}`));
    const watchSockets = page => page.on('websocket', socket => this.#sawRequest(socket.url()));
    context.pages().forEach(watchSockets);
    context.on('page', watchSockets);
  }

  #sawRequest(address) {
    const url = new URL(address);
    const isLocal = ['data:', 'blob:', 'about:'].includes(url.protocol)
      || (url.protocol === 'file:' && this.#files.has(url.pathname));
    const origin = url.origin.replace(/^ws/, 'http');
    if (!isLocal && !this.#origins.has(origin)) this.#complain(`request to another origin: ${address}`);
  }

  #sawMessage(message) {
    const text = message.text();
    if (harmless.test(text)) return;
    if (message.type() === 'error' || securityPolicy.test(text)) {
      this.#complain(`console ${message.type()}: ${text} (${message.location().url})`);
    }
  }

  #complain(complaint) {
    this.#complaints.push(complaint);
  }
}
