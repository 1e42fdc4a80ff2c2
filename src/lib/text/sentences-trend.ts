import { manederBetween, yearOf, type Maned } from '../domain/maned.ts';
import { oppositeOf, directionOf } from '../facts/change.ts';
import type { Fact, Direction } from '../facts/fact.ts';
import type { Calculation } from '../facts/calculation.ts';
import {
  afterTurn,
  theFirstSince,
  turnSpan,
  countParticipants,
  countNoun,
  current,
  changeNoun,
  previous,
  everyMonth,
  everyMonthSince,
  extent,
  persons,
  DIRECTION_WORDS,
  tenseOf,
  verbOf,
  whereWords,
  type Phrasing,
  type WordContext,
} from './words.ts';
import { participants } from './forms.ts';
import { phrase, capitalizeFirst, type Phrase } from './phrase.ts';
import { numberNode, numberNodeAsWord, numberNodeAsOrdinal, timeNode } from './node.ts';

/** «Det er den første nedgangen siden januar.» */
export const turningPoint: Phrasing<'vending'> = (fact, word) => {
  const { retning } = fact;
  const { endringen } = DIRECTION_WORDS[retning];
  const { participle } = DIRECTION_WORDS[oppositeOf(retning)];
  const after = afterTurn(fact, word);
  const f = previous(word);
  const hadGone = (who: string) =>
    phrase`Fram til ${f} hadde ${who} ${participle} ${turnSpan(fact, word)}.`;
  if (word.afterOthers)
    return [
      phrase`${capitalizeFirst(endringen)} i ${countNoun(word)} kom etter ${after}.`,
      hadGone(countNoun(word)),
    ];
  return [
    phrase`Det ${tenseOf(word).er} ${theFirstSince(fact, word)}.`,
    phrase`${capitalizeFirst(endringen)} kom etter ${after}.`,
    hadGone('antallet'),
  ];
};

/** «Det er fjerde måned på rad med økning.» Where the beginning is not seen: «I mai hadde antallet økt hver måned siden januar.» */
export const run: Phrasing<'rekke'> = ({ retning, lengde, kjentStart, fra }, word) => {
  const { participle, endring } = DIRECTION_WORDS[retning];
  const named = capitalizeFirst(countNoun(word));
  const { er, har, da } = tenseOf(word);
  const m = current(word);
  if (!kjentStart) {
    const every = everyMonthSince(lengde, fra, word);
    return [
      phrase`I ${m} hadde ${ownCount(word)} ${participle} ${every}.`,
      phrase`${capitalizeFirst(ownCount(word))} hadde i ${m} ${participle} ${every}.`,
    ];
  }
  const inRow = phrase`${numberNodeAsWord(lengde)} måneder på rad, ${monthsOf(lengde, word)}`;
  if (word.afterOthers) return [phrase`${named} ${har}${da} ${participle} ${inRow}.`];
  return [
    phrase`Det ${er} ${numberNodeAsOrdinal(lengde)} måned på rad med ${endring}.`,
    phrase`Antallet ${har}${da} ${participle} ${inRow}.`,
    // Of two «hver» says less than their number.
    ...(lengde.verdi > 2
      ? [phrase`I ${m} hadde antallet ${participle} ${everyMonth(lengde)} siden ${timeNode(fra)}.`]
      : []),
  ];
};

/** The months of a run, or the last of many: «i april og mai», «til og med mai». */
function monthsOf(length: Calculation, word: WordContext): Phrase {
  const m = current(word);
  return length.verdi === 2 ? phrase`i ${previous(word)} og ${m}` : phrase`til og med ${m}`;
}

/** «For arbeidstrening var 7 982 i mai det høyeste antallet i tallserien, som starter i januar 2019.» */
export const top: Phrasing<'topp'> = (fact, word) => extreme('opp', fact, word);

