import { delSerie } from '../truth/truth.ts';
import { nermeste, stedAv, tekstI, type Element } from '../page/document.ts';
import { flat, setningeneITekst, type Setning } from '../page/sentence.ts';
import { manedsnummer } from '../month.ts';
import { utenNavn } from '../names.ts';
import { retningene } from '../direction-words.ts';
import type { Sak, Side } from '../context.ts';
import { heltall } from '../truth/numbers.ts';

/** Attributes whose words are read aloud or shown. */
const LESTE = [
  'aria-label',
  'aria-description',
  'aria-valuetext',
  'title',
  'alt',
  'placeholder',
  'label',
];
const META = /^(description|author|keywords|og:|twitter:)/;
const MANED =
  '(januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember)';

/** Elements whose text repeats what is said and judged elsewhere. */
const UMERKET = new Set(['title', 'desc', 'caption']);

/** A text that cannot carry marks: its words and where they stand. */
interface Fritekst {
  tekst: string;
  element: Element;
}

/**
 * Statements in texts that cannot carry marks (attributes, descriptions, titles of drawings, structured data) are
 * sentences the page says where they are judged. A sentence of their own may hold no word of direction, and only
 * numbers the page has traced; where one is tied to a month («7 982 i mai»), a series of the page has it in that month.
 */
export function sjekkFritekst(side: Side, sak: Sak): void {
  const tekster = fritekstene(side);
  const kjente = new Set([
    ...side.setninger
      .filter(({ blokk, merker }) => !UMERKET.has(blokk.navn) || merker.length > 0)
      .map(({ tekst }) => rent(tekst)),
  ]);
  const tall = tallene(side);
  for (const { tekst, element } of tekster)
    for (const setning of delt(tekst)) {
      if (kjente.has(rent(setning.tekst))) continue;
      const ukjent = iTegning(element)
        ? ukjentITegning(setning, side, sak)
        : ukjentI(setning, UMERKET.has(element.navn) ? AR : tall, side, sak);
      const galt = ukjent ?? feilManed(setning.tekst, element, side);
      if (galt)
        sak.meld({
          fil: side.fil,
          sted: stedAv(element),
          regel: 'fritekst',
          sier: `«${galt}» i «${rent(setning.tekst)}»`,
        });
    }
}

type Kjente = Pick<ReadonlySet<string>, 'has'>;

function ukjentI(setning: Setning, tall: Kjente, side: Side, sak: Sak): string | undefined {
  const [retning] = side.eier ? retningene(setning, sak.navn) : [];
  return retning?.ord ?? ukjenteTall(setning.tekst, tall, sak);
}

/** A drawing's own words are the words beside it: a number or a sex in a sentence of their own has no place there. */
function ukjentITegning(setning: Setning, side: Side, sak: Sak): string | undefined {
  const kjonn = /kvinne\p{L}*|(?<!\p{L})menn(?!\p{L})/iu.exec(setning.tekst)?.[0];
  return kjonn ?? ukjentI(setning, AR, side, sak);
}

/** Years need no trace. */
const AR: Kjente = { has: (tekst) => /^(19|20)\d\d$/.test(tekst) };

function iTegning(element: Element): boolean {
  return nermeste(element, ({ navn }) => navn === 'svg') !== undefined;
}

function fritekstene(side: Side): Fritekst[] {
  const overskrifter = delelenker(side);
  return side.elementer.flatMap((element) =>
    [...leste(element, overskrifter), ...metaTekst(element), ...innhold(element)].map((tekst) => ({
      tekst,
      element,
    })),
  );
}

function leste({ navn, attr }: Element, overskrifter: ReadonlySet<string>): string[] {
  return LESTE.flatMap((attributt) => attr[attributt] ?? []).filter(
    (tekst) => navn !== 'a' || !overskrifter.has(`${attr.href ?? ''} ${tekst}`),
  );
}

/** «Lenke til delen Last ned»: the label of a link to a heading, which repeats the heading word for word. */
function delelenker(side: Side): Set<string> {
  return new Set(
    side.elementer
      .filter(({ navn, attr }) => /^h[2-6]$/.test(navn) && attr.id !== undefined)
      .map((element) => `#${element.attr.id ?? ''} Lenke til delen ${flat(element)}`),
  );
}

function metaTekst({ navn, attr }: Element): string[] {
  const hva = attr.name ?? attr.property ?? '';
  const { content = '' } = attr;
  const erTekst = META.test(hva) && !/:(width|height)$/.test(hva) && !/^(https?:|\/)/.test(content);
  return navn === 'meta' && erTekst ? [content] : [];
}

function innhold(element: Element): string[] {
  if (UMERKET.has(element.navn))
    return element.attr['data-tekst'] === undefined ? [tekstI(element)] : [];
  const erLd = element.navn === 'script' && element.attr.type === 'application/ld+json';
  return erLd ? jsonTekster(tekstI(element)) : [];
}

