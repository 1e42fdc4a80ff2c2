import type { Subject } from '../facts/context.ts';
import { ENTRY_LEVELS, entriesAt } from '../domain/entries.ts';
import type { Register } from '../domain/register.ts';

/** Every subject with a page, in the report's order: hovedgrupper, tiltaksgrupper, tiltak. */
export function subjectsIn(register: Register): Subject[] {
  return ENTRY_LEVELS.flatMap((niva) =>
    entriesAt(register, niva).map(({ slug }): Subject => ({ niva, id: slug })),
  );
}

/** True when a release keeps a page about the subject. `told` is the release that first told of each, by level and slug. */
export function keepsPage(
  rapport: string,
  { niva, id }: Subject,
  told: ReadonlyMap<string, string>,
): boolean {
  return niva === 'hovedgruppe' || (told.get(`${niva}/${id}`) ?? '~') <= rapport;
}
