import { endring, verdi } from '../facts/calculation.ts';
import { isVisibleObservation, type Subject, type VisibleObservation } from '../facts/context.ts';
import { ALL, I_ALT, parseSeriesKey, type SeriesKey, seriesKey } from '../domain/key.ts';
import type { Observation } from '../domain/observation.ts';
import type { Rapport } from '../domain/rapport.ts';
import type { Register } from '../domain/register.ts';
import { isVisible } from '../domain/value.ts';
import type { Revision } from '../series/revisions.ts';
import { nameAmongPeers, listName } from '../text/forms.ts';
import { capitalizeFirst } from '../text/phrase.ts';
import { numberNodeFrom, signedNumberNode } from '../text/node.ts';
import { manedHtml } from './format.ts';
import { markup, phrasingHtml, type Html, joinHtml } from './html.ts';
import { periodName, sourceLink } from './source.ts';
import { titled, type Link, type PageHead } from './model.ts';
import { revisionAnchor, revisionsPath, latestPath, revisionLink } from './paths.ts';
import { isHiddenSince, listableRevisions, type HiddenCells } from '../series/hidden.ts';
import { seriesName } from '../text/workings.ts';

/** Figures that later reports tell otherwise: the pages of what one release changed, and the page that sums them up. */

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
  return [...own, ...large].some(({ serie }) => {
    const cut = parseSeriesKey(serie);
    return cut.niva === niva && cut.id === id;
  });
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
      ...titled(`Endrede tall i ${release.toLowerCase()}`),
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
      ...titled(`Endrede tall for ${revised.name} i ${release.toLowerCase()}`),
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
  return `Rapporten for ${periodName(rapport)}`;
}

/** How many of the changes are new figures, and how many took one out. */
function countRevisions(changes: readonly Revision[]): RevisionCount {
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
  for (const subject of subjectsOf(register)) found.set(subjectKey(subject), [subject, []]);
  for (const change of changes) {
    const { niva, id } = parseSeriesKey(change.serie);
    const entry = found.get(subjectKey({ niva, id })) ?? [{ niva, id }, []];
    found.set(subjectKey({ niva, id }), entry);
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

function subjectKey({ niva, id }: Subject): string {
  return `${niva}/${id}`;
}

function toSubject(subject: Subject, changes: Revision[], register: Register): RevisedSubject {
  return {
    subject,
    anchor: revisionAnchor(subject),
    name: listName(register, subject),
    path: latestPath(subject),
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
    isWhole ? '' : nameAmongPeers(register, { niva: 'hovedgruppe', id: hovedgruppe }),
  ].filter((limit) => limit !== '');
  return limits.length === 0 ? 'I alt' : capitalizeFirst(limits.join(', '));
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
function differenceHtml(from: Observation, to: Observation | undefined): Html {
  if (!isVisibleObservation(from) || !isVisibleObservation(to)) return markup`–`;
  const reports = `${to.kilde.rapport} ${from.kilde.rapport}`;
  return phrasingHtml(signedNumberNode(endring(to, from), reports));
}

/** What one release changed, in short. */
export interface RevisionSummary extends RevisionCount {
  id: string;
  /** The release, and the page of its changes. */
  release: Link;
  /** The largest change of a tiltak's figure, and which that is; undefined where none may be told. */
  largest: { difference: Html; series: Link; month: Html } | undefined;
  /** What the grand total was changed by, month by month; empty where it was not, or that may not be told. */
  total: Html;
}

/** The page that says which reports have changed figures of earlier ones, newest first. */
export interface RevisionIndex {
  head: PageHead;
  releases: RevisionSummary[];
}

/** The releases whose changes are told with their sizes, a row of some forty elements; those before are counted only. */
const MOST_DETAILED = 36;

const TOTAL = seriesKey({ niva: I_ALT, id: I_ALT, hovedgruppe: ALL, kjonn: ALL });

/**
 * The model of `/endringer/`: each report that changed a figure, and how much. Nothing is told of the size of a change
 * where either report hides its figure, or the newest one does.
 */
export function revisionIndex(
  changes: readonly Revision[],
  rapporter: readonly Pick<Rapport, 'id' | 'maneder'>[],
  register: Register,
  hidden: HiddenCells,
): RevisionIndex {
  const byRelease = Map.groupBy(listableRevisions(changes, hidden), ({ rapport }) => rapport);
  const changed = [...rapporter].reverse().filter(({ id }) => byRelease.has(id));
  return {
    head: {
      sti: '/endringer/',
      ...titled('Endrede tall'),
      description: 'Rapporter som har endret tall fra tidligere rapporter, og hvor mye.',
      breadcrumbs: [],
    },
    releases: changed.map((rapport, i) => {
      const own = byRelease.get(rapport.id) ?? [];
      const open = i < MOST_DETAILED ? openChanges(own, hidden) : [];
      return {
        id: rapport.id,
        release: { tekst: capitalizeFirst(periodName(rapport)), sti: revisionsPath(rapport.id) },
        ...countRevisions(own),
        largest: largestOf(open, register),
        total: joinHtml(
          open
            .filter(({ serie }) => serie === TOTAL)
            .map(({ maned, fra, til }) => markup`${manedHtml(maned)} ${differenceHtml(fra, til)}`),
          ', ',
        ),
      };
    }),
  };
}

/** A change from one number to another. */
interface OpenChange extends Revision {
  fra: VisibleObservation;
  til: VisibleObservation;
}

/** The changes whose size may be told: from one number to another, of a figure that is not hidden now. */
function openChanges(changes: readonly Revision[], hidden: HiddenCells): OpenChange[] {
  return changes.filter(
    (change): change is OpenChange =>
      isVisibleObservation(change.fra) &&
      isVisibleObservation(change.til) &&
      !isHiddenSince(change.til, hidden),
  );
}

function sizeOf({ fra, til }: OpenChange): number {
  return Math.abs(til.verdi.antall - fra.verdi.antall);
}

/** The first of the largest changes of tiltak: groups and the total, which they are part of, are changed by no less. */
function largestOf(open: readonly OpenChange[], register: Register): RevisionSummary['largest'] {
  const [first, ...others] = open.filter(({ serie }) => parseSeriesKey(serie).niva === 'tiltak');
  if (!first) return undefined;
  const largest = others.reduce((most, one) => (sizeOf(one) > sizeOf(most) ? one : most), first);
  const { rapport, serie, maned, fra, til } = largest;
  return {
    series: { tekst: seriesName(register, serie), sti: revisionLink(rapport, serie) },
    month: manedHtml(maned),
    difference: differenceHtml(fra, til),
  };
}
