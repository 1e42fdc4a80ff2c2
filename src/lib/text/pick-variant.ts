import { yearOf, monthNumber, type Maned } from '../domain/maned.ts';

/** FNV-1a, 32 bits, of a text's UTF-16 units. http://www.isthe.com/chongo/tech/comp/fnv/ */
export function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

/**
 * Picks one of the variants, always the same for the same page, kind and month; consecutive months never get the
 * same one while the number of variants is the same. Throws RangeError when there is none.
 */
export function pickVariant<T>(
  variants: readonly T[],
  page: string,
  kind: string,
  maned: Maned,
): T {
  const hash = fnv1a(`${page}#${kind}`);
  // The low bits of FNV-1a vary least; fold the high ones in before taking the remainder.
  const start = (hash ^ (hash >>> 16)) >>> 0;
  const index = (start + 12 * yearOf(maned) + monthNumber(maned)) % variants.length;
  const picked = variants[index];
  if (picked === undefined) throw new RangeError(`Ingen varianter av ${kind}`);
  return picked;
}
