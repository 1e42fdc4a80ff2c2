import type { PrintedLine, PrintedPage } from './printed-line.ts';

/** What a cell of a workbook holds. A date is that of a calendar without time zone, at midnight UTC. */
export type CellValue = string | number | boolean | Date | null;

/**
 * A sheet's rows as lines. Numbers are written as they are stored, dates as their month where they begin one. Columns that
 * are empty all the way down are spacing, and a row with one text in it is a heading, wherever it stands.
 */
export function readSheet(rows: readonly (readonly CellValue[])[]): PrintedPage {
  const printed = rows.map((row) => row.map(printCell));
  const width = Math.max(0, ...printed.map(({ length }) => length));
  const used = Array.from({ length: width }, (_, i) =>
    printed.some((row) => (row[i] ?? '') !== ''),
  );
  return printed.map((row) => asLine(row.filter((_, i) => used[i])));
}

function printCell(value: CellValue): string {
  if (value === null) return '';
  if (value instanceof Date) return value.toISOString().slice(0, value.getUTCDate() === 1 ? 7 : 10);
  return String(value).trim();
}

function asLine(cells: readonly string[]): PrintedLine {
  const filled = cells.filter((cell) => cell !== '');
  return filled.length === 1 && !/^[\d*]+$/.test(filled[0] ?? '') ? filled : cells;
}

/** What a sheet's source says that its values do not. */
export interface SheetSource {
  /** The first cell that has a formula and no value, such as `C7`: it was never computed, or not kept. */
  uncomputed: string | undefined;
  /** Numbers of the rows that are hidden, from 1. */
  hidden: number[];
}

/** Reads off a sheet's XML (`xl/worksheets/sheetN.xml`) what {@link SheetSource} tells. */
export function readSheetSource(xml: string): SheetSource {
  const cell = [...xml.matchAll(/<c\b([^>]*)>((?:(?!<\/c>)[^])*)<\/c>/g)].find(
    ([, , content = '']) => /<f\b/.test(content) && !/<v\b[^>]*>[^<]/.test(content),
  );
  const hidden = [...xml.matchAll(/<row\b([^>]*)>/g)].flatMap(([, attributes = '']) =>
    /\bhidden="(1|true)"/.test(attributes) ? [Number(/\br="(\d+)"/.exec(attributes)?.[1])] : [],
  );
  return { uncomputed: cell && /\br="(\w+)"/.exec(cell[1] ?? '')?.[1], hidden };
}
