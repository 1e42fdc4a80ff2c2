import type { Element } from '../page/document.ts';
import { elementsWith, reportAt, type AuditContext, type AuditedPage } from './context.ts';

/** Attributes whose value a browser follows or loads. */
const ADDRESSES = new Set(
  'href xlink:href src srcset poster data action formaction background cite ping manifest longdesc'.split(
    ' ',
  ),
);
/** Elements whose address is loaded with the page, where it is not followed by a reader who chooses to. */
const LASTES = new Set(
  'img source script iframe embed object video audio track image use feimage input frame base'.split(
    ' ',
  ),
);
/** Relations of `<link>` that only tell of another page. */
const BARE_MENTIONED = /^(canonical|alternate|license|author|me|prev|next|index|up|describedby)$/;

/**
 * Nothing on the page runs, loads or leads where it does not say: addresses are http, https, mailto or of the site itself,
 * what is loaded is of the site, and no attribute is a script.
 */
export function checkSafety(page: AuditedPage, context: AuditContext): void {
  const origin = originOf(page);
  const risky = [...page.having.keys()].filter(
    (name) => isScript(name) || name === 'style' || ADDRESSES.has(name),
  );
  for (const element of elementsWith(page, risky))
    for (const name in element.attr) {
      const wrong = wrongAt(element, name, element.attr[name] ?? '', origin);
      if (wrong !== undefined) reportAt({ page, context }, element, 'utrygg', wrong);
    }
}

function wrongAt(
  element: Element,
  name: string,
  value: string,
  origin: string,
): string | undefined {
  const shown = () => `${name}="${value.slice(0, 200)}" på <${element.navn}>`;
  if (isScript(name)) return `skriptet ${shown()}`;
  for (const address of addresses(element, name, value)) {
    const read = asBrowserReads(address);
    if (/^[\\/]{2}/.test(read)) return `adressen uten http(s) foran: ${shown()}`;
    const schema = /^([a-z][a-z0-9+.-]*):/.exec(read)?.[1];
    if (schema === undefined) continue;
    if (!['http', 'https', 'mailto'].includes(schema)) return `skjemaet ${schema}: i ${shown()}`;
    if ((name === 'style' || lastes(element)) && !isOwn(read, origin))
      return `innhold utenfra: ${shown()}`;
  }
  return undefined;
}

function isScript(name: string): boolean {
  return /^on/i.test(name) || name === 'srcdoc';
}

function addresses(element: Element, name: string, value: string): string[] {
  if (name === 'style')
    return [...value.matchAll(/url\(\s*["']?([^"')]*)/gi)].map((match) => match[1] ?? '');
  if (!ADDRESSES.has(name) || (name === 'data' && element.navn !== 'object')) return [];
  return name === 'srcset' ? value.split(',').map(firstWord) : [value];
}

/** The address as a browser reads it: without what it drops, in small letters. */
function asBrowserReads(address: string): string {
  return address
    .replace(/^[\0- ]+/, '')
    .replace(/[\t\n\r]/g, '')
    .toLowerCase();
}

function firstWord(part: string): string {
  return part.trim().split(/\s+/)[0] ?? '';
}

function lastes({ navn, attr }: Element): boolean {
  if (navn !== 'link') return LASTES.has(navn);
  return !(attr.rel ?? '')
    .toLowerCase()
    .split(/\s+/)
    .some((rel) => BARE_MENTIONED.test(rel));
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
