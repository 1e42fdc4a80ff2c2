import type { Element } from '../page/document.ts';
import { elementsWith, reportAt, type AuditContext, type AuditedPage } from '../page/context.ts';

/** The attributes that a browser follows or loads, of those that a page may have ({@link checkShape}). */
const ADDRESSES = ['href', 'src', 'action'];
/** Elements whose address is loaded with the page, where it is not followed by a reader who chooses to. */
const LOADED = new Set(['script', 'use', 'base']);
/** Relations of `<link>` that only tell of another page. */
const MENTIONED = /^(canonical|alternate|license|author|me|prev|next|index|up|describedby)$/;

/**
 * Nothing on the page leads or loads where it does not say: addresses are http, https, mailto or of the site itself, and
 * what is loaded is of the site.
 */
export function checkSafety(page: AuditedPage, context: AuditContext): void {
  const origin = originOf(page);
  for (const element of elementsWith(page, ADDRESSES))
    for (const name of ADDRESSES) {
      const value = element.attr[name];
      const wrong = value === undefined ? undefined : faultOf(element, value, origin);
      if (wrong !== undefined)
        reportAt(
          { page, context },
          element,
          'utrygg',
          `${wrong}: ${name}="${value?.slice(0, 200) ?? ''}" på <${element.navn}>`,
        );
    }
}

function faultOf(element: Element, address: string, origin: string): string | undefined {
  const read = asBrowserReads(address);
  if (/^[\\/]{2}/.test(read)) return 'adressen uten http(s) foran';
  const scheme = /^([a-z][a-z0-9+.-]*):/.exec(read)?.[1];
  if (scheme === undefined) return undefined;
  if (!['http', 'https', 'mailto'].includes(scheme)) return `skjemaet ${scheme}:`;
  return isLoaded(element) && !isOwn(read, origin) ? 'innhold utenfra' : undefined;
}

/** The address as a browser reads it: without what it drops, in small letters. */
function asBrowserReads(address: string): string {
  return address
    .replace(/^[\0- ]+/, '')
    .replace(/[\t\n\r]/g, '')
    .toLowerCase();
}

function isLoaded({ navn, attr }: Element): boolean {
  if (navn !== 'link') return LOADED.has(navn);
  return !(attr.rel ?? '')
    .toLowerCase()
    .split(/\s+/)
    .some((rel) => MENTIONED.test(rel));
}

function isOwn(address: string, origin: string): boolean {
  return origin !== '' && (address === origin || address.startsWith(`${origin}/`));
}

/** The origin the page says it is published at; empty when it says none. */
function originOf({ elements }: AuditedPage): string {
  const href = elements.find(({ navn, attr }) => navn === 'link' && attr.rel === 'canonical')?.attr
    .href;
  return href !== undefined && URL.canParse(href) ? new URL(href).origin : '';
}
