import {
  ENTITY_LEVELS,
  entriesAt,
  entryFor,
  type EntityLevel,
  type Register,
} from '../domain/register.ts';
import { isTaken, slugify } from '../domain/slug.ts';
import { FRAME_WORDS, frameId } from '../formats/embed.ts';
import type { Subject } from '../facts/context.ts';
import { nameFor } from '../text/forms.ts';
import { FIGURE_KINDS } from '../domain/contract.ts';
import { figurePath, archivedPath, revisionsPath, latestPath } from './paths.ts';
import { figureId } from './figures.ts';
import type { Link } from './model.ts';

/** What something was called before: where its old addresses lead. */

/** A slug an entity had before, and the one it has now. */
export interface Renamed {
  niva: EntityLevel;
  fra: string;
  til: string;
}

/** Every earlier slug of every entity: as stated, or that of the earlier name. A name that gives the same slug needs none. */
export function renamed(register: Register): Renamed[] {
  return ENTITY_LEVELS.flatMap((niva) =>
    entriesAt(niva, register).flatMap(({ slug, tidligere }) =>
      tidligere
        .map(({ navn, slug: old }) => ({ niva, fra: old ?? slugify(navn), til: slug }))
        .filter(({ fra, til }) => fra !== '' && fra !== til),
    ),
  );
}

/**
 * The renamed entities whose old slug another entity of the level has or had, or the site itself: an address can lead to
 * one place only.
 */
export function slugCollisions(register: Register): (Renamed & { annen: string })[] {
  const all = renamed(register);
  return all.flatMap((one) => {
    const has = entryFor({ niva: one.niva, id: one.fra }, register)?.slug;
    const had = all.find((other) => other !== one && isSameOld(other, one))?.til;
    const site = one.niva === 'tiltak' && isTaken(one.fra) ? one.fra : undefined;
    const annen = site ?? has ?? had;
    return annen === undefined || annen === one.til ? [] : [{ ...one, annen }];
  });
}

/**
 * The script of a page that only leads on: to `address`, at the place the reader's address ended in. A figure's place has
 * the figure's new id, framed or not. Without scripts the page refreshes, and the place is lost.
 */
export function redirect(
  address: string,
  figures: readonly { fra: string; til: string }[],
): string {
  const ids = Object.fromEntries(
    figures.flatMap(({ fra, til }): [string, string][] => [
      [fra, til],
      [`${fra}-tittel`, `${til}-tittel`],
      ...FRAME_WORDS.map((word): [string, string] => [frameId(word, fra), frameId(word, til)]),
    ]),
  );
  const json = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c');
  return `const id=location.hash.slice(1),m=${json(ids)};location.replace(${json(address)}+(id&&'#'+(Object.hasOwn(m,id)?m[id]:id)))`;
}

function isSameOld(a: Renamed, b: Renamed): boolean {
  return a.niva === b.niva && a.fra === b.fra;
}

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
      latestPath,
      ...kept.map((id) => (subject: Subject) => archivedPath(id, latestPath(subject))),
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
