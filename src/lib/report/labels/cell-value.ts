import { publisert, SKJERMET, type Value } from '../../domain/value.ts';
import { isStar, isNumber } from '../parse/number-token.ts';

/** What a cell says: a count, or hidden for `*`; undefined when it says neither, or a count too large to be kept exactly. */
export function parseValue(text: string): Value | undefined {
  const trimmed = text.trim();
  if (isStar(trimmed)) return SKJERMET;
  if (!isNumber(trimmed)) return undefined;
  const count = Number(trimmed.replace(/\D/g, ''));
  return Number.isSafeInteger(count) ? publisert(count) : undefined;
}
