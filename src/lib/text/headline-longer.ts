import { directionOf, strength } from '../facts/change.ts';
import { isVisibleObservation } from '../facts/context.ts';
import type { Calculation } from '../facts/calculation.ts';
import type { Fact } from '../facts/fact.ts';
import {
  countParticipants,
  current,
  extent,
  persons,
  whereWords,
  DIRECTION_WORDS,
  type WordContext,
} from './words.ts';
import { numberNode, numberNodeAs, timeNode, type NumberNode } from './node.ts';
import type { FactsSeen } from './opening.ts';
import { phrase, type Phrase } from './phrase.ts';

/** News of other months than the one before: the year before, the first month, the whole series. */

/** One piece of news to head a page with: how much it is worth, its wordings, and the fact it rests on. */
export interface News {
  weight: number;
  phrases: Phrase[];
  fact?: Fact | undefined;
}

/** What it is worth that both months of a change are named, where there is room: less than any other news. */
export const BOTH_MONTHS = 0.001;

/** The heads with the news after them; where there is room for `full`, which name both months, those instead. */
export function toNews(
  fact: Fact,
  weight: number,
  heads: Phrase[],
  tail: Phrase,
  full: Phrase[] = [],
): News[] {
  const told = (heads: Phrase[]) => heads.map((head) => phrase`${head}${tail}`);
  return [
    ...(full.length > 0 ? [{ weight: weight + BOTH_MONTHS, fact, phrases: told(full) }] : []),
    { weight, fact, phrases: told(heads) },
  ];
}

/** True of a change that is told by its size. */
export function isMovement({ grad }: Pick<Fact<'fjor'>, 'grad'>): boolean {
  return grad === 'antall' || grad === 'prosent';
}

/** How much a change is for the size of what changed; 0 where that is hidden. */
export function strengthOf({ verdi, av: [, before] }: Calculation): number {
  return isVisibleObservation(before) ? strength(verdi, before) : 0;
}

/** The size of a change at the beginning of a headline: «Én færre». */
export function opening(change: Calculation): NumberNode {
  return Math.abs(change.verdi) === 1 ? numberNodeAs(change, 'Én') : numberNode(change);
}

/** What is worth more than that nothing happened: the year before, where much has, after what little the month did. */
export function quietNews(
  { endring: change, fjor }: FactsSeen,
  { both, byName }: { both: Phrase[]; byName: Phrase[] },
  word: WordContext,
): News[] {
  const then = fjor?.fjor.av[0]?.maned;
  const year = fjor && isMovement(fjor) && directionOf(fjor.endring);
  const month = change && directionOf(change.endring);
  if (!fjor || !year || !then) return [];
  if (!month) return [{ weight: 1, phrases: yearNews(fjor, word), fact: fjor }];
  const { flere } = DIRECTION_WORDS[year];
  const tail = phrase`, ${month === year ? 'og' : 'men'} ${persons(fjor.endring)} ${flere} enn i ${timeNode(then)}`;
  return toNews(fjor, 1, byName, tail, both);
}

/** «310 flere i arbeidstrening i mai 2021 enn i mai 2020». */
export function yearNews(lastYear: Fact<'fjor'> | undefined, word: WordContext): Phrase[] {
  const direction = lastYear && isMovement(lastYear) && directionOf(lastYear.endring);
  const then = lastYear?.fjor.av[0]?.maned;
  if (!lastYear || !direction || !then) return [];
  const { flere } = DIRECTION_WORDS[direction];
  return [
    phrase`${opening(lastYear.endring)} ${flere} ${whereWords(word)} i ${current(word)} enn i ${timeNode(then)}`,
  ];
}

/** How the month is against the year before, or against the first month where that went the other way: beside it, the month before is named too. */
export function longerNews(
  { fjor, 'siden-forste': first }: FactsSeen,
  byName: Phrase[],
  both: Phrase[],
): News[] {
  return [
    ...(fjor && isMovement(fjor)
      ? toNews(fjor, yearWorth(fjor), byName, longTail(fjor, fjor.fjor), both)
      : []),
    // The first month of all is chance, once a year before says as much.
    ...(first?.against && !fjor
      ? toNews(first, 5.2, byName, longTail(first, first.forste), both)
      : []),
  ];
}

/** A large movement in a year is worth more, and one that the month went against. */
function yearWorth({ endring, against }: Fact<'fjor'>): number {
  return 5 + Math.min(3, strengthOf(endring) / 3) + (against ? 0.5 : 0);
}

/** «, men 448 flere enn i mai 2020», «, og 310 flere enn i mai 2020». */
function longTail(
  { endring, against }: Pick<Fact<'fjor'>, 'endring' | 'against'>,
  then: Calculation,
): Phrase {
  const { flere } = DIRECTION_WORDS[directionOf(endring) ?? 'opp'];
  const m = timeNode(then.av[0]?.maned ?? '0000-01');
  return phrase`, ${against ? 'men' : 'og'} ${persons(endring)} ${flere} enn i ${m}`;
}

/** More than a movement in a year that the month did not go against, however large. */
const RECORD_WORTH = 8.4;

/** «11 971 deltakere i arbeidstrening i mai, det høyeste antallet siden mars 2019»: of the level, not of the change. */
export function recordNews(record: Fact<'topp'> | Fact<'bunn'>, word: WordContext): News[] {
  const { na, omfang, slag } = record;
  const { hoyeste, flest } = DIRECTION_WORDS[slag === 'topp' ? 'opp' : 'ned'];
  const [m, span] = [current(word), extent(omfang)];
  const [full, brief] = [
    countParticipants(na, word),
    phrase`${numberNode(na)} ${whereWords(word)}`,
  ];
  // «11 971 i arbeidstrening» only where the name leaves no room for «deltakere», and the month the series starts in likewise.
  return [full, brief].flatMap((level, i) => {
    const toRecord = (less: number, phrases: Phrase[]): News => ({
      weight: RECORD_WORTH - i / 100 - less,
      fact: record,
      phrases,
    });
    const told = [
      phrase`${level} i ${m}, det ${hoyeste} antallet ${span}`,
      phrase`${level} i ${m}, ${flest} ${span}`,
    ];
    return [
      toRecord(0, told),
      ...(omfang.slag === 'serie'
        ? [toRecord(0.005, [phrase`${level} i ${m}, ${flest} i tallserien`])]
        : []),
    ];
  });
}
