import { endring, verdi } from '../facts/calculation.ts';
import { isSynligObservasjon, type Emne } from '../facts/context.ts';
import { ALLE, I_ALT, parseSerieNokkel, type SerieNokkel } from '../domain/key.ts';
import type { Observasjon } from '../domain/observation.ts';
import type { Rapport } from '../domain/rapport.ts';
import type { Register } from '../domain/register.ts';
import { isSynlig } from '../domain/value.ts';
import type { Endring } from '../series/revisions.ts';
import { listenavn, navnFor } from '../text/forms.ts';
import { storBokstav } from '../text/phrase.ts';
import { tallFra, tallMedFortegn } from '../text/node.ts';
import { formatPeriode, manedHtml } from './format.ts';
import { phrasingHtml } from './html.ts';
import { kildeLenke, periodeOf } from './source.ts';
import type { Html, Lenke, Sidehode } from './model.ts';
import { revisionAnchor, revisionsPath } from './revision-path.ts';
import { stiTil } from './paths.ts';

/** What a report told of a month: the figure, and the line it stands on. */
export interface ToldFigure {
  html: Html;
  status: 'synlig' | 'skjermet' | 'lukket' | 'mangler';
  /** Undefined where the report has no row for it, and where what stands there is not told. */
  source: Lenke | undefined;
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
  subject: Emne;
  anchor: string;
  name: string;
  path: string;
  rows: RevisionRow[];
  /** The page the rows stand on, where that is not this one. */
  page: string | undefined;
}

