import { arOf, manedNavn, nummerOf, type Maned } from '../domain/maned.ts';
import { textWidth } from './text-width.ts';

/** Months that are cut in an axis; the others are short enough as they are. */
const SHORT: Readonly<Record<string, string>> = {
  januar: 'jan',
  februar: 'feb',
  april: 'apr',
  august: 'aug',
  september: 'sep',
  oktober: 'okt',
  november: 'nov',
  desember: 'des',
};

/** Months between ticks, smallest first. From 12 on every tick is a January and says the year. */
const STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 240] as const;

/** A tick: position (months since the first one drawn) and text. */
export interface Tidsmerke {
  indeks: number;
  tekst: string;
}

export interface Tidsakse {
  /** Months, or years where the series is long. */
  merker: Tidsmerke[];
  /** The years under the months; empty where the ticks are years. */
  ar: Tidsmerke[];
  /** Months from one tick to the next. */
  steg: number;
}

/** `jan`, `feb`, `mars`, `apr`, `mai` … */
export function shortMonth(maned: Maned): string {
  const name = manedNavn(maned);
  return SHORT[name] ?? name;
}

/**
 * Ticks for consecutive months, `luft` units apart, so that no two labels in the size `skrift` come closer than
 * half a letter: as many as fit of every month, every second, third, sixth, then of the years.
 */
export function timeAxis(maneder: readonly Maned[], luft: number, skrift: number): Tidsakse {
  const year = textWidth('2000', skrift) + 0.6 * skrift;
  const month = textWidth('mars', skrift) + 0.4 * skrift;
  const steg = STEPS.find((step) => step * luft >= (step < 12 ? month : year)) ?? 240;
  if (steg >= 12) return { merker: yearTicks(maneder, steg / 12), ar: [], steg };
  const indices = maneder
    .map((_, i) => i)
    .filter((i) => (calendarMonth(maneder, i) - 1) % steg === 0);
  const years = indices.map((i) => tick(maneder, i, 'ar'));
  return {
    merker: indices.map((i) => tick(maneder, i, 'maned')),
    // A year is narrower than a month's name: where the months have room, so have the years.
    ar: years.filter((one, i) => one.tekst !== years[i - 1]?.tekst),
    steg,
  };
}

/** The first month with its year, and the last, with its year where that is another: all a small drawing has room for. */
export function endAxis(maneder: readonly Maned[]): Tidsmerke[] {
  const [first, last] = [maneder[0], maneder.at(-1)];
  if (first === undefined || last === undefined) return [];
  const start = { indeks: 0, tekst: `${shortMonth(first)} ${arOf(first)}` };
  if (first === last) return [start];
  const year = arOf(first) === arOf(last) ? '' : ` ${arOf(last)}`;
  return [start, { indeks: maneder.length - 1, tekst: shortMonth(last) + year }];
}

/** Januaries of round years (every second even, every fifth by five …); from the first one on where that leaves under two. */
function yearTicks(maneder: readonly Maned[], every: number): Tidsmerke[] {
  const years = maneder
    .map((_, i) => i)
    .filter((i) => calendarMonth(maneder, i) === 1)
    .map((i) => tick(maneder, i, 'ar'));
  const round = years.filter(({ tekst }) => Number(tekst) % every === 0);
  return round.length >= 2 ? round : years.filter((_, i) => i % every === 0);
}

function calendarMonth(maneder: readonly Maned[], indeks: number): number {
  return nummerOf(monthAt(maneder, indeks));
}

function tick(maneder: readonly Maned[], indeks: number, hva: 'maned' | 'ar'): Tidsmerke {
  const maned = monthAt(maneder, indeks);
  return { indeks, tekst: hva === 'ar' ? String(arOf(maned)) : shortMonth(maned) };
}

function monthAt(maneder: readonly Maned[], indeks: number): Maned {
  const maned = maneder[indeks];
  if (maned === undefined) throw new RangeError(`Ingen måned nummer ${indeks}`);
  return maned;
}
