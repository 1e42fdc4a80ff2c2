import { isCelleverdi } from './number-token.ts';
import type { Spenn } from './mdast.ts';

/** A word of a line and where it stands. */
export interface Ord extends Spenn {
  tekst: string;
}

/** A count has at most four groups of three digits. */
const MOST_GROUPS = 4;
/** A number is under its heading when their right edges differ by at most this. */
const EDGE = 1;

/** Whether a cell that ends here may stand in the column counted from the right, from 1. */
type Fits = (til: number, fraHoyre: number) => boolean;

/**
 * Joins number words into as many cells as there are columns, or returns undefined when that can be done in no way or
 * in several. Only single spaces join thousands. The columns' right edges decide between several ways, and are
 * required where there is one column and so nothing else to judge by.
 */
export function divideTall(ord: Ord[], kolonner: number[]): Spenn[] | undefined {
  if (ord.length < kolonner.length || ord.length > kolonner.length * MOST_GROUPS) return undefined;
  const free = kolonner.length > 1 ? onlyDivision(ord, kolonner.length, () => true) : undefined;
  const underHeading: Fits = (til, fraHoyre) =>
    Math.abs(til - (kolonner[kolonner.length - fraHoyre] ?? 0)) <= EDGE;
  return free ?? onlyDivision(ord, kolonner.length, underHeading);
}

/** The division of the words into this many numbers when there is exactly one that fits. */
function onlyDivision(ord: Ord[], antall: number, fits: Fits): Spenn[] | undefined {
  const ways = countWays(ord, antall, fits);
  if (ways[0]?.[antall] !== 1) return undefined;
  const celler: Spenn[] = [];
  for (let at = 0, left = antall; left > 0; left -= 1) {
    const size = sizes(ord, at).find(
      (step) => fits(endOf(ord, at, step), left) && ways[at + step]?.[left - 1] === 1,
    );
    celler.push({ fra: ord[at]?.fra ?? 0, til: endOf(ord, at, size ?? 1) });
    at += size ?? 1;
  }
  return celler;
}

/** `ways[i][n]`: in how many ways the words from `i` on make `n` numbers; 2 stands for «several». */
function countWays(ord: Ord[], antall: number, fits: Fits): number[][] {
  const ways = Array.from({ length: ord.length + 1 }, () => new Array<number>(antall + 1).fill(0));
  (ways[ord.length] as number[])[0] = 1;
  for (let at = ord.length - 1; at >= 0; at -= 1) {
    for (let left = 1; left <= antall; left += 1) {
      const sum = sizes(ord, at)
        .filter((size) => fits(endOf(ord, at, size), left))
        .reduce((found, size) => found + (ways[at + size]?.[left - 1] ?? 0), 0);
      (ways[at] as number[])[left] = Math.min(2, sum);
    }
  }
  return ways;
}

function endOf(ord: Ord[], at: number, size: number): number {
  return ord[at + size - 1]?.til ?? 0;
}

/** How many words from `at` on may be one number: the first has one to three digits, each next three, one space between. */
function sizes(ord: Ord[], at: number): number[] {
  const found = isCelleverdi(ord[at]?.tekst ?? '') ? [1] : [];
  if (!/^[1-9]\d{0,2}$/.test(ord[at]?.tekst ?? '')) return found;
  for (let size = 2; size <= MOST_GROUPS; size += 1) {
    const next = ord[at + size - 1];
    if (!next || !/^\d{3}$/.test(next.tekst)) break;
    if (next.fra - endOf(ord, at, size - 1) !== 1) break;
    found.push(size);
  }
  return found;
}
