import { delNokkel, type Nokkel } from '../fasit.ts';
import { reportOfPage } from '../lesere/edition.ts';
import { alleElementer, nermeste, tekstI, type Element } from '../html/dokument.ts';
import { celler, kolonnene } from '../html/tabell.ts';
import type { Celle } from '../lesere/rapport.ts';
import { manedsnummer } from '../maned.ts';
import { meldVed, type Sak, type Side } from '../sak.ts';

/** A line of a report. */
interface Mal {
  rapport: string;
  linje: number;
}

const KILDE = /\/kilde\/#L(\d+)$/;

/** A link to a line of a report says that line's number and leads to where the number beside it stands. */
export function sjekkKildelenker(side: Side, sak: Sak): void {
  if (side.adresse.endsWith('/kilde/')) return;
  for (const element of side.elementer) {
    if (erPastand(element)) sjekkUnike(element, { side, sak });
    const treff = KILDE.exec(element.attr.href ?? '');
    if (!treff) continue;
    const [, linje = ''] = treff;
    const rapport = reportOfPage(treff.input, 'kilde') ?? '';
    const ord = tekstI(element);
    if ((/linje (\d+)/i.exec(ord)?.[1] ?? linje) !== linje)
      meldVed({ side, sak }, element, 'kildelenke', `«${ord}» leder til linje ${linje}`);
    sjekkOrdene(element, { rapport, linje: Number(linje) }, { side, sak });
    sjekkLinje(element, { rapport, linje: Number(linje) }, { side, sak });
  }
}

/** The line is one where the series beside the link stands in that report. */
function sjekkLinje(
  element: Element,
  { rapport, linje }: Mal,
  ved: { side: Side; sak: Sak },
): void {
  const serier = serieneVed(element);
  const linjer = new Set(serier.flatMap((serie) => linjene(serie, rapport, ved.sak)));
  if (linjer.size > 0 && !linjer.has(linje))
    meldVed(
      ved,
      element,
      'kildelenke',
      `linje ${linje} for ${serier.join(', ')}`,
      `linje ${[...linjer].join(', ')}`,
    );
}

const MANED =
  /(januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember) (\d{4})/iu;

/** «Mentor, kvinner, andre på tiltak, mai 2021: linje 640»: one of the statement's observations, and that one's line. */
function sjekkOrdene(lenke: Element, mal: Mal, ved: { side: Side; sak: Sak }): void {
  const post = nermeste(lenke, ({ navn }) => navn === 'li');
  const ramme = nermeste(post, erPastand);
  const ord = post ? tekstI(post) : '';
  const maned = MANED.exec(ord);
  if (!post || !ramme || !maned) return;
  const iso = `${maned[2] ?? ''}-${String(manedsnummer(maned[1] ?? '')).padStart(2, '0')}`;
  const kjonn = /,\s+kvinner/u.test(ord) ? 'kvinner' : /,\s+menn/u.test(ord) ? 'menn' : 'alle';
  const stemmer = cellene(ramme, ved).some(
    ({ nokkel, celle }) =>
      nokkel.maned === iso &&
      nokkel.serie.endsWith(`/${kjonn}`) &&
      celle.linje === mal.linje &&
      celle.rapport === mal.rapport,
  );
  if (!stemmer)
    meldVed(
      ved,
      post,
      'kildelenke',
      `«${ord.replace(/\s+/g, ' ').trim()}» er ikke blant det påstanden bygger på`,
    );
}

/** A statement lists each of its observations once. */
function sjekkUnike(ramme: Element, ved: { side: Side; sak: Sak }): void {
  const sett = new Set<string>();
  for (const post of alleElementer(ramme)) {
    if (post.navn !== 'li') continue;
    const ord = tekstI(post).replace(/\s+/g, ' ').trim();
    // An earlier report's figure may stand on a line of the same number.
    const maal = alleElementer(post).flatMap(({ attr }) => attr.href ?? []);
    const hele = [ord, ...maal].join(' ');
    if (sett.has(hele)) meldVed(ved, post, 'kildelenke', `«${ord}» to ganger`);
    sett.add(hele);
  }
}

/** A statement with its arithmetic and sources. */
function erPastand({ navn, barn }: Element): boolean {
  return navn === 'div' && barn.some((ett) => ett.slag === 'element' && ett.navn === 'dt');
}

const kjenteCeller = new WeakMap<Element, { nokkel: Nokkel; celle: Celle }[]>();

/** The cells a statement's numbers are taken from: the release's, or those of the report a number names. */
function cellene(
  ramme: Element,
  ved: { side: Side; sak: Sak },
): { nokkel: Nokkel; celle: Celle }[] {
  const kjent = kjenteCeller.get(ramme) ?? finnCeller(ramme, ved);
  kjenteCeller.set(ramme, kjent);
  return kjent;
}

function finnCeller(
  ramme: Element,
  { side, sak }: { side: Side; sak: Sak },
): { nokkel: Nokkel; celle: Celle }[] {
  return alleElementer(ramme).flatMap(({ attr }) => {
    const { 'data-rapport': id } = attr;
    const serier = id === undefined ? side.serier : sak.fasit.rapport(id)?.serier;
    return (attr['data-av'] ?? '').split(/\s+/).flatMap((tekst) => {
      const nokkel = delNokkel(tekst);
      const celle = nokkel && serier?.get(nokkel.serie)?.get(nokkel.maned);
      return nokkel && celle ? [{ nokkel, celle }] : [];
    });
  });
}

function noklene(ramme: Element): Nokkel[] {
  return alleElementer(ramme)
    .flatMap(({ attr }) => (attr['data-av'] ?? '').split(/\s+/))
    .flatMap((tekst) => delNokkel(tekst) ?? []);
}

/** The series a link stands for: its column's, else those of the numbers in its row, item or statement. */
function serieneVed(lenke: Element): string[] {
  const celle = nermeste(lenke, ({ navn }) => navn === 'td' || navn === 'th');
  const tabell = nermeste(lenke, ({ navn }) => navn === 'table');
  const rad = celle?.forelder;
  const kolonner = tabell && kolonnene(tabell);
  const iKolonne = celle && rad && kolonner?.get(indeksAv(celle, rad));
  if (iKolonne) return iKolonne.split(' + ');
  const ramme = nermeste(lenke, (element) => element.navn === 'tr' || erPastand(element));
  return ramme ? noklene(ramme).map(({ serie }) => serie) : [];
}

function indeksAv(celle: Element, rad: Element): number {
  let indeks = 0;
  for (const annen of celler(rad)) {
    if (annen === celle) return indeks;
    indeks += Number(annen.attr.colspan ?? 1);
  }
  return -1;
}

function linjene(serie: string, rapport: string, sak: Sak): number[] {
  const funnet = sak.fasit.rapport(rapport)?.serier.get(serie);
  return [...(funnet?.values() ?? [])].map(({ linje }) => linje);
}
