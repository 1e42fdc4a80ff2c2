import { lastPair, pairFor, SMALLEST_BASE_FOR_PERCENT } from '../facts/change.ts';
import { movements, leadingMovements } from '../facts/movements.ts';
import { partsOf, type PartSeries } from '../facts/parts.ts';
import {
  breaksFor,
  cellFor,
  cells,
  isVisibleObservation,
  keyFor,
  type Subject,
  type FactContext,
} from '../facts/context.ts';
import { endring, changePercent, verdi } from '../facts/calculation.ts';
import { entryFor, type Register } from '../domain/register.ts';
import { addManeder, type Maned } from '../domain/maned.ts';
import { observationKey, type SeriesKey } from '../domain/key.ts';
import { drawSparkline } from '../chart/sparkline.ts';
import { nameFor } from '../text/forms.ts';
import { phrase, type Phrase } from '../text/phrase.ts';
import { numberNode, signedNumberNode } from '../text/node.ts';
import { NBSP } from '../text/number-format.ts';
import { manedHtml, spanHtml } from './format.ts';
import type { PageContext } from './context.ts';
import { drawingHtml, escapeHtml, markup, nameHtml, NO_HTML, type Html } from './html.ts';
import { barHtml } from './change-bar.ts';

/** Tables of entities for one month: each with its newest figure, what that has changed by, and its series as a small line. */

/** A cell of an overview: its markup, and whether the source hides what it would say. */
export interface OverviewCell {
  html: Html;
  status: 'synlig' | 'skjermet' | 'mangler';
  /** The same as a bar beside it, on one scale for the whole table, in the column that has bars. */
  bar?: Html;
}

/** One line of an overview: an entity, its newest figure, and the changes from the month and the year before. */
export interface OverviewRow {
  navn: string;
  /** The name, breakable where a reader would break it. */
  nameHtml: Html;
  sti: string;
  serie: SeriesKey;
  /** Other names people may look for it by; empty where there is none. */
  alias: string;
  /** The group a tiltak belongs to, where the table does not say so by its order. */
  gruppe: { nameHtml: Html; sti: string } | undefined;
  /** The series as a line without axes; undefined where every month is hidden. */
  spark: Html | undefined;
  /** The lowest and the highest number of that line; the highest alone where some month is hidden, nothing where all are alike. */
  span: Html;
  verdi: OverviewCell;
  endring: OverviewCell;
  prosent: OverviewCell;
  /** The change from the same month a year before. */
  year: OverviewCell;
}

/** Lines that belong together under a heading: an entity with a line of its own, or mere words. */
export interface OverviewPart {
  tittel: OverviewRow | string | undefined;
  rader: OverviewRow[];
}

/** A table of entities for one month. */
export interface Overview {
  id: string;
  tittel: Html;
  /** What the lines are: the heading over their names. */
  radene: 'Tiltak' | 'Tiltaksgruppe';
  maned: Maned;
  forrige: Maned;
  /** The same month a year before, where some line has a change from it to tell. */
  yearBefore: Maned | undefined;
  /** True when each line names its group. */
  medGruppe: boolean;
  /** True when each line draws its series. */
  medGnist: boolean;
  /** The column whose numbers have bars beside them. */
  bars: BarColumn;
  deler: OverviewPart[];
  /** What the marks in the cells mean; empty where there is none. */
  explanations: string[];
}

/**
 * Which changes are drawn as bars: those in persons, or those in per cent. Among tiltak of every size most changes in persons
 * would be too short to be seen.
 */
export type BarColumn = 'endring' | 'prosent';

/** A line to be: the entity and the series that counts it. */
/** What the mark for a hidden figure means, in the words it has all over the site. */
export const STAR_NOTE = 'Tegnet * betyr at tallet er skjermet (færre enn fire).';

const NOTHING: OverviewCell = { html: markup`–`, status: 'mangler' };

