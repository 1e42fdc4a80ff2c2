import { HELHETEN, type Emne } from '../compare/grunnlag.ts';
import { emnerI } from './emner.ts';
import { helEntitetsside } from './entitet.ts';
import type { Emnefigur } from './figurliste.ts';
import { helhetsfigurer } from './forside.ts';
import { frossenfigur, type Frossenfigur } from './frossenfigur.ts';
import { frossenside, type Frossenside } from './frossen.ts';
import type { Sidegrunnlag } from './grunnlag.ts';
import type { Figur } from './modell.ts';
import { rapportside, type Rapportside } from './rapport.ts';

/** The models of the pages that a release keeps: its own, one for each subject, and one for each figure on its pages. */
export interface Frosne {
  utgivelse: Rapportside;
  sider: { emne: Emne; side: Frossenside }[];
  figurer: Frossenfigur[];
}

/** All that the release of `grunnlag` keeps, each figure drawn once. */
export function frosneFor(grunnlag: Sidegrunnlag): Frosne {
  const emner = emnerI(grunnlag.register).map((emne) => ({
    emne,
    hele: helEntitetsside(emne, grunnlag, 'nye'),
  }));
  const about = (emne: Emne, figurer: Figur[]) =>
    figurer.map((figur): Emnefigur => ({ emne, figur }));
  const helhet = helhetsfigurer(grunnlag);
  const figurer = [
    ...about(HELHETEN, helhet),
    ...emner.flatMap(({ emne, hele: { hovedfigur, figurer: more } }) =>
      about(emne, hovedfigur ? [hovedfigur, ...more] : more),
    ),
  ];
  return {
    utgivelse: rapportside(grunnlag, helhet),
    sider: emner.map(({ emne, hele }) => ({ emne, side: frossenside(emne, grunnlag, hele) })),
    figurer: figurer.map((one) => frossenfigur(one, grunnlag)),
  };
}
