import { addManeder, yearOf, monthNumber, type Maned } from '../domain/maned.ts';

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
