import { createHash } from 'node:crypto';
import { placeOf, textIn, type Element } from '../page/document.ts';
import { reportAt, type AuditContext, type AuditedPage } from './context.ts';
import { isFramePage } from './frame.ts';

interface At {
  page: AuditedPage;
  context: AuditContext;
}

/** What every page may fetch of its own, and that nothing else may be fetched, run or sent. */
const FIRST = "default-src 'none'";
const REST =
  "style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'self'";
/** The script of a page that leads on, with the address it leads to. */
const FURTHER =
  /^const id=location\.hash\.slice\(1\),m=\{[^{}]*\};location\.replace\("([^"\\]*)"\+\(id&&'#'\+\(Object\.hasOwn\(m,id\)\?m\[id\]:id\)\)\)$/;

/**
 * The page has one content security policy, before anything it is to govern; it allows what the page has and nothing
 * else; and the page has no script but the site's own: a frame's, an overview's, or that of a page that leads on.
 */
export function checkPolicy(page: AuditedPage, context: AuditContext): void {
  const at = { page, context };
  const script = page.elements.filter(
    ({ navn, attr }) => navn === 'script' && attr.type !== 'application/ld+json',
  );
  for (const one of script) checkScript(one, at);
  const [policy, ...more] = page.elements.filter(isPolicy);
  const says = policy?.attr.content ?? 'ingen Content-Security-Policy';
  const wanted = [FIRST, ...sources(script), REST].join('; ');
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
  return [`script-src ${[...new Set(own)].join(' ')}`];
}

/** A script is the one that its kind of page has. */
function checkScript(script: Element, { page, context }: At): void {
  const { src } = script.attr;
  const [says, wanted] =
    src === undefined ? ['et skript på siden', 'ingen'] : [src, scriptFile(page, context)];
  if (src === undefined ? !leadsOn(script, page) : !wanted || !fits(src, wanted))
    reportAt({ page, context }, script, 'vern', says, wanted ?? 'ingen');
}

/** The script file of this kind of page; a name that ends in `*` goes on with a digest. */
function scriptFile(
  { adresse, elements }: AuditedPage,
  { base }: AuditContext,
): string | undefined {
  if (isFramePage({ adresse })) return `${base}innbygging.js`;
  return elements.some(({ attr }) => attr.role === 'search') ? `${base}_astro/Search*` : undefined;
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
