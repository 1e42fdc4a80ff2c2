import { retningOf, strength } from '../facts/change.ts';
import type { Faktum } from '../facts/fact.ts';
import { isSynligObservasjon, type Emne } from '../facts/context.ts';
import type { Utregning } from '../facts/calculation.ts';
import type { Faktasett } from './opening.ts';
import { blantLike, deltakere, formerFor } from './forms.ts';
import { firstSince } from './turn.ts';
import { frase, settArstall, storBokstav, toPlain, type Frase } from './phrase.ts';
import { tall, tallSom, tallSomOrden, tid, type TallNode } from './node.ts';
import {
  antallDeltakere,
  denne,
  forrige,
  hverManedSiden,
  omfanget,
  persons,
  RETNINGSORD,
  where,
  type Ordgrunnlag,
} from './words.ts';

/** One piece of news to head a page with: how much it is worth, its wordings, and the fact it rests on. */
interface News {
  weight: number;
  phrases: Frase[];
  fact?: Faktum | undefined;
}

/** Two lines of a phone. A headline that is longer gives way to the next best news. */
const LONGEST = 90;

/** Every way to head a page with what happened and how much, without full stop: the news a desk would lead with, that has room. */
export function overskrifter(fakta: Faktasett, ord: Ordgrunnlag): Frase[] {
  return chosen(fakta, ord).phrases;
}

/** The facts that the heading rests on. */
export function headedBy(fakta: Faktasett, ord: Ordgrunnlag): (Faktum | undefined)[] {
  return [chosen(fakta, ord).fact];
}

function chosen(fakta: Faktasett, ord: Ordgrunnlag): News {
  const all = allNews(fakta, ord).sort((a, b) => b.weight - a.weight);
  for (const news of all) {
    const phrases = news.phrases.filter((phrase) => lengthOf(phrase, ord) <= LONGEST);
    if (phrases.length > 0) return { ...news, phrases };
  }
  const last = all.at(-1);
  if (!last) throw new RangeError('En side uten overskrift');
  return last;
}

function lengthOf(phrase: Frase, { grunnlag }: Ordgrunnlag): number {
  return toPlain(settArstall([phrase], grunnlag.maned)[0] ?? []).length;
}

function allNews(fakta: Faktasett, ord: Ordgrunnlag): News[] {
  const { endring, niva } = fakta;
  const still = headHidden(fakta, ord) ?? headUnchanged(fakta['uendret-hele'], ord);
  if (still) return [{ weight: 0, phrases: still }];
  if (!endring)
    return [{ weight: 0, phrases: [...yearNews(fakta.fjor, ord), headLevel(niva, ord)] }];
  const brief: News[] = [
    { weight: -1, phrases: [headBrief(endring, ord)] },
    { weight: -2, phrases: [frase`${tall(endring.na)} ${where(ord)} i ${denne(ord)}`] },
  ];
  if (endring.grad === 'liten')
    return [{ weight: 0, phrases: [headSmall(endring, ord)] }, ...brief];
  if (endring.grad === 'uendret' || endring.grad === 'om-lag-uendret')
    return [{ weight: 0, phrases: headQuiet(endring, ord) }, ...brief, ...quietNews(fakta, ord)];
  return [plainNews(endring, ord), ...brief, ...changeNews(endring, fakta, ord)];
}

function headHidden(fakta: Faktasett, ord: Ordgrunnlag): Frase[] | undefined {
  const m = denne(ord);
  const name = storBokstav(ord.former.setning);
  const hidden = fakta['skjermet-hele'];
  if (hidden && hidden.fra !== ord.grunnlag.maned)
    return [frase`${name}: alle tallene er skjermet`];
  if (hidden || fakta['skjermet-na']) return [frase`${name}: tallet for ${m} er skjermet`];
  return fakta.fravaerende ? [frase`Ingen tall for ${ord.former.setning} i ${m}`] : undefined;
}

function headUnchanged(
  whole: Faktum<'uendret-hele'> | undefined,
  ord: Ordgrunnlag,
): Frase[] | undefined {
  if (!whole) return undefined;
  return [
    frase`${antallDeltakere(whole.na, ord)} i ${denne(ord)}, som hver måned siden ${tid(whole.fra)}`,
  ];
}

function headLevel(niva: Faktum<'niva'> | undefined, ord: Ordgrunnlag): Frase {
  if (!niva) return frase`Ingen tall for ${ord.former.setning} i ${denne(ord)}`;
  return frase`${antallDeltakere(niva.na, ord)} i ${denne(ord)}`;
}

