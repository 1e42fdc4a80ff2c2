import type { Subject } from '../facts/context.ts';
import { subjectsIn } from './subjects.ts';
import { frossenside, type ArchivedPage } from './archive.ts';
import type { PageContext } from './context.ts';
import { rapportPage, type RapportPage } from './report.ts';

/** The models of the pages that a release keeps: its own, and one for each subject. */
export interface Archived {
  release: RapportPage;
  sider: { emne: Subject; side: ArchivedPage }[];
}

/** All that the release of `grunnlag` keeps. */
export function archivedFor(context: PageContext): Archived {
  const sider = subjectsIn(context.register).map((emne) => ({
    emne,
    side: frossenside(emne, context),
  }));
  return { release: rapportPage(context), sider };
}