/** A page of what one release changed. */
export interface RevisionsPage {
  hode: Sidehode;
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
const CLOSED: ToldFigure = { html: 'oppgitt, nå skjermet', status: 'lukket', source: undefined };

/**
 * The pages of what a release changed of earlier ones: none where it changed nothing, one at
 * `/rapporter/<id>/endringer/`, and where there are too many rows for that, one for each subject besides.
 * `register` is the registry as the release could show it. What the release hides itself, it does not tell.
 * `past` are the changes as they were listed before reports were issued again: pages that were made of them stay, though
 * there be nothing to list on them any more.
 */
export function revisionsPages(
  changes: readonly Endring[],
  rapport: Rapport,
  register: Register,
  past: readonly (readonly Endring[])[] = [],
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
  changes: readonly Endring[],
  rapport: string,
  { niva, id }: Emne,
  past: readonly (readonly Endring[])[] = [],
): boolean {
  const [own = [], ...before] = listsOf(rapport, [changes, ...past]);
  const large = [own, ...before].filter(isLarge).flat();
  if (large.length === 0) return false;
  return [...own, ...large].some(({ serie }) => serie.startsWith(`${niva}/${id}/`));
}

/** What one release changed, in each of the lists. */
function listsOf(rapport: string, lists: readonly (readonly Endring[])[]): Endring[][] {
  return lists.map((list) => list.filter((change) => change.rapport === rapport));
}

function isLarge(changes: readonly Endring[]): boolean {
  return changes.length > MOST_ROWS;
}

/** The page of all that a release changed of earlier ones. */
export function mainPage(rapport: Rapport, subjects: RevisedSubject[]): RevisionsPage {
  const release = releaseName(rapport);
  return {
    hode: {
      sti: revisionsPath(rapport.id),
      tittel: `Endrede tall i ${release.toLowerCase()} – Tiltakstall`,
      beskrivelse: `Tall som ${release.toLowerCase()} oppgir annerledes enn rapportene før.`,
      brodsmuler: crumbs(rapport),
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
    hode: {
      sti: revisionsPath(rapport.id, revised.subject),
      tittel: `Endrede tall for ${revised.name} i ${release.toLowerCase()} – Tiltakstall`,
      beskrivelse: `Tall for ${revised.name} som ${release.toLowerCase()} oppgir annerledes enn rapportene før.`,
      brodsmuler: [
        ...crumbs(rapport),
        { tekst: 'Tall som er endret', sti: revisionsPath(rapport.id) },
      ],
    },
    title: `Tall som er endret: ${revised.name}`,
  };
}

function crumbs(rapport: Rapport): Lenke[] {
  return [
    { tekst: 'Rapporter', sti: '/rapporter/' },
    { tekst: releaseName(rapport), sti: `/rapporter/${rapport.id}/` },
  ];
}

/** «Rapporten for januar–mai 2021». */
function releaseName(rapport: Pick<Rapport, 'maneder'>): string {
  const { fra, til } = periodeOf(rapport);
  return `Rapporten for ${formatPeriode(fra, til)}`;
}

/** How many of the changes are new figures, and how many took one out. */
export function countRevisions(changes: readonly Endring[]): RevisionCount {
  const revised = changes.filter(({ til }) => til).length;
  return { revised, withdrawn: changes.length - revised };
}

/** Changes by subject: the total first, then hovedgrupper, then each tiltaksgruppe with its tiltak. */
export function revisedSubjects(changes: readonly Endring[], register: Register): RevisedSubject[] {
  return bySubject(changes, register).map(([subject, list]) => toSubject(subject, list, register));
}

function bySubject(changes: readonly Endring[], register: Register): [Emne, Endring[]][] {
  const found = new Map<string, [Emne, Endring[]]>();
  for (const subject of subjectsOf(register)) found.set(keyOf(subject), [subject, []]);
  for (const change of changes) {
    const { niva, id } = parseSerieNokkel(change.serie);
    const entry = found.get(keyOf({ niva, id })) ?? [{ niva, id }, []];
    found.set(keyOf({ niva, id }), entry);
    entry[1].push(change);
  }
  return [...found.values()].filter(([, list]) => list.length > 0);
}

function subjectsOf({ hovedgrupper, tiltaksgrupper, tiltak }: Register): Emne[] {
  return [
    { niva: I_ALT, id: I_ALT },
    ...hovedgrupper.map(({ slug }): Emne => ({ niva: 'hovedgruppe', id: slug })),
    ...tiltaksgrupper.flatMap(({ slug }): Emne[] => [
      { niva: 'tiltaksgruppe', id: slug },
      ...tiltak
        .filter(({ gruppe }) => gruppe === slug)
        .map((one): Emne => ({ niva: 'tiltak', id: one.slug })),
    ]),
  ];
}

function keyOf({ niva, id }: Emne): string {
  return `${niva}/${id}`;
}

function toSubject(subject: Emne, changes: Endring[], register: Register): RevisedSubject {
  return {
    subject,
    anchor: revisionAnchor(subject),
    name: listenavn(register, subject),
    path: stiTil(subject),
    ...countRevisions(changes),
    rows: changes.map((change) => toRow(change, register)),
    page: undefined,
  };
}

function toRow({ serie, maned, fra, til }: Endring, register: Register): RevisionRow {
  // A number that a report hid is not told beside the mark, whatever later reports do.
  const isClosed = isSynlig(fra.verdi) && til !== undefined && !isSynlig(til.verdi);
  return {
    part: partName(serie, register),
    month: manedHtml(maned),
    was: isClosed ? CLOSED : toldFigure(fra),
    is: toldFigure(til),
    difference: differenceHtml(fra, til),
  };
}

/** «Kvinner, arbeidssøkere på tiltak»: what of its subject a series counts. */
function partName(serie: SerieNokkel, register: Register): string {
  const { niva, hovedgruppe, kjonn } = parseSerieNokkel(serie);
  const isWhole = niva === 'hovedgruppe' || hovedgruppe === ALLE;
  const limits = [
    kjonn === ALLE ? '' : kjonn,
    isWhole ? '' : navnFor(register, { niva: 'hovedgruppe', id: hovedgruppe }).toLowerCase(),
  ].filter((limit) => limit !== '');
  return limits.length === 0 ? 'I alt' : storBokstav(limits.join(', '));
}

/** The figure with its provenance: the key, and the report that told it so. */
function toldFigure(cell: Observasjon | undefined): ToldFigure {
  if (!cell) return { html: 'ikke med', status: 'mangler', source: undefined };
  const { rapport, linje } = cell.kilde;
  const source = kildeLenke(rapport, linje);
  return isSynligObservasjon(cell)
    ? { html: phrasingHtml([tallFra(verdi(cell), rapport)]), status: 'synlig', source }
    : { html: '*', status: 'skjermet', source };
}

/**
 * What a figure was changed by, with its sign: both keys are the same, and `data-rapport` names the report of each.
 * A dash where either report has no number.
 */
export function differenceHtml(fra: Observasjon, til: Observasjon | undefined): Html {
  if (!isSynligObservasjon(fra) || !isSynligObservasjon(til)) return '–';
  const reports = `${til.kilde.rapport} ${fra.kilde.rapport}`;
  return phrasingHtml(tallMedFortegn(endring(til, fra), reports));
}
