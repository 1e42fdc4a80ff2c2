import { shareOf } from './random.ts';

/** Draws whole numbers from 0 up to, not including, `antall`. */
export type Sample = (count: number) => number;

/** A reproducible source of chance: the same seed gives the same draws. */
export function drawFrom(seed: number): Sample {
  let draws = 0;
  return (count) => Math.floor(shareOf(seed, (draws += 1)) * count);
}

/** One of the items, each as likely. Throws RangeError when there is none. */
export function pick<T>(draw: Sample, items: readonly T[]): T {
  const item = items[draw(items.length)];
  if (item === undefined) throw new RangeError('Ingenting å trekke fra.');
  return item;
}
