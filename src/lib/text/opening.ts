import type { Fact, FactKind } from '../facts/fact.ts';
import { oppositeOf, directionOf } from '../facts/change.ts';
import { participants } from './forms.ts';
import {
  afterTurn,
  theFirstSince,
  turnSpan,
  countParticipants,
  countNoun,
  current,
  changeNoun,
  previous,
  everyMonthSince,
  extent,
  persons,
  DIRECTION_WORDS,
  tenseOf,
  verbOf,
  type WordContext,
} from './words.ts';
import {
  countLarge,
  openNearlyUnchanged,
  openSmall,
  openUnchanged,
  openWithLevel,
  type Change,
  type Opening,
} from './opening-level.ts';
import { phrase, capitalizeFirst, type Phrase } from './phrase.ts';
import { numberNode, numberNodeAsOrdinal } from './node.ts';

/** The facts of a page by kind. */
export type FactsSeen = { [S in FactKind]?: Fact<S> };

/** A run of two is told further down, where there is room for it. */
const SHORTEST_TO_OPEN = 3;

/** Every way the text of a subject may open: level and change, alone or joined with the run, turn or extreme of the month. */
export function openings(facts: FactsSeen, word: WordContext): Opening[] {
  const { endring, niva } = facts;
  if (facts['uendret-hele']) return [];
  if (!endring) return niva ? openWithLevel(niva, facts['forste-maned'], word) : [];
  if (endring.grad === 'uendret') return openUnchanged(endring, word);
  if (endring.grad === 'liten') return openSmall(endring, word);
  if (endring.grad === 'om-lag-uendret') return openNearlyUnchanged(endring, word);
  // What happened is told before how much: plain only where there is no more to it.
  const news = [
    ...openWithTurn(endring, facts.vending, word),
    ...openWithRun(endring, facts.rekke, word),
    ...openWithExtreme(endring, facts.topp ?? facts.bunn, word),
  ];
  return news.length > 0 ? news : openPlain(endring, word);
}

/** A level sentence and a change sentence; the second may be left out where the first says all. */
function pair(first: Phrase, second: Phrase | undefined, more: FactKind[] = []): Opening {
  return {
    uses: ['niva', 'endring', ...more],
    setninger: [
      { slag: 'niva', phrase: first },
      ...(second ? [{ slag: 'endring' as const, phrase: second }] : []),
    ],
  };
}

function openPlain(fact: Change, word: WordContext): Opening[] {
  const { na, forrige: before, endring, prosent } = fact;
  const direction = directionOf(endring) ?? 'opp';
  const { verb, partikkel, flere, endringen } = DIRECTION_WORDS[direction];
  const [m, f, d] = [current(word), previous(word), persons(endring)];
  const { er } = tenseOf(word);
  const percent = prosent && phrase`, ${changeNoun(direction, prosent)}`;
  const orPercent = prosent && phrase`, eller ${numberNode(prosent)} prosent`;
  const [who, members] = [countLarge(word), countParticipants(na, word)];
  const { isOn, amountsTo, isChange, ofBefore } = percentAlone(fact, word);
  const wentBy = phrase`Antallet ${verbOf(direction)} med ${d} fra ${f}${orPercent}.`;
  const more = phrase`Det ${er} ${d} ${flere}${percent}.`;
  const change = phrase`${capitalizeFirst(endringen)} ${er} på ${d}${orPercent}.`;
  return [
    ...pairs(phrase`I ${m} var det ${members}.`, [
      phrase`Det ${er} ${d} ${flere} enn i ${f}${percent}.`,
      wentBy,
    ]),
    ...pairs(
      phrase`${who} ${verbOf(direction)} med ${d} fra ${f} til ${m}, til ${numberNode(na)}.`,
      [isOn, amountsTo, ofBefore],
    ),
    ...pairs(phrase`Det var ${members} i ${m}.`, [
      wentBy,
      phrase`${capitalizeFirst(endringen)} fra ${f} ${er} på ${d}${orPercent}.`,
    ]),
    ...pairs(
      phrase`Fra ${f} til ${m} ${verb} ${countNoun(word)}${partikkel} fra ${numberNode(before)} til ${numberNode(na)}.`,
      [more, change],
    ),
    ...pairs(phrase`I ${m} var det ${d} ${flere} ${participants(word.former)} enn i ${f}.`, [
      // The percentage belongs to the verb: a level is no change.
      prosent
        ? phrase`Antallet ${verbOf(direction)} med ${numberNode(prosent)} prosent, til ${numberNode(na)}.`
        : phrase`Antallet ${verbOf(direction)} til ${numberNode(na)}.`,
    ]),
    ...pairs(phrase`${who} var ${numberNode(na)} i ${m}, mot ${numberNode(before)} i ${f}.`, [
      change,
      more,
    ]),
    ...pairs(phrase`I ${m} var det ${members}, ${d} ${flere} enn i ${f}.`, [isChange, ofBefore]),
    ...pairs(phrase`Det var ${members} i ${m}, ${d} ${flere} enn i ${f}.`, [isOn, ofBefore]),
  ];
}

