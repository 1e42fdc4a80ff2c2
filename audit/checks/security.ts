import { type Element, placeOf, textIn } from '../page/document.ts';
import { reportAt, type AuditContext, type AuditedPage, type At } from './context.ts';
import { createHash } from 'node:crypto';
import { isFramePage } from './frame.ts';

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
  for (const element of page.elements)
    for (const [name, value] of Object.entries(element.attr)) {
      const wrong = wrongAt(element, name, value, origin);
      if (wrong !== undefined) reportAt({ page, context }, element, 'utrygg', wrong);
    }
}

function wrongAt(
  element: Element,
  name: string,
  value: string,
  origin: string,
): string | undefined {
  const shown = `${name}="${value.slice(0, 200)}" på <${element.navn}>`;
  if (/^on/i.test(name) || name === 'srcdoc') return `skriptet ${shown}`;
  for (const address of addresses(element, name, value)) {
    const read = asBrowserReads(address);
    if (/^[\\/]{2}/.test(read)) return `adressen uten http(s) foran: ${shown}`;
    const schema = /^([a-z][a-z0-9+.-]*):/.exec(read)?.[1];
    if (schema === undefined) continue;
    if (!['http', 'https', 'mailto'].includes(schema)) return `skjemaet ${schema}: i ${shown}`;
    if ((name === 'style' || lastes(element)) && !isOwn(read, origin))
      return `innhold utenfra: ${shown}`;
  }
  return undefined;
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

/** What every page may fetch of its own, and that nothing else may be fetched, run or sent. */
const FIRST = "default-src 'none'";
const REST = "style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'";
/** The script of a page that leads on, with the address it leads to. */
const FURTHER =
  /^const id=location\.hash\.slice\(1\),m=\{[^{}]*\};location\.replace\("([^"\\]*)"\+\(id&&'#'\+\(Object\.hasOwn\(m,id\)\?m\[id\]:id\)\)\)$/;

/**
 * The page has one content security policy, before anything it is to govern; it allows what the page has and nothing
 * else; and the page has no script but the site's own: that of every page, a frame's, the comparison's, or that of a page
 * that leads on. Only the site is asked for data, where there is a script to ask, and only a page with a form sends it.
 */
export function checkPolicy(page: AuditedPage, context: AuditContext): void {
  const at = { page, context };
  const script = page.elements.filter(
    ({ navn, attr }) => navn === 'script' && attr.type !== 'application/ld+json',
  );
  for (const one of script) checkScript(one, at);
  const [policy, ...more] = page.elements.filter(isPolicy);
  const says = policy?.attr.content ?? 'ingen Content-Security-Policy';
  const form = page.elements.some(({ navn }) => navn === 'form');
  const wanted = [
    ...[FIRST, ...sources(script), REST],
    `form-action ${form ? "'self'" : "'none'"}`,
  ].join('; ');
  if (!policy || says !== wanted) reportAt(at, policy ?? page.document.root, 'vern', says, wanted);
  for (const one of more) reportAt(at, one, 'vern', 'enda en Content-Security-Policy');
  const governed = page.elements.find(({ navn }) => /^(base|body|link|script|style)$/.test(navn));
  if (policy && governed && page.elements.indexOf(governed) < page.elements.indexOf(policy))
    reportAt(at, policy, 'vern', `står etter <${governed.navn}> på ${placeOf(governed)}`);
}

function isPolicy({ navn, attr }: Element): boolean {
  return navn === 'meta' && attr['http-equiv']?.toLowerCase() === 'content-security-policy';
}

function sources(script: readonly Element[]): string[] {
  if (script.length === 0) return [];
  const own = script.map((one) =>
    one.attr.src === undefined
      ? `'sha256-${createHash('sha256').update(textIn(one)).digest('base64')}'`
      : "'self'",
  );
  const asks = own.includes("'self'") ? ["connect-src 'self'"] : [];
  return [`script-src ${[...new Set(own)].join(' ')}`, ...asks];
}

/** A script is one that its kind of page has. */
function checkScript(script: Element, { page, context }: At): void {
  const { src } = script.attr;
  const files = scriptFiles(page, context);
  const [says, wanted] =
    src === undefined ? ['et skript på siden', 'ingen'] : [src, files.join(' ')];
  if (src === undefined ? !leadsOn(script, page) : !files.some((file) => fits(src, file)))
    reportAt({ page, context }, script, 'vern', says, wanted);
}

/** The script files of this kind of page; a name that ends in `*` goes on with a digest. */
function scriptFiles({ adresse }: AuditedPage, { base }: AuditContext): string[] {
  return [
    `${base}_astro/Page*`,
    ...(isFramePage({ adresse }) ? [`${base}innbygging.js`] : []),
    ...(adresse === '/sammenlign/' ? [`${base}_astro/sammenlign*`] : []),
  ];
}

function fits(src: string, wanted: string): boolean {
  return wanted.endsWith('*')
    ? /^[\w.-]+\.js$/.test(src.slice(wanted.length - 1)) && src.startsWith(wanted.slice(0, -1))
    : src === wanted;
}

/** The page leads on, and its script leads where the page says. */
function leadsOn(script: Element, { elements }: AuditedPage): boolean {
  const update = elements.find(({ attr }) => attr['http-equiv'] === 'refresh');
  const to = FURTHER.exec(textIn(script))?.[1];
  return to !== undefined && update?.attr.content === `0; url=${to}`;
}
