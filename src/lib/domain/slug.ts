const LETTERS: Record<string, string> = { æ: 'ae', ø: 'o', å: 'a' };

/**
 * The address form of a name: lower case, æ→ae, ø→o, å→a, other accents dropped,
 * every other run of characters one hyphen. May be empty when the name has no letter or digit.
 */
export function slugify(navn: string): string {
  return navn
    .normalize('NFC')
    .toLowerCase()
    .replace(/[æøå]/g, (bokstav) => LETTERS[bokstav] as string)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** True for a slug that no tiltak can have: the site's own lists (`/tiltak/etter-endring/`) and the whole go by it. */
export function isOpptatt(slug: string): boolean {
  return slug === 'i-alt' || slug.startsWith('etter-');
}

/** True for text that is safe as one step of an address and as a file name. */
export function isSlug(text: string): boolean {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
}
