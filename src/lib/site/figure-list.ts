import { GRAND_TOTAL, type Subject } from '../facts/context.ts';
import { subjectsIn } from './subjects.ts';
import { entityFigures } from './entity.ts';
import { wholeFigures } from './home.ts';
import type { PageContext } from './context.ts';
import type { FigureModel } from './model.ts';

/** A figure, and whom it is about. */
export interface SubjectFigure {
  emne: Subject;
  figur: FigureModel;
  /** True where only an edition that another took the place of could draw it: no page of the release has a place for it. */
  dropped?: true;
}

/** Every figure a release could draw: those of the whole, then of each entity in the registry's order. Throws when two have one id. */
export function figureList(context: PageContext): SubjectFigure[] {
  const list = [
    ...wholeFigures(context).map((figur) => ({ emne: GRAND_TOTAL, figur })),
    ...subjectsIn(context.register).flatMap((emne) =>
      entityFigures(emne, context).map((figur) => ({ emne, figur })),
    ),
  ];
  const ids = list.map(({ figur }) => figur.id);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined) throw new RangeError(`To figurer har id ${twice}`);
  return list;
}
