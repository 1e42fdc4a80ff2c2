import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { addressOf, listFiles, readPage, SITE, type BuiltSite } from './built-site.ts';

/** A reference from a file of the site, with the place it stands for messages. */
export interface FoundLink {
  fra: string;
  /** As written. */
  til: string;
}

const ATTRIBUTES = ['href', 'src', 'action', 'poster', 'data', 'xlink:href'];

/** Every reference a page makes: attributes, srcset, refresh, social image, inline styles. */
export function linksOf({ dist }: BuiltSite, file: string): FoundLink[] {
  const document = readPage(dist, file);
  const written: (string | null)[] = [];
  for (const name of ATTRIBUTES)
    for (const element of document.querySelectorAll(`[${name.replace(':', '\\:')}]`))
      written.push(element.getAttribute(name));
  for (const element of document.querySelectorAll('[srcset]'))
    written.push(...(element.getAttribute('srcset') ?? '').split(',').map(firstWord));
  for (const element of document.querySelectorAll('meta[http-equiv="refresh"]'))
    written.push((element.getAttribute('content') ?? '').replace(/^.*url=/i, ''));
  for (const element of document.querySelectorAll(
    'meta[property="og:image"], meta[property="og:url"]',
  ))
    written.push(element.getAttribute('content'));
  for (const element of document.getElementsByTagName('*'))
    for (const name of element.getAttributeNames())
      written.push(...urlsInCss(element.getAttribute(name) ?? ''));
  for (const element of document.querySelectorAll('style'))
    written.push(...urlsInCss(element.textContent));
  return written.filter((to) => to !== null).map((til) => ({ fra: file, til }));
}

/** Every reference the style sheets of the site make. */
export function linksInStyles({ dist }: BuiltSite): FoundLink[] {
  return listFiles(dist)
    .filter((file) => file.endsWith('.css'))
    .flatMap((fra) =>
      urlsInCss(readFileSync(join(dist, fra), 'utf8')).map((til) => ({ fra, til })),
    );
}

/** Why the reference leads nowhere, or undefined when it is sound. Other sites are not visited. */
export function problemOf(site: BuiltSite, { fra, til }: FoundLink): string | undefined {
  const here = SITE + addressOf(site.base, fra);
  if (!URL.canParse(til, here)) return 'is no address';
  const url = new URL(til, here);
  if (url.origin !== SITE)
    return ['https:', 'mailto:', 'data:'].includes(url.protocol) ? undefined : 'is not https';
  if (!url.pathname.startsWith(site.base)) return `leaves the base ${site.base}`;
  const path = decodeURIComponent(url.pathname.slice(site.base.length));
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  if (!existsSync(join(site.dist, file))) return 'leads to no file';
  if (statSync(join(site.dist, file)).isDirectory()) return 'lacks its last slash';
  const id = decodeURIComponent(url.hash.slice(1));
  if (id === '' || !file.endsWith('.html')) return undefined;
  return readPage(site.dist, file).getElementById(id) ? undefined : `leads to no id`;
}

function firstWord(text: string): string {
  return text.trim().split(/\s/)[0] ?? '';
}

/** The addresses in `url(…)` and `@import "…"`. */
function urlsInCss(css: string): string[] {
  const pattern = /url\(\s*['"]?([^'")]+)['"]?\s*\)|@import\s+['"]([^'"]+)['"]/g;
  return [...css.matchAll(pattern)].map(([, url, imported]) => url ?? imported ?? '');
}
