/** Draws whole numbers from 0 up to, not including, `antall`. */
export type Trekning = (antall: number) => number;

/** A reproducible source of chance: the same seed gives the same draws (mulberry32, public domain). */
export function mulberry32(seed: number): Trekning {
  let state = seed >>> 0;
  return (antall) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * antall);
  };
}

/** One of the items, each as likely. Throws RangeError when there is none. */
export function pick<T>(trekk: Trekning, items: readonly T[]): T {
  const item = items[trekk(items.length)];
  if (item === undefined) throw new RangeError('Ingenting å trekke fra.');
  return item;
}
