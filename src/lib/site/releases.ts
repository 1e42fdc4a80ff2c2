import { GRAND_TOTAL, keyFor } from '../facts/context.ts';
import { monthName, yearOf, type Maned } from '../domain/maned.ts';
import type { Rapport } from '../domain/rapport.ts';
import type { Register } from '../domain/register.ts';
import type { Revision } from '../series/revisions.ts';
import { findHiddenCells, hideIn } from '../series/hidden.ts';
import { yearNode } from '../text/node.ts';
import { formatInteger } from '../text/number-format.ts';
import { phrase } from '../text/phrase.ts';
import { frontPageSummary } from '../text/summary.ts';
import { contextReader, type PageContext } from './context.ts';
import { escapeHtml, markup, NO_HTML, phrasingHtml, type Html } from './html.ts';
import type { Link, PageHead } from './model.ts';
import { changeFor, monthCells, ownLine, STAR_NOTE, type OverviewCell } from './overview.ts';
import { reportPath, revisionsPath, subjectsIn } from './paths.ts';
import { barHtml } from './change-bar.ts';

/** One release: the whole as it told it, and what it changed in those before. */
export interface ReleaseRow {
  id: string;
  maned: Maned;
  /** The month's name; its year is there for those who do not see the heading above. */
  nameHtml: Html;
  sti: string;
  /** The figure of the whole, and its change from the month before. */
  verdi: OverviewCell;
  endring: OverviewCell;
  /** The change as a bar, on one scale for all releases; empty where there is none to tell, and in a list of one. */
  bar: Html;
  overskrift: Html;
  /** How many figures of earlier releases it told otherwise or left out, and the page that lists them, where there are any. */
  changed: { count: number; text: string; sti: string | undefined };
}

/** A page that lists releases: the newest of them, or those of a decade. */
export interface ReleaseList {
  head: PageHead;
  /** What the page is headed by. */
  title: Html;
  /** Newest first, and so the releases of each. */
  years: { year: number; rows: ReleaseRow[] }[];
  /** True when some release changed figures of earlier ones. */
  hasChanged: boolean;
  /** What the marks in the cells mean; empty where there is none. */
  explanations: string[];
  /** The pages of the decades that reach further back, newest first. */
  older: Link[];
}

/** The pages that list every release between them. */
export interface ReleaseLists {
  newest: ReleaseList;
  /** A page for each decade with a release that is not among the newest, newest first. */
  decades: ReleaseList[];
}

/** So many releases stand in one list: a row has up to twenty elements, and no page is to have more than 3,000. */
const MOST_LISTED = 120;

/**
 * The models of `/rapporter/` and the pages of decades beside it, from the reports (oldest first): each release told as it
 * told itself, but for what the newest report hides.
 */
export function releaseLists(
  rapporter: readonly Rapport[],
  register: Register,
  endringer: readonly Revision[],
  drawing: Pick<PageContext, 'document' | 'link' | 'site'>,
): ReleaseLists {
  const bases = wholeByRelease(rapporter, register, drawing);
  const changes = bases.map((basis) => changeFor(ownLine(GRAND_TOTAL), basis));
  const largest = Math.max(0, ...changes.map((change) => Math.abs(change ?? 0)));
  const counts = Map.groupBy(endringer, ({ rapport }) => rapport);
  const rows = bases.map((basis, i) => {
    const change = changes[i];
    return {
      ...toRow(basis, counts.get(basis.rapport)?.length ?? 0),
      bar: change === undefined || changes.length === 1 ? NO_HTML : barHtml(change, largest),
    };
  });
  const newest = newestOf(rows.toReversed());
  const decades = [...Map.groupBy(rows.toReversed(), decadeOf)].filter(([, own]) =>
    own.some((row) => !newest.includes(row)),
  );
  const older = decades.map(([from]) => ({ tekst: decadeName(from), sti: decadePath(from) }));
  return {
    newest: { head: HEAD, title: markup`Rapporter`, older, ...listOf(newest) },
    decades: decades.map(([from, own]) => toDecade(from, own)),
  };
}

