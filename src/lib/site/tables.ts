import { breaksFor, isVisibleObservation } from '../facts/context.ts';
import { monthNumber, type Maned } from '../domain/maned.ts';
import { ALL, I_ALT, seriesKey, type Kjonn, type SeriesKey, type KeySlice } from '../domain/key.ts';
import type { Observation, Series } from '../domain/observation.ts';
import type { Register } from '../domain/register.ts';
import { formatManed, formatPeriod, toNumberCell, manedHtml } from './format.ts';
import type { PageContext } from './context.ts';
import { sourceLink } from './source.ts';
import type {
  Link,
  NumberCell,
  NumberColumn,
  NumberRow,
  NumberTable,
  MovementRows,
} from './model.ts';
import { revisionLink } from './paths.ts';
import { type Calculation, verdi } from '../facts/calculation.ts';
import { toPlain, phrase, type Phrase } from '../text/phrase.ts';
import { signedNumberNode, numberNode } from '../text/node.ts';
import { compare } from '../facts/change.ts';
import type { Movement } from '../facts/movements.ts';
import { nameFor } from '../text/forms.ts';
import { NBSP } from '../text/number-format.ts';
import { markup, nameHtml } from './html.ts';

/** The tables of numbers on a page: months by series, with or without a column of changes, and what moved most. */

/** A column to show: its headings and the one printed series it holds. */
export interface ColumnPlan {
  gruppe: string;
  etikett: string;
  serie: SeriesKey;
}

/** Months that a table shows at once; older ones are folded away, whole years together. */
const OPEN = 24;

/** A table of the planned series by month, newest month first. Series no report has are left out; undefined when none is left. */
export function numberTable(
  id: string,
  tittel: string,
  plan: ColumnPlan[],
  context: Pick<PageContext, 'serier' | 'register'>,
  measure = tittel,
): NumberTable | undefined {
  const found = plan.flatMap(({ gruppe, etikett, serie }) => {
    const data = context.serier.get(serie);
    return data ? [{ gruppe, etikett, data }] : [];
  });
  if (found.length === 0) return undefined;
  const records = rows(
    found.map(({ data }) => data),
    context,
  );
  return {
    id,
    tittel,
    groups: groupHeadings(found.map(({ gruppe }) => gruppe)),
    columns: found.map(({ etikett, data }) => toColumn(etikett, data)),
    rader: records.slice(0, OPEN),
    eldre: records.slice(OPEN),
    olderTitle: olderTitle(measure, monthsOf(found.map(({ data }) => data)).slice(OPEN)),
    endret: records.some(({ celler }) => celler.some((cell) => cell.endret)),
  };
}

/** «Antall deltakere i jobbklubb, januar–desember 2001»: what the newest month says is not in them. Newest first. */
function olderTitle(measure: string, older: Maned[]): string {
  const [newest, oldest] = [older[0], older.at(-1)];
  return newest && oldest ? `${measure}, ${formatPeriod(oldest, newest)}` : measure;
}

function rows(seriesList: Series[], { register }: Pick<PageContext, 'register'>): NumberRow[] {
  const columns = seriesList.map((series) => ({
    celler: new Map(series.observasjoner.map((cell) => [cell.maned, cell])),
    // The last of a month's revisions is the one that told what it is now.
    endret: new Map(series.revisions.map(({ til }) => [til.maned, til])),
  }));
  const breach = seriesList.flatMap(({ nokkel }) => breaksFor({ register }, nokkel));
  return monthsOf(seriesList).map((maned) => ({
    maned,
    etikett: formatManed(maned),
    arsstart: monthNumber(maned) === 1,
    brudd: breach.find((one) => one.maned === maned)?.tekst,
    celler: columns.map(({ celler, endret }) => ({
      ...toNumberCell(celler.get(maned)?.verdi),
      ...revisionOf(celler.get(maned), endret.get(maned)),
    })),
  }));
}

/** Whether a figure was told otherwise before, and where that stands. A hidden one leads nowhere: all of them look the same. */
function revisionOf(
  cell: Observation | undefined,
  to: Observation | undefined,
): Pick<NumberCell, 'endret' | 'changePath'> {
  if (!to) return { endret: false };
  if (!isVisibleObservation(cell)) return { endret: true };
  return { endret: true, changePath: revisionLink(to.kilde.rapport, to.serie) };
}

/** Runs of equal headings; none at all when every heading is empty. */
function groupHeadings(names: string[]): NumberTable['groups'] {
  const runs: NumberTable['groups'] = [];
  for (const navn of names) {
    const last = runs.at(-1);
    if (last?.navn === navn) last.antall += 1;
    else runs.push({ navn, antall: 1 });
  }
  return runs.some(({ navn }) => navn !== '') ? runs : [];
}

function toColumn(etikett: string, series: Series): NumberColumn {
  return { etikett, serie: series.nokkel, kilder: sourceLines(series) };
}

/** The line of the newest report a series stands on. */
function sourceLines({ observasjoner }: Series): Link[] {
  const newest = observasjoner.at(-1);
  return newest ? [sourceLink(newest.kilde.rapport, newest.kilde.linje)] : [];
}

/** Every month that one of the series has, newest first. */
function monthsOf(seriesList: Series[]): Maned[] {
  const months = seriesList.flatMap(({ observasjoner }) => observasjoner.map(({ maned }) => maned));
  return [...new Set(months)].sort().reverse();
}

