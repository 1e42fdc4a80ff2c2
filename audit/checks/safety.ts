import type { Element } from '../page/document.ts';
import { meldVed, type Sak, type Side } from '../context.ts';

/** Attributes whose value a browser follows or loads. */
const ADRESSER = new Set(
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
const BARE_OMTALT = /^(canonical|alternate|license|author|me|prev|next|index|up|describedby)$/;

/**
 * Nothing on the page runs, loads or leads where it does not say: addresses are http, https, mailto or of the site itself,
 * what is loaded is of the site, and no attribute is a script.
 */
export function sjekkTrygghet(side: Side, sak: Sak): void {
  const opphav = opphavAv(side);
  for (const element of side.elementer)
    for (const [navn, verdi] of Object.entries(element.attr)) {
      const galt = galtVed(element, navn, verdi, opphav);
      if (galt !== undefined) meldVed({ side, sak }, element, 'utrygg', galt);
    }
}

function galtVed(
  element: Element,
  navn: string,
  verdi: string,
  opphav: string,
): string | undefined {
  const vist = `${navn}="${verdi.slice(0, 200)}" på <${element.navn}>`;
  if (/^on/i.test(navn) || navn === 'srcdoc') return `skriptet ${vist}`;
  for (const adresse of adressene(element, navn, verdi)) {
    const lest = somNettleseren(adresse);
    if (/^[\\/]{2}/.test(lest)) return `adressen uten http(s) foran: ${vist}`;
    const skjema = /^([a-z][a-z0-9+.-]*):/.exec(lest)?.[1];
    if (skjema === undefined) continue;
    if (!['http', 'https', 'mailto'].includes(skjema)) return `skjemaet ${skjema}: i ${vist}`;
    if ((navn === 'style' || lastes(element)) && !erEgen(lest, opphav))
      return `innhold utenfra: ${vist}`;
  }
  return undefined;
}

function adressene(element: Element, navn: string, verdi: string): string[] {
  if (navn === 'style')
    return [...verdi.matchAll(/url\(\s*["']?([^"')]*)/gi)].map((treff) => treff[1] ?? '');
  if (!ADRESSER.has(navn) || (navn === 'data' && element.navn !== 'object')) return [];
  return navn === 'srcset' ? verdi.split(',').map(forsteOrd) : [verdi];
}

/** The address as a browser reads it: without what it drops, in small letters. */
function somNettleseren(adresse: string): string {
  return adresse
    .replace(/^[\0- ]+/, '')
    .replace(/[\t\n\r]/g, '')
    .toLowerCase();
}

function forsteOrd(del: string): string {
  return del.trim().split(/\s+/)[0] ?? '';
}

function lastes({ navn, attr }: Element): boolean {
  if (navn !== 'link') return LASTES.has(navn);
  return !(attr.rel ?? '')
    .toLowerCase()
    .split(/\s+/)
    .some((rel) => BARE_OMTALT.test(rel));
}

function erEgen(adresse: string, opphav: string): boolean {
  return opphav !== '' && (adresse === opphav || adresse.startsWith(`${opphav}/`));
}

/** The origin the page says it is published at; empty when it says none. */
function opphavAv({ elementer }: Side): string {
  const href = elementer.find(({ navn, attr }) => navn === 'link' && attr.rel === 'canonical')?.attr
    .href;
  return href !== undefined && URL.canParse(href) ? new URL(href).origin : '';
}
