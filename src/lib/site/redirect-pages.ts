import type { Subject } from '../facts/context.ts';
import type { Register } from '../domain/register.ts';
import { nameFor } from '../text/forms.ts';
import { FIGURE_KINDS } from '../domain/contract.ts';
import { figurePath, archivedPath } from './archive-paths.ts';
import { renamed, type Renamed } from './redirects.ts';
import { figureId } from './figures.ts';
import type { Link } from './model.ts';
import { revisionsPath } from './revision-path.ts';
import { pathTo } from './paths.ts';

/** A page that only leads on: an address something had before, and where that is now. */
export interface Redirect {
  fra: string;
  til: Link;
  /** What figures on the page were called before, and now: an address may end in one. */
  figurer: FigureName[];
}

/** An id a figure had before, and the one it has now. */
export interface FigureName {
  fra: string;
  til: string;
}

/**
 * The pages that keep the addresses of renamed entities alive: their own, those of each release, and those of their
 * figures. `hasFigure` tells whether there is a page of a figure, `hasSubject` whether a release has one of a subject, and
 * `hasChanges` whether it has one of what it changed of the subject.
 */
export function redirects(
  register: Register,
  rapporter: readonly string[],
  hasFigure: (id: string) => boolean,
  hasSubject: (rapport: string, subject: Subject) => boolean,
  hasChanges: (rapport: string, subject: Subject) => boolean,
): Redirect[] {
  return renamed(register).flatMap((renamed) => {
    const { old, now } = subjectsOf(renamed);
    const tekst = nameFor(register, now);
    const figures = figureName(renamed, hasFigure);
    const kept = rapporter.filter((id) => hasSubject(id, now));
    const pages = [
      pathTo,
      ...kept.map((id) => (subject: Subject) => archivedPath(id, pathTo(subject))),
    ];
    const changed = rapporter
      .filter((id) => hasChanges(id, now))
      .map((id) => (subject: Subject) => revisionsPath(id, subject));
    const lead = (fra: string, to: string, inside: FigureName[]) => ({
      fra,
      til: { tekst, sti: to },
      figurer: inside,
    });
    return [
      ...pages.map((path) => lead(path(old), path(now), figures)),
      ...changed.map((path) => lead(path(old), path(now), [])),
      ...figures.map(({ fra, til }) => lead(figurePath(fra), figurePath(til), [])),
    ];
  });
}

/**
 * Every id that a figure of a renamed entity had before. A figure's files stand under it too, as a server without
 * redirects can lead programs to a new address in no other way.
 */
export function earlierFigures(
  register: Register,
  hasFigure: (id: string) => boolean,
): FigureName[] {
  return renamed(register).flatMap((renamed) => figureName(renamed, hasFigure));
}

function figureName(renamed: Renamed, hasFigure: (id: string) => boolean): FigureName[] {
  const { old, now } = subjectsOf(renamed);
  return FIGURE_KINDS.map((kind) => ({
    fra: figureId(old, kind),
    til: figureId(now, kind),
  })).filter(({ til }) => hasFigure(til));
}

function subjectsOf({ niva, fra, til }: Renamed): { old: Subject; now: Subject } {
  return { old: { niva, id: fra }, now: { niva, id: til } };
}