function headSmall({ na, forrige: before }: Faktum<'endring'>, ord: Ordgrunnlag): Frase {
  return frase`${antallDeltakere(na, ord)} i ${denne(ord)}, mot ${tall(before)} i ${forrige(ord)}`;
}

/** Both levels in the fewest words: for names that leave no room for more. */
function headBrief({ na, forrige: before }: Faktum<'endring'>, ord: Ordgrunnlag): Frase {
  return frase`${tall(na)} ${where(ord)} i ${denne(ord)}, mot ${tall(before)} i ${forrige(ord)}`;
}

function headQuiet({ grad, na }: Faktum<'endring'>, ord: Ordgrunnlag): Frase[] {
  const alike = `${grad === 'uendret' ? 'Like' : 'Om lag like'} mange ${where(ord)}`;
  return [
    frase`${alike} i ${denne(ord)} som i ${forrige(ord)}: ${tall(na)}`,
    ...(grad === 'uendret'
      ? []
      : [frase`${antallDeltakere(na, ord)} i ${denne(ord)}, om lag uendret fra ${forrige(ord)}`]),
  ];
}

/** What is worth more than that nothing happened: the year before, where much has. */
function quietNews({ fjor }: Faktasett, ord: Ordgrunnlag): News[] {
  const phrases = yearNews(fjor, ord);
  return phrases.length === 0 ? [] : [{ weight: 1, phrases, fact: fjor }];
}

/** «310 flere i arbeidstrening i mai 2021 enn i mai 2020». */
function yearNews(fjor: Faktum<'fjor'> | undefined, ord: Ordgrunnlag): Frase[] {
  const retning = fjor && isMovement(fjor) && retningOf(fjor.endring);
  const then = fjor?.fjor.av[0]?.maned;
  if (!fjor || !retning || !then) return [];
  const { flere } = RETNINGSORD[retning];
  return [
    frase`${opening(fjor.endring)} ${flere} ${where(ord)} i ${denne(ord)} enn i ${tid(then)}`,
  ];
}

function isMovement({ grad }: Pick<Faktum<'fjor'>, 'grad'>): boolean {
  return grad === 'antall' || grad === 'prosent';
}

/** The change itself, with the percentage where the base allows one: what is left when nothing more is known. */
function plainNews({ endring, prosent }: Faktum<'endring'>, ord: Ordgrunnlag): News {
  const { adverb } = RETNINGSORD[retningOf(endring) ?? 'opp'];
  const [sized = [], ...byName] = bases(endring, ord);
  const percent = prosent && tall(prosent);
  return {
    weight: 0,
    phrases: [
      percent ? frase`${sized}, ${adverb} ${percent} prosent` : sized,
      ...byName.map((one) => (percent ? frase`${one}, eller ${percent} prosent` : one)),
      frase`${sized} enn i ${forrige(ord)}`,
    ],
  };
}

/** «859 færre på tiltak i mai», «Jobbklubb falt med 370 deltakere i mai»: what the news is joined to. */
function bases(change: Utregning, ord: Ordgrunnlag): Frase[] {
  const { flere } = RETNINGSORD[retningOf(change) ?? 'opp'];
  const sized = frase`${opening(change)} ${flere} ${where(ord)} i ${denne(ord)}`;
  return [sized, ...named(change, ord)];
}

/** The size of a change at the beginning of a headline: «Én færre». */
function opening(change: Utregning): TallNode {
  return Math.abs(change.verdi) === 1 ? tallSom(change, 'Én') : tall(change);
}

/** «Jobbklubb falt med 370 deltakere i mai»; not of persons, who do not fall. */
function named(change: Utregning, ord: Ordgrunnlag): Frase[] {
  const { former, emne } = ord;
  if (former.flertall !== undefined || emne.niva === 'i-alt' || emne.niva === 'hovedgruppe')
    return [];
  const { brief } = RETNINGSORD[retningOf(change) ?? 'opp'];
  const noun = Math.abs(change.verdi) === 1 ? 'deltaker' : 'deltakere';
  return [
    frase`${storBokstav(former.setning)} ${brief} med ${persons(change)} ${noun} i ${denne(ord)}`,
  ];
}

