import { lastPair } from '../facts/change.ts';
import { partsOf } from '../facts/parts.ts';
import {
  cells,
  isVisibleObservation,
  keyFor,
  visibleFor,
  type FactContext,
  type Subject,
} from '../facts/context.ts';

/**
 * Digits or words. In prose (headlines, summaries, captions, the sentence to quote, the feed) a count under ten is in words where
 * every other number of its sentence is, and in digits beside a number that has to be; so are counts of months and of tiltak.
 * Ordinals are words, and so are how many months in a row, «én flere» and «én færre». Tables, figures and key figures have
 * digits. One number is told in one way in a text: where a sentence needs the digits of it, all have them
 * (`spellAlike` in phrase.ts), and so everywhere on the page where the subject's own numbers stand beside larger ones
 * (`toldInDigits`).
 */

/** From here on a number is never in words. */
export const TEN = 10;

/**
 * The numbers under ten that a subject's page tells in digits wherever it tells them in prose: its own, where one of them is
 * ten or more. Its figures and its sentence to quote set the two beside each other. Empty where all of its numbers are small.
 */
export function toldInDigits(subject: Subject, context: FactContext): ReadonlySet<number> {
  const { maned } = context;
  const parts = [
    keyFor(subject, { kjonn: 'kvinner' }),
    keyFor(subject, { kjonn: 'menn' }),
    ...partsOf(context, subject, 'hovedgruppe').map(({ nokkel }) => nokkel),
  ].map((key) => visibleFor(context, key, maned));
  const told = [...cells(context, keyFor(subject)), ...parts]
    .filter((cell) => isVisibleObservation(cell))
    .map(({ verdi }) => verdi.antall);
  const [now, before] = lastPair(context, keyFor(subject)) ?? [];
  if (now && before) told.push(Math.abs(now.verdi.antall - before.verdi.antall));
  return new Set(told.every((count) => count < TEN) ? [] : told.filter((count) => count < TEN));
}
