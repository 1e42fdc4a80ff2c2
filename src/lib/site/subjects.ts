import type { Subject } from '../facts/context.ts';
import { ENTITY_LEVELS, entriesAt, type Register } from '../domain/register.ts';

/** Every subject with a page, in the report's order: hovedgrupper, tiltaksgrupper, tiltak. */
export function subjectsIn(register: Register): Subject[] {
  return ENTITY_LEVELS.flatMap((niva) =>
    entriesAt(niva, register).map(({ slug }): Subject => ({ niva, id: slug })),
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
