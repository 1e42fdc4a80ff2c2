/** Whether two texts are 0, 1 or more edits apart (substitute, drop, insert, swap neighbours), by trying the one edit from the left. */
export function distance(a: string, b: string): 0 | 1 | 2 {
  if (a === b) return 0;
  const at = [...a].findIndex((sign, i) => sign !== b[i]);
  const i = at === -1 ? a.length : at;
  const [restA, restB] = [a.slice(i), b.slice(i)];
  const swapped = `${restA.slice(1, 2)}${restA.slice(0, 1)}${restA.slice(2)}`;
  const one =
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    (restA.length > 1 && swapped === restB);
  return one ? 1 : 2;
}
