/** The pages of each table joined, and its rows put in the places they may have among the labels it may hold. */

import {
  LEAST_LEAD,
  truncationSimilarity,
  similarityWith,
  exactSimilarity,
  listLabelOptions,
  type LabelOptions,
  type LabelForm,
  type Similarity,
} from './similarity.ts';
import {
  scopeName,
  type Candidate,
  type RowTemplate,
  type ExpectedTable,
  type TableScope,
} from './candidates.ts';
import type { Maned } from '../../domain/maned.ts';
import type { Value } from '../../domain/value.ts';
import { normalForm } from '../parse/normal-form.ts';
import type { TableRow, ReportTable } from '../tables/table.ts';
import { parseValue } from './cells.ts';

/** A place in the sequence that a row's label may name, and how like it is. */
export interface AlignedPlace {
  indeks: number;
  similarity: Similarity;
  valg: LabelOptions;
  /** Cost of the likeness, with a little for every loose line near the row that it leaves out. */
  cost: number;
}

/** Where a row belongs: the best place and the others that are nearly as good, best first. Empty when there is none. */
export type Alignment = AlignedPlace[];

/** What it costs to leave a row without a place: more than any likeness that is allowed. */
const WITHOUT_PLACE = 100;
const UNUSED_LINE = 0.1;

/**
 * Places printed rows in the sequence of labels a table may hold, both in order (global alignment with free gaps in
 * the sequence; Needleman & Wunsch 1970). For each row, what every place would cost the whole alignment is the sum of
 * the best alignments before and after it, so that a place is judged by its neighbours too. A row whose label is
 * printed to the letter but stands out of order keeps the place its label names.
 */
export function alignRows<T>(
  rows: LabelOptions[][],
  sequence: Candidate<T>[],
  damage?: number,
): Alignment[] {
  const places = listPlaces(rows, sequence, damage);
  const before = forward(places, sequence.length);
  const after = backward(places, sequence.length);
  const best = cell(before, rows.length, sequence.length);
  return places.map((row, i) => {
    const costs = row
      .map((plass) => ({
        plass,
        whole: cell(before, i, plass.indeks) + plass.cost + cell(after, i + 1, plass.indeks + 1),
      }))
      .filter(({ whole }) => whole < best + LEAST_LEAD)
      .sort((a, b) => a.whole - b.whole);
    if (costs.length > 0) return costs.map(({ plass }) => plass);
    return row.filter(({ cost, similarity }) => isSure(similarity) && cost < 1).slice(0, 1);
  });
}

/** True for a likeness that leaves every letter in place. */
export function isSure({ metode }: Similarity): boolean {
  return metode === 'likt' || metode === 'alias' || metode === 'normalform';
}

/**
 * The places each row's label is like. A label printed to the letter is that label, or a longer one cut off just there:
 * no other damage turns one name into another. A damaged one is looked for between the places of its nearest
 * neighbours that are printed to the letter, and everywhere when it is like nothing there.
 */
function listPlaces<T>(
  rows: LabelOptions[][],
  sequence: Candidate<T>[],
  damage: number | undefined,
): AlignedPlace[][] {
  const all: Reach = { fra: 0, til: sequence.length };
  const sure = rows.map((options) => bestPlaces(options, sequence, all, exactSimilarity));
  return rows.map((options, i) => {
    const own = sure[i] ?? [];
    if (own.length > 0) {
      const cut = bestPlaces(options, sequence, all, truncationSimilarity);
      return [...own, ...cut.filter(({ indeks }) => !own.some((place) => place.indeks === indeks))];
    }
    const near = (form: LabelForm, candidate: Candidate<T>) =>
      similarityWith(form, candidate, damage);
    const between = bestPlaces(options, sequence, reachOf(sure, i, all), near);
    return between.length > 0 ? between : bestPlaces(options, sequence, all, near);
  });
}

/** The places a label is like, wherever they are in the sequence. */
export function listPlacesFor<T>(
  options: LabelOptions[],
  sequence: Candidate<T>[],
): AlignedPlace[] {
  return bestPlaces(options, sequence, { fra: 0, til: sequence.length }, (form, candidate) =>
    similarityWith(form, candidate),
  );
}

/** A stretch of the sequence: from an index up to, not including, another. */
interface Reach {
  fra: number;
  til: number;
}

/** The places between those of the nearest rows printed to the letter; all, where these stand out of order. */
function reachOf(sure: AlignedPlace[][], row: number, all: Reach): Reach {
  const above = sure.findLast((places, i) => i < row && places.length > 0)?.[0];
  const below = sure.find((places, i) => i > row && places.length > 0)?.[0];
  const fra = above ? above.indeks + 1 : all.fra;
  const til = below ? below.indeks : all.til;
  return fra < til ? { fra, til } : all;
}

function bestPlaces<T>(
  options: LabelOptions[],
  sequence: Candidate<T>[],
  { fra, til }: Reach,
  compare: (form: LabelForm, candidate: Candidate<T>) => Similarity | undefined,
): AlignedPlace[] {
  const places: AlignedPlace[] = [];
  sequence.slice(fra, til).forEach((candidate, offset) => {
    const indeks = fra + offset;
    let best: AlignedPlace | undefined;
    for (const one of options) {
      const similarity = compare(one.form, candidate);
      const cost = (similarity?.cost ?? 0) + one.unused * UNUSED_LINE;
      if (similarity && (!best || cost < best.cost)) best = { indeks, similarity, valg: one, cost };
    }
    if (best) places.push(best);
  });
  return places;
}

