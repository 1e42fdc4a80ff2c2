import { andelAv } from './random.ts';

/** Draws whole numbers from 0 up to, not including, `antall`. */
export type Trekning = (antall: number) => number;

/** A reproducible source of chance: the same seed gives the same draws. */
export function drawFrom(seed: number): Trekning {
  let draws = 0;
  return (antall) => Math.floor(andelAv(seed, (draws += 1)) * antall);
}

/** One of the items, each as likely. Throws RangeError when there is none. */
export function pick<T>(trekk: Trekning, items: readonly T[]): T {
  const item = items[trekk(items.length)];
  if (item === undefined) throw new RangeError('Ingenting å trekke fra.');
  return item;
}
