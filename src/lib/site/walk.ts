import type { Subject } from '../facts/context.ts';
import { archivedPath } from './archive-paths.ts';
import { subjectsIn } from './subjects.ts';
import { formatManed } from './format.ts';
import type { PageContext } from './context.ts';
import { periodOf } from './source.ts';
import type { Link } from './model.ts';
import { pathTo } from './paths.ts';

/** Where the list of editions stands on the latest page about a subject. */
export const EDITIONS_ID = 'utgaver';

/**
 * The ways on from a page that a release keeps. None leads to the release after: a kept page is the same whatever comes
 * later.
 */
export interface Walk {
  /** The page as the release before kept it; undefined where that release has none. */
  previous: Link | undefined;
  /** The list of every edition of the page. */
  all: Link;
  /** The page with the latest figures. */
  latest: Link;
}

/** The ways on from the page about a subject, or about the whole, that the release of `grunnlag` keeps. */
export function walkFrom(subject: Subject, context: PageContext): Walk {
  const sti = pathTo(subject);
  const isWhole = subject.niva === 'i-alt';
  return {
    previous: previousEdition(subject, context),
    all: isWhole
      ? { tekst: 'Alle rapporter', sti: '/rapporter/' }
      : { tekst: 'Alle utgaver', sti: `${sti}#${EDITIONS_ID}` },
    latest: { tekst: 'Nyeste tall', sti },
  };
}

/** A subject that has had a page has one in every release since, so there is none further back than the release before. */
function previousEdition(subject: Subject, { forrige }: PageContext): Link | undefined {
  if (!forrige) return undefined;
  const { release, register } = forrige;
  const has = subject.niva === 'i-alt' || subjectsIn(register).some((one) => isSame(one, subject));
  if (!has) return undefined;
  const tekst = `Utgaven for ${formatManed(periodOf(release).til)}`;
  return { tekst, sti: archivedPath(release.id, pathTo(subject)) };
}

function isSame(a: Subject, b: Subject): boolean {
  return a.niva === b.niva && a.id === b.id;
}