/** A first sentence with each of the second ones there are, or alone. */
function pairs(first: Phrase, second: (Phrase | undefined)[], used: FactKind[] = []): Opening[] {
  const told = second.filter((one) => one !== undefined);
  return told.length === 0
    ? [pair(first, undefined, used)]
    : told.map((one) => pair(first, one, used));
}

/** The percentage after a sentence that has the numbers of persons, in several ways; none on a small base. */
function percentAlone({ endring, prosent }: Change, word: WordContext) {
  if (!prosent) return {};
  const direction = directionOf(endring) ?? 'opp';
  const { endringen } = DIRECTION_WORDS[direction];
  const { er } = tenseOf(word);
  const [p, noun] = [numberNode(prosent), changeNoun(direction, prosent)];
  return {
    isOn: phrase`${capitalizeFirst(endringen)} ${er} på ${p} prosent.`,
    isChange: phrase`Det ${er} ${noun}.`,
    amountsTo: phrase`Det tilsvarer ${noun}.`,
    ofBefore: phrase`${capitalizeFirst(endringen)} svarer til ${p} prosent av antallet i ${previous(word)}.`,
  };
}

/** A run as the news: level and change in the first sentence, or the change in the second. */
function openWithRun(fact: Change, run: Fact<'rekke'> | undefined, word: WordContext): Opening[] {
  if (!run || run.lengde.verdi < SHORTEST_TO_OPEN) return [];
  // It may fill the months there are, and be longer: then it is not counted.
  return run.kjentStart ? openWithCounted(fact, run, word) : openWithUncounted(fact, run, word);
}

