import type { Subject } from '../facts/context.ts';
import type { Register } from '../domain/register.ts';

/** Every subject with a page, in the report's order: hovedgrupper, tiltaksgrupper, tiltak. */
export function subjectsIn({ hovedgrupper, tiltaksgrupper, tiltak }: Register): Subject[] {
  const about = (niva: Subject['niva'], list: { slug: string }[]) =>
    list.map(({ slug }): Subject => ({ niva, id: slug }));
  return [
    ...about('hovedgruppe', hovedgrupper),
    ...about('tiltaksgruppe', tiltaksgrupper),
    ...about('tiltak', tiltak),
  ];
}

/** True when a release keeps a page about the subject. `told` is the release that first told of each, by level and slug. */
export function keepsPage(
  rapport: string,
  { niva, id }: Subject,
  told: ReadonlyMap<string, string>,
): boolean {
  return niva === 'hovedgruppe' || (told.get(`${niva}/${id}`) ?? '~') <= rapport;
}
