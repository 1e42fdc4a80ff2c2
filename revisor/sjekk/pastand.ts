import { nermeste } from '../html/dokument.ts';
import type { Merke, Setning } from '../html/setning.ts';
import { maned, manedsindeks } from '../maned.ts';
import { fortegn, regnUt, type Utregning } from '../regel.ts';
import { erOmtrent, leddet, retningene, type Retning } from '../retningsord.ts';
import { meldVed, type Sak, type Side } from '../sak.ts';
import { endringene } from './retning.ts';

const EKSTREM = /noen annen måned|ingen annen måned|(?<!\p{L})(høyeste|laveste)(?!\p{L})/iu;

/**
 * A direction told without a change beside it («Flere deltakere i mai enn i april», «økte til 974», «har økt
 * hver måned») holds too: for the level it stands by, else for the page's own series in its newest month.
 */
export function sjekkPastander(side: Side, sak: Sak): void {
  for (const setning of side.setninger) {
    if (!nermeste(setning.blokk, ({ attr }) => attr['data-tekst'] !== undefined)) continue;
    if (EKSTREM.test(setning.tekst)) continue;
    const brukt = new Set(endringene(setning, side, sak.navn).map(({ ord }) => ord?.fra));
    for (const ord of retningene(setning, sak.navn)) {
      if (brukt.has(ord.fra) || erOmtrent(setning, ord)) continue;
      const tegn = tegnFor(setning, ord, side);
      if (tegn !== undefined && tegn !== ord.tegn)
        meldVed(
          { side, sak },
          setning.blokk,
          'påstand',
          `«${ord.ord}» i «${setning.tekst.replace(/\s+/g, ' ').trim()}»`,
          SKAL[tegn + 1],
        );
    }
  }
}

const SKAL = ['nedgang', 'uendret', 'økning'];

/** The sign the figures give for what a word of direction claims; undefined when it claims nothing they can tell. */
function tegnFor(setning: Setning, ord: Retning, side: Side): number | undefined {
  if (/hver måned/iu.test(setning.tekst)) return hverManed(side);
  const ledd = leddet(setning, ord.fra, ord.til);
  const niva = setning.merker.find(
    ({ slag, fra }) => slag === 'data' && fra >= ord.til && fra < ledd.til,
  );
  if (niva) return motForrige(niva, side);
  const andre = sattMedTall(setning, ledd);
  return andre ? undefined : fortegnetNa(side);
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
  if (!/^(verdi|sum|andel|andel-sum)$/.test(regel)) return undefined;
  const [na, for_] = [av, flyttet(av, -1)].map((nokler) => regnUt(regel, nokler, side.serier));
  if (!erTall(na) || !erTall(for_)) return undefined;
  return fortegn(na.tideler - for_.tideler);
}

function erTall(svar: Utregning | string | undefined): svar is Utregning {
  return typeof svar === 'object';
}

/** The same observation keys some months later. */
export function flyttet(av: string, antall: number): string {
  return av.replace(/@(\d{4}-\d{2})/g, (_, fra: string) => {
    const indeks = manedsindeks(fra) + antall;
    return `@${maned(Math.floor((indeks - 1) / 12), ((indeks - 1) % 12) + 1)}`;
  });
}

/** The page's own visible counts with their months, oldest first; hidden months end it short. */
function egne(side: Side): number[] | undefined {
  if (!side.eier) return undefined;
  const { niva, id } = side.eier;
  const hg = niva === 'hovedgruppe' ? id : 'alle';
  const celler = [...(side.serier.get(`${niva}/${id}/${hg}/alle`) ?? [])].sort();
  const tall: number[] = [];
  for (const [, { antall }] of celler.reverse()) {
    if (antall === '*') break;
    tall.unshift(antall);
  }
  return tall;
}

function fortegnetNa(side: Side): number | undefined {
  const tall = egne(side);
  const [for_, na] = [tall?.at(-2), tall?.at(-1)];
  return na === undefined || for_ === undefined ? undefined : Math.sign(na - for_);
}

/** The one sign of all the page's own changes; 0 when they are not all of one sign. */
function hverManed(side: Side): number | undefined {
  const tall = egne(side);
  if (!tall || tall.length < 2) return undefined;
  const tegn = tall.slice(1).map((na, i) => Math.sign(na - (tall[i] ?? na)));
  return tegn.every((ett) => ett === tegn[0]) ? tegn[0] : 0;
}
