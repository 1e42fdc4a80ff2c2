import { publisert, SKJERMET, type Verdi } from '../../domain/value.ts';
import { isStjerne, isTall } from '../parse/number-token.ts';

/** What a cell says: a count, or hidden for `*`; undefined when it says neither, or a count too large to be kept exactly. */
export function parseVerdi(tekst: string): Verdi | undefined {
  const trimmed = tekst.trim();
  if (isStjerne(trimmed)) return SKJERMET;
  if (!isTall(trimmed)) return undefined;
  const antall = Number(trimmed.replace(/\D/g, ''));
  return Number.isSafeInteger(antall) ? publisert(antall) : undefined;
}
