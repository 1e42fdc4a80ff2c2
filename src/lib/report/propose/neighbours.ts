/** What the months before and after make likely of a number that may be misread. It proves nothing. */

import { addManeder } from '../../domain/maned.ts';
import { observationKey } from '../../domain/key.ts';
import { isVisible, type Value } from '../../domain/value.ts';
import { mayBeNumber, type DamagedReport, type UnreadCell } from './propose.ts';

/** The one number near the months beside it that is easily read as what was read, and what those months print. */
export interface LikelyNumber {
  number: number;
  beside: number[];
}

/** What each character may truly be, where text recognition is unsure. */
const READ_FOR: Readonly<Record<string, string>> = {
  ...{ '0': '689', '1': '47', '2': '7', '3': '58', '4': '19', '5': '6', '6': '058', '7': '12' },
  ...{ '8': '036', '9': '04', O: '0', o: '0', l: '1', I: '1', '|': '1', Z: '2', z: '2' },
  ...{ A: '4', S: '5', s: '5', b: '6', G: '6', B: '8', g: '9' },
};
/** From one month to the next a figure seldom changes by more than this share. */
const USUAL_CHANGE = 0.1;
/** A smaller one may be a star read as one or two digits, and of a hidden cell nothing is told. */
const LEAST_LIKELY = 20;

/**
 * By place (`line:column`), the number that the months beside make likely, for each cell whose own number is far from both and
 * for which one alone of those it is easily taken for is near. Tells nothing of a hidden cell, nor of one beside a hidden one.
 */
export function likelyByNeighbours({
  observasjoner,
  unread,
}: Pick<DamagedReport, 'observasjoner' | 'unread'>): Map<string, LikelyNumber> {
  const says = new Map<string, Value>(
    observasjoner.map(({ serie, maned, verdi }) => [observationKey(serie, maned), verdi]),
  );
  const maneder = new Set([...observasjoner, ...unread].map(({ maned }) => maned));
  const printed = observasjoner.flatMap(({ serie, maned, verdi, kilde: { linje, kolonne } }) =>
    isVisible(verdi) ? [{ serie, maned, linje, kolonne, tekst: String(verdi.antall) }] : [],
  );
  const cells = [...printed, ...unread.filter(({ tekst }) => mayBeNumber(tekst))];
  return new Map(
    cells.flatMap((cell) => {
      const beside = numbersBeside(cell, says, maneder);
      const number = beside && nearestOf(cell.tekst, beside);
      return beside && number !== undefined
        ? [[`${cell.linje}:${cell.kolonne}`, { number, beside }] as const]
        : [];
    }),
  );
}

/**
 * What the months before and after print, for the first and the last month the two next to it; undefined where one of the
 * two does not print a number, for one alone may be the one that is misread.
 */
function numbersBeside(
  { serie, maned }: Pick<UnreadCell, 'serie' | 'maned'>,
  says: ReadonlyMap<string, Value>,
  maneder: ReadonlySet<string>,
): number[] | undefined {
  const steps = [1, -1].flatMap((step) => (maneder.has(addManeder(maned, step)) ? [step] : []));
  const [step = 0] = steps;
  const months = (steps.length === 1 ? [step, 2 * step] : [-1, 1]).map((one) =>
    addManeder(maned, one),
  );
  const values = months.map((one) => says.get(observationKey(serie, one)));
  const numbers = values.flatMap((value) => (value && isVisible(value) ? [value.antall] : []));
  return numbers.length === months.length ? numbers : undefined;
}

/** The one number near these that is easily read as the text; undefined where none is, or several, or the text's own. */
function nearestOf(text: string, beside: readonly number[]): number | undefined {
  const [least, most] = [Math.min(...beside), Math.max(...beside)];
  const spread = Math.max(most - least, most * USUAL_CHANGE);
  const isNear = (number: number) =>
    number >= LEAST_LIKELY && number >= least - spread && number <= most + spread;
  const signs = text.replace(/\s/g, '');
  if (/^\d+$/.test(signs) && isNear(Number(signs))) return undefined;
  const near = new Set(listReadings(signs).map(Number).filter(isNear));
  return near.size === 1 ? [...near][0] : undefined;
}

/** What the text may truly say: one character taken for another, or one digit lost. */
function listReadings(signs: string): string[] {
  const digits = Array.from('0123456789');
  const wrong = [...signs].flatMap((sign, at) => (/\d/.test(sign) ? [] : [at]));
  const [first, second] = wrong;
  if (second !== undefined) return [];
  const places = first === undefined ? [...signs].map((_, at) => at) : [first];
  const taken = places.flatMap((at) =>
    [...(READ_FOR[signs[at] ?? ''] ?? '')].map(
      (digit) => signs.slice(0, at) + digit + signs.slice(at + 1),
    ),
  );
  if (first !== undefined) return taken;
  const lost = [...signs, ''].flatMap((_, at) =>
    digits.map((digit) => signs.slice(0, at) + digit + signs.slice(at)),
  );
  return [...taken, ...lost].filter((reading) => !reading.startsWith('0'));
}
