import type { Emne } from '../compare/grunnlag.ts';
import type { Register } from '../domain/register.ts';

/** A subject that has a page of its own, and the folder its kind's pages are in. */
export interface Emnested {
  emne: Emne;
  mappe: 'hovedgrupper' | 'tiltaksgrupper' | 'tiltak';
}

/** Every subject with a page, in the report's order: hovedgrupper, tiltaksgrupper, tiltak. */
export function emnerI({ hovedgrupper, tiltaksgrupper, tiltak }: Register): Emnested[] {
  const places = (niva: Emne['niva'], mappe: Emnested['mappe'], list: { slug: string }[]) =>
    list.map(({ slug }): Emnested => ({ emne: { niva, id: slug }, mappe }));
  return [
    ...places('hovedgruppe', 'hovedgrupper', hovedgrupper),
    ...places('tiltaksgruppe', 'tiltaksgrupper', tiltaksgrupper),
    ...places('tiltak', 'tiltak', tiltak),
  ];
}
