/**
 * The optimal string alignment distance between two texts: the least number of characters to insert, delete,
 * substitute or swap with their neighbour (Damerau 1964; the restricted form, no substring edited twice).
 * With `most` the search ends as soon as the distance must be larger, and Infinity is returned (Ukkonen 1985).
 */
export function avstand(a: string, b: string, most = Infinity): number {
  if (Math.abs(a.length - b.length) > most) return Infinity;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = nextRow(a, b, i, last, beforeLast);
    if (Math.min(...row) > most && Math.min(...last) > most) return Infinity;
    [beforeLast, last] = [last, row];
  }
  const edits = at(last, b.length);
  return edits > most ? Infinity : edits;
}

function nextRow(a: string, b: string, i: number, last: number[], beforeLast: number[]): number[] {
  const row = [i];
  for (let j = 1; j <= b.length; j += 1) {
    const substitute = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
    const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
    row[j] = Math.min(
      at(last, j) + 1,
      at(row, j - 1) + 1,
      substitute,
      swapped ? at(beforeLast, j - 2) + 1 : Infinity,
    );
  }
  return row;
}

function at(row: number[], index: number): number {
  return row[index] ?? Infinity;
}
