import { HELHETEN, type Emne } from '../compare/grunnlag.ts';
import { entitetsfigurer } from './entitet.ts';
import { helhetsfigurer } from './forside.ts';
import type { Sidegrunnlag } from './grunnlag.ts';
import type { Figur } from './modell.ts';

/** A figure, and whom it is about. */
export interface Emnefigur {
  emne: Emne;
  figur: Figur;
}

/** Every figure a release could draw: those of the whole, then of each entity in the registry's order. Throws when two have one id. */
export function figurliste(grunnlag: Sidegrunnlag): Emnefigur[] {
  const { hovedgrupper, tiltaksgrupper, tiltak } = grunnlag.register;
  const emner = [
    ...hovedgrupper.map(({ slug: id }): Emne => ({ niva: 'hovedgruppe', id })),
    ...tiltaksgrupper.map(({ slug: id }): Emne => ({ niva: 'tiltaksgruppe', id })),
    ...tiltak.map(({ slug: id }): Emne => ({ niva: 'tiltak', id })),
  ];
  const list = [
    ...helhetsfigurer(grunnlag).map((figur) => ({ emne: HELHETEN, figur })),
    ...emner.flatMap((emne) => entitetsfigurer(emne, grunnlag).map((figur) => ({ emne, figur }))),
  ];
  const ids = list.map(({ figur }) => figur.id);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined) throw new RangeError(`To figurer har id ${twice}`);
  return list;
}