/** The words of structured data: strings that are neither addresses, dates, identifiers nor types. */
function jsonTekster(json: string): string[] {
  const ut: string[] = [];
  const inn = (verdi: unknown, nokkel: string): void => {
    if (typeof verdi === 'string') {
      if (/^(name|description|headline|alternateName|abstract|text|caption|title)$/.test(nokkel))
        ut.push(verdi);
    } else if (Array.isArray(verdi)) verdi.forEach((post) => inn(post, nokkel));
    else if (verdi !== null && typeof verdi === 'object')
      for (const [indre, post] of Object.entries(verdi)) inn(post, indre);
  };
  try {
    inn(JSON.parse(json), '');
  } catch {
    ut.push('0 ulesbar JSON');
  }
  return ut;
}

/** Every number the page shows with a trace, or that a series it draws or lists holds, as text; and the years. */
function tallene(side: Side): Set<string> {
  const tall = new Set<string>();
  const serier = side.elementer.flatMap(({ attr }) => [
    ...(attr['data-serier']?.split(/\s+/) ?? []),
    ...(attr['data-serie']?.split(' + ') ?? []),
  ]);
  const celler = [...new Set(serier)].flatMap((serie) => [
    ...(side.serier.get(serie)?.values() ?? []),
  ]);
  for (const { antall } of celler) if (antall !== '*') tall.add(heltall(BigInt(antall)));
  for (const { tekst, merker } of side.setninger)
    for (const { slag, fra, til } of merker)
      if (slag === 'data') tall.add(utenPynt(tekst.slice(fra, til)));
  for (const maned of side.serier.get('i-alt/i-alt/alle/alle')?.keys() ?? [])
    tall.add(maned.slice(0, 4));
  return tall;
}

function utenPynt(tekst: string): string {
  return tekst.replace(/^[\u2212+-]/, '').replace(/\u00a0%$/, '');
}

/** The first number of a sentence that is not among those known; names, dates and line numbers aside. */
export function ukjenteTall(setning: string, tall: Kjente, sak: Sak): string | undefined {
  const rest = utenNavn(setning, sak.navn)
    .replace(/\d{4}-\d{2}(-\d{2})?/g, ' ')
    .replace(/(?<!\d)\d{1,2}\. (?=\p{L})|linje \d+/giu, ' ');
  return [...rest.matchAll(/\d[\d\u00a0]*(?:[.,]\d+)?/g)]
    .map(([treff]) => treff.replace(/\u00a0$/, ''))
    .find((treff) => !tall.has(treff));
}

/** «7 982 i mai 2021» or «i mai 2021 var tallet 7 982»: some series of the figure, or of the page, has it. */
function feilManed(setning: string, element: Element, side: Side): string | undefined {
  const uttrykk = new RegExp(`(\\d[\\d\\u00a0]*)(?: deltakere)? i ${MANED}(?: (\\d{4}))?`, 'giu');
  const figur = element.forelder?.attr['data-serier']?.split(/\s+/);
  const serier = figur ?? egneSerier(side);
  for (const [treff, tall, navn = '', ar] of setning.matchAll(uttrykk)) {
    if (/,\d*$/.test(setning.slice(0, setning.indexOf(treff)))) continue;
    const stemmer = serier.some((serie) =>
      [...(side.serier.get(serie) ?? [])].some(
        ([maned, { antall }]) =>
          Number(maned.slice(5)) === manedsnummer(navn) &&
          (ar === undefined || maned.startsWith(ar)) &&
          antall !== '*' &&
          heltall(BigInt(antall)) === tall,
      ),
    );
    if (!stemmer && !/(flere|færre|økt|gikk|prosent)/i.test(setning)) return treff;
  }
  return undefined;
}

const kjenteEgne = new WeakMap<Side, string[]>();

function egneSerier(side: Side): string[] {
  const kjent = kjenteEgne.get(side) ?? finnEgne(side);
  kjenteEgne.set(side, kjent);
  return kjent;
}

function finnEgne({ eier, serier }: Side): string[] {
  return [...serier.keys()].filter((serie) => {
    const { niva, id } = delSerie(serie);
    return !eier || (niva === eier.niva && id === eier.id);
  });
}

/** A text's sentences. */
export function delt(tekst: string): Setning[] {
  return setningeneITekst(tekst.replaceAll('\u00ad', ''));
}

/** A sentence as it is compared: white space folded, no final stop. */
export function rent(tekst: string): string {
  return tekst
    .replace(/[ \n\t]+/g, ' ')
    .trim()
    .replace(/ – (figur fra )?Tiltakstall$|, eldre tall$/, '')
    .replace(/[.!]$/, '');
}
