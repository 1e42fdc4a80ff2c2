import { manederBetween, type Maned } from '../domain/maned.ts';
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
  whereWords,
  type Phrasing,
  type WordContext,
} from './words.ts';
import { phrase, capitalizeFirst, type Phrase } from './phrase.ts';
import { numberNode, numberNodeAsWord, numberNodeAsOrdinal, timeNode } from './node.ts';

/** «Det er den første nedgangen siden januar.» */
export const turningPoint: Phrasing<'vending'> = (fact, word) => {
  const { retning } = fact;
  const { endringen } = DIRECTION_WORDS[retning];
  const { participle } = DIRECTION_WORDS[oppositeOf(retning)];
  const after = afterTurn(fact);
  const f = previous(word);
  const hadGone = (who: string) =>
    fact.kjentStart
      ? phrase`Fram til ${f} hadde ${who} ${participle} ${turnSpan(fact)}.`
      : phrase`${capitalizeFirst(who)} hadde ${participle} ${turnSpan(fact)}.`;
  if (word.afterOthers)
    return [
      phrase`${capitalizeFirst(endringen)} i ${countNoun(word)} kom etter ${after}.`,
      hadGone(countNoun(word)),
    ];
  return [
    phrase`Det er ${theFirstSince(fact)}.`,
    phrase`${capitalizeFirst(endringen)} kom etter ${after}.`,
    hadGone('antallet'),
  ];
};

/** «Det er fjerde måned på rad med økning.» Where the beginning is not seen: «Antallet har økt hver måned siden januar.» */
export const run: Phrasing<'rekke'> = ({ retning, lengde, kjentStart, fra }, word) => {
  const { participle, endring } = DIRECTION_WORDS[retning];
  const named = capitalizeFirst(countNoun(word));
  if (!kjentStart) {
    const every = everyMonthSince(lengde, fra);
    if (word.afterOthers) return [phrase`${named} har ${participle} ${every}.`];
    return [
      phrase`Antallet har ${participle} ${every}.`,
      phrase`Det har vært ${endring} ${every}.`,
    ];
  }
  if (word.afterOthers)
    return [phrase`${named} har ${participle} ${numberNodeAsWord(lengde)} måneder på rad.`];
  return [
    phrase`Det er ${numberNodeAsOrdinal(lengde)} måned på rad med ${endring}.`,
    phrase`Antallet har ${participle} ${numberNodeAsWord(lengde)} måneder på rad.`,
    phrase`Antallet har ${participle} ${everyMonth(lengde)} siden ${timeNode(fra)}.`,
  ];
};

/** «7 982 var det høyeste antallet i tallserien, som starter i januar 2019.» */
export const top: Phrasing<'topp'> = (fact, word) => extreme('opp', fact, word);

/** «1 725 var det laveste antallet siden mars 2020.» */
export const bottom: Phrasing<'bunn'> = (fact, word) => extreme('ned', fact, word);

function extreme(
  direction: Direction,
  { na, omfang }: Pick<Fact<'topp'>, 'na' | 'omfang'>,
  word: WordContext,
): Phrase[] {
  const { hoyeste: adjective, flere, hoyere } = DIRECTION_WORDS[direction];
  const [m, n, span] = [current(word), numberNode(na), extent(omfang)];
  if (word.afterOthers) {
    return [
      phrase`${capitalizeFirst(countNoun(word))} i ${m} var det ${adjective} ${span}.`,
      phrase`For ${word.former.setning} var ${n} det ${adjective} antallet ${span}.`,
    ];
  }
  const plain = [
    phrase`Antallet i ${m} var det ${adjective} ${span}.`,
    phrase`${n} var det ${adjective} antallet ${span}.`,
  ];
  if (omfang.slag === 'siden')
    return [...plain, phrase`I ${m} var det ${flere} deltakere enn i noen måned ${span}.`];
  return [
    ...plain,
    phrase`I ${m} var det ${flere} deltakere enn i noen annen måned ${span}.`,
    phrase`Antallet hadde ikke vært ${hoyere} i noen annen måned ${span}.`,
  ];
}

