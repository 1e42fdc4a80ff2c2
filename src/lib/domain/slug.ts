const LETTERS: Record<string, string> = { æ: 'ae', ø: 'o', å: 'a' };

/**
 * The address form of a name: lower case, æ→ae, ø→o, å→a, other accents dropped,
 * every other run of characters one hyphen. May be empty when the name has no letter or digit.
 */
export function slugify(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[æøå]/g, (letter) => LETTERS[letter] as string)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** True for a slug that no tiltak can have: the site's own lists (`/tiltak/etter-endring/`) and the whole go by it. */
export function isTaken(slug: string): boolean {
  return slug === 'i-alt' || slug.startsWith('etter-');
}

/** The longest slug: the names of the site's files are made of it with words around, and a file's name has room for 255. */
export const LONGEST_SLUG = 100;

/** True for text that is safe as one step of an address and as a file name. */
export function isSlug(text: string): boolean {
  return text.length <= LONGEST_SLUG && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
}
