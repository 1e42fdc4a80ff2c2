import { addManeder } from '../domain/maned.ts';
import { compare, directionOf, lastPair } from '../facts/change.ts';
import {
  cellFor,
  isVisibleObservation,
  keyFor,
  type FactContext,
  type Subject,
} from '../facts/context.ts';
import { verdi } from '../facts/calculation.ts';
import { numberNode, timeNode } from './node.ts';
import { phrase, withNeededYears, spellAlike, type Phrase } from './phrase.ts';
import { toldInDigits } from './small-numbers.ts';
import { countParticipants, DIRECTION_WORDS, persons, wordContext } from './words.ts';

/**
 * A sentence to quote as it stands: the subject's number in its month, how it changed, and whose number it is. Undefined
 * where the release has no row for the month. `site` is the name of the site that tells it.
 */
export function quotable(subject: Subject, context: FactContext, site: string): Phrase | undefined {
  const { maned } = context;
  const cell = cellFor(context, keyFor(subject), maned);
  if (!cell) return undefined;
  const word = wordContext(context, subject);
  const told = isVisibleObservation(cell)
    ? phrase`I ${timeNode(maned)} var det ${countParticipants(verdi(cell), word)}${changeTail(subject, context)}, ifølge tall fra Nav, bearbeidet av ${site}.`
    : phrase`Nav har skjermet tallet for ${word.former.setning} i ${timeNode(maned)} fordi det var færre enn fire deltakere.`;
  return withNeededYears(spellAlike([told], toldInDigits(subject, context)), maned)[0];
}

/** «, 370 færre enn i april»; nothing where the month before has no number to compare with. */
function changeTail(subject: Subject, context: FactContext): Phrase | undefined {
  const pair = lastPair(context, keyFor(subject));
  if (!pair) return undefined;
  const before = timeNode(addManeder(context.maned, -1));
  const { endring, grad } = compare(...pair);
  const direction = directionOf(endring);
  if (!direction) return phrase`, like mange som i ${before}`;
  // «161 deltakere, én færre» would have numbers of both kinds.
  if (grad === 'om-lag-uendret' || grad === 'liten' || Math.abs(endring.verdi) === 1)
    return phrase`, mot ${numberNode(verdi(pair[1]))} i ${before}`;
  return phrase`, ${persons(endring)} ${DIRECTION_WORDS[direction].flere} enn i ${before}`;
}
