/** Numbers that look random and are the same in every run: decided by the words alone. */

/** A number in [0, 1) decided by the words, spread evenly (FNV-1a, then the finisher of MurmurHash3). */
export function andelAv(...ord: (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const tegn of ord.join('|')) {
    hash ^= tegn.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** A number in [fra, til) decided by the words. */
export function mellom(fra: number, til: number, ...ord: (string | number)[]): number {
  return fra + (til - fra) * andelAv(...ord);
}