/** «Siden januar har antallet økt med 5 725, eller 7,9 prosent.» Against the month: «Likevel er det 5 725 flere enn i januar.» */
export const sinceFirst: Phrasing<'siden-forste'> = (fact, word) => {
  const { forste } = fact;
  return sinceMonth(forste, forste.av[0]?.maned, fact, word);
};

/** «Det er 310 flere enn i mai 2020, en økning på 4,1 prosent.» */
export const lastYear: Phrasing<'fjor'> = (fact, word) => {
  const { fjor: before, endring, prosent } = fact;
  const m = before.av[0]?.maned;
  const since = sinceMonth(before, m, fact, word);
  const direction = directionOf(endring);
  if (!m || !direction || fact.grad === 'liten' || fact.against) return since;
  const { verb, partikkel } = DIRECTION_WORDS[direction];
  const orPercent = prosent && phrase`, eller ${numberNode(prosent)} prosent`;
  const span = phrase`Fra ${timeNode(m, true)} til ${timeNode(word.grunnlag.maned, true)}`;
  return [
    ...since,
    phrase`${span} ${verb} ${ownCount(word)}${partikkel} med ${persons(endring)}${orPercent}.`,
  ];
};

/** The change since an earlier month than the one before, which every sentence names. */
function sinceMonth(
  before: Calculation,
  maned: Maned | undefined,
  { endring, prosent, grad, against }: Omit<Fact<'fjor'>, 'fjor' | 'slag' | 'vekt'>,
  word: WordContext,
): Phrase[] {
  if (!maned) return [];
  const m = timeNode(maned);
  const direction = directionOf(endring);
  const own = ownCount(word);
  if (!direction) return [phrase`${capitalizeFirst(own)} er det samme som i ${m}.`];
  if (grad === 'liten') return [phrase`I ${m} var ${own} ${numberNode(before)}.`];
  const { participle, flere, hoyere } = DIRECTION_WORDS[direction];
  const d = persons(endring);
  const percent = prosent && phrase`, ${changeNoun(direction, prosent)}`;
  const orPercent = prosent && phrase`, eller ${numberNode(prosent)} prosent`;
  if (against) {
    const who = word.afterOthers ? ` ${whereWords(word)}` : '';
    return [
      phrase`Likevel er det ${d} ${flere}${who} enn i ${m}.`,
      phrase`Sammenlignet med ${m} er det likevel ${d} ${flere}${who}.`,
      phrase`Likevel har ${own} ${participle} med ${d} siden ${m}.`,
      ...(word.afterOthers ? [] : [phrase`Det er likevel ${d} ${flere} enn i ${m}${percent}.`]),
    ];
  }
  const since = phrase`Siden ${m} har ${own} ${participle} med ${d}${orPercent}.`;
  if (word.afterOthers)
    return [
      since,
      phrase`${capitalizeFirst(own)} har ${participle} med ${d}${orPercent && phrase`${orPercent},`} siden ${m}.`,
      phrase`Sammenlignet med ${m} har ${own} ${participle} med ${d}${orPercent}.`,
    ];
  return [
    since,
    phrase`Sammenlignet med ${m} er det ${d} ${flere}${percent}.`,
    phrase`Det er ${d} ${flere} enn i ${m}${percent}.`,
    phrase`Antallet er ${d} ${hoyere} enn i ${m}${percent}.`,
    phrase`Antallet har ${participle} med ${d}${orPercent && phrase`${orPercent},`} siden ${m}.`,
  ];
}

/** «Produksjonsverksted (PV) hadde 4 deltakere i alle månedene fra januar til mai.» */
export const unchangedThroughout: Phrasing<'uendret-hele'> = ({ na, fra, maneder }, word) => {
  const { maned } = word.grunnlag;
  const span = period(fra, word);
  const n = countParticipants(na, word);
  return [
    phrase`Det var ${n} i alle månedene fra ${span}.`,
    phrase`${capitalizeFirst(countNoun(word))} har vært ${numberNode(na)} i alle de ${numberNodeAsWord(maneder)} månedene fra ${span}.`,
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