function openWithUncounted(
  { na, endring: change, prosent }: Change,
  { retning, lengde, fra }: Fact<'rekke'>,
  word: WordContext,
): Opening[] {
  const { verb, partikkel, flere, participle, endringen } = DIRECTION_WORDS[retning];
  const [m, f, d, n] = [current(word), previous(word), persons(change), numberNode(na)];
  const { er, har } = tenseOf(word);
  const every = everyMonthSince(lengde, fra, word);
  const percent = prosent && phrase`, ${changeNoun(retning, prosent)}`;
  const orPercent = prosent && phrase`, eller ${numberNode(prosent)} prosent`;
  const used: FactKind[] = ['rekke'];
  return [
    pair(
      phrase`${countLarge(word)} ${har} ${participle} ${every}, til ${n} i ${m}.`,
      phrase`Det ${er} ${d} ${flere} enn i ${f}${percent}.`,
      used,
    ),
    pair(
      phrase`${countLarge(word)} ${har} ${participle} ${every}, til ${n} i ${m}.`,
      phrase`${capitalizeFirst(endringen)} fra ${f} ${er} på ${d}${orPercent}.`,
      used,
    ),
    pair(
      phrase`I ${m} ${verb} ${countNoun(word)}${partikkel} med ${d}${orPercent}.`,
      phrase`Antallet ${har} ${participle} ${every}, til ${n} i ${m}.`,
      used,
    ),
    pair(
      phrase`Det var ${countParticipants(na, word)} i ${m}, og antallet hadde ${participle} ${every}.`,
      phrase`Det ${er} ${d} ${flere} enn i ${f}${percent}.`,
      used,
    ),
    pair(
      phrase`${countLarge(word)} var ${n} i ${m}, etter å ha ${participle} ${every}.`,
      phrase`Fra ${f} var ${endringen} på ${d}${orPercent}.`,
      used,
    ),
    pair(
      phrase`${countLarge(word)} hadde ${participle} ${every}, og i ${m} var det ${n}.`,
      phrase`Fra ${f} til ${m} ble det ${d} ${flere}${percent}.`,
      used,
    ),
    // With a percentage they would have three numbers a sentence, and none without.
    ...(prosent
      ? []
      : [
          pair(
            phrase`I ${m} var det ${countParticipants(na, word)}, ${d} ${flere} enn i ${f}.`,
            phrase`I ${m} hadde antallet ${participle} ${every}.`,
            used,
          ),
          pair(
            phrase`Det var ${countParticipants(na, word)} i ${m}, ${d} ${flere} enn i ${f}.`,
            phrase`Antallet hadde i ${m} ${participle} ${every}.`,
            used,
          ),
        ]),
  ];
}

function openWithCounted(fact: Change, run: Fact<'rekke'>, word: WordContext): Opening[] {
  const { na, forrige: before, endring, prosent } = fact;
  const { retning, lengde } = run;
  const { verb, partikkel, flere, endring: noun, endringen } = DIRECTION_WORDS[retning];
  const [m, f, d, n] = [current(word), previous(word), persons(endring), numberNode(na)];
  const { er } = tenseOf(word);
  const order = numberNodeAsOrdinal(lengde);
  const { isOn, amountsTo } = percentAlone(fact, word);
  const orPercent = prosent && phrase`, eller ${numberNode(prosent)} prosent`;
  const used: FactKind[] = ['rekke'];
  return [
    ...pairs(
      phrase`${countLarge(word)} ${verbOf(retning)} i ${m} for ${order} måned på rad, med ${d} til ${n}.`,
      [isOn, amountsTo],
      used,
    ),
    pair(
      phrase`I ${m} ${verb} ${countNoun(word)}${partikkel} for ${order} måned på rad, til ${n}.`,
      phrase`${capitalizeFirst(endringen)} fra ${f} ${er} på ${d}${orPercent}.`,
      used,
    ),
    pair(
      phrase`I ${m} ${verb} ${countNoun(word)}${partikkel} med ${d}, til ${n}.`,
      phrase`Det ${er} ${order} måned på rad med ${noun}${prosent && phrase`, denne gangen på ${numberNode(prosent)} prosent`}.`,
      used,
    ),
    pair(
      phrase`Det var ${countParticipants(na, word)} i ${m}, ${d} ${flere} enn i ${f}.`,
      prosent
        ? phrase`${capitalizeFirst(endringen)}, på ${numberNode(prosent)} prosent, ${er} den ${order} på rad.`
        : phrase`Det ${er} ${order} måned på rad med ${noun}.`,
      used,
    ),
    // Both levels have room where no percentage is told.
    ...(prosent
      ? []
      : [
          pair(
            phrase`${countLarge(word)} var ${n} i ${m}, mot ${numberNode(before)} i ${f}.`,
            phrase`Det ${er} ${order} måned på rad med ${noun}.`,
            used,
          ),
          pair(
            phrase`I ${m} var det ${countParticipants(na, word)}, mot ${numberNode(before)} i ${f}.`,
            phrase`${capitalizeFirst(endringen)} ${er} den ${order} på rad.`,
            used,
          ),
          pair(
            phrase`Fra ${f} til ${m} ${verb} ${countNoun(word)}${partikkel} fra ${numberNode(before)} til ${n}.`,
            phrase`${capitalizeFirst(endringen)} ${er} den ${order} på rad.`,
            used,
          ),
          pair(
            phrase`Det var ${countParticipants(na, word)} i ${m}, mot ${numberNode(before)} i ${f}.`,
            phrase`Det ${er} ${order} måned på rad med ${noun}.`,
            used,
          ),
        ]),
  ];
}

