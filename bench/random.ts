/** Numbers that look random and are the same in every run: decided by the words alone. */

/** A number in [0, 1) decided by the words, spread evenly (FNV-1a, then the finisher of MurmurHash3). */
export function randomShare(...word: (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const sign of word.join('|')) {
    hash ^= sign.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** A number in [fra, til) decided by the words. */
export function between(from: number, to: number, ...word: (string | number)[]): number {
  return from + (to - from) * randomShare(...word);
}

/** Draws whole numbers from 0 up to, not including, `count`. */
export type Draw = (count: number) => number;

/** A reproducible source of chance: the same seed gives the same draws. */
export function createDraw(seed: number): Draw {
  let draws = 0;
  return (count) => Math.floor(randomShare(seed, (draws += 1)) * count);
}

/** One of the items, each as likely. Throws RangeError when there is none. */
export function pick<T>(draw: Draw, items: readonly T[]): T {
  const item = items[draw(items.length)];
  if (item === undefined) throw new RangeError('Ingenting å trekke fra.');
  return item;
}
