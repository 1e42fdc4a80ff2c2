import { nermeste } from '../page/document.ts';
import { stedI, type Merke, type Setning } from '../page/sentence.ts';
import { flyttetManed, manedene } from '../month.ts';
import { fortegn, regnUt, type Utregning } from '../truth/rules.ts';
import { erOmtrent, leddet, retningene, type Retning } from '../direction-words.ts';
import { meldVed, type Sak, type Side } from '../context.ts';
import { endringene } from './direction.ts';

const EKSTREM = /noen (annen )?måned|ingen annen måned|(?<!\p{L})(høyeste|laveste)(?!\p{L})/iu;

/**
 * A direction told without a change beside it («Flere deltakere i mai enn i april», «økte til 974», «har økt
 * hver måned») holds too: for the level it stands by, else for the page's own series in its newest month.
 */
export function sjekkPastander(side: Side, sak: Sak): void {
  for (const setning of side.setninger) {
    const eget = nermeste(setning.blokk, ({ attr }) => attr['data-tekst'] !== undefined);
    if (!eget && !setning.merker.some(({ slag }) => slag === 'data')) continue;
    if (EKSTREM.test(setning.tekst) || BLANT_SOSKEN.test(setning.tekst)) continue;
    const brukt = new Set(endringene(setning, side, sak.navn).map(({ ord }) => ord?.fra));
    const alle = retningene(setning, sak.navn);
    for (const ord of alle) {
      const proevd = brukt.has(ord.fra) && !erOmHverManed(setning, ord, alle);
      if (proevd || erOmtrent(setning, ord)) continue;
      const tegn = tegnFor(setning, ord, { side, sak });
      if (tegn !== undefined && tegn !== ord.tegn)
        meldVed(
          { side, sak },
          stedI(setning, ord.fra),
          'påstand',
          `«${ord.ord}» i «${setning.tekst.replace(/\s+/g, ' ').trim()}»`,
          SKAL[tegn + 1],
        );
    }
  }
}

/** Judged among the superlatives. */
const BLANT_SOSKEN =
  /prosentvis den største|den største (?:blant|av alle)|større (?:prosentvis|(?:nedgang|økning) fra)/iu;

/** Rules that state a level. */
const NIVA = /^(verdi|sum|andel|andel-sum)$/;
const HVER_MANED = /hver måned/iu;
/** «etter økning hver måned siden januar», «hadde økt hver måned siden januar»: up to the month before the one told of. */
const AVSLUTTET =
  /etter (?:økning|nedgang) (?:hver måned)|hadde (?:\p{L}+ )*(?:økt|gått ned) hver måned/iu;
const SKAL = ['nedgang', 'uendret', 'økning'];

/** The sign the figures give for what a word of direction claims; undefined when it claims nothing they can tell. */
function tegnFor(
  setning: Setning,
  ord: Retning,
  { side, sak }: { side: Side; sak: Sak },
): number | undefined {
  const ledd = leddet(setning, ord.fra, ord.til);
  const serie = navngitt(setning.tekst.slice(ledd.fra, ledd.til), sak) ?? egenSerie(side);
  if (erOmHverManed(setning, ord, retningene(setning, sak.navn)))
    return hverManed(serie, setning, side);
  const niva = setning.merker.find(
    ({ element, fra }) =>
      NIVA.test(element.attr['data-regel'] ?? '') && fra >= ord.til && fra < ledd.til,
  );
  if (niva)
    return /(?<!\p{L})fra\s$/u.test(setning.tekst.slice(ord.til, niva.fra))
      ? fraNiva(setning, niva, side)
      : motForrige(niva, side);
  if (serie === undefined || sattMedTall(setning, ledd)) return undefined;
  // «gikk ned i mai etter økning hver måned fra januar til april»: the span is the other word's.
  const spenn = HVER_MANED.test(setning.tekst) ? undefined : manedsspenn(setning, ledd);
  const { fra, til } = spenn ?? { fra: ennI(setning), til: iManed(setning) };
  return endringISerie(serie, til, fra, side);
}

/** True for the word «hver måned» belongs to: the last before it, or else the first of all. */
function erOmHverManed({ tekst }: Setning, ord: Retning, alle: readonly Retning[]): boolean {
  const ved = HVER_MANED.exec(tekst)?.index;
  if (ved === undefined) return false;
  return (alle.findLast(({ til }) => til <= ved) ?? alle[0])?.fra === ord.fra;
}

/** «fra februar til mars»: the two months, when the words around a direction name them so. */
function manedsspenn(
  { tekst, merker }: Setning,
  ledd: { fra: number; til: number },
): { fra: string; til: string } | undefined {
  const tider = merker.filter(({ slag, fra }) => slag === 'time' && fra < ledd.til);
  const forste = tider.findLast(({ fra, til }, i) => {
    const neste = tider[i + 1];
    const foran = /(?<!\p{L})fra\s$/iu.test(tekst.slice(Math.min(ledd.fra, fra), fra));
    return fra >= ledd.fra && foran && neste && /^\s+til\s$/u.test(tekst.slice(til, neste.fra));
  });
  const siste = forste && tider[tider.indexOf(forste) + 1];
  const fra = forste?.element.attr.datetime;
  const til = siste?.element.attr.datetime;
  return fra === undefined || til === undefined ? undefined : { fra, til };
}