/** A turn as the news. */
function openWithTurn(
  fact: Change,
  turningPoint: Fact<'vending'> | undefined,
  word: WordContext,
): Opening[] {
  if (!turningPoint) return [];
  const { na, endring, prosent } = fact;
  const { retning } = turningPoint;
  const { verb, partikkel, endring: noun, endringen, flere } = DIRECTION_WORDS[retning];
  const before = DIRECTION_WORDS[oppositeOf(retning)];
  const [m, f, d, n] = [current(word), previous(word), persons(endring), numberNode(na)];
  const span = turnSpan(turningPoint, word);
  const { er } = tenseOf(word);
  const first = theFirstSince(turningPoint, word, false);
  const { isOn, amountsTo, isChange, ofBefore } = percentAlone(fact, word);
  const comma = turningPoint.kjentStart ? '' : ',';
  const percent = prosent && phrase`${numberNode(prosent)} prosent`;
  const used: FactKind[] = ['vending'];
  return [
    ...pairs(
      phrase`Etter ${afterTurn(turningPoint, word)}${comma} ${verb} ${countNoun(word)}${partikkel} i ${m}, med ${d} til ${n}.`,
      [amountsTo, isChange, ofBefore],
      used,
    ),
    pair(
      phrase`I ${m} var det ${countParticipants(na, word)}, ${d} ${flere} enn i ${f}.`,
      percent
        ? phrase`Det ${er} en ${noun} på ${percent}, ${first}.`
        : phrase`Det ${er} ${theFirstSince(turningPoint, word)}.`,
      used,
    ),
    ...pairs(
      phrase`${countLarge(word)} hadde ${before.participle} ${span}, men ${verb}${partikkel} i ${m}, med ${d} til ${n}.`,
      [isOn, ofBefore],
      used,
    ),
    pair(
      phrase`Det var ${countParticipants(na, word)} i ${m}, ${d} ${flere} enn i ${f}.`,
      phrase`${capitalizeFirst(endringen)}${percent && phrase`, på ${percent},`} ${er} ${first}.`,
      used,
    ),
  ];
}

function openWithExtreme(
  { na, endring, prosent }: Change,
  extreme: Fact<'topp'> | Fact<'bunn'> | undefined,
  word: WordContext,
): Opening[] {
  if (!extreme) return [];
  const { slag, omfang } = extreme;
  const direction = slag === 'topp' ? 'opp' : 'ned';
  const { flere, endringen, hoyeste } = DIRECTION_WORDS[direction];
  const [m, f, d] = [current(word), previous(word), persons(endring)];
  const { er } = tenseOf(word);
  const percent = prosent && phrase`, ${changeNoun(direction, prosent)}`;
  const orPercent = prosent && phrase`, eller ${numberNode(prosent)} prosent`;
  return [
    pair(
      phrase`I ${m} var det ${countParticipants(na, word)}, det ${hoyeste} antallet ${extent(omfang)}.`,
      phrase`Det ${er} ${d} ${flere} enn i ${f}${percent}.`,
      [slag],
    ),
    pair(
      phrase`I ${m} var ${countNoun(word)} ${numberNode(na)}, det ${hoyeste} ${extent(omfang)}.`,
      phrase`${capitalizeFirst(endringen)} fra ${f} ${er} på ${d}${orPercent}.`,
      [slag],
    ),
  ];
}
