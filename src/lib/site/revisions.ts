import { endring, verdi } from '../facts/calculation.ts';
import { isVisibleObservation, type Subject } from '../facts/context.ts';
import { ALL, I_ALT, parseSeriesKey, type SeriesKey } from '../domain/key.ts';
import type { Observation } from '../domain/observation.ts';
import type { Rapport } from '../domain/rapport.ts';
import type { Register } from '../domain/register.ts';
import { isVisible } from '../domain/value.ts';
import type { Revision } from '../series/revisions.ts';
import { listName, nameFor } from '../text/forms.ts';
import { largeLetter } from '../text/phrase.ts';
import { numberNodeFrom, signedNumberNode } from '../text/node.ts';
import { formatPeriod, manedHtml } from './format.ts';
import { markup, phrasingHtml, type Html } from './html.ts';
import { sourceLink, periodOf } from './source.ts';
import type { Link, PageHead } from './model.ts';
import { revisionAnchor, revisionsPath } from './revision-path.ts';
import { pathTo } from './paths.ts';

/** What a report told of a month: the figure, and the line it stands on. */
export interface ToldFigure {
  html: Html;
  status: 'synlig' | 'skjermet' | 'lukket' | 'mangler';
  /** Undefined where the report has no row for it, and where what stands there is not told. */
  source: Link | undefined;
}

/** One figure that was told otherwise before. */
export interface RevisionRow {
  /** «Kvinner, arbeidssøkere på tiltak»; «I alt» for the subject as a whole. */
  part: string;
  month: Html;
  was: ToldFigure;
  is: ToldFigure;
  /** The size of the change, marked with what it stands on; a dash where either side has no number. */
  difference: Html;
}

/** How many figures were told otherwise, and how many were taken out. */
export interface RevisionCount {
  revised: number;
  withdrawn: number;
}

/** What a release changed of one subject. */
export interface RevisedSubject extends RevisionCount {
  subject: Subject;
  anchor: string;
  name: string;
  path: string;
  rows: RevisionRow[];
  /** The page the rows stand on, where that is not this one. */
  page: string | undefined;
}

/** A page of what one release changed. */
export interface RevisionsPage {
  head: PageHead;
  title: string;
  /** «Rapporten for januar–mai 2021». */
  release: string;
  count: RevisionCount;
  /** The total first, then hovedgrupper, then each tiltaksgruppe with its tiltak. */
  subjects: RevisedSubject[];
}

/**
 * Rows that a page of all subjects may hold. A row is twelve elements or thirteen, and a subject's heading four: 190 rows of as
 * many subjects as there are stay under 3,000. A subject has at most a dozen series, so that its own page holds a year of them.
 */
const MOST_ROWS = 190;

/** What stands in the place of a number that the report itself has hidden. */
const CLOSED: ToldFigure = {
  html: markup`oppgitt, nå skjermet`,
  status: 'lukket',
  source: undefined,
};

/**
 * The pages of what a release changed of earlier ones: none where it changed nothing, one at
 * `/rapporter/<id>/endringer/`, and where there are too many rows for that, one for each subject besides.
 * `register` is the registry as the release could show it. What the release hides itself, it does not tell.
 * `past` are the changes as they were listed before reports were issued again: pages that were made of them stay, though
 * there be nothing to list on them any more.
 */
export function revisionsPages(
  changes: readonly Revision[],
  rapport: Rapport,
  register: Register,
  past: readonly (readonly Revision[])[] = [],
): RevisionsPage[] {
  const [own = [], ...before] = listsOf(rapport.id, [changes, ...past]);
  if (own.length === 0 && before.every((list) => list.length === 0)) return [];
  const revised = revisedSubjects(own, register);
  const large = [own, ...before].filter(isLarge).flat();
  if (large.length === 0) return [mainPage(rapport, revised)];
  const known = new Set(revised.map(({ anchor }) => anchor));
  const emptied = revisedSubjects(large, register)
    .filter(({ anchor }) => !known.has(anchor))
    .map((one) => ({ ...one, revised: 0, withdrawn: 0, rows: [] }));
  const paged = revised.map((one) => {
    return { ...one, rows: [], page: revisionsPath(rapport.id, one.subject) };
  });
  const pages = [...revised, ...emptied].map((one) => subjectPage(rapport, one));
  return [mainPage(rapport, paged), ...pages];
}

/** True where what a release changed of a subject has a page of its own, or had one. */
export function hasRevisionsPage(
  changes: readonly Revision[],
  rapport: string,
  { niva, id }: Subject,
  past: readonly (readonly Revision[])[] = [],
): boolean {
  const [own = [], ...before] = listsOf(rapport, [changes, ...past]);
  const large = [own, ...before].filter(isLarge).flat();
  if (large.length === 0) return false;
  return [...own, ...large].some(({ serie }) => serie.startsWith(`${niva}/${id}/`));
}

/** What one release changed, in each of the lists. */
function listsOf(rapport: string, lists: readonly (readonly Revision[])[]): Revision[][] {
  return lists.map((list) => list.filter((change) => change.rapport === rapport));
}

function isLarge(changes: readonly Revision[]): boolean {
  return changes.length > MOST_ROWS;
}

/** The page of all that a release changed of earlier ones. */
export function mainPage(rapport: Rapport, subjects: RevisedSubject[]): RevisionsPage {
  const release = releaseName(rapport);
  return {
    head: {
      sti: revisionsPath(rapport.id),
      tittel: `Endrede tall i ${release.toLowerCase()} – Tiltakstall`,
      description: `Tall som ${release.toLowerCase()} oppgir annerledes enn rapportene før.`,
      breadcrumbs: crumbs(rapport),
    },
    title: 'Tall som er endret',
    release,
    count: {
      revised: subjects.reduce((sum, { revised }) => sum + revised, 0),
      withdrawn: subjects.reduce((sum, { withdrawn }) => sum + withdrawn, 0),
    },
    subjects,
  };
}