/** The overview for the month: every hovedgruppe, every tiltaksgruppe and its tiltak, in the report's order. */
export function overview(context: PageContext): Overview {
  const { register } = context;
  const line = (niva: Subject['niva'], id: string): PartSeries => ownLine({ niva, id });
  const groups = register.tiltaksgrupper.map(({ slug }) => ({
    tittel: line('tiltaksgruppe', slug),
    linjer: register.tiltak
      .filter(({ gruppe }) => gruppe === slug)
      .map((tiltak) => line('tiltak', tiltak.slug)),
  }));
  const hovedgrupper = register.hovedgrupper.map(({ slug }) => line('hovedgruppe', slug));
  return overviewTable(
    [{ tittel: 'Hovedgrupper', linjer: hovedgrupper }, ...groups],
    'oversikt',
    context,
  );
}

/** The tiltak of a group, or the groups within a hovedgruppe, in the report's order; undefined where it has no parts. */
export function partOverview(subject: Subject, context: PageContext): Overview | undefined {
  if (subject.niva !== 'tiltaksgruppe' && subject.niva !== 'hovedgruppe') return undefined;
  const isGroup = subject.niva === 'tiltaksgruppe';
  const linjer = partsOf(context, subject, isGroup ? 'tiltak' : 'tiltaksgruppe');
  if (linjer.length === 0) return undefined;
  const who = isGroup ? 'deltakere i tiltaksgruppen' : 'deltakere i hovedgruppen';
  return overviewTable([{ tittel: undefined, linjer }], 'deler', context, {
    radene: isGroup ? 'Tiltak' : 'Tiltaksgruppe',
    tittel: standardTitle(context, who),
  });
}

/** How many movements the short overview lists; more when the last ones are equal. */
const LISTED_MOVEMENTS = 6;

/** The tiltak that moved most from the month before, largest change first; undefined where none moved. */
export function movementOverview(context: PageContext): Overview | undefined {
  const moved = movements(context).filter(({ endring: change }) => change !== 0);
  const linjer = leadingMovements(moved, LISTED_MOVEMENTS).map(({ emne }) => ownLine(emne));
  if (linjer.length === 0) return undefined;
  return overviewTable([{ tittel: undefined, linjer }], 'bevegelser', context, {
    medGnist: false,
    medAr: false,
    bars: 'endring',
    tittel: markup`Tiltakene med størst endring i antall deltakere ${spanHtml(addManeder(context.maned, -1), context.maned)}`,
  });
}

/** How an overview is made; `medAr`: with a column for the year before. */
type OverviewOptions = Partial<
  Pick<Overview, 'medGruppe' | 'medGnist' | 'bars' | 'radene' | 'tittel'> & { medAr: boolean }
>;

/** An overview with these lines. */
export function overviewTable(
  plan: { tittel: PartSeries | string | undefined; linjer: PartSeries[] }[],
  id: string,
  context: PageContext,
  {
    medGruppe = false,
    medGnist = true,
    medAr = true,
    bars = 'prosent',
    radene = 'Tiltak',
    tittel = standardTitle(context),
  }: OverviewOptions = {},
): Overview {
  const { maned } = context;
  const lines = plan.flatMap(({ tittel: heading, linjer }) =>
    typeof heading === 'object' ? [heading, ...linjer] : linjer,
  );
  const drawn = lines.map((line) => Math.abs(drawnChange(line, bars, context) ?? 0));
  const options = { context, medGruppe, medGnist, bars, largest: Math.max(0, ...drawn) };
  const toRow = (line: PartSeries) => rowFor(line, options);
  const deler = plan.map(({ tittel: heading, linjer }) => ({
    tittel: typeof heading === 'object' ? toRow(heading) : heading,
    rader: linjer.map(toRow),
  }));
  const hasYear =
    medAr && lines.some(({ nokkel }) => pairFor(context, nokkel, addManeder(maned, -12)));
  return {
    id,
    tittel,
    radene,
    maned,
    forrige: addManeder(maned, -1),
    yearBefore: hasYear ? addManeder(maned, -12) : undefined,
    medGruppe,
    medGnist,
    bars,
    deler,
    explanations: explain(deler, { medGnist, hasYear }, context),
  };
}

