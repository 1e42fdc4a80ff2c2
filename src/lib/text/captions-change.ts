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
import { formsFor, listName, participants } from './forms.ts';
import { type FigureContext, type Caption, persons, whereWords, DIRECTION_WORDS } from './words.ts';
import { captionPeriod } from './captions-time.ts';
import { phrase, join, list, firstThatFits, type Phrase } from './phrase.ts';
import { numberNode, numberNodeAsWord, timeNode } from './node.ts';

/** From this many months on they are not listed one by one. */
const LONGEST_LIST = 6;

/** The bars of the change from month to month. A largest and a count are told only where every change of the span is known. */
export function changeText(figure: FigureContext): Caption {
  const { emne, grunnlag, persons } = figure;
  const key = keyFor(emne);
  const changes = monthlyChanges(grunnlag, key);
  const whole = isWhole(grunnlag, key, changes);
  return {
    tittel: newestChange(figure, whole ? changes : []),
    subtitle: phrase`Endring i antall ${persons} fra måneden før, ${drawnPeriod(changes) ?? captionPeriod(grunnlag, key)}`,
    description:
      whole && changes.length > 1
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
 * «370 færre i jobbklubb i mai enn i april»: what happened last, and that it is the largest of its kind where all of
 * several are known, with the months they are of; both levels where the number is small.
 */
function newestChange(figure: FigureContext, all: Calculation[]): Phrase {
  const { emne, grunnlag, persons } = figure;
  const pair = lastPair(grunnlag, keyFor(emne));
  if (!pair)
    return firstThatFits(grunnlag.maned, [
      phrase`Endring i antall ${persons} fra måned til måned`,
      phrase`${listName(grunnlag.register, emne)}: endring fra måned til måned`,
    ]);
  const [now, before] = pair;
  const { endring: change, grad } = compare(now, before);
  const direction = directionOf(change);
  if (!direction || grad === 'liten' || grad === 'om-lag-uendret')
    return tellLevel(figure, pair, direction ? grad : 'uendret');
  const sameWay = all.filter((one) => one.av[0] !== now && directionOf(one) === direction);
  const largest = sameWay.every(({ verdi: other }) => Math.abs(other) < Math.abs(change.verdi));
  // The largest of one is no superlative.
  const isLargest = sameWay.length > 0 && largest;
  return tellChange(figure, change, isLargest ? drawnPeriod(all) : undefined);
}

/** A number that is small, or hardly changed, by its level, with whom it is of. */
function tellLevel(
  { emne, grunnlag: { register, maned } }: FigureContext,
  [now, before]: NonNullable<ReturnType<typeof lastPair>>,
  grad: ReturnType<typeof compare>['grad'],
): Phrase {
  const [m, f] = [timeNode(now.maned), timeNode(before.maned)];
  const former = formsFor(register, emne);
  const name = listName(register, emne);
  if (grad === 'uendret') return phrase`Like mange${place({ emne, former })} i ${m} som i ${f}`;
  const level = numberNode(verdi(now));
  const whole = phrase`${level} ${participants(former, now.verdi.antall)}`;
  if (grad === 'liten') {
    const months = phrase`i ${m}, mot ${numberNode(verdi(before))} i ${f}`;
    return firstThatFits(maned, [phrase`${whole} ${months}`, phrase`${name}: ${level} ${months}`]);
  }
  return firstThatFits(maned, [
    phrase`Om lag like mange i ${m} som i ${f}: ${whole}`,
    phrase`${name}: ${level} i ${m}, om lag som i ${f}`,
  ]);
}

/** A change in words with whom it is of, since a title is shared alone; `period` where it is the largest there. */
function tellChange(
  { emne, grunnlag }: Pick<FigureContext, 'emne' | 'grunnlag'>,
  change: Calculation,
  period: Phrase | undefined,
): Phrase {
  const [now, before] = change.av;
  if (!now || !before) throw new RangeError('a change is of two months');
  const { register, maned } = grunnlag;
  const { flere, endring: noun } = DIRECTION_WORDS[change.verdi > 0 ? 'opp' : 'ned'];
  const count = phrase`${persons(change)} ${flere}`;
  const own = phrase`${count}${place({ emne, former: formsFor(register, emne) })} i ${timeNode(now.maned)}`;
  const than = phrase`enn i ${timeNode(before.maned)}`;
  const largest = period && phrase`Største månedlige ${noun} ${period}`;
  return firstThatFits(maned, [
    // What a monthly change is from goes without saying where there is no room for it.
    ...(largest ? [phrase`${largest}: ${own} ${than}`, phrase`${largest}: ${own}`] : []),
    phrase`${own} ${than}`,
    phrase`${listName(register, emne)}: ${count} i ${timeNode(now.maned)} ${than}`,
  ]);
}

/** « i jobbklubb», « arbeidssøkere på tiltak»; nothing for all tiltak, which the site is about. */
function place(of: Parameters<typeof whereWords>[0]): string {
  return of.emne.niva === 'i-alt' ? '' : ` ${whereWords(of)}`;
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
  const of = (count: Calculation) => countedMonths(count, changes.length);
  const told = [
    up.verdi > 0 ? phrase`økte i ${of(up)}` : undefined,
    down.verdi > 0 ? phrase`gikk ned i ${of(down)}` : undefined,
    still.verdi > 0 ? phrase`var uendret i ${of(still)}` : undefined,
  ].filter((part) => part !== undefined);
  return told.length === 0 ? undefined : phrase` Antallet ${list(told)}.`;
}

/** «tre måneder», and of all there are «alle de tre månedene», «begge månedene». */
function countedMonths(count: Calculation, all: number): Phrase {
  if (count.verdi === 1) return phrase`${numberNodeAsWord(count)} måned`;
  if (count.verdi < all) return phrase`${numberNodeAsWord(count)} måneder`;
  return all === 2 ? phrase`begge månedene` : phrase`alle de ${numberNodeAsWord(count)} månedene`;
}
