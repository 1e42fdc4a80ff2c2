/** A calendar month, written `2021-05`. Sorts as text. */
export type Maned = `${number}-${number}`;

/** Norwegian month names in calendar order, lower case as bokmål writes them. */
export const MONTH_NAMES = [
  'januar',
  'februar',
  'mars',
  'april',
  'mai',
  'juni',
  'juli',
  'august',
  'september',
  'oktober',
  'november',
  'desember',
] as const;

const MANED = /^\d{4}-(0[1-9]|1[0-2])$/;

/** True for text of the form `2021-05` that names a real month. */
export function isManed(text: string): text is Maned {
  return MANED.test(text);
}

/** The month with this year and month number (1–12). Throws RangeError outside 1–12 or years 1000–9999. */
export function toManed(year: number, number: number): Maned {
  const text = `${year}-${String(number).padStart(2, '0')}`;
  if (!isManed(text)) throw new RangeError(`Ikke en måned: ${text}`);
  return text;
}

/** The year, e.g. 2021. */
export function yearOf(maned: Maned): number {
  return Number(maned.slice(0, 4));
}

/** The month number, 1–12. */
export function monthNumber(maned: Maned): number {
  return Number(maned.slice(5));
}

/** The month `count` months later (earlier when negative). */
export function addManeder(maned: Maned, count: number): Maned {
  const index = indexOf(maned) + count;
  return toManed(Math.floor(index / 12), (index % 12) + 1);
}

/** Signed number of months from `from` to `to`; 0 when equal. */
export function manederBetween(from: Maned, to: Maned): number {
  return indexOf(to) - indexOf(from);
}

/** Every month from `from` to `to`, both included; empty when `to` is before `from`. */
export function manedRun(from: Maned, to: Maned): Maned[] {
  const count = manederBetween(from, to) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, i) => addManeder(from, i));
}

/** The month's name without year, e.g. `mai`. */
export function monthName(maned: Maned): string {
  return MONTH_NAMES[monthNumber(maned) - 1] as string;
}

/** The month in words, e.g. `april 2021`. */
export function monthAndYear(maned: Maned): string {
  return `${monthName(maned)} ${yearOf(maned)}`;
}

function indexOf(maned: Maned): number {
  return yearOf(maned) * 12 + monthNumber(maned) - 1;
}

/** The first day of a month, `2021-05-01`. */
export function firstDay(maned: Maned): string {
  return `${maned}-01`;
}

/**
 * The last day of a month, `2021-05-31`. Reports carry no date of publication: the end of the last month they cover
 * stands for it wherever a format demands a day, and sorts releases as they came.
 */
export function lastDay(maned: Maned): string {
  const next = addManeder(maned, 1);
  const day = new Date(Date.UTC(yearOf(next), monthNumber(next) - 1, 0));
  return day.toISOString().slice(0, 10);
}