function standardTitle({ maned }: FactContext, who = 'deltakere'): Html {
  return markup`Antall ${escapeHtml(who)} i ${manedHtml(maned)} og endring fra måneden før`;
}

/** A hidden figure in a cell or a drawn month, a dash, and a change without its percentage each need a word. */
function explain(
  parts: OverviewPart[],
  { medGnist, hasYear }: { medGnist: boolean; hasYear: boolean },
  context: FactContext,
): string[] {
  const rows = rowsIn(parts);
  const isHidden = ({ verdi: cell, serie }: OverviewRow) =>
    cell.status === 'skjermet' ||
    (medGnist && cells(context, serie).some((one) => !isVisibleObservation(one)));
  const isUnknown = ({ endring: cell }: OverviewRow) => cell.status === 'mangler';
  const isDash = (row: OverviewRow) => isUnknown(row) || (hasYear && row.year.status === 'mangler');
  return [
    rows.some(isHidden) ? STAR_NOTE : '',
    rows.some(isDash) ? 'Strek betyr at tallet mangler eller ikke kan regnes ut.' : '',
    rows.some((row) => !isUnknown(row) && row.prosent.status === 'mangler')
      ? `Prosent er bare oppgitt når tallet måneden før var minst ${SMALLEST_BASE_FOR_PERCENT}.`
      : '',
  ].filter((text) => text !== '');
}

/** Every line of an overview that is of an entity, headings among them. */
export function rowsIn(parts: readonly OverviewPart[]): OverviewRow[] {
  return parts.flatMap(({ tittel, rader }) =>
    typeof tittel === 'object' ? [tittel, ...rader] : rader,
  );
}

/** An entity as itself, not as a part of something. */
export function ownLine(emne: Subject): PartSeries {
  return { emne, nokkel: keyFor(emne) };
}

/** The change from the month before; undefined where either month has no number, or a break lies between. */
export function changeFor({ nokkel }: PartSeries, context: FactContext): number | undefined {
  const pair = lastPair(context, nokkel);
  return pair && endring(...pair).verdi;
}

/** What a bar draws: the change in persons, or in tenths of a per cent; undefined where there is none to tell. */
function drawnChange(line: PartSeries, bars: BarColumn, context: FactContext): number | undefined {
  if (bars === 'endring') return changeFor(line, context);
  const pair = lastPair(context, line.nokkel);
  return pair && hasPercent(pair) ? changePercent(...pair).verdi : undefined;
}

interface RowOptions extends Pick<Overview, 'medGruppe' | 'medGnist' | 'bars'> {
  context: PageContext;
  /** The largest change that is drawn, whichever way. */
  largest: number;
}

function rowFor(line: PartSeries, options: RowOptions): OverviewRow {
  const { context, medGruppe, medGnist, bars, largest } = options;
  const { emne, nokkel } = line;
  const navn = nameFor(context.register, emne);
  const change = drawnChange(line, bars, context);
  const told = monthCells(nokkel, context);
  return {
    navn,
    nameHtml: nameHtml(navn),
    sti: context.pathTo(emne),
    serie: nokkel,
    alias: aliasFor(emne, context.register),
    gruppe: medGruppe ? groupFor(emne, context) : undefined,
    spark: medGnist ? sparkFor(line, navn, context) : undefined,
    span: medGnist ? spanFor(nokkel, context) : NO_HTML,
    ...told,
    ...(change === undefined ? {} : { [bars]: { ...told[bars], bar: barHtml(change, largest) } }),
    year: yearCell(nokkel, context),
  };
}

/** The cells that tell a series in the month: its figure, the change from the month before, and that in per cent. */
export function monthCells(
  key: SeriesKey,
  context: PageContext,
): Pick<OverviewRow, 'verdi' | 'endring' | 'prosent'> {
  return { verdi: valueCell(key, context), ...changeCells(key, context) };
}

