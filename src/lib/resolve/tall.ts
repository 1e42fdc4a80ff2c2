import { publisert, SKJERMET, type Verdi } from '../domain/verdi.ts';

/** Digits, in groups of three by a space of any width or not grouped at all. */
const TALL = /^(\d{1,3}(?:[\u0020\u00a0\u2009\u202f]\d{3})+|\d+)$/;

/** What a cell says: a count, or hidden for `*`; undefined when it says neither. */
export function parseVerdi(tekst: string): Verdi | undefined {
  const trimmed = tekst.trim();
  if (trimmed === '*') return SKJERMET;
  if (!TALL.test(trimmed)) return undefined;
  const antall = Number(trimmed.replace(/\D/g, ''));
  return Number.isSafeInteger(antall) ? publisert(antall) : undefined;
}
