import { maned, monthRange, manedNumber } from './month.ts';
import { skeleton } from './label.ts';

/** One cell of a report file: its trimmed text and the 1-based column of its first character. */
export interface PrintedCell {
  tekst: string;
  kolonne: number;
}

/** One row under a month header. */
export interface Row {
  linje: number;
  etikett: string;
  cells: PrintedCell[];
}

/** One printed table: the section it stands in, its months and rows. */
export interface Table {
  linje: number;
  seksjon: AuditedSection;
  maneder: string[];
  rader: Row[];
  /** True where the months stand again, and no heading: the table before may go on here, over a page. */
  again: boolean;
}

/** The five kinds of tables, by the skeleton of their section title. */
export const SECTIONS = {
  hovedgrupperogkjonn: 'hovedgrupper',
  tiltaksgrupperogkjonn: 'tiltaksgrupper',
  hovedgrupper: 'hovedgrupper',
  tiltaksgrupper: 'tiltaksgrupper',
  tiltak: 'tiltak',
  tiltakoghovedgrupper: 'tiltak',
  tiltakhovedgrupperogkjonn: 'tiltak',
} as const;
export type AuditedSection = (typeof SECTIONS)[keyof typeof SECTIONS];

/** What the reader remembers between lines. */
interface State {
  seksjon: AuditedSection | undefined;
  periode: string[];
  /** The skeleton of the first line, which pages may print again. */
  title: string | undefined;
  /** True when a heading has come since the last table began. */
  headed: boolean;
  table: Table | undefined;
  tabeller: Table[];
  problems: string[];
}

/** All tables of a report text, in order, with what could not be read put in `problems`. */
export function readTables(
  lines: readonly string[],
  problems: string[],
): { tabeller: Table[]; periode: string[] } {
  const state: State = {
    seksjon: undefined,
    periode: [],
    title: undefined,
    headed: false,
    table: undefined,
    tabeller: [],
    problems,
  };
  lines.forEach((line, i) => readLine(line, i + 1, state));
  return { tabeller: state.tabeller, periode: state.periode };
}

function readLine(line: string, number: number, t: State): void {
  const right = line.replace(/\*\*/g, '');
  if (right.trim() === '' || /^[\s|:+=_-]+$/.test(right)) return;
  const squares = partUp(line);
  const values = squares.slice(1);
  if (isMonthHeader(squares)) {
    openTable(squares, number, t);
    return;
  }
  if (isRow(values) || (line.includes('\t') && isMarkedRow(values, t))) {
    readRow(squares, number, t);
    return;
  }
  if (line.includes('\t') && /\d/.test(line) && t.table)
    t.problems.push(`linje ${number}: en tabellrad med noe som ikke er et tall: «${line.trim()}»`);
  readHeading(right.trim(), t);
}

function isRow(values: readonly PrintedCell[]): boolean {
  return values.length > 0 && values.every(({ tekst }) => isValue(tekst));
}

/** A number with a mark beside it may be corrected by the editor; what is not is told when the corrections are in. */
function isMarkedRow(values: readonly PrintedCell[], { table }: State): boolean {
  const fits = values.length === table?.maneder.length;
  return fits && values.every(({ tekst }) => isValue(tekst) || /^\S*\d\S*$/.test(tekst));
}

/** Cells of a line: by tabs, else by pipes, else by runs of two or more spaces. */
function partUp(line: string): PrintedCell[] {
  const separator = line.includes('\t') ? /\t/g : /^\s*\|/.test(line) ? /\|/g : / {2,}/g;
  const squares: PrintedCell[] = [];
  let start = 0;
  const add = (end: number): void => {
    const ra = line.slice(start, end);
    const tekst = ra.replace(/\\\*/g, '*').trim();
    squares.push({ tekst, kolonne: start + (ra.length - ra.trimStart().length) + 1 });
  };
  for (const match of line.matchAll(separator)) {
    add(match.index);
    start = match.index + match[0].length;
  }
  add(line.length);
  return separator.source === '\\|' ? squares.slice(1, -1) : squares;
}

function isMonthHeader(squares: readonly PrintedCell[]): boolean {
  const name = squares.filter(({ tekst }) => tekst !== '');
  return squares.length > 1 && name.length > 0 && name.every(({ tekst }) => manedNumber(tekst) > 0);
}

function isValue(text: string): boolean {
  return numberOf(text) !== undefined;
}

/** The count a cell prints, `*` for a hidden one, undefined when it prints neither. */
export function numberOf(text: string): number | '*' | undefined {
  const right = text.trim();
  if (/^\*+$/.test(right)) return '*';
  if (!/^\d{1,3}([ \u00a0\u202f\u2009]\d{3})*$|^\d+$/.test(right)) return undefined;
  return Number(right.replace(/\D/g, ''));
}

function openTable(squares: readonly PrintedCell[], number: number, t: State): void {
  const head = squares.filter(({ tekst }) => tekst !== '').map(({ tekst }) => manedNumber(tekst));
  const maneder = t.periode.filter((m) => head.includes(Number(m.slice(5))));
  if (maneder.length !== head.length || head.some((m, i) => Number(maneder[i]?.slice(5)) !== m))
    t.problems.push(`linje ${number}: månedene stemmer ikke med perioden ${t.periode.join(', ')}`);
  if (!t.seksjon) {
    t.problems.push(`linje ${number}: en tabell uten kjent seksjon over seg`);
    return;
  }
  const again = !t.headed && t.table?.maneder.join(' ') === maneder.join(' ');
  t.table = { linje: number, seksjon: t.seksjon, maneder, rader: [], again };
  t.tabeller.push(t.table);
  t.headed = false;
}

function readRow(squares: readonly PrintedCell[], number: number, t: State): void {
  const [label, ...values] = squares;
  if (!t.table || !label || label.tekst === '') {
    t.problems.push(`linje ${number}: tall uten tabell eller etikett`);
  } else if (values.length !== t.table.maneder.length) {
    t.problems.push(
      `linje ${number}: ${values.length} tall, men ${t.table.maneder.length} måneder`,
    );
  } else {
    t.table.rader.push({ linje: number, etikett: label.tekst, cells: values });
  }
}

function readHeading(text: string, t: State): void {
  const period = periodOf(text);
  const section = Object.entries(SECTIONS).find(([name]) => name === skeleton(text))?.[1];
  if (period) t.periode = period;
  else if (section) t.seksjon = section;
  else if (t.title === undefined) t.title = skeleton(text);
  else if (skeleton(text) === t.title || isPageNumber(text)) return;
  t.headed = true;
}

function isPageNumber(text: string): boolean {
  return /^(side\s*)?\d+(\s*(av|\/)\s*\d+)?$/i.test(text);
}

/** `Januar 2021 - Mai 2021` or `Mai 2021` as a list of months, else undefined. */
function periodOf(text: string): string[] | undefined {
  const match = /^(\p{L}+)\.? (\d{4})(?:\s*[-–—]\s*(\p{L}+)\.? (\d{4}))?$/u.exec(text);
  if (!match) return undefined;
  const from = manedNumber(match[1] ?? '');
  const to = match[3] === undefined ? from : manedNumber(match[3]);
  if (from === 0 || to === 0) return undefined;
  return monthRange(maned(Number(match[2]), from), maned(Number(match[4] ?? match[2]), to));
}