/** Everything that can be told beside the change, each with what a desk would give for it. */
function changeNews(endring: Faktum<'endring'>, fakta: Faktasett, ord: Ordgrunnlag): News[] {
  const any = bases(endring.endring, ord);
  const [sized = [], ...byName] = any;
  const { vending, rekke, fjor, driver } = fakta;
  const record = fakta.topp ?? fakta.bunn;
  const [largest, first] = [fakta['largest-of-all'], fakta['siden-forste']];
  const isTiltak = ord.emne.niva === 'tiltak';
  return [
    ...join(largest, isTiltak ? 10 : 4, byName, frase`, mer enn ${largestTail(ord.emne)}`),
    ...(vending ? join(vending, 8.5, any, frase`, ${firstSince(vending)}`) : []),
    ...(record ? [recordNews(record, ord)] : []),
    ...(rekke ? runNews(rekke, { any, sized }) : []),
    ...(fjor && isMovement(fjor)
      ? join(fjor, yearWorth(fjor), [sized], longTail(fjor, fjor.fjor))
      : []),
    ...(first?.against ? join(first, 5.2, [sized], longTail(first, first.forste)) : []),
    ...(driver ? join(driver, driverWorth(driver, endring), any, driverTail(driver, ord)) : []),
  ];
}

/** The heads with the news after them; nothing where there is no such news. */
function join(fact: Faktum | undefined, weight: number, heads: Frase[], tail: Frase): News[] {
  return fact ? [{ weight, fact, phrases: heads.map((head) => frase`${head}${tail}`) }] : [];
}

/** «; har økt hver måned siden januar», or counted where its beginning is seen: «, fjerde måned på rad med økning». */
function runNews(rekke: Faktum<'rekke'>, { any, sized }: { any: Frase[]; sized: Frase }): News[] {
  const { retning, lengde, kjentStart, fra } = rekke;
  const { har, endring } = RETNINGSORD[retning];
  const weight = 4 + Math.min(4, lengde.verdi / 2);
  return kjentStart
    ? join(rekke, weight, any, frase`, ${tallSomOrden(lengde)} måned på rad med ${endring}`)
    : join(rekke, weight + 1, [sized], frase`; ${har} ${hverManedSiden(lengde, fra)}`);
}

function largestTail({ niva }: Emne): string {
  return niva === 'tiltak' ? 'noe annet tiltak' : 'noen annen tiltaksgruppe';
}

/** «11 971 deltakere i arbeidstrening i mai, det høyeste antallet siden mars 2019»: of the level, not of the change. */
function recordNews(record: Faktum<'topp'> | Faktum<'bunn'>, ord: Ordgrunnlag): News {
  const { na, omfang, slag } = record;
  const { hoyeste } = RETNINGSORD[slag === 'topp' ? 'opp' : 'ned'];
  const [m, span] = [denne(ord), omfanget(omfang)];
  return {
    weight: 8,
    fact: record,
    phrases: [
      frase`${antallDeltakere(na, ord)} i ${m}, det ${hoyeste} antallet ${span}`,
      frase`${tall(na)} ${where(ord)} i ${m}, det ${hoyeste} ${span}`,
    ],
  };
}

/** A large movement in a year is worth more, and one that the month went against. */
function yearWorth({ endring, against }: Faktum<'fjor'>): number {
  return 5 + Math.min(3, strengthOf(endring) / 3) + (against ? 0.5 : 0);
}

/** A tiltak says more than a hovedgruppe. */
function driverWorth({ deling }: Faktum<'driver'>, { endring }: Faktum<'endring'>): number {
  return (deling === 'hovedgruppe' ? 4.5 : 5.5) + strengthOf(endring) / 4;
}

function strengthOf({ verdi, av: [, before] }: Utregning): number {
  return isSynligObservasjon(before) ? strength(verdi, before) : 0;
}

function driverTail({ del }: Faktum<'driver'>, ord: Ordgrunnlag): Frase {
  return frase`, hvorav ${tall(del.tall)} ${placeOf(del.emne, ord)}`;
}

/** «, men 448 flere enn i mai 2020», «, og 310 flere enn i mai 2020». */
function longTail(
  { endring, against }: Pick<Faktum<'fjor'>, 'endring' | 'against'>,
  then: Utregning,
): Frase {
  const { flere } = RETNINGSORD[retningOf(endring) ?? 'opp'];
  const m = tid(then.av[0]?.maned ?? '0000-01');
  return frase`, ${against ? 'men' : 'og'} ${persons(endring)} ${flere} enn i ${m}`;
}

/** Where a part of the change came: «i jobbklubb», «blant arbeidssøkere på tiltak». */
function placeOf(emne: Emne, { grunnlag: { register } }: Ordgrunnlag): string {
  const former = formerFor(register, emne);
  if (former.flertall !== undefined) return `blant ${deltakere(former)}`;
  return `${former.preposisjon} ${emne.niva === 'hovedgruppe' ? former.setning : blantLike(register, emne)}`;
}
