import { splitAlignedHeader, splitAlignedRow, type Kolonner } from '../read/kolonnerad.ts';
import { isLayout, splitLines } from '../read/linje.ts';
import { isManedshode, parseManedsnavn } from '../read/manedsnavn.ts';
import { isCelleverdi } from '../read/tallord.ts';
import { readDelimited } from './delimited.ts';
import { joinYears } from './month-rows.ts';
import { plainNumbers } from './number-forms.ts';
import type { PrintedLine, PrintedPage } from './printed-line.ts';
import { withoutRunningLines } from './running-lines.ts';
import { hasInvisible } from './to-text.ts';
import { readVertical } from './vertical.ts';

/** A text as its pages, and in what it was written otherwise than a report's text, in words for the editor. */
export interface LooseText {
  pages: readonly PrintedPage[];
  found: string[];
}

/** Why a text cannot be read, and the way out. */
export interface Refusal {
  reason: string;
  /** The line that shows it, from 1. */
  line: number;
  note: string;
}

const EXTRACT =
  'Les inn selve filen fra kilden med «npm run import -- FIL», eller ta ut teksten med «pdftotext -layout FIL».';

/**
 * Reads the text of a report in whatever shape a tool left it: parted by semicolons or commas, one cell a line, months over
 * years, headings in every cell, numbers in another form. What stays as it is stays for the report's own reader to judge.
 */
export function readLooseText(text: string): LooseText | Refusal {
  const delimited = readDelimited(text);
  if (delimited) return settle([delimited], ['CSV']);
  const refusal = findRefusal(text);
  if (refusal) return refusal;
  const lines = splitLines(text).map(({ tekst }) => tekst);
  const vertical = hasMonthsBelow(lines)
    ? readVertical(lines.filter((line) => line.trim() !== ''))
    : undefined;
  if (vertical && 'disordered' in vertical)
    return {
      reason:
        'Cellene står under hverandre, og ikke rad for rad, så det er ikke mulig å se hvilke tall som hører til hvilken rad.',
      line: lineOf(lines, vertical.disordered),
      note: EXTRACT,
    };
  if (vertical) return settle([vertical.lines], ['celler under hverandre']);
  return settle(readPages(text), []);
}

/** The line of the text that is the nth which is not blank. */
function lineOf(lines: readonly string[], nth: number): number {
  let left = nth;
  return lines.findIndex((line) => line.trim() !== '' && (left -= 1) === 0) + 1;
}

function hasMonthsBelow(lines: readonly string[]): boolean {
  const printed = lines.map((line) => line.trim()).filter((line) => line !== '');
  const isMonth = (line = '') => /^\p{L}+$/u.test(line) && parseManedsnavn(line) !== undefined;
  return printed.some((line, i) => isMonth(line) && isMonth(printed[i + 1]));
}

function settle(pages: readonly PrintedPage[], found: string[]): LooseText {
  const invisible = pages.flat(2).some(hasInvisible) ? ['usynlige tegn'] : [];
  const even = withoutRunningLines(pages.map((page) => joinYears(page.map(evenLine))));
  const { pages: plain, form } = plainNumbers(even);
  return { pages: plain, found: [...found, ...invisible, ...(form === undefined ? [] : [form])] };
}

/** A text's pages. Lines with tabs or bars are rows; so are those whose numbers stand under the months above them. */
function readPages(text: string): PrintedPage[] {
  let columns: Kolonner = [];
  return text.split('\f').map((page) =>
    splitLines(page).flatMap((line): PrintedLine[] => {
      if (isLayout(line) || /^[\s|:-]+$/.test(line.tekst)) return [];
      const marked = splitMarked(line.tekst);
      if (marked) return [marked];
      // The marks of headings and bold go, and columns stay where they are.
      const tekst = line.tekst
        .replace(/^\s*#+\s+/, '')
        .replace(/\*\*|__/g, (mark) => ' '.repeat(mark.length));
      const header = splitAlignedHeader(tekst);
      if (header) columns = header.slice(1).map(({ til }) => til);
      const row = header ?? (parseManedsnavn(tekst) ? undefined : splitAlignedRow(tekst, columns));
      const whole = row?.length === columns.length + 1 && columns.length > 0;
      return [row && whole ? row.map(({ fra, til }) => tekst.slice(fra, til)) : [tekst.trim()]];
    }),
  );
}

/** Cells between tabs, or between bars, of which some tools escape the first. */
function splitMarked(tekst: string): PrintedLine | undefined {
  if (tekst.includes('\t')) return tekst.split('\t');
  const barred = tekst.replace(/^\s*\\?\||\\?\|\s*$/g, '|');
  return barred.split('|').length > 2 ? barred.replace(/^\||\|$/g, '').split('|') : undefined;
}

/** A line without the marks of bold; a heading that stands in every cell, once; a row of which tabs cut the numbers, whole. */
function evenLine(line: PrintedLine): PrintedLine {
  const cells = line.map((cell) => cell.trim().replace(/^(\*\*|__)(.+)\1$/, '$2'));
  const filled = cells.filter((cell) => cell !== '');
  const [first = ''] = filled;
  if (filled.length > 1 && filled.every((cell) => cell === first) && /\p{L}/u.test(first))
    return [first];
  const words = filled.join(' ').split(/\s+/);
  if (
    filled.length > 1 &&
    words.every((word) => parseManedsnavn(word)?.ar === undefined && parseManedsnavn(word))
  )
    return ['', ...words];
  if (filled.length > 1 && isManedshode(filled) && parseManedsnavn(first)) return ['', ...filled];
  return cells.length > 1 ? evenRow(cells) : cells;
}

/** Cells that hold several numbers, or pieces of them, are put side by side for the report's reader to part. */
function evenRow(cells: readonly string[]): PrintedLine {
  const [label = '', ...values] = cells;
  const pieces = values.filter((cell) => cell !== '');
  const cut = pieces.some((cell) => !isCelleverdi(cell) && /^[\d *]+$/.test(cell));
  if (isCelleverdi(label) && !cut) return ['', ...cells];
  return cut ? [[label, ...pieces].join(' ')] : cells;
}

/** The shapes that say less than the report did: they are told once, with the way out. */
function findRefusal(text: string): Refusal | undefined {
  const lines = splitLines(text);
  const grid = lines.findIndex(({ tekst }) => /^\s*\+[-=:+]{8,}\+\s*$/.test(tekst));
  if (grid !== -1)
    return {
      reason: 'Tabellene er tegnet som rutenett, der tall kan være delt over flere linjer.',
      line: grid + 1,
      note: EXTRACT,
    };
  const markup = lines.findIndex(({ tekst }) => /<t[dhr]\b|\\begin\{|\$\$/i.test(tekst));
  return markup === -1
    ? undefined
    : {
        reason: 'Tabellene er skrevet som HTML eller LaTeX inne i teksten.',
        line: markup + 1,
        note: EXTRACT,
      };
}
