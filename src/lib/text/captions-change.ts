import { manederMellom, type Maned } from '../domain/maned.ts';
import type { SerieNokkel } from '../domain/key.ts';
import { compare, endringer, lastPair, retningOf } from '../facts/change.ts';
import {
  bruddFor,
  celler,
  isSynligObservasjon,
  nokkelFor,
  type Grunnlag,
} from '../facts/context.ts';
import { antall, verdi, type Utregning } from '../facts/calculation.ts';
import type { Figurgrunnlag, Figurtekst } from './caption-words.ts';
import { perioden } from './captions-time.ts';
import { frase, join, liste, type Frase } from './phrase.ts';
import { tall, tallSomOrd, tid } from './node.ts';
import { persons, RETNINGSORD } from './words.ts';

/** From this many months on they are not listed one by one. */
const LONGEST_LIST = 6;

/** The bars of the change from month to month. A largest and a count are told only where every change of the span is known. */
export function endringstekst({ emne, grunnlag, personer }: Figurgrunnlag): Figurtekst {
  const nokkel = nokkelFor(emne);
  const changes = endringer(grunnlag, nokkel);
  const whole = isWhole(grunnlag, nokkel, changes);
  return {
    tittel: newestChange(grunnlag, nokkel, whole ? changes : []),
    undertittel: frase`Endring i antall ${personer} fra måneden før, ${perioden(grunnlag, nokkel)}`,
    beskrivelse: whole ? describeWhole(changes) : describePart(grunnlag, nokkel, changes),
  };
}

/** Every month from the first to this one has a number, and no break lies between. */
function isWhole(grunnlag: Grunnlag, nokkel: SerieNokkel, changes: Utregning[]): boolean {
  const first = celler(grunnlag, nokkel)[0];
  return first !== undefined && manederMellom(first.maned, grunnlag.maned) === changes.length;
}

function describeWhole(changes: Utregning[]): Frase {
  if (changes.length > 0 && changes.every(({ verdi: change }) => change === 0))
    return frase`Antallet var det samme i alle månedene, så figuren har ingen søyler.`;
  return frase`Søylene viser endringen fra måneden før.${countSigns(changes)}`;
}

/** Which changes are shown, and why the others are not. */
function describePart(grunnlag: Grunnlag, nokkel: SerieNokkel, changes: Utregning[]): Frase {
  return join([tellShown(changes), notShown(grunnlag, nokkel)]);
}

function tellShown(changes: Utregning[]): Frase {
  const months = changes.flatMap(({ av }) => (av[0] ? [tid(av[0].maned)] : []));
  const [only] = changes;
  const [til, fra] = only?.av ?? [];
  if (!til || !fra) return frase`Ingen endring fra måneden før kan vises.`;
  if (changes.length === 1)
    return frase`Søylen viser endringen fra ${tid(fra.maned)} til ${tid(til.maned)}.`;
  return months.length <= LONGEST_LIST
    ? frase`Søylene viser endringen fra måneden før for ${liste(months)}.`
    : frase`Søylene viser endringen fra måneden før, der begge tallene er oppgitt og kan sammenlignes.`;
}

function notShown(grunnlag: Grunnlag, nokkel: SerieNokkel): Frase | undefined {
  const all = celler(grunnlag, nokkel);
  const hidden = all.filter((celle) => !isSynligObservasjon(celle));
  const first = all[0]?.maned;
  const breaks = bruddFor(grunnlag, nokkel)
    .map(({ maned }) => maned)
    .filter((maned) => first !== undefined && maned > first && maned <= grunnlag.maned);
  const reasons: Frase[] = [];
  const [only] = hidden;
  if (only && hidden.length === 1)
    reasons.push(
      frase` Tallet for ${tid(only.maned)} er skjermet, og ${aroundIt(only.maned, all)} den måneden er ikke vist.`,
    );
  else if (only)
    reasons.push(
      frase` Tallene for ${tallSomOrd(antall(hidden))} av månedene er skjermet, og endringer til og fra dem er ikke vist.`,
    );
  if (
    isBroken(
      all.map(({ maned }) => maned),
      grunnlag.maned,
    )
  )
    reasons.push(frase` Endringer til og fra måneder uten tall er ikke vist.`);
  if (breaks.length > 0)
    reasons.push(
      frase` Serien har brudd i ${liste(breaks.map((maned) => tid(maned)))}, og endringen over et brudd er ikke vist.`,
    );
  return reasons.length > 0 ? join(reasons) : undefined;
}

/** The changes that a hidden month is part of: one at either end of the series. */
function aroundIt(hidden: Maned, all: readonly { maned: Maned }[]): string {
  if (hidden === all[0]?.maned) return 'endringen fra';
  return hidden === all.at(-1)?.maned ? 'endringen til' : 'endringene til og fra';
}

/** True when months are missing between the first and this one. */
function isBroken(months: Maned[], last: Maned): boolean {
  const [first] = months;
  return first !== undefined && manederMellom(first, last) + 1 !== months.length;
}

/**
 * «859 færre i mai enn i april»: what happened last, and that it is the largest of its kind where all of several are
 * known; both levels where the number is small.
 */
function newestChange(grunnlag: Grunnlag, nokkel: SerieNokkel, all: Utregning[]): Frase {
  const pair = lastPair(grunnlag, nokkel);
  if (!pair) return frase`Endring fra måned til måned`;
  const [na, before] = pair;
  const { endring: change, grad } = compare(na, before);
  const [m, f] = [tid(na.maned), tid(before.maned)];
  const retning = retningOf(change);
  if (!retning) return frase`Like mange i ${m} som i ${f}`;
  if (grad === 'liten') return frase`${tall(verdi(na))} i ${m}, mot ${tall(verdi(before))} i ${f}`;
  const { flere, endring: noun } = RETNINGSORD[retning];
  const told = frase`${persons(change)} ${flere} i ${m} enn i ${f}`;
  const sameWay = all.filter((one) => one.av[0] !== na && retningOf(one) === retning);
  const largest = sameWay.every(({ verdi: other }) => Math.abs(other) < Math.abs(change.verdi));
  // The largest of one is no superlative.
  return sameWay.length > 0 && largest ? frase`Størst ${noun} i figuren: ${told}` : told;
}

/** «Antallet økte i tre måneder og gikk ned i én.» */
function countSigns(changes: Utregning[]): Frase | undefined {
  const months = (sign: number) =>
    antall(
      changes
        .filter(({ verdi: change }) => Math.sign(change) === sign)
        .flatMap(({ av }) => av[0] ?? []),
    );
  const [up, down] = [months(1), months(-1)];
  const of = (count: Utregning) =>
    frase`${tallSomOrd(count)} ${count.verdi === 1 ? 'måned' : 'måneder'}`;
  if (up.verdi === 0 && down.verdi === 0) return undefined;
  if (down.verdi === 0) return frase` Antallet økte i ${of(up)}.`;
  if (up.verdi === 0) return frase` Antallet gikk ned i ${of(down)}.`;
  return frase` Antallet økte i ${of(up)} og gikk ned i ${of(down)}.`;
}