/** «32,5 prosent i mai, en nedgang fra 33,8»: the level told before against this one, else the month after it. */
function fraNiva(setning: Setning, niva: Merke, side: Side): number | undefined {
  const forrige = setning.merker.findLast(
    ({ fra, element }) => fra < niva.fra && NIVA.test(element.attr['data-regel'] ?? ''),
  );
  const { 'data-regel': regel = '', 'data-av': av = '' } = niva.element.attr;
  const da = regnUt(regel, av, side.serier);
  const na = forrige
    ? regnUt(
        forrige.element.attr['data-regel'] ?? '',
        forrige.element.attr['data-av'] ?? '',
        side.serier,
      )
    : regnUt(regel, flyttet(av, 1), side.serier);
  if (!erTall(na) || !erTall(da) || na.slag !== da.slag) return undefined;
  return fortegn(na.tideler - da.tideler);
}

/** The month a sentence speaks of: «I mai gikk antallet ned». */
function iManed({ tekst, merker }: Setning): string | undefined {
  const merke = merker.find(
    ({ slag, fra }) =>
      slag === 'time' && /(?<!(?:enn|som) )(?<!\p{L})i\s+$/iu.test(tekst.slice(0, fra)),
  );
  return merke?.element.attr.datetime;
}

/** The month after «enn i» or «som i», else undefined. */
function ennI({ tekst, merker }: Setning): string | undefined {
  const merke = merker.find(
    ({ slag, fra }) => slag === 'time' && /(enn|som) i\s+$/.test(tekst.slice(0, fra)),
  );
  return merke?.element.attr.datetime;
}

/** The series of the one entity a clause names. */
function navngitt(ledd: string, sak: Sak): string | undefined {
  const [omtale, ...flere] = sak.navn.finn(ledd);
  const [post, ...like] = omtale?.oppforinger ?? [];
  if (!post || like.length > 0 || flere.length > 0) return undefined;
  return `${post.niva}/${post.id}/${post.niva === 'hovedgruppe' ? post.id : 'alle'}/alle`;
}

/** True when the clause holds numbers of its own, which other checks have judged. */
function sattMedTall({ merker }: Setning, ledd: { fra: number; til: number }): boolean {
  return merker.some(
    ({ slag, fra, element }) =>
      slag === 'data' &&
      fra >= ledd.fra &&
      fra < ledd.til &&
      element.attr['data-regel'] !== 'rekke',
  );
}

/** A level against the same level a month earlier. */
function motForrige({ element }: Merke, side: Side): number | undefined {
  const { 'data-regel': regel = '', 'data-av': av = '' } = element.attr;
  const [na, for_] = [av, flyttet(av, -1)].map((nokler) => regnUt(regel, nokler, side.serier));
  if (!erTall(na) || !erTall(for_)) return undefined;
  return fortegn(na.tideler - for_.tideler);
}

function erTall(svar: Utregning | string | undefined): svar is Utregning {
  return typeof svar === 'object';
}

/** The same observation keys some months later. */
function flyttet(av: string, antall: number): string {
  return av.replace(/@(\d{4}-\d{2})/g, (_, fra: string) => `@${flyttetManed(fra, antall)}`);
}

function egenSerie(side: Side): string | undefined {
  if (!side.eier) return undefined;
  const { niva, id } = side.eier;
  return `${niva}/${id}/${niva === 'hovedgruppe' ? id : 'alle'}/alle`;
}

/** Counts of a series by month, oldest first, from its last hidden month on. */
function tallene(serie: string, side: Side): [maned: string, antall: number][] {
  const ut: [string, number][] = [];
  for (const [maned, { antall }] of [...(side.serier.get(serie) ?? [])].sort().reverse()) {
    if (antall === '*') break;
    ut.unshift([maned, antall]);
  }
  return ut;
}

/** The sign of a month (the newest, when none is named) against another (the one before, when none is named). */
function endringISerie(
  serie: string,
  maned: string | undefined,
  mot: string | undefined,
  side: Side,
): number | undefined {
  const tall = new Map(tallene(serie, side));
  const denne = maned ?? [...tall.keys()].at(-1) ?? '';
  const [na, da] = [tall.get(denne), tall.get(mot ?? (denne && flyttetManed(denne, -1)))];
  return na === undefined || da === undefined ? undefined : Math.sign(na - da);
}

/**
 * The one sign of all changes in the months spoken of: «fra januar til april», «siden januar», else the whole
 * series; 0 when they are not all of one sign, or when one of the months is not there to be seen.
 */
function hverManed(serie: string | undefined, setning: Setning, side: Side): number | undefined {
  const tall = serie === undefined ? [] : tallene(serie, side);
  const [fra, til] = omtalt(setning) ?? [tall[0]?.[0], undefined];
  const nevnt = til ?? tall.at(-1)?.[0];
  const siste =
    nevnt !== undefined && AVSLUTTET.test(setning.tekst) ? flyttetManed(nevnt, -1) : nevnt;
  if (fra === undefined || siste === undefined) return undefined;
  const kjent = new Map(tall);
  const nivaer = manedene(fra, siste).map((maned) => kjent.get(maned) ?? NaN);
  const tegn = nivaer.slice(1).map((na, i) => Math.sign(na - (nivaer[i] ?? NaN)));
  const [forste = 0] = tegn;
  return tegn.every((ett) => ett === forste) ? forste : 0;
}

/** The first and last month of «fra januar til april», or of «siden januar» with the month the sentence is about. */
function omtalt(setning: Setning): [fra: string, til: string | undefined] | undefined {
  const spenn = manedsspenn(setning, { fra: 0, til: setning.tekst.length });
  if (spenn) return [spenn.fra, spenn.til];
  const fra = siden(setning);
  return fra === undefined ? undefined : [fra, iManed(setning)];
}

/** The month after «siden», else undefined. */
function siden({ tekst, merker }: Setning): string | undefined {
  const merke = merker.find(
    ({ slag, fra }) => slag === 'time' && /(?<!\p{L})siden\s+$/iu.test(tekst.slice(0, fra)),
  );
  return merke?.element.attr.datetime;
}