type Matrix = Float64Array[];

/** `before[i][j]`: the least cost of placing the first `i` rows in the first `j` places. */
function forward(places: AlignedPlace[][], length: number): Matrix {
  const before: Matrix = [new Float64Array(length + 1)];
  places.forEach((row, i) => {
    const last = before[i] ?? new Float64Array(length + 1);
    const next = last.map((cost) => cost + WITHOUT_PLACE);
    for (const { indeks, cost } of row)
      next[indeks + 1] = Math.min(next[indeks + 1] ?? Infinity, (last[indeks] ?? Infinity) + cost);
    for (let j = 1; j <= length; j += 1)
      next[j] = Math.min(next[j] ?? Infinity, next[j - 1] ?? Infinity);
    before.push(next);
  });
  return before;
}

/** `after[i][j]`: the least cost of placing the rows from `i` on in the places from `j` on. */
function backward(places: AlignedPlace[][], length: number): Matrix {
  const reversed = [...places]
    .reverse()
    .map((row) => row.map((place) => ({ ...place, indeks: length - 1 - place.indeks })));
  return forward(reversed, length)
    .map((row) => row.reverse())
    .reverse();
}

function cell(matrix: Matrix, i: number, j: number): number {
  return matrix[i]?.[j] ?? Infinity;
}

/** A printed row on its way to a series: the ways to read its label, its values, and the places it may have. */
export interface ReadingRow {
  row: TableRow;
  valg: LabelOptions[];
  maneder: Maned[];
  /** One for each month; undefined where a cell cannot be read or is missing. */
  values: (Value | undefined)[];
  placement: Alignment;
  /** True for a total repeated at the top of a page. */
  top: boolean;
}

/** All pages of one table: what it is of, the labels it may hold in order, and its rows in order. */
export interface ReadingTable {
  scope: TableScope;
  sequence: Candidate<RowTemplate>[];
  /** Normal forms of labels that name another sex than the table's. */
  foreign: ReadonlySet<string>;
  rader: ReadingRow[];
}

/** A printed table and what it is of. */
export interface ScopedTable {
  table: ReportTable;
  lookup: ExpectedTable;
}

/**
 * Puts the pages of each table together, in the order they come, and places their rows. A page's first row that can be
 * the table's total is that total, repeated; the other rows are placed in the table's sequence as one run.
 */
export function joinPages(tables: ScopedTable[]): ReadingTable[] {
  const joined = new Map<string, ReadingTable>();
  for (const { table, lookup } of tables) {
    const name = `${scopeName(lookup.scope)} ${table.maneder.join()}`;
    const readingTable = joined.get(name) ?? {
      scope: lookup.scope,
      sequence: lookup.sequence,
      foreign: lookup.foreign,
      rader: [],
    };
    joined.set(name, readingTable);
    table.rader.forEach((row, i) =>
      readingTable.rader.push(toReadRow(row, i === 0, table, lookup)),
    );
  }
  for (const readingTable of joined.values()) placeRows(readingTable);
  return [...joined.values()];
}

function toReadRow(
  row: TableRow,
  first: boolean,
  { maneder }: ReportTable,
  lookup: ExpectedTable,
): ReadingRow {
  const valg = listLabelOptions(row);
  const top = first ? asTotal(valg, lookup) : undefined;
  const fits = row.celler.length === maneder.length && !row.divisions;
  return {
    row,
    valg,
    maneder,
    values: maneder.map((_, i) => (fits ? parseValue(row.celler[i]?.tekst ?? '') : undefined)),
    placement: top ? [top] : [],
    top: top !== undefined,
  };
}

/** The shortest beginning of a total that still is one, at the top of a table: «I alt». */
const SHORTEST_TOTAL = normalForm('I alt').length;

function asTotal(
  options: LabelOptions[],
  { total, known }: ExpectedTable,
): AlignedPlace | undefined {
  const found = options.flatMap((one): AlignedPlace[] => {
    const { normalform: form } = one.form;
    const similarity = similarityWith(one.form, total);
    const cut =
      form.length >= SHORTEST_TOTAL && total.normalformer.some((name) => name.startsWith(form));
    const other = known.has(form) && !total.normalformer.includes(form);
    if (other || !(similarity ?? cut)) return [];
    const best = similarity ?? { metode: 'avkortet', cost: 2 };
    return [{ indeks: 0, similarity: best, valg: one, cost: best.cost + one.unused * 0.1 }];
  });
  return found.sort((a, b) => a.cost - b.cost)[0];
}

/** Places the rows that are no repeated totals; looks for more damage than usual where `damage` says so. */
function placeRows({ rader, sequence }: ReadingTable): void {
  const rows = rader.filter(({ top }) => !top);
  const places = alignRows(
    rows.map(({ valg }) => valg),
    sequence,
  );
  rows.forEach((row, i) => {
    row.placement = places[i] ?? [];
  });
}

/** What a row stands for as far as is known: its best place. */
export function templateOf(
  { sequence }: ReadingTable,
  { placement }: ReadingRow,
): RowTemplate | undefined {
  const [best] = placement;
  return best && sequence[best.indeks]?.verdi;
}
