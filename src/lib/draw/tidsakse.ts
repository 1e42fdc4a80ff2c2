import { arOf, manedNavn, nummerOf, type Maned } from '../domain/maned.ts';
import { textWidth } from './tekstbredde.ts';

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
  const fits = STEPS.find((step) => step * luft >= (step < 12 ? month : year)) ?? 240;
  const steg = fits < 12 || hasYears(maneder, fits) ? fits : 6;
  const indices = maneder.map((_, i) => i).filter((i) => isTick(maneder[i], steg));
  if (steg >= 12) return { merker: indices.map((i) => tick(maneder, i, 'ar')), ar: [], steg };
  const merker = indices.map((i) => tick(maneder, i, 'maned'));
  return { merker, ar: yearTicks(maneder, indices, year / luft), steg };
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

function hasYears(maneder: readonly Maned[], steg: number): boolean {
  return maneder.filter((maned) => isTick(maned, steg)).length >= 2;
}

function isTick(maned: Maned | undefined, steg: number): boolean {
  if (maned === undefined) return false;
  if (steg < 12) return (nummerOf(maned) - 1) % steg === 0;
  return nummerOf(maned) === 1 && arOf(maned) % (steg / 12) === 0;
}

function tick(maneder: readonly Maned[], indeks: number, hva: 'maned' | 'ar'): Tidsmerke {
  const maned = maneder[indeks];
  if (maned === undefined) throw new RangeError(`Ingen måned nummer ${indeks}`);
  return { indeks, tekst: hva === 'ar' ? String(arOf(maned)) : shortMonth(maned) };
}

/** The first tick of each year says it; the first of all gives way where the next year follows too close. */
function yearTicks(
  maneder: readonly Maned[],
  indices: readonly number[],
  luft: number,
): Tidsmerke[] {
  const years = indices.map((i) => tick(maneder, i, 'ar'));
  const first = years.filter((year, i) => year.tekst !== years[i - 1]?.tekst);
  const [one, two] = first;
  return one && two && two.indeks - one.indeks < luft ? first.slice(1) : first;
}
