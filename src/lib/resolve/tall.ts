import { publisert, SKJERMET, type Verdi } from '../domain/verdi.ts';
import { isStjerne, isTall } from '../read/tallord.ts';

/** What a cell says: a count, or hidden for `*`; undefined when it says neither. */
export function parseVerdi(tekst: string): Verdi | undefined {
  const trimmed = tekst.trim();
  if (isStjerne(trimmed)) return SKJERMET;
  return isTall(trimmed) ? publisert(Number(trimmed.replace(/\D/g, ''))) : undefined;
}
