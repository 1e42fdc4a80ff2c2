import type { Subject } from '../facts/context.ts';
import { monthName, yearOf, toManed, type Maned } from '../domain/maned.ts';
import { parseSeriesKey } from '../domain/key.ts';
import type { Rapport } from '../domain/rapport.ts';
import type { Revision } from '../series/revisions.ts';
import { archivedPath, latestPath, reportPath, revisionsPath, keepsPage } from './paths.ts';
import { periodOf, periodName } from './source.ts';
import { editionOf } from '../domain/edition.ts';
import type { Register } from '../domain/register.ts';
import { editionChanges, editionsOf, pastChanges } from '../series/editions.ts';
import { ordinal, formatInteger } from '../text/number-format.ts';
import { formatManed } from './format.ts';
import type { PageContext } from './context.ts';
import { titled, type Link } from './model.ts';
import {
  mainPage,
  revisedSubjects,
  revisionsPages,
  type RevisedSubject,
  type RevisionsPage,
} from './revisions.ts';

/**
 * A page and a report in all their editions: the list on the latest page, and what a release that was issued again says of
 * the editions it has superseded.
 */

/** The page about a subject that one release keeps. */
export interface PageEdition {
  /** The release's last month. */
  maned: Maned;
  /** «mai 2021», and where the year stands beside it «mai», «jan»: a name of four letters is not shortened. */
  name: string;
  shortName: string;
  sti: string;
  /** How many figures of the subject, as told by then, later reports tell otherwise or no more. Never by how much. */
  changed: number;
  /** The same in words; undefined where it is none. */
  note: string | undefined;
}

/** One month of a year of editions: `gap` where no report is of it, `outside` before the first edition and after the last. */
export type EditionMonth = PageEdition | 'gap' | 'outside';

/** Every edition of a page. */
export interface PageEditions {
  /** Newest first. */
  list: PageEdition[];
  /** The same as twelve months a year, newest year first; empty where most months would be without, and a list is better. */
  years: { year: number; months: EditionMonth[] }[];
  /** True when figures of some edition have been changed since. */
  hasChanged: boolean;
  /** True when some month of `years` is without a report. */
  hasGap: boolean;
}

/** Gives the editions of the page about a subject. */
export type EditionsReader = (subject: Subject) => PageEditions;

/** Up to this many editions are read as a list. */
const MOST_IN_LIST = 6;

/** Years of which fewer months than this share have an edition are read as a list too. */
const LEAST_SHARE = 1 / 3;

/**
 * A reader of editions from the reports (oldest first), every change among them, and the release that first told of each
 * subject.
 */
export function editionsReader(
  rapporter: readonly Pick<Rapport, 'id' | 'maneder'>[],
  changes: readonly Revision[],
  told: ReadonlyMap<string, string>,
): EditionsReader {
  const spans = spansBySubject(changes);
  return (subject) => {
    const own = [...(spans.get(`${subject.niva}/${subject.id}`)?.values() ?? [])];
    const list = rapporter
      .filter(({ id }) => keepsPage(id, subject, told))
      .map((rapport) => toEdition(rapport, subject, own))
      .reverse();
    const years = yearsOf(list);
    return {
      list,
      years,
      hasChanged: list.some(({ changed }) => changed > 0),
      hasGap: years.some(({ months }) => months.includes('gap')),
    };
  };
}

function toEdition(
  rapport: Pick<Rapport, 'id' | 'maneder'>,
  subject: Subject,
  spans: readonly MonthSpan[],
): PageEdition {
  const maned = periodOf(rapport).til;
  const name = monthName(maned);
  const changed = spans.filter(
    ({ first, last }) => first <= rapport.id && rapport.id < last,
  ).length;
  return {
    maned,
    name: formatManed(maned),
    shortName: name.length > 4 ? name.slice(0, 3) : name,
    sti: archivedPath(rapport.id, latestPath(subject)),
    changed,
    note: changed > 0 ? `${changed} tall endret` : undefined,
  };
}

/** The releases that tell a figure otherwise than the newest does: from the first that told it to the last that changed it. */
interface MonthSpan {
  first: string;
  last: string;
}

