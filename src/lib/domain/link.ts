/** Quotes, tags, spaces, backslashes and whatever is not seen, and letters that are not Latin: an address writes them as `%…`. */
const UTENFOR_ADRESSE = /[\s\p{C}"'<>\\`{}|^]|[^\P{L}\p{Script=Latin}]/u;

/**
 * True for a whole http(s) address that holds nothing but an address: no quotes, tags, spaces or invisible characters,
 * and nobody's name or password.
 */
export function isNettadresse(adresse: string): boolean {
  if (UTENFOR_ADRESSE.test(adresse) || !/^https?:\/\/[^/]/i.test(adresse)) return false;
  if (!URL.canParse(adresse)) return false;
  const { hostname, username, password } = new URL(adresse);
  return hostname !== '' && username === '' && password === '';
}

/**
 * True for an address that a text may link to: http, https, mailto, or a path of the site (`/tiltak/mentor/`).
 * `//host` leads out of the site without saying so, and a relative path elsewhere from every page.
 */
export function isTryggLenke(adresse: string): boolean {
  if (UTENFOR_ADRESSE.test(adresse)) return false;
  return isNettadresse(adresse) || isSti(adresse) || /^mailto:[^@:/]+@[^@:/]+$/i.test(adresse);
}

/** True for a link to a path of the site. */
export function isSti(adresse: string): boolean {
  return /^\/(?!\/)/.test(adresse);
}
