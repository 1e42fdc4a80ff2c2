import { isCellValue } from './number-token.ts';
import type { TextSpan } from './mdast.ts';

/** A word of a line and where it stands. */
export interface SplitWord extends TextSpan {
  tekst: string;
}

/** A count has at most four groups of three digits. */
const MOST_GROUPS = 4;
/** A number is under its heading when their right edges differ by at most this. */
const EDGE = 1;

/** Whether a cell that ends here may stand in the column counted from the right, from 1. */
type Fits = (to: number, fromRight: number) => boolean;

/**
 * Joins number words into as many cells as there are columns, or returns undefined when that can be done in no way or
 * in several. Only single spaces join thousands. The columns' right edges decide between several ways, and are
 * required where there is one column and so nothing else to judge by.
 */
export function divideNumber(word: SplitWord[], columns: number[]): TextSpan[] | undefined {
  if (word.length < columns.length || word.length > columns.length * MOST_GROUPS) return undefined;
  const free = columns.length > 1 ? onlyDivision(word, columns.length, () => true) : undefined;
  const underHeading: Fits = (to, fromRight) =>
    Math.abs(to - (columns[columns.length - fromRight] ?? 0)) <= EDGE;
  return free ?? onlyDivision(word, columns.length, underHeading);
}

/** More ways than this to divide a row are as good as none. */
const MOST_DIVISIONS = 32;

/**
 * Every way to join number words into this many cells, where single spaces leave several; empty where they leave none, one,
 * or more than any row of a report has.
 */
export function listDivisions(word: SplitWord[], count: number): TextSpan[][] {
  if (word.length > count * MOST_GROUPS) return [];
  const found: TextSpan[][] = [];
  const goOn = (at: number, cells: TextSpan[]): void => {
    if (found.length > MOST_DIVISIONS) return;
    if (cells.length === count && at === word.length) found.push(cells);
    // Too few words are left to fill the columns, or there is no column left for them.
    if (cells.length >= count || word.length - at < count - cells.length) return;
    for (const size of sizes(word, at)) {
      const cell = { fra: word[at]?.fra ?? 0, til: endOf(word, at, size) };
      goOn(at + size, [...cells, cell]);
    }
  };
  goOn(0, []);
  return found.length > 1 && found.length <= MOST_DIVISIONS ? found : [];
}

/** The division of the words into this many numbers when there is exactly one that fits. */
function onlyDivision(word: SplitWord[], count: number, fits: Fits): TextSpan[] | undefined {
  const ways = countWays(word, count, fits);
  if (ways[0]?.[count] !== 1) return undefined;
  const cells: TextSpan[] = [];
  for (let at = 0, left = count; left > 0; left -= 1) {
    const size = sizes(word, at).find(
      (step) => fits(endOf(word, at, step), left) && ways[at + step]?.[left - 1] === 1,
    );
    cells.push({ fra: word[at]?.fra ?? 0, til: endOf(word, at, size ?? 1) });
    at += size ?? 1;
  }
  return cells;
}

/** `ways[i][n]`: in how many ways the words from `i` on make `n` numbers; 2 stands for «several». */
function countWays(word: SplitWord[], count: number, fits: Fits): number[][] {
  const ways = Array.from({ length: word.length + 1 }, () => new Array<number>(count + 1).fill(0));
  (ways[word.length] as number[])[0] = 1;
  for (let at = word.length - 1; at >= 0; at -= 1) {
    for (let left = 1; left <= count; left += 1) {
      const sum = sizes(word, at)
        .filter((size) => fits(endOf(word, at, size), left))
        .reduce((found, size) => found + (ways[at + size]?.[left - 1] ?? 0), 0);
      (ways[at] as number[])[left] = Math.min(2, sum);
    }
  }
  return ways;
}

function endOf(word: SplitWord[], at: number, size: number): number {
  return word[at + size - 1]?.til ?? 0;
}

/** How many words from `at` on may be one number: the first has one to three digits, each next three, one space between. */
function sizes(word: SplitWord[], at: number): number[] {
  const found = isCellValue(word[at]?.tekst ?? '') ? [1] : [];
  if (!/^[1-9]\d{0,2}$/.test(word[at]?.tekst ?? '')) return found;
  for (let size = 2; size <= MOST_GROUPS; size += 1) {
    const next = word[at + size - 1];
    if (!next || !/^\d{3}$/.test(next.tekst)) break;
    if (next.fra - endOf(word, at, size - 1) !== 1) break;
    found.push(size);
  }
  return found;
}
