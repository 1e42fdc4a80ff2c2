import { yearOf, monthName, numberOf, type Maned } from '../domain/maned.ts';
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
export interface TimeTick {
  indeks: number;
  tekst: string;
}

export interface TimeAxis {
  /** Months, or years where the series is long. */
  marks: TimeTick[];
  /** The years under the months; empty where the ticks are years. */
  ar: TimeTick[];
  /** Months from one tick to the next. */
  steg: number;
}

/** `jan`, `feb`, `mars`, `apr`, `mai` … */
export function shortMonth(maned: Maned): string {
  const name = monthName(maned);
  return SHORT[name] ?? name;
}

/**
 * Ticks for consecutive months, `luft` units apart, so that no two labels in the size `skrift` come closer than
 * half a letter: as many as fit of every month, every second, third, sixth, then of the years.
 */
export function timeAxis(maneder: readonly Maned[], gap: number, font: number): TimeAxis {
  const year = textWidth('2000', font) + 0.6 * font;
  const month = textWidth('mars', font) + 0.4 * font;
  const steg = STEPS.find((step) => step * gap >= (step < 12 ? month : year)) ?? 240;
  if (steg >= 12) return { marks: yearTicks(maneder, steg / 12), ar: [], steg };
  const indices = maneder
    .map((_, i) => i)
    .filter((i) => (calendarMonth(maneder, i) - 1) % steg === 0);
  const years = indices.map((i) => tick(maneder, i, 'ar'));
  return {
    marks: indices.map((i) => tick(maneder, i, 'maned')),
    // A year is narrower than a month's name: where the months have room, so have the years.
    ar: years.filter((one, i) => one.tekst !== years[i - 1]?.tekst),
    steg,
  };
}

/** The first month with its year, and the last, with its year where that is another: all a small drawing has room for. */
export function endAxis(maneder: readonly Maned[]): TimeTick[] {
  const [first, last] = [maneder[0], maneder.at(-1)];
  if (first === undefined || last === undefined) return [];
  const start = { indeks: 0, tekst: `${shortMonth(first)} ${yearOf(first)}` };
  if (first === last) return [start];
  const year = yearOf(first) === yearOf(last) ? '' : ` ${yearOf(last)}`;
  return [start, { indeks: maneder.length - 1, tekst: shortMonth(last) + year }];
}

/** Januaries of round years (every second even, every fifth by five …); from the first one on where that leaves under two. */
function yearTicks(maneder: readonly Maned[], every: number): TimeTick[] {
  const years = maneder
    .map((_, i) => i)
    .filter((i) => calendarMonth(maneder, i) === 1)
    .map((i) => tick(maneder, i, 'ar'));
  const round = years.filter(({ tekst }) => Number(tekst) % every === 0);
  return round.length >= 2 ? round : years.filter((_, i) => i % every === 0);
}

function calendarMonth(maneder: readonly Maned[], index: number): number {
  return numberOf(monthAt(maneder, index));
}

function tick(maneder: readonly Maned[], indeks: number, what: 'maned' | 'ar'): TimeTick {
  const maned = monthAt(maneder, indeks);
  return { indeks, tekst: what === 'ar' ? String(yearOf(maned)) : shortMonth(maned) };
}

function monthAt(maneder: readonly Maned[], index: number): Maned {
  const maned = maneder[index];
  if (maned === undefined) throw new RangeError(`Ingen måned nummer ${index}`);
  return maned;
}
