import type { Emne } from '../compare/grunnlag.ts';
import { emnerI } from './emner.ts';
import { frossenside, type Frossenside } from './frossen.ts';
import type { Sidegrunnlag } from './grunnlag.ts';
import { rapportside, type Rapportside } from './rapport.ts';

/** The models of the pages that a release keeps: its own, and one for each subject. */
export interface Frosne {
  utgivelse: Rapportside;
  sider: { emne: Emne; side: Frossenside }[];
}

/** All that the release of `grunnlag` keeps. */
export function frosneFor(grunnlag: Sidegrunnlag): Frosne {
  const sider = emnerI(grunnlag.register).map((emne) => ({
    emne,
    side: frossenside(emne, grunnlag),
  }));
  return { utgivelse: rapportside(grunnlag), sider };
}
