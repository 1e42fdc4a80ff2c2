import { createHash } from 'node:crypto';
import { placeOf, textIn, type Element } from '../page/document.ts';
import { reportAt, type AuditContext, type AuditedPage } from '../page/context.ts';
import { isFramePage } from './frame.ts';

interface At {
  page: AuditedPage;
  context: AuditContext;
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
