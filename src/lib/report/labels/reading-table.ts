import type { Maned } from '../../domain/maned.ts';
import type { Value } from '../../domain/value.ts';
import { normalForm } from '../parse/normal-form.ts';
import type { TableRow, ReportTable } from '../tables/table.ts';
import { listLabelOptions, type LabelOptions } from './readings.ts';
import type { Candidate } from './candidate.ts';
import type { RowTemplate } from './candidates.ts';
import { similarityWith } from './similarity.ts';
import type { FrameLookup } from './lookup.ts';
import { frameName, type Frame } from './table-scope.ts';
import { alignRows, type AlignedPlace, type Alignment } from './alignment.ts';
import { parseValue } from './cell-value.ts';

/** A printed row on its way to a series: the ways to read its label, its values, and the places it may have. */
export interface ReadingRow {
  row: TableRow;
  valg: LabelOptions[];
  maneder: Maned[];
  /** One for each month; undefined where a cell cannot be read or is missing. */
  values: (Value | undefined)[];
  placement: Alignment;
  /** True for a total repeated at the top of a page. */
  topp: boolean;
}

/** All pages of one table: what it is of, the labels it may hold in order, and its rows in order. */
export interface ReadingTable {
  ramme: Frame;
  sequence: Candidate<RowTemplate>[];
  /** Normal forms of labels that name another sex than the table's. */
  foreign: ReadonlySet<string>;
  rader: ReadingRow[];
}

/** A printed table and what it is of. */
export interface FrameTable {
  table: ReportTable;
  lookup: FrameLookup;
}

/**
 * Puts the pages of each table together, in the order they come, and places their rows. A page's first row that can be
 * the table's total is that total, repeated; the other rows are placed in the table's sequence as one run.
 */
export function joinPages(tables: FrameTable[]): ReadingTable[] {
  const joined = new Map<string, ReadingTable>();
  for (const { table, lookup } of tables) {
    const name = `${frameName(lookup.ramme)} ${table.maneder.join()}`;
    const readingTable = joined.get(name) ?? {
      ramme: lookup.ramme,
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
  lookup: FrameLookup,
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
    topp: top !== undefined,
  };
}

/** The shortest beginning of a total that still is one, at the top of a table: «I alt». */
const SHORTEST_TOTAL = normalForm('I alt').length;

function asTotal(
  options: LabelOptions[],
  { total, kjente }: FrameLookup,
): AlignedPlace | undefined {
  const found = options.flatMap((one): AlignedPlace[] => {
    const { normalform: form } = one.form;
    const similarity = similarityWith(one.form, total);
    const cut =
      form.length >= SHORTEST_TOTAL && total.normalformer.some((name) => name.startsWith(form));
    const other = kjente.has(form) && !total.normalformer.includes(form);
    if (other || !(similarity ?? cut)) return [];
    const best = similarity ?? { metode: 'avkortet', cost: 2 };
    return [{ indeks: 0, similarity: best, valg: one, cost: best.cost + one.unused * 0.1 }];
  });
  return found.sort((a, b) => a.cost - b.cost)[0];
}

/** Places the rows that are no repeated totals; looks for more damage than usual where `damage` says so. */
function placeRows({ rader, sequence }: ReadingTable): void {
  const rows = rader.filter(({ topp }) => !topp);
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