/** The changed figures of each subject, by level and slug, then by series and month. */
function spansBySubject(changes: readonly Revision[]): Map<string, Map<string, MonthSpan>> {
  const found = new Map<string, Map<string, MonthSpan>>();
  for (const { serie, maned, rapport, forst } of changes) {
    const { niva, id } = parseSeriesKey(serie);
    const own = found.get(`${niva}/${id}`) ?? new Map<string, MonthSpan>();
    found.set(`${niva}/${id}`, own);
    const key = `${serie}@${maned}`;
    const last = own.get(key)?.last ?? rapport;
    own.set(key, { first: forst, last: rapport > last ? rapport : last });
  }
  return found;
}

/** `asList` is newest first. */
function yearsOf(list: readonly PageEdition[]): PageEditions['years'] {
  const [newest, oldest] = [list[0]?.maned, list.at(-1)?.maned];
  if (!newest || !oldest || list.length <= MOST_IN_LIST) return [];
  const count = yearOf(newest) - yearOf(oldest) + 1;
  if (list.length < 12 * count * LEAST_SHARE) return [];
  const byMonth = new Map(list.map((edition) => [edition.maned, edition]));
  const monthOf = (maned: Maned): EditionMonth =>
    byMonth.get(maned) ?? (maned > oldest && maned < newest ? 'gap' : 'outside');
  return Array.from({ length: count }, (_, i) => {
    const year = yearOf(newest) - i;
    return {
      year,
      months: Array.from({ length: 12 }, (_month, place) => monthOf(toManed(year, place + 1))),
    };
  });
}

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
  /** Where the page has nothing to list but what editions say, and where what it lists has a page for each subject. */
  isEmpty: boolean;
  isPaged: boolean;
  /** What stands under the heading, in a sentence or two. */
  lead: string;
  /** True for the page of what is changed of one subject since one edition. */
  isOfEdition: boolean;
}

/** A page of what a release changed, and where it is: below the release's list, that of one subject. */
export interface ChangesPage {
  id: string;
  subject: string | undefined;
  page: ReleaseChanges;
}

/**
 * Rows of what is changed since one edition that the page of a release's changes holds besides its other rows. A report
 * that is set anew may change any of some two thousand figures; then each subject has a page of its own.
 */
const MOST_EDITION_ROWS = 30;

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
export interface ChangesInput {
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
  { changes, past, superseded, register }: ChangesInput,
): ReleaseChanges[] {
  const listed = revisionsPages(changes, release, register, past);
  const [main = mainPage(release, []), ...below] = listed;
  if (listed.length === 0 && superseded.length === 0) return [];
  const lists = superseded.map((edition, i) =>
    changesSince(edition, [...superseded.slice(i + 1), release], register),
  );
  return [
    withLead(
      main,
      lists.map(({ onMain }) => onMain),
    ),
    ...below.map((page) => withLead(page, [])),
    ...lists.flatMap(({ onMain, paged }) =>
      paged.map((subject) => editionPage(release, { ...onMain, subjects: [subject] })),
    ),
  ];
}

/** Every page of what some release changed, release by release. */
export function allChangesPages({
  rapporter,
  superseded,
  changes,
  registerFor,
}: Pick<ChangesInput, 'changes'> & {
  rapporter: readonly Rapport[];
  superseded: readonly Rapport[];
  registerFor: (rapport: Rapport) => Register;
}): ChangesPage[] {
  const past = pastChanges(rapporter, superseded);
  return rapporter.flatMap((rapport) =>
    releaseChanges(rapport, {
      changes,
      past,
      superseded: editionsOf(rapport.id, superseded),
      register: registerFor(rapport),
    }).map((page) => ({
      id: rapport.id,
      subject: page.head.sti.slice(revisionsPath(rapport.id).length, -1) || undefined,
      page,
    })),
  );
}

function withLead(page: RevisionsPage, editions: EditionChanges[]): ReleaseChanges {
  const isPaged = page.subjects.some((subject) => subject.page !== undefined);
  const isEmpty = page.count.revised + page.count.withdrawn === 0;
  const lead = leadOf(page, isEmpty, isPaged);
  return { ...page, editions, isEmpty, isPaged, lead, isOfEdition: false };
}