/** All, then each hovedgruppe: the columns for an entity, both sexes together. A hovedgruppe is its own whole. */
export function hovedgruppePlan(
  slice: Pick<KeySlice, 'niva' | 'id'>,
  { hovedgrupper }: Register,
): ColumnPlan[] {
  const parts = (slice.niva === 'hovedgruppe' ? [] : hovedgrupper).map(({ slug, former }) => ({
    gruppe: 'Hovedgruppe',
    etikett: former.kort,
    serie: partKey(slice, slug, ALL),
  }));
  return [{ gruppe: '', etikett: 'I alt', serie: ownKey(slice, ALL) }, ...parts];
}

/** Women and men: of the entity as a whole where the report prints it, then in each hovedgruppe. */
export function kjonnPlan(
  slice: Pick<KeySlice, 'niva' | 'id'>,
  { hovedgrupper }: Register,
): ColumnPlan[] {
  const pair = (gruppe: string, key: (kjonn: Kjonn) => SeriesKey): ColumnPlan[] => [
    { gruppe, etikett: 'Kvinner', serie: key('kvinner') },
    { gruppe, etikett: 'Menn', serie: key('menn') },
  ];
  const parts =
    slice.niva === 'hovedgruppe'
      ? []
      : hovedgrupper.flatMap(({ slug, former }) =>
          pair(former.kort, (kjonn) => partKey(slice, slug, kjonn)),
        );
  return [...pair('I alt', (kjonn) => ownKey(slice, kjonn)), ...parts];
}

/** The entity's own series: a hovedgruppe's carries its own slug. */
function ownKey({ niva, id }: Pick<KeySlice, 'niva' | 'id'>, kjonn: Kjonn): SeriesKey {
  return seriesKey({ niva, id, hovedgruppe: niva === 'hovedgruppe' ? id : ALL, kjonn });
}

/** The entity within a hovedgruppe; for the grand total that is the hovedgruppe itself. */
export function partKey(
  { niva, id }: Pick<KeySlice, 'niva' | 'id'>,
  hovedgruppe: string,
  kjonn: Kjonn,
): SeriesKey {
  return niva === I_ALT
    ? seriesKey({ niva: 'hovedgruppe', id: hovedgruppe, hovedgruppe, kjonn })
    : seriesKey({ niva, id, hovedgruppe, kjonn });
}

/** True when a figure in the rows is hidden, so that a star stands there. */
export function hasStar(rader: readonly Pick<NumberRow, 'celler'>[]): boolean {
  return rader.some(({ celler }) => celler.some(({ status }) => status === 'skjermet'));
}

/**
 * A table with the changes of its first series from the month before in a column beside it, whose heading says that they
 * are. Months without a change have a dash.
 */
export function withChangeColumn(table: NumberTable, changes: Calculation[]): NumberTable {
  const byMonth = new Map<string | undefined, Calculation>(
    changes.map((change) => [change.av[0]?.maned, change]),
  );
  const withChange = (row: NumberRow): NumberRow => ({
    ...row,
    celler: row.celler.toSpliced(1, 0, toChangeCell(byMonth.get(row.maned))),
  });
  const column = {
    etikett: 'Endring fra måneden før',
    serie: undefined,
    regel: 'endring' as const,
    kilder: table.columns[0]?.kilder ?? [],
  };
  return {
    ...table,
    groups: table.groups.map((group, i) =>
      i === 0 ? { ...group, antall: group.antall + 1 } : group,
    ),
    columns: table.columns.toSpliced(1, 0, column),
    rader: table.rader.map(withChange),
    eldre: table.eldre.map(withChange),
  };
}

function toChangeCell(change: Calculation | undefined): NumberCell {
  if (!change) return { ...toNumberCell(undefined), endret: false };
  return { tekst: toPlain(signedNumberNode(change)), status: 'publisert', endret: false };
}

/**
 * The movements a figure draws, in its order: the number of each month, the change between them and what that is in
 * percent, each marked with what it stands on. Undefined when there is none.
 */
export function movementTable(
  id: string,
  tittel: string,
  shown: Movement[],
  context: PageContext,
): MovementRows | undefined {
  const [first] = shown;
  if (!first) return undefined;
  const rader = shown.map(({ emne, na, forrige }) => {
    const { endring, prosent } = compare(na, forrige);
    const percent = prosent && phrase`${signedNumberNode(prosent)}${NBSP}%`;
    const name = nameFor(context.register, emne);
    return {
      nameHtml: nameHtml(name),
      sti: context.pathTo(emne),
      celler: [
        { ...cell(phrase`${numberNode(verdi(forrige))}`, context), ...restated(forrige, context) },
        { ...cell(phrase`${numberNode(verdi(na))}`, context), ...restated(na, context) },
        cell(phrase`${signedNumberNode(endring)}`, context),
        cell(percent ?? phrase`–`, context),
      ],
      kilder: linesOf([na, forrige]),
    };
  });
  return {
    id,
    tittel,
    columns: [
      manedHtml(first.forrige.maned),
      manedHtml(first.na.maned),
      markup`Endring`,
      markup`I prosent`,
    ],
    rader,
    endret: rader.some(({ celler }) => celler.some(({ endret }) => endret)),
  };
}

function cell(content: Phrase, { html }: PageContext) {
  return { html: html(content), endret: false };
}

function restated(cell: Observation, { serier }: PageContext) {
  const { revisions = [] } = serier.get(cell.serie) ?? {};
  return revisionOf(cell, revisions.findLast(({ til }) => til.maned === cell.maned)?.til);
}

/** Where the numbers stand: one line, or one in each of two reports. */
function linesOf(cells: Observation[]) {
  const places = new Map(
    cells.map(({ kilde: { rapport, linje } }) => [
      `${rapport} ${linje}`,
      sourceLink(rapport, linje),
    ]),
  );
  return [...places.values()];
}
