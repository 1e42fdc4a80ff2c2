import { delNokkel, type Nokkel } from '../truth/truth.ts';
import { reportOfPage } from '../readers/edition.ts';
import { alleElementer, nermeste, tekstI, type Element } from '../page/document.ts';
import { celler, kolonnene } from '../page/table.ts';
import type { Celle } from '../readers/report.ts';
import { manedsnummer } from '../month.ts';
import { meldVed, type Sak, type Side } from '../context.ts';

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
    if (erKildeliste(element)) sjekkKildeliste(element, { side, sak });
    const treff = KILDE.exec(element.attr.href ?? '');
    if (!treff) continue;
    const [, linje = ''] = treff;
    const rapport = reportOfPage(treff.input, 'kilde') ?? '';
    const ord = tekstI(element);
    if ((/linje (\d+)/i.exec(ord)?.[1] ?? linje) !== linje)
      meldVed({ side, sak }, element, 'kildelenke', `«${ord}» leder til linje ${linje}`);
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
  /(januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember)(?: (\d{4}))?/giu;

/** The list under a summary of where its numbers were read: «Mentor, kvinner, andre på tiltak: linje 640». */
function erKildeliste(element: Element): boolean {
  return element.navn === 'ul' && element.forelder?.attr.class === 'utregning';
}

type Cellesteder = ReadonlyMap<string, { nokkel: Nokkel; celle: Celle }[]>;

/** The list names each series once, with lines that the summary's numbers stand on, and leaves none of these out. */
function sjekkKildeliste(liste: Element, ved: { side: Side; sak: Sak }): void {
  const ramme = nermeste(liste, ({ navn }) => navn === 'section') ?? liste;
  const brukt: Cellesteder = Map.groupBy(cellene(ramme, ved), ({ celle }) => stedet(celle));
  const poster = alleElementer(liste).filter(({ navn }) => navn === 'li');
  const sett = new Set<string>();
  for (const post of poster) {
    const navn = postnavn(post);
    if (sett.has(navn)) meldVed(ved, post, 'kildelenke', `«${navn}» to ganger`);
    sett.add(navn);
    sjekkPost(post, brukt, ved);
    sjekkManeder(post, ramme, ved);
  }
  const nevnt = new Set(poster.flatMap((post) => stedene(post).map(({ sted }) => sted)));
  for (const [sted, celler] of brukt)
    if (!nevnt.has(sted))
      meldVed(ved, liste, 'kildelenke', `${celler[0]?.nokkel.serie ?? ''} (${sted}) er ikke med`);
}

function sjekkPost(post: Element, brukt: Cellesteder, ved: { side: Side; sak: Sak }): void {
  const navn = postnavn(post);
  for (const { sted, lenke } of stedene(post))
    if (!brukt.get(sted)?.some(({ nokkel }) => erNavnPa(navn, nokkel, ved.sak)))
      meldVed(ved, lenke, 'kildelenke', `«${navn}» er ikke blant det sammendraget bygger på`);
}

function postnavn(post: Element): string {
  return (tekstI(post).split(':')[0] ?? '').replace(/\s+/g, ' ').trim();
}

/** The lines of reports that links in an item lead to. */
function stedene(post: Element): { sted: string; lenke: Element }[] {
  return alleElementer(post).flatMap((lenke) => {
    const { href = '' } = lenke.attr;
    const linje = KILDE.exec(href)?.[1];
    const sted = `${reportOfPage(href, 'kilde') ?? ''} ${linje ?? ''}`;
    return linje === undefined ? [] : [{ sted, lenke }];
  });
}

function stedet({ rapport, linje }: Celle): string {
  return `${rapport} ${linje}`;
}

/** True when the words name the subject, sex and hovedgruppe of the series. */
function erNavnPa(ord: string, { serie }: Nokkel, { navn }: Sak): boolean {
  const [niva, id, hovedgruppe, kjonn] = serie.split('/');
  const sagt = /(?:^|, )(kvinner|menn)(?:,|$)/u.exec(ord)?.[1] ?? 'alle';
  const nevnt = navn.finn(ord).flatMap(({ oppforinger }) => oppforinger);
  const erNevnt = (pa: string | undefined, hvem: string | undefined) =>
    nevnt.some((ett) => ett.niva === pa && ett.id === hvem);
  const grupper = nevnt.filter((ett) => ett.niva === 'hovedgruppe');
  return (
    sagt === kjonn &&
    (niva === 'i-alt' || erNevnt(niva, id)) &&
    (hovedgruppe === 'alle' ? grupper.length === 0 : erNevnt('hovedgruppe', hovedgruppe))
  );
}

/** Months in brackets after a line are some that a number of the summary has from there. */
function sjekkManeder(post: Element, ramme: Element, ved: { side: Side; sak: Sak }): void {
  const steder = stedene(post);
  const iParentes = [...tekstI(post).matchAll(/linje \d+\s*(?:\(([^)]*)\))?/gu)];
  for (const [i, [, ord = '']] of iParentes.entries()) {
    const sted = steder[i]?.sted ?? '';
    const her = cellene(ramme, ved).filter(({ celle }) => stedet(celle) === sted);
    for (const maned of manedene(ord))
      if (!her.some(({ nokkel }) => nokkel.maned === maned))
        meldVed(ved, post, 'kildelenke', `${maned} er ikke fra ${sted}`);
  }
}

/** «november 2020–mai 2021»: its months; the first may leave out a year that is the last one's. */
function manedene(ord: string): string[] {
  const funnet = [...ord.matchAll(MANED)];
  const ar = funnet.at(-1)?.[2] ?? '';
  return funnet.map(
    ([, navn = '', eget]) => `${eget ?? ar}-${String(manedsnummer(navn)).padStart(2, '0')}`,
  );
}

const kjenteCeller = new WeakMap<Element, { nokkel: Nokkel; celle: Celle }[]>();

/** The cells a summary's numbers are taken from: the release's, or those of the report a number names. */
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

/** The series a link stands for: its column's, else those of the numbers in its row. */
function serieneVed(lenke: Element): string[] {
  const celle = nermeste(lenke, ({ navn }) => navn === 'td' || navn === 'th');
  const tabell = nermeste(lenke, ({ navn }) => navn === 'table');
  const rad = celle?.forelder;
  const kolonner = tabell && kolonnene(tabell);
  const iKolonne = celle && rad && kolonner?.get(indeksAv(celle, rad));
  if (iKolonne) return iKolonne.split(' + ');
  const ramme = nermeste(lenke, (element) => element.navn === 'tr');
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
