import { manederBetween, type Maned } from '../domain/maned.ts';
import type { SeriesKey } from '../domain/key.ts';
import { compare, monthlyChanges, lastPair, directionOf } from '../facts/change.ts';
import {
  breaksFor,
  cells,
  isVisibleObservation,
  keyFor,
  type FactContext,
} from '../facts/context.ts';
import { antall, verdi, type Calculation } from '../facts/calculation.ts';
import { type FigureContext, type Caption, persons, DIRECTION_WORDS } from './words.ts';
import { captionPeriod } from './captions-time.ts';
import { phrase, join, list, type Phrase } from './phrase.ts';
import { numberNode, numberNodeAsWord, timeNode } from './node.ts';

/** From this many months on they are not listed one by one. */
const LONGEST_LIST = 6;

/** The bars of the change from month to month. A largest and a count are told only where every change of the span is known. */
export function changeText({ emne, grunnlag, persons }: FigureContext): Caption {
  const key = keyFor(emne);
  const changes = monthlyChanges(grunnlag, key);
  const whole = isWhole(grunnlag, key, changes);
  return {
    tittel: newestChange(grunnlag, key, whole ? changes : []),
    subtitle: phrase`Endring i antall ${persons} fra måneden før, ${drawnPeriod(changes) ?? captionPeriod(grunnlag, key)}`,
    description: whole
      ? phrase`Søylene viser endringen fra måneden før.${countSigns(changes)}`
      : describePart(grunnlag, key, changes),
  };
}

/** «februar–mai 2021»: from the first month with a bar to the last. The first month of all has none. */
function drawnPeriod(changes: Calculation[]): Phrase | undefined {
  const [first, last] = [changes[0], changes.at(-1)].map((change) => change?.av[0]?.maned);
  if (!first || !last) return undefined;
  return first === last ? phrase`${timeNode(last)}` : phrase`${timeNode(first)}–${timeNode(last)}`;
}

/** Every month from the first to this one has a number, and no break lies between. */
function isWhole(context: FactContext, key: SeriesKey, changes: Calculation[]): boolean {
  const first = cells(context, key)[0];
  return first !== undefined && manederBetween(first.maned, context.maned) === changes.length;
}

/** Which changes are shown, and why the others are not. */
function describePart(context: FactContext, key: SeriesKey, changes: Calculation[]): Phrase {
  return join([tellShown(changes), notShown(context, key)]);
}

function tellShown(changes: Calculation[]): Phrase {
  const months = changes.flatMap(({ av }) => (av[0] ? [timeNode(av[0].maned)] : []));
  const [only] = changes;
  const [to, from] = only?.av ?? [];
  if (!to || !from) return phrase`Ingen endring fra måneden før kan vises.`;
  if (changes.length === 1)
    return phrase`Søylen viser endringen fra ${timeNode(from.maned)} til ${timeNode(to.maned)}.`;
  return months.length <= LONGEST_LIST
    ? phrase`Søylene viser endringen fra måneden før for ${list(months)}.`
    : phrase`Søylene viser endringen fra måneden før, der begge tallene er oppgitt og kan sammenlignes.`;
}

function notShown(context: FactContext, key: SeriesKey): Phrase | undefined {
  const all = cells(context, key);
  const hidden = all.filter((cell) => !isVisibleObservation(cell));
  const first = all[0]?.maned;
  const breaks = breaksFor(context, key)
    .map(({ maned }) => maned)
    .filter((maned) => first !== undefined && maned > first && maned <= context.maned);
  const reasons: Phrase[] = [];
  const [only] = hidden;
  if (only && hidden.length === 1)
    reasons.push(
      phrase` Tallet for ${timeNode(only.maned)} er skjermet, og ${aroundIt(only.maned, all)} den måneden er ikke vist.`,
    );
  else if (only)
    reasons.push(
      phrase` Tallene for ${numberNodeAsWord(antall(hidden))} av månedene er skjermet, og endringer til og fra dem er ikke vist.`,
    );
  if (
    hasMonthGap(
      all.map(({ maned }) => maned),
      context.maned,
    )
  )
    reasons.push(phrase` Endringer til og fra måneder uten tall er ikke vist.`);
  if (breaks.length > 0)
    reasons.push(
      phrase` Serien har brudd i ${list(breaks.map((maned) => timeNode(maned)))}, og endringen over et brudd er ikke vist.`,
    );
  return reasons.length > 0 ? join(reasons) : undefined;
}

/** The changes that a hidden month is part of: one at either end of the series. */
function aroundIt(hidden: Maned, all: readonly { maned: Maned }[]): string {
  if (hidden === all[0]?.maned) return 'endringen fra';
  return hidden === all.at(-1)?.maned ? 'endringen til' : 'endringene til og fra';
}

/** True when months are missing between the first and this one. */
function hasMonthGap(months: Maned[], last: Maned): boolean {
  const [first] = months;
  return first !== undefined && manederBetween(first, last) + 1 !== months.length;
}

/**
 * «859 færre i mai enn i april»: what happened last, and that it is the largest of its kind where all of several are
 * known, with the months they are of; both levels where the number is small.
 */
function newestChange(context: FactContext, key: SeriesKey, all: Calculation[]): Phrase {
  const pair = lastPair(context, key);
  if (!pair) return phrase`Endring fra måned til måned`;
  const [now, before] = pair;
  const { endring: change, grad } = compare(now, before);
  const [m, f] = [timeNode(now.maned), timeNode(before.maned)];
  const direction = directionOf(change);
  if (!direction) return phrase`Like mange i ${m} som i ${f}`;
  if (grad === 'liten')
    return phrase`${numberNode(verdi(now))} i ${m}, mot ${numberNode(verdi(before))} i ${f}`;
  if (grad === 'om-lag-uendret')
    return phrase`Om lag like mange i ${m} som i ${f}: ${numberNode(verdi(now))}`;
  const { flere, endring: noun } = DIRECTION_WORDS[direction];
  const told = phrase`${persons(change)} ${flere} i ${m} enn i ${f}`;
  const sameWay = all.filter((one) => one.av[0] !== now && directionOf(one) === direction);
  const largest = sameWay.every(({ verdi: other }) => Math.abs(other) < Math.abs(change.verdi));
  // The largest of one is no superlative.
  return sameWay.length > 0 && largest
    ? phrase`Største månedlige ${noun} ${drawnPeriod(all)}: ${told}`
    : told;
}

/** «Antallet økte i tre måneder og gikk ned i én måned.» */
function countSigns(changes: Calculation[]): Phrase | undefined {
  const months = (sign: number) =>
    antall(
      changes
        .filter(({ verdi: change }) => Math.sign(change) === sign)
        .flatMap(({ av }) => av[0] ?? []),
    );
  const [up, down, still] = [months(1), months(-1), months(0)];
  const of = (count: Calculation) =>
    phrase`${numberNodeAsWord(count)} ${count.verdi === 1 ? 'måned' : 'måneder'}`;
  const told = [
    up.verdi > 0 ? phrase`økte i ${of(up)}` : undefined,
    down.verdi > 0 ? phrase`gikk ned i ${of(down)}` : undefined,
    still.verdi > 0 ? phrase`var uendret i ${of(still)}` : undefined,
  ].filter((part) => part !== undefined);
  return told.length === 0 ? undefined : phrase` Antallet ${list(told)}.`;
}
