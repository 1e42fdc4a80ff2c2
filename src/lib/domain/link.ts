/** Quotes, tags, spaces, backslashes and whatever is not seen, and letters that are not Latin: an address writes them as `%…`. */
const OUTSIDE_ADDRESS = /[\s\p{C}"'<>\\`{}|^]|[^\P{L}\p{Script=Latin}]/u;

/**
 * True for a whole http(s) address that holds nothing but an address: no quotes, tags, spaces or invisible characters,
 * and nobody's name or password.
 */
export function isWebAddress(address: string): boolean {
  if (OUTSIDE_ADDRESS.test(address) || !/^https?:\/\/[^/]/i.test(address)) return false;
  if (!URL.canParse(address)) return false;
  const { hostname, username, password } = new URL(address);
  return hostname !== '' && username === '' && password === '';
}

/**
 * True for an address that a text may link to: http, https, mailto, or a path of the site (`/tiltak/mentor/`).
 * `//host` leads out of the site without saying so, and a relative path elsewhere from every page.
 */
export function isSafeLink(address: string): boolean {
  if (OUTSIDE_ADDRESS.test(address)) return false;
  return isWebAddress(address) || isPath(address) || /^mailto:[^@:/]+@[^@:/]+$/i.test(address);
}

/** True for a link to a path of the site. */
export function isPath(address: string): boolean {
  return /^\/(?!\/)/.test(address);
}
