import type { Fact, FactKind } from '../facts/fact.ts';
import { countParticipants, countNoun, current, previous, type WordContext } from './words.ts';
import { phrase, capitalizeFirst, type Phrase } from './phrase.ts';
import { numberNode } from './node.ts';

/** Openings that tell levels alone: of a month without one before it, and of one that is hardly another. */

/** One way to open a text: its sentences, and the facts they use up. */
export interface Opening {
  uses: FactKind[];
  setninger: { slag: FactKind; phrase: Phrase }[];
}

export type Change = Fact<'endring'>;

/** Where no month before can be compared with. */
export function openWithLevel(
  { na }: Fact<'niva'>,
  first: Fact<'forste-maned'> | undefined,
  word: WordContext,
): Opening[] {
  const n = countParticipants(na, word);
  const plain = [
    phrase`I ${current(word)} var det ${n}.`,
    phrase`Det var ${n} i ${current(word)}.`,
    phrase`${countLarge(word)} var ${numberNode(na)} i ${current(word)}.`,
    phrase`For ${current(word)} er ${countNoun(word)} oppgitt til ${numberNode(na)}.`,
    phrase`I ${current(word)} var ${countNoun(word)} ${numberNode(na)}.`,
    phrase`Ifølge rapporten var det ${n} i ${current(word)}.`,
    phrase`${countLarge(word)} i ${current(word)} var ${numberNode(na)}.`,
    phrase`Rapporten oppgir ${n} i ${current(word)}.`,
    phrase`Ifølge rapporten var ${countNoun(word)} ${numberNode(na)} i ${current(word)}.`,
    phrase`Rapporten oppgir at det var ${n} i ${current(word)}.`,
    phrase`I rapporten er ${countNoun(word)} i ${current(word)} oppgitt til ${numberNode(na)}.`,
  ].map((sentence) => onlyLevel(sentence, ['niva']));
  if (!first) return plain;
  const opens = [
    phrase`I ${current(word)}, den første måneden rapporten har tall for, var det ${n}.`,
    phrase`De første tallene i rapporten er for ${current(word)}: Da var det ${n}.`,
  ];
  return [...plain, ...opens.map((sentence) => onlyLevel(sentence, ['niva', first.slag]))];
}

function onlyLevel(sentence: Phrase, uses: FactKind[]): Opening {
  return { uses, setninger: [{ slag: 'niva', phrase: sentence }] };
}

/** As many as the month before. */
export function openUnchanged({ na, forrige: before }: Change, word: WordContext): Opening[] {
  const n = countParticipants(na, word);
  return single([
    ...(isOfOneReport(na, before)
      ? [
          phrase`Rapporten oppgir ${n} både i ${previous(word)} og i ${current(word)}.`,
          phrase`Ifølge rapporten var det ${n} både i ${previous(word)} og i ${current(word)}.`,
        ]
      : []),
    phrase`I ${current(word)} var det ${n}, like mange som i ${previous(word)}.`,
    phrase`Det var ${n} både i ${previous(word)} og i ${current(word)}.`,
    phrase`${countLarge(word)} var uendret fra ${previous(word)} til ${current(word)}: ${numberNode(na)}.`,
    phrase`${countLarge(word)} var ${numberNode(na)} i ${current(word)}, som i ${previous(word)}.`,
    phrase`Det var ${n} i ${current(word)}, like mange som i ${previous(word)}.`,
    phrase`Både i ${previous(word)} og i ${current(word)} var det ${n}.`,
    phrase`${countLarge(word)} var ${numberNode(na)} både i ${previous(word)} og i ${current(word)}.`,
  ]);
}

/** A number so small that both levels say more than the change. */
export function openSmall({ na, forrige: before }: Change, word: WordContext): Opening[] {
  return single([
    phrase`${countLarge(word)} gikk fra ${numberNode(before)} i ${previous(word)} til ${numberNode(na)} i ${current(word)}.`,
    phrase`I ${current(word)} var det ${countParticipants(na, word)}, mot ${numberNode(before)} i ${previous(word)}.`,
    phrase`Fra ${previous(word)} til ${current(word)} gikk ${countNoun(word)} fra ${numberNode(before)} til ${numberNode(na)}.`,
    phrase`Det var ${countParticipants(na, word)} i ${current(word)}. I ${previous(word)} var det ${numberNode(before)}.`,
    phrase`${countLarge(word)} var ${numberNode(na)} i ${current(word)}, mot ${numberNode(before)} i ${previous(word)}.`,
    phrase`Det var ${countParticipants(na, word)} i ${current(word)}, mot ${numberNode(before)} i ${previous(word)}.`,
    phrase`I ${current(word)} var ${countNoun(word)} ${numberNode(na)}. I ${previous(word)} var det ${numberNode(before)}.`,
    phrase`I ${current(word)} var ${countNoun(word)} ${numberNode(na)}, mot ${numberNode(before)} i ${previous(word)}.`,
    phrase`For ${current(word)} er ${countNoun(word)} oppgitt til ${numberNode(na)}, mot ${numberNode(before)} for ${previous(word)}.`,
    ...(isOfOneReport(na, before)
      ? [
          phrase`Rapporten oppgir ${countParticipants(na, word)} i ${current(word)}, mot ${numberNode(before)} i ${previous(word)}.`,
          phrase`Ifølge rapporten var det ${countParticipants(na, word)} i ${current(word)}, mot ${numberNode(before)} i ${previous(word)}.`,
        ]
      : []),
  ]);
}

/** True where one report has both months: no report states those of another. */
function isOfOneReport(now: Change['na'], before: Change['na']): boolean {
  return now.av[0]?.kilde.rapport === before.av[0]?.kilde.rapport;
}

/** Hardly another number than the month before. */
export function openNearlyUnchanged({ na, forrige: before }: Change, word: WordContext): Opening[] {
  return single([
    phrase`${countLarge(word)} var om lag uendret i ${current(word)}: ${numberNode(na)}, mot ${numberNode(before)} i ${previous(word)}.`,
    phrase`I ${current(word)} var det ${countParticipants(na, word)}, om lag uendret fra ${previous(word)} (${numberNode(before)}).`,
    phrase`${countLarge(word)} var ${numberNode(na)} i ${current(word)}, om lag det samme som i ${previous(word)}, da det var ${numberNode(before)}.`,
    phrase`Det var ${countParticipants(na, word)} i ${current(word)}, om lag like mange som i ${previous(word)}, da antallet var ${numberNode(before)}.`,
  ]);
}

function single(phrases: Phrase[]): Opening[] {
  return phrases.map((sentence) => ({
    uses: ['niva', 'endring'],
    setninger: [{ slag: 'endring', phrase: sentence }],
  }));
}

/** «Antallet deltakere i arbeidstrening», at the beginning of a sentence. */
export function countLarge(word: WordContext): string {
  return capitalizeFirst(countNoun(word));
}
