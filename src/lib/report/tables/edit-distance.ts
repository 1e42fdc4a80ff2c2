/**
 * The optimal string alignment distance between two texts: the least number of characters to insert, delete,
 * substitute or swap with their neighbour (Damerau 1964; the restricted form, no substring edited twice).
 * With `most` the search ends as soon as the distance must be larger, and Infinity is returned.
 */
export function distance(a: string, b: string, most = Infinity): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > most) return Infinity;
  const edits = lastRow(a, b, most)?.[b.length] ?? Infinity;
  return edits > most ? Infinity : edits;
}

/** The distance from `a` to the nearest beginning of `b`, or Infinity when it is larger than `most`. */
export function distanceToStart(a: string, b: string, most: number): number {
  if (a.length > b.length + most) return Infinity;
  const edits = Math.min(...(lastRow(a, b.slice(0, a.length + most), most) ?? [Infinity]));
  return edits > most ? Infinity : edits;
}

/** The distances from the whole of `a` to every beginning of `b`; undefined when all are larger than `most`. */
function lastRow(a: string, b: string, most: number): Uint16Array | undefined {
  const width = b.length + 1;
  let beforeLast = new Uint16Array(width);
  let last = new Uint16Array(width);
  let next = new Uint16Array(width);
  for (let j = 0; j < width; j += 1) last[j] = j;
  let least = 0;
  for (let i = 1; i <= a.length; i += 1) {
    const leastBefore = least;
    least = fillRow(a, b, i, { next, last, beforeLast });
    if (least > most && leastBefore > most) return undefined;
    [beforeLast, last, next] = [last, next, beforeLast];
  }
  return last;
}

/** Rows of the table of distances between beginnings of the two texts. */
interface Rows {
  next: Uint16Array;
  last: Uint16Array;
  beforeLast: Uint16Array;
}

/** Fills the row for the first `i` characters of `a`; returns its least distance. */
function fillRow(a: string, b: string, i: number, { next, last, beforeLast }: Rows): number {
  const sign = a.charCodeAt(i - 1);
  const before = i > 1 ? a.charCodeAt(i - 2) : -1;
  next[0] = i;
  let left = i;
  let least = i;
  let diagonal = last[0] ?? 0;
  for (let j = 1; j <= b.length; j += 1) {
    const other = b.charCodeAt(j - 1);
    const above = last[j] ?? 0;
    let edits = Math.min(above + 1, left + 1, diagonal + (sign === other ? 0 : 1));
    if (j > 1 && before === other && sign === b.charCodeAt(j - 2))
      edits = Math.min(edits, (beforeLast[j - 2] ?? 0) + 1);
    next[j] = edits;
    if (edits < least) least = edits;
    left = edits;
    diagonal = above;
  }
  return least;
}