function leadOf({ release, subjects }: RevisionsPage, isEmpty: boolean, isPaged: boolean): string {
  if (isEmpty)
    return `${release} oppgir ingen ${subjects.length === 0 ? 'tall' : 'av disse tallene'} annerledes enn rapportene før.`;
  return isPaged
    ? `${release} oppgir mange tall annerledes enn rapportene før. Hvert tiltak og hver gruppe har sin egen side.`
    : `${release} oppgir disse tallene annerledes enn rapportene før. Hvert tall leder til linjen der det står.`;
}

/**
 * What is changed since an edition, as the page of all has it, and the subjects that have a page of their own: those of a
 * large list, now or while an edition in between was the newest. `later` are the editions after it, the newest last.
 */
function changesSince(
  edition: Rapport,
  later: readonly Rapport[],
  register: Register,
): { onMain: EditionChanges; paged: RevisedSubject[] } {
  const { release, number } = editionOf(edition.id);
  const lists = later.map((one) => editionChanges(edition, one));
  const now = lists.at(-1) ?? [];
  const large = lists.filter((list) => list.length > MOST_EDITION_ROWS);
  const anchored = (one: RevisedSubject) => ({ ...one, anchor: `utgave-${number}-${one.anchor}` });
  const subjects = revisedSubjects(now, register).map(anchored);
  const known = new Map(subjects.map((one) => [one.anchor, one]));
  const page = ({ subject }: RevisedSubject) => editionPath(release, number, subject);
  const isLed = large.includes(now);
  return {
    onMain: {
      number,
      name: `${ordinal(number)} utgave`,
      subjects: isLed ? subjects.map((one) => ({ ...one, rows: [], page: page(one) })) : subjects,
    },
    paged: revisedSubjects(large.flat(), register)
      .map(anchored)
      .map((one) => known.get(one.anchor) ?? { ...one, rows: [], revised: 0, withdrawn: 0 }),
  };
}

function editionPath(release: string, number: number, subject: Subject): string {
  const all = revisionsPath(release);
  return `${all}utgave-${number}/${revisionsPath(release, subject).slice(all.length)}`;
}

/** The page of what is changed of one subject since one edition. */
function editionPage(release: Rapport, edition: EditionChanges): ReleaseChanges {
  const main = mainPage(release, []);
  const [{ name, subject }] = edition.subjects as [RevisedSubject];
  const title = `Tall som er endret siden ${edition.name}: ${name}`;
  return {
    ...main,
    head: {
      sti: editionPath(release.id, edition.number, subject),
      ...titled(`${title}. ${main.release}`),
      description: `Tall for ${name} som er endret siden ${edition.name} av ${main.release.toLowerCase()}.`,
      breadcrumbs: [...main.head.breadcrumbs, { tekst: main.title, sti: main.head.sti }],
    },
    title,
    editions: [edition],
    isEmpty: true,
    isPaged: false,
    lead: `${main.release} er gitt ut på nytt. Hvert tall leder til linjen der det står.`,
    isOfEdition: true,
  };
}

/** Where the parts of a release's superseded editions are: text, reconciliation, figures, oldest first. */
export function editionLinks({ editions }: Pick<PageContext, 'editions'>): Link[] {
  return editions.flatMap(({ id }) => {
    const name = `${ordinal(editionOf(id).number)} utgave`;
    return [
      { tekst: `Rapportens ${name} linje for linje`, sti: `${reportPath(id)}kilde/` },
      { tekst: `Slik går rapportens ${name} opp`, sti: `${reportPath(id)}avstemming/` },
      { tekst: `Tallene i rapportens ${name} som CSV`, sti: `/data/rapporter/${id}.csv` },
    ];
  });
}

/** The lists of changes of the releases that have been issued again, newest first, with the words for the edition that counts. */
export function reissues(
  releases: readonly Pick<Rapport, 'id' | 'maneder'>[],
  superseded: readonly Rapport[],
): { link: Link; edition: string }[] {
  return [...releases].reverse().flatMap((release) => {
    const before = editionsOf(release.id, superseded).length;
    if (before === 0) return [];
    return {
      link: {
        tekst: `Rapporten for ${periodName(release)}`,
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
    text: `Dette er ${ordinal(number)} utgave av rapporten. Kilden har gitt den ut på nytt, og tallene ellers på nettstedet er fra den nyeste utgaven.`,
    link: { tekst: 'Den nyeste utgaven', sti: `${reportPath(release)}${page}` },
  };
}
