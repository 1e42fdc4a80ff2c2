import { editionOf } from '../domain/edition.ts';
import type { Rapport } from '../domain/rapport.ts';
import type { Register } from '../domain/register.ts';
import { editionChanges, editionsOf } from '../series/editions.ts';
import type { Revision } from '../series/revisions.ts';
import { ordinal, formatInteger } from '../text/number-format.ts';
import { reportPath } from './archive-paths.ts';
import { formatPeriod } from './format.ts';
import type { PageContext } from './context.ts';
import { periodOf } from './source.ts';
import type { Link } from './model.ts';
import { revisionsPath } from './revision-path.ts';
import {
  mainPage,
  revisedSubjects,
  revisionsPages,
  type RevisedSubject,
  type RevisionsPage,
} from './revisions.ts';

/** What pages of a release that has been issued again say of it. */
export interface EditionNotice {
  /** «Rapporten er gitt ut på nytt, og siden viser den andre utgaven. 12 tall er endret siden den første.» */
  text: string;
  /** How many figures are told otherwise than in the first edition, or not any more. */
  changed: number;
  /** The page that lists them. */
  link: Link;
}

/** The changes of a release against one superseded edition of it. */
export interface EditionChanges {
  /** The edition that told it otherwise: its number, and «første utgave». */
  number: number;
  name: string;
  /** As on the page of changes, each with an anchor of its own there. */
  subjects: RevisedSubject[];
}

/** A page of what one release changed: in reports before it, and in editions of itself. */
export interface ReleaseChanges extends RevisionsPage {
  /** None on the page of one subject. */
  editions: EditionChanges[];
}

/** The notice on the pages that a release keeps; undefined for a release that was issued once. */
export function editionNotice({ release, editions }: PageContext): EditionNotice | undefined {
  const [first] = editions;
  if (!first) return undefined;
  const changed = editionChanges(first, release).length;
  return {
    text: `Rapporten er gitt ut på nytt, og siden viser den ${ordinal(editions.length + 1)} utgaven. ${countSentence(changed)}`,
    changed,
    link: { tekst: 'Hva som er endret', sti: revisionsPath(release.id) },
  };
}

function countSentence(changed: number): string {
  if (changed === 0) return 'Ingen tall er endret siden den første.';
  return `${changed === 1 ? 'Ett' : formatInteger(changed)} tall er endret siden den første.`;
}

/** What the pages of a release's changes are made of. */
export interface ChangesBasis {
  /** Every change among the newest editions. */
  changes: readonly Revision[];
  /** The same as it was before releases were issued again. */
  past: readonly (readonly Revision[])[];
  /** The editions of the release that it has superseded, oldest first. */
  superseded: readonly Rapport[];
  /** The registry as the release could show it. */
  register: Register;
}

/**
 * The models of `/rapporter/<id>/endringer/` and the pages below it: what the release changed in reports before it, and in
 * its superseded editions. None where it changed nothing, ever. A number that became hidden is told without the number.
 */
export function releaseChanges(
  release: Rapport,
  { changes, past, superseded, register }: ChangesBasis,
): ReleaseChanges[] {
  const listed = revisionsPages(changes, release, register, past);
  const [main = mainPage(release, []), ...below] = listed;
  if (listed.length === 0 && superseded.length === 0) return [];
  const editions = superseded.map((edition) => changesSince(edition, release, register));
  return [{ ...main, editions }, ...below.map((page) => ({ ...page, editions: [] }))];
}

function changesSince(edition: Rapport, release: Rapport, register: Register): EditionChanges {
  const { number } = editionOf(edition.id);
  const subjects = revisedSubjects(editionChanges(edition, release), register);
  return {
    number,
    name: `${ordinal(number)} utgave`,
    subjects: subjects.map((one) => ({ ...one, anchor: `utgave-${number}-${one.anchor}` })),
  };
}

/** Where the parts of a release's superseded editions are: text, reconciliation, figures, oldest first. */
export function editionLinks({ editions }: Pick<PageContext, 'editions'>): Link[] {
  return editions.flatMap(({ id }) => {
    const name = `${ordinal(editionOf(id).number)} utgave`;
    return [
      { tekst: `Rapportens ${name} linje for linje`, sti: `${reportPath(id)}kilde/` },
      { tekst: `Slik gikk rapportens ${name} opp`, sti: `${reportPath(id)}avstemming/` },
      { tekst: `Tallene i rapportens ${name} som CSV`, sti: `/data/rapporter/${id}.csv` },
    ];
  });
}

/** The lists of changes of the releases that have been issued again, newest first, with the words for the edition that counts. */
export function reissues(
  releases: readonly Rapport[],
  superseded: readonly Rapport[],
): { link: Link; edition: string }[] {
  return [...releases].reverse().flatMap((release) => {
    const before = editionsOf(release.id, superseded).length;
    if (before === 0) return [];
    const { fra, til } = periodOf(release);
    return {
      link: {
        tekst: `Rapporten for ${formatPeriod(fra, til)}`,
        sti: revisionsPath(release.id),
      },
      edition: `${ordinal(before + 1)} utgave`,
    };
  });
}

/** What a page of a superseded edition says of it, with a link to the page of the newest; undefined for any other. */
export function supersededNote(id: string, page: string): { text: string; link: Link } | undefined {
  const { release, number } = editionOf(id);
  if (id === release) return undefined;
  return {
    text: `Dette er ${ordinal(number)} utgave av rapporten. Kilden har gitt den ut på nytt, og tallene ellers på nettstedet er fra den nye.`,
    link: { tekst: 'Den nyeste utgaven', sti: `${reportPath(release)}${page}` },
  };
}