function valueCell(key: SeriesKey, context: PageContext): OverviewCell {
  const cell = cellFor(context, key, context.maned);
  if (!cell) return NOTHING;
  if (!isVisibleObservation(cell)) return { html: markup`*`, status: 'skjermet' };
  return visible(phrase`${numberNode(verdi(cell))}`, context);
}

function changeCells(
  key: SeriesKey,
  context: PageContext,
): Pick<OverviewRow, 'endring' | 'prosent'> {
  const pair = lastPair(context, key);
  if (!pair) return { endring: NOTHING, prosent: NOTHING };
  return {
    endring: visible(phrase`${signedNumberNode(endring(...pair))}`, context),
    prosent: hasPercent(pair)
      ? visible(phrase`${signedNumberNode(changePercent(...pair))}${NBSP}%`, context)
      : NOTHING,
  };
}

/** True where the number before is large enough for a change in per cent. */
function hasPercent([, before]: NonNullable<ReturnType<typeof lastPair>>): boolean {
  return before.verdi.antall >= SMALLEST_BASE_FOR_PERCENT;
}

function yearCell(key: SeriesKey, context: PageContext): OverviewCell {
  const pair = pairFor(context, key, addManeder(context.maned, -12));
  return pair ? visible(phrase`${signedNumberNode(endring(...pair))}`, context) : NOTHING;
}

function visible(content: Phrase, { html }: PageContext): OverviewCell {
  return { html: html(content), status: 'synlig' };
}

function sparkFor(
  { emne, nokkel }: PartSeries,
  name: string,
  context: PageContext,
): Html | undefined {
  const points = cells(context, nokkel).map(({ maned, verdi: count }) => ({
    maned,
    verdi: count,
    nokkel: observationKey(nokkel, maned),
  }));
  const text = { tittel: name, description: 'Utviklingen måned for måned.' };
  const id = `gnist-${emne.niva}-${emne.id}`;
  const brudd = breaksFor(context, nokkel).map(({ maned }) => maned);
  const drawing = drawSparkline({ points, brudd }, text, id, context.document);
  return drawing && drawingHtml(drawing, 'silent');
}

/**
 * What a series has gone between, from its last break on: the highest, which stands over the lowest. The lowest of the visible months is not the lowest where some are
 * hidden.
 */
function spanFor(key: SeriesKey, context: PageContext): Html {
  const since = breaksFor(context, key).at(-1)?.maned ?? '';
  const all = cells(context, key).filter(({ maned }) => maned >= since);
  const seen = all.filter(isVisibleObservation).sort((a, b) => a.verdi.antall - b.verdi.antall);
  const [lowest, highest] = [seen[0], seen.at(-1)];
  if (!lowest || !highest || lowest.verdi.antall === highest.verdi.antall) return NO_HTML;
  const top = context.html([numberNode(verdi(highest))]);
  return seen.length < all.length
    ? markup`høyest ${top}`
    : markup`<span>${top}</span><span class="skjult"> og </span><span>${context.html([numberNode(verdi(lowest))])}</span>`;
}

function groupFor({ niva, id }: Subject, { register, pathTo }: PageContext): OverviewRow['gruppe'] {
  const slug = niva === 'tiltak' && register.tiltak.find((one) => one.slug === id)?.gruppe;
  if (!slug) return undefined;
  const group: Subject = { niva: 'tiltaksgruppe', id: slug };
  return { nameHtml: nameHtml(nameFor(register, group)), sti: pathTo(group) };
}

/** Other names to find it by: the agency's own, other spellings, earlier ones. */
export function aliasFor(subject: Subject, register: Register): string {
  const entry = entryFor(subject, register);
  if (!entry) return '';
  return [entry.navn, ...entry.alias, ...entry.tidligere.map(({ navn }) => navn)]
    .filter((name) => name !== nameFor(register, subject))
    .join(' ');
}