function subjectPage(rapport: Rapport, revised: RevisedSubject): RevisionsPage {
  const main = mainPage(rapport, [revised]);
  const { release } = main;
  return {
    ...main,
    head: {
      sti: revisionsPath(rapport.id, revised.subject),
      tittel: `Endrede tall for ${revised.name} i ${release.toLowerCase()} – Tiltakstall`,
      description: `Tall for ${revised.name} som ${release.toLowerCase()} oppgir annerledes enn rapportene før.`,
      breadcrumbs: [
        ...crumbs(rapport),
        { tekst: 'Tall som er endret', sti: revisionsPath(rapport.id) },
      ],
    },
    title: `Tall som er endret: ${revised.name}`,
  };
}

function crumbs(rapport: Rapport): Link[] {
  return [
    { tekst: 'Rapporter', sti: '/rapporter/' },
    { tekst: releaseName(rapport), sti: `/rapporter/${rapport.id}/` },
  ];
}

/** «Rapporten for januar–mai 2021». */
function releaseName(rapport: Pick<Rapport, 'maneder'>): string {
  const { fra, til } = periodOf(rapport);
  return `Rapporten for ${formatPeriod(fra, til)}`;
}

/** How many of the changes are new figures, and how many took one out. */
export function countRevisions(changes: readonly Revision[]): RevisionCount {
  const revised = changes.filter(({ til }) => til).length;
  return { revised, withdrawn: changes.length - revised };
}

/** Changes by subject: the total first, then hovedgrupper, then each tiltaksgruppe with its tiltak. */
export function revisedSubjects(
  changes: readonly Revision[],
  register: Register,
): RevisedSubject[] {
  return bySubject(changes, register).map(([subject, list]) => toSubject(subject, list, register));
}

function bySubject(changes: readonly Revision[], register: Register): [Subject, Revision[]][] {
  const found = new Map<string, [Subject, Revision[]]>();
  for (const subject of subjectsOf(register)) found.set(keyOf(subject), [subject, []]);
  for (const change of changes) {
    const { niva, id } = parseSeriesKey(change.serie);
    const entry = found.get(keyOf({ niva, id })) ?? [{ niva, id }, []];
    found.set(keyOf({ niva, id }), entry);
    entry[1].push(change);
  }
  return [...found.values()].filter(([, list]) => list.length > 0);
}

function subjectsOf({ hovedgrupper, tiltaksgrupper, tiltak }: Register): Subject[] {
  return [
    { niva: I_ALT, id: I_ALT },
    ...hovedgrupper.map(({ slug }): Subject => ({ niva: 'hovedgruppe', id: slug })),
    ...tiltaksgrupper.flatMap(({ slug }): Subject[] => [
      { niva: 'tiltaksgruppe', id: slug },
      ...tiltak
        .filter(({ gruppe }) => gruppe === slug)
        .map((one): Subject => ({ niva: 'tiltak', id: one.slug })),
    ]),
  ];
}

function keyOf({ niva, id }: Subject): string {
  return `${niva}/${id}`;
}

function toSubject(subject: Subject, changes: Revision[], register: Register): RevisedSubject {
  return {
    subject,
    anchor: revisionAnchor(subject),
    name: listName(register, subject),
    path: pathTo(subject),
    ...countRevisions(changes),
    rows: changes.map((change) => toRow(change, register)),
    page: undefined,
  };
}

function toRow({ serie, maned, fra, til }: Revision, register: Register): RevisionRow {
  // A number that a report hid is not told beside the mark, whatever later reports do.
  const isClosed = isVisible(fra.verdi) && til !== undefined && !isVisible(til.verdi);
  return {
    part: partName(serie, register),
    month: manedHtml(maned),
    was: isClosed ? CLOSED : toldFigure(fra),
    is: toldFigure(til),
    difference: differenceHtml(fra, til),
  };
}

/** «Kvinner, arbeidssøkere på tiltak»: what of its subject a series counts. */
function partName(series: SeriesKey, register: Register): string {
  const { niva, hovedgruppe, kjonn } = parseSeriesKey(series);
  const isWhole = niva === 'hovedgruppe' || hovedgruppe === ALL;
  const limits = [
    kjonn === ALL ? '' : kjonn,
    isWhole ? '' : nameFor(register, { niva: 'hovedgruppe', id: hovedgruppe }).toLowerCase(),
  ].filter((limit) => limit !== '');
  return limits.length === 0 ? 'I alt' : largeLetter(limits.join(', '));
}

/** The figure with its provenance: the key, and the report that told it so. */
function toldFigure(cell: Observation | undefined): ToldFigure {
  if (!cell) return { html: markup`ikke med`, status: 'mangler', source: undefined };
  const { rapport, linje } = cell.kilde;
  const source = sourceLink(rapport, linje);
  return isVisibleObservation(cell)
    ? { html: phrasingHtml([numberNodeFrom(verdi(cell), rapport)]), status: 'synlig', source }
    : { html: markup`*`, status: 'skjermet', source };
}

/**
 * What a figure was changed by, with its sign: both keys are the same, and `data-rapport` names the report of each.
 * A dash where either report has no number.
 */
export function differenceHtml(from: Observation, to: Observation | undefined): Html {
  if (!isVisibleObservation(from) || !isVisibleObservation(to)) return markup`–`;
  const reports = `${to.kilde.rapport} ${from.kilde.rapport}`;
  return phrasingHtml(signedNumberNode(endring(to, from), reports));
}