/** «Antallet deltakere i jobbklubb i mai var det laveste siden mars 2020.» */
export const bottom: Phrasing<'bunn'> = (fact, word) => extreme('ned', fact, word);

function extreme(
  direction: Direction,
  { na, omfang }: Pick<Fact<'topp'>, 'na' | 'omfang'>,
  word: WordContext,
): Phrase[] {
  const { hoyeste: adjective, flere, hoyere } = DIRECTION_WORDS[direction];
  const [m, n, span] = [current(word), numberNode(na), extent(omfang)];
  const who = countNoun(word);
  return [
    phrase`${capitalizeFirst(who)} i ${m} var det ${adjective} ${span}.`,
    phrase`For ${word.former.setning} var ${n} i ${m} det ${adjective} antallet ${span}.`,
    phrase`I ${m} var ${who} det ${adjective} ${span}.`,
    // The month that it is the lowest since was lower still, or as low.
    ...(omfang.slag === 'siden'
      ? []
      : [
          phrase`I ${m} var det ${flere} ${participants(word.former)} enn i noen annen måned ${span}.`,
          phrase`I ${m} var ${who} ${hoyere} enn i noen annen måned ${span}.`,
        ]),
  ];
}

/** «Fra januar til mai økte antallet med 5 725, eller 7,9 prosent.» Against the month: «Likevel var det 5 725 flere i mai enn i januar.» */
export const sinceFirst: Phrasing<'siden-forste'> = (fact, word) =>
  sinceMonth(fact.forste, fact, word);

/** «Det var 310 flere i mai 2021 enn i mai 2020, en økning på 4,1 prosent.» */
export const lastYear: Phrasing<'fjor'> = (fact, word) => sinceMonth(fact.fjor, fact, word);

/** A change since an earlier month than the one before, which every sentence names. */
type LongerChange = Pick<Fact<'fjor'>, 'endring' | 'prosent' | 'grad' | 'against'>;

function sinceMonth(before: Calculation, change: LongerChange, word: WordContext): Phrase[] {
  const maned = before.av[0]?.maned;
  if (!maned) return [];
  const withYear = yearOf(maned) !== yearOf(word.grunnlag.maned);
  const [m, now] = [timeNode(maned, withYear), timeNode(word.grunnlag.maned, withYear)];
  const direction = directionOf(change.endring);
  const own = ownCount(word);
  if (!direction) return [phrase`${capitalizeFirst(own)} var det samme i ${now} som i ${m}.`];
  if (change.grad === 'liten')
    return [
      phrase`I ${m} var ${own} ${numberNode(before)}.`,
      phrase`${capitalizeFirst(own)} var ${numberNode(before)} i ${m}.`,
    ];
  if (change.grad === 'om-lag-uendret')
    return [
      phrase`${capitalizeFirst(own)} var om lag det samme i ${now} som i ${m}, da det var ${numberNode(before)}.`,
      phrase`Sammenlignet med ${m}, da det var ${numberNode(before)}, var ${own} om lag uendret i ${now}.`,
    ];
  const both = betweenMonths(maned, direction, change, word);
  // After others, «likevel» would be against what they did.
  if (change.against) return word.afterOthers ? both : despiteMonth(maned, direction, change, word);
  return both;
}

/**
 * Both months by name, true whenever it is read: «Fra januar til april økte antallet med 6 584, eller 9,1 prosent.» The
 * change never stands after «antallet var», where it would read as a level until «høyere» is reached.
 */
