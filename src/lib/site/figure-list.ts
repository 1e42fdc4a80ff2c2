import { HELHETEN, type Emne } from '../facts/context.ts';
import { emnerI } from './subjects.ts';
import { entitetsfigurer } from './entity.ts';
import { helhetsfigurer } from './home.ts';
import type { Sidegrunnlag } from './context.ts';
import type { Figur } from './model.ts';

/** A figure, and whom it is about. */
export interface Emnefigur {
  emne: Emne;
  figur: Figur;
  /** True where only an edition that another took the place of could draw it: no page of the release has a place for it. */
  dropped?: true;
}

/** Every figure a release could draw: those of the whole, then of each entity in the registry's order. Throws when two have one id. */
export function figurliste(grunnlag: Sidegrunnlag): Emnefigur[] {
  const list = [
    ...helhetsfigurer(grunnlag).map((figur) => ({ emne: HELHETEN, figur })),
    ...emnerI(grunnlag.register).flatMap((emne) =>
      entitetsfigurer(emne, grunnlag).map((figur) => ({ emne, figur })),
    ),
  ];
  const ids = list.map(({ figur }) => figur.id);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined) throw new RangeError(`To figurer har id ${twice}`);
  return list;
}
