import type { Emne } from '../facts/context.ts';
import { emnerI } from './subjects.ts';
import { frossenside, type Frossenside } from './archive.ts';
import type { Sidegrunnlag } from './context.ts';
import { rapportside, type Rapportside } from './report.ts';

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