const HEAD: PageHead = {
  sti: '/rapporter/',
  name: 'Rapporter',
  description: 'Alle rapportene tallene på nettstedet er hentet fra, nyeste først.',
  breadcrumbs: [],
};

/** Whole years of the releases, given newest first, as many as one list may have. */
function newestOf(rows: readonly ReleaseRow[]): ReleaseRow[] {
  const newest: ReleaseRow[] = [];
  for (const [, year] of Map.groupBy(rows, ({ maned }) => yearOf(maned))) {
    if (newest.length + year.length > MOST_LISTED) break;
    newest.push(...year);
  }
  return newest;
}

function decadeOf({ maned }: ReleaseRow): number {
  return Math.floor(yearOf(maned) / 10) * 10;
}

/** «2000–2009». */
function decadeName(from: number): string {
  return `${from}–${from + 9}`;
}

function decadePath(from: number): string {
  return `/rapporter/eldre/${from}-${from + 9}/`;
}

function toDecade(from: number, rows: readonly ReleaseRow[]): ReleaseList {
  const years = phrase`${yearNode(from)}–${yearNode(from + 9)}`;
  return {
    head: {
      sti: decadePath(from),
      name: `Rapporter ${decadeName(from)}`,
      description: 'Eldre rapporter som tallene på nettstedet er hentet fra, nyeste først.',
      breadcrumbs: [{ tekst: 'Rapporter', sti: HEAD.sti }],
    },
    title: markup`Rapporter ${phrasingHtml(years)}`,
    older: [],
    ...listOf(rows),
  };
}

/** The list of some releases, newest first. */
function listOf(
  rows: readonly ReleaseRow[],
): Pick<ReleaseList, 'years' | 'hasChanged' | 'explanations'> {
  const years = Map.groupBy(rows, ({ maned }) => yearOf(maned));
  return {
    years: [...years].map(([year, own]) => ({ year, rows: own })),
    hasChanged: rows.some(({ changed }) => changed.count > 0),
    explanations: explain(rows),
  };
}

/** The basis of each release with what a headline of the whole may name: the whole and its parts, not divided further. */
function wholeByRelease(
  rapporter: readonly Rapport[],
  register: Register,
  drawing: Pick<PageContext, 'document' | 'link' | 'site'>,
): PageContext[] {
  const undivided = new Set(
    [GRAND_TOTAL, ...subjectsIn(register)].map((subject) => keyFor(subject)),
  );
  const whole = rapporter.map((rapport) => ({
    ...rapport,
    observasjoner: rapport.observasjoner.filter(({ serie }) => undivided.has(serie)),
  }));
  const skjermede = findHiddenCells(whole);
  const read = contextReader(whole, register, drawing);
  return whole.map((rapport) => {
    const basis = read(rapport);
    return { ...basis, serier: hideIn(basis.serier, skjermede) };
  });
}

function toRow(basis: PageContext, count: number): Omit<ReleaseRow, 'bar'> {
  const { rapport: id, maned } = basis;
  const { verdi, endring } = monthCells(keyFor(GRAND_TOTAL), basis);
  return {
    id,
    maned,
    nameHtml: nameHtml(maned),
    sti: reportPath(id),
    verdi,
    endring,
    overskrift: phrasingHtml(frontPageSummary(basis).overskrift.innhold),
    changed: { count, text: formatInteger(count), sti: count > 0 ? revisionsPath(id) : undefined },
  };
}

function nameHtml(maned: Maned): Html {
  const year = markup`<span class="skjult"> ${escapeHtml(String(yearOf(maned)))}</span>`;
  return markup`<time datetime="${escapeHtml(maned)}">${escapeHtml(monthName(maned))}${year}</time>`;
}

function explain(rows: readonly ReleaseRow[]): string[] {
  return [
    rows.some(({ verdi }) => verdi.status === 'skjermet') ? STAR_NOTE : '',
    rows.some(({ endring }) => endring.status === 'mangler')
      ? 'Strek betyr at endringen ikke kan regnes ut.'
      : '',
    rows.some(({ changed }) => changed.count > 0)
      ? 'Endrede tall er tall fra eldre rapporter som rapporten oppgir annerledes, eller ikke har med lenger.'
      : '',
  ].filter((text) => text !== '');
}
