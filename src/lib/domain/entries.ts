import type { KeySlice, Niva } from './key.ts';
import type { Hovedgruppe, Register, Tiltak, Tiltaksgruppe } from './register.ts';

/** What the registry says of one subject, whatever its level. */
export type Entry = Hovedgruppe | Tiltaksgruppe | Tiltak;

/** The levels that the registry has entries of, from the widest. */
export const ENTRY_LEVELS = ['hovedgruppe', 'tiltaksgruppe', 'tiltak'] as const satisfies Niva[];
export type EntryLevel = (typeof ENTRY_LEVELS)[number];

/** The registry's entries of one level, in the report's order; none for the grand total. */
export function entriesAt(
  { hovedgrupper, tiltaksgrupper, tiltak }: Register,
  niva: Niva,
): readonly Entry[] {
  const lists: Record<Niva, readonly Entry[]> = {
    'i-alt': [],
    hovedgruppe: hovedgrupper,
    tiltaksgruppe: tiltaksgrupper,
    tiltak,
  };
  return lists[niva];
}

/** The registry's entry for a subject; undefined for the grand total, and for a subject the registry does not know. */
export function entryFor(
  register: Register,
  { niva, id }: Pick<KeySlice, 'niva' | 'id'>,
): Entry | undefined {
  return entriesAt(register, niva).find(({ slug }) => slug === id);
}
