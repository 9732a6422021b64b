// How long calls take, in the page.

/** A measurement repeats its call until this many ms have passed, which is 200 steps of the clock and more. */
const enough = 1;
/** A peer's call that takes longer than this, in ms, is measured once: waiting for it again would tell nothing new. */
const slow = 200;
/** Of so many rounds the least time counts: whatever else the machine does only makes a call slower, and a long one sooner than a short one. */
export const rounds = 5;

/**
 * The least time of each text, as percentiles over the texts, for each of the
 * searches. A call that takes longer than `once` is measured once.
 */
export function race(finds, texts, once = slow) {
  const names = Object.keys(finds);
  names.forEach(name => texts.slice(0, 20).forEach(text => finds[name](text)));
  const calls = {};
  const times = Object.fromEntries(names.map(name => [name, texts.map(() => [])]));
  for (let round = 0; round <= rounds; round += 1) {
    texts.forEach((text, at) => names.forEach((_, turn) => {
      // Nobody always comes after the same one.
      const name = names[(turn + round + at) % names.length];
      const own = times[name][at];
      if (round === 0) {
        const found = calibrate(finds[name], text);
        (calls[name] ??= {})[text] = found.calls;
        // The first round only warms up and counts, but of a slow call it is all there will be.
        if (found.took > once) own.push(found.took);
      } else if (!(own[0] > once)) {
        own.push(time(finds[name], text, calls[name][text]));
      }
    }));
  }
  return mapValues(times, percentiles);
}

/** How many calls make a measurement, and what one takes. */
function calibrate(find, text) {
  for (let calls = 1; ; calls *= 2) {
    const took = time(find, text, calls);
    if (took * calls >= enough) return {calls, took};
  }
}

export function time(find, text, calls) {
  const begun = performance.now();
  for (let call = 0; call < calls; call += 1) find(text);
  return (performance.now() - begun) / calls;
}

export const mapValues = (object, change) =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value, name)]));

export function percentiles(lists) {
  const sorted = lists.map(least).sort((one, other) => one - other);
  const at = share => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return {p50: at(0.5), p95: at(0.95), most: sorted.at(-1)};
}

export const least = list => Math.min(...list);