function betweenMonths(
  maned: Maned,
  direction: Direction,
  { endring, prosent }: LongerChange,
  word: WordContext,
): Phrase[] {
  const { maned: own } = word.grunnlag;
  const withYear = yearOf(maned) !== yearOf(own);
  const [m, now] = [timeNode(maned, withYear), timeNode(own, withYear)];
  const { verb, partikkel, participle, flere, endringen } = DIRECTION_WORDS[direction];
  const d = persons(endring);
  const percent = prosent && phrase`, ${changeNoun(direction, prosent)}`;
  const orPercent = prosent && phrase`, eller ${numberNode(prosent)} prosent`;
  const who = ofOwn(word);
  return [
    phrase`Fra ${m} til ${now} ${verb} ${ownCount(word)}${partikkel} med ${d}${orPercent}.`,
    phrase`I ${now} var det ${d} ${flere}${who} enn i ${m}${percent}.`,
    phrase`Sammenlignet med ${m} var det ${d} ${flere}${who} i ${now}${percent}.`,
    phrase`Det var ${d} ${flere}${who} i ${now} enn i ${m}${percent}.`,
    phrase`Fra ${m} til ${now} ble det ${d} ${flere}${who}${percent}.`,
    phrase`I ${now} hadde ${ownCount(word)} ${participle} med ${d}${orPercent && phrase`${orPercent},`} siden ${m}.`,
    phrase`${capitalizeFirst(ownCount(word))} ${verbOf(direction)} med ${d}${orPercent && phrase`${orPercent},`} fra ${m} til ${now}.`,
    phrase`${capitalizeFirst(endringen)}${word.afterOthers ? ` i ${countNoun(word)}` : ''} fra ${m} til ${now} var på ${d}${orPercent}.`,
  ];
}

/** The longer movement where the month went the other way: «Likevel var det 5 725 flere i mai enn i januar.» */
function despiteMonth(
  maned: Maned,
  direction: Direction,
  { endring, prosent }: LongerChange,
  word: WordContext,
): Phrase[] {
  const { maned: own } = word.grunnlag;
  const withYear = yearOf(maned) !== yearOf(own);
  const [m, now] = [timeNode(maned, withYear), timeNode(own, withYear)];
  const { verb, partikkel, flere } = DIRECTION_WORDS[direction];
  const d = persons(endring);
  const percent = prosent && phrase`, ${changeNoun(direction, prosent)}`;
  const orPercent = prosent && phrase`, eller ${numberNode(prosent)} prosent`;
  return [
    phrase`Likevel var det ${d} ${flere} i ${now} enn i ${m}${percent}.`,
    phrase`Sammenlignet med ${m} var det likevel ${d} ${flere} i ${now}${percent}.`,
    phrase`I ${now} var det likevel ${d} ${flere} enn i ${m}${percent}.`,
    phrase`Fra ${m} til ${now} ${verb} antallet likevel${partikkel} med ${d}${orPercent}.`,
  ];
}

/** Whom «flere» is of, where the sentence before spoke of others: « i arbeidstrening». */
function ofOwn(word: WordContext): string {
  return word.afterOthers ? ` ${whereWords(word)}` : '';
}

/** «Produksjonsverksted (PV) hadde 4 deltakere i alle månedene fra januar til mai.» */
export const unchangedThroughout: Phrasing<'uendret-hele'> = ({ na, fra, maneder }, word) => {
  const { maned } = word.grunnlag;
  const span = period(fra, word);
  const n = countParticipants(na, word);
  return [
    phrase`Det var ${n} i alle månedene fra ${span}.`,
    phrase`${capitalizeFirst(countNoun(word))} var ${numberNode(na)} i alle de ${numberNodeAsWord(maneder)} månedene fra ${span}.`,
    ...(manederBetween(fra, maned) < 12 ? [phrase`Hver måned fra ${span} var det ${n}.`] : []),
  ];
};

/** «januar til mai», the first with its year when it is another. */
function period(from: Parameters<typeof timeNode>[0], { grunnlag }: WordContext): Phrase {
  const { maned } = grunnlag;
  return phrase`${timeNode(from)} til ${timeNode(maned)}`;
}

/** «antallet», or by name where the sentence before spoke of others: «antallet deltakere i opplæring». */
function ownCount(word: WordContext): string {
  return word.afterOthers ? countNoun(word) : 'antallet';
}
