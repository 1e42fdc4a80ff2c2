import { createHash } from 'node:crypto';
import { stedAv, tekstI, type Element } from '../page/document.ts';
import { meldVed, type Sak, type Side } from '../context.ts';
import { erRammeside } from './frame.ts';

interface Ved {
  side: Side;
  sak: Sak;
}

/** What every page may fetch of its own, and that nothing else may be fetched, run or sent. */
const FORST = "default-src 'none'";
const RESTEN =
  "style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'";
/** The script of a page that leads on, with the address it leads to. */
const VIDERE =
  /^const id=location\.hash\.slice\(1\),m=\{[^{}]*\};location\.replace\("([^"\\]*)"\+\(id&&'#'\+\(Object\.hasOwn\(m,id\)\?m\[id\]:id\)\)\)$/;

/**
 * The page has one content security policy, before anything it is to govern; it allows what the page has and nothing
 * else; and the page has no script but the site's own: a frame's, an overview's, or that of a page that leads on.
 */
export function sjekkVern(side: Side, sak: Sak): void {
  const ved = { side, sak };
  const skript = side.elementer.filter(
    ({ navn, attr }) => navn === 'script' && attr.type !== 'application/ld+json',
  );
  for (const ett of skript) sjekkSkript(ett, ved);
  const [vern, ...flere] = side.elementer.filter(erVern);
  const sier = vern?.attr.content ?? 'ingen Content-Security-Policy';
  const skal = [FORST, ...kilder(skript), RESTEN].join('; ');
  if (!vern || sier !== skal) meldVed(ved, vern ?? side.dokument.rot, 'vern', sier, skal);
  for (const ett of flere) meldVed(ved, ett, 'vern', 'enda en Content-Security-Policy');
  const styrt = side.elementer.find(({ navn }) => /^(base|body|link|script|style)$/.test(navn));
  if (vern && styrt && side.elementer.indexOf(styrt) < side.elementer.indexOf(vern))
    meldVed(ved, vern, 'vern', `står etter <${styrt.navn}> på ${stedAv(styrt)}`);
}

function erVern({ navn, attr }: Element): boolean {
  return navn === 'meta' && attr['http-equiv']?.toLowerCase() === 'content-security-policy';
}

function kilder(skript: readonly Element[]): string[] {
  if (skript.length === 0) return [];
  const egne = skript.map((ett) =>
    ett.attr.src === undefined
      ? `'sha256-${createHash('sha256').update(tekstI(ett)).digest('base64')}'`
      : "'self'",
  );
  return [`script-src ${[...new Set(egne)].join(' ')}`];
}

/** A script is the one that its kind of page has. */
function sjekkSkript(skript: Element, { side, sak }: Ved): void {
  const { src } = skript.attr;
  const [sier, skal] =
    src === undefined ? ['et skript på siden', 'ingen'] : [src, skriptfil(side, sak)];
  if (src === undefined ? !ledVidere(skript, side) : !skal || !passer(src, skal))
    meldVed({ side, sak }, skript, 'vern', sier, skal ?? 'ingen');
}

/** The script file of this kind of page; a name that ends in `*` goes on with a digest. */
function skriptfil({ adresse, elementer }: Side, { base }: Sak): string | undefined {
  if (erRammeside({ adresse })) return `${base}innbygging.js`;
  return elementer.some(({ attr }) => attr.role === 'search') ? `${base}_astro/Search*` : undefined;
}

function passer(src: string, skal: string): boolean {
  return skal.endsWith('*')
    ? /^[\w.-]+\.js$/.test(src.slice(skal.length - 1)) && src.startsWith(skal.slice(0, -1))
    : src === skal;
}

/** The page leads on, and its script leads where the page says. */
function ledVidere(skript: Element, { elementer }: Side): boolean {
  const oppdatering = elementer.find(({ attr }) => attr['http-equiv'] === 'refresh');
  const til = VIDERE.exec(tekstI(skript))?.[1];
  return til !== undefined && oppdatering?.attr.content === `0; url=${til}`;
}
