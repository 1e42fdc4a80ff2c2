/** The lines of a text, and how many of them, and how long, a report may have. */

import type { VFile } from 'vfile';
import { addDiagnostic } from '../../domain/diagnostic.ts';

/** One line of a source text: its number from 1, its text without line end, and where it starts in the text. */
export interface Line {
  nummer: number;
  tekst: string;
  offset: number;
}

/** A stretch of a line: from the first character to one past the last, counted from 0. Empty when they are equal. */
export interface TextSpan {
  fra: number;
  til: number;
}

/** The lines of a text. LF, CRLF and CR end a line; a byte order mark is not part of line 1. A final line end adds no line. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const ends = /\r\n|\n|\r/g;
  ends.lastIndex = start;
  let offset = start;
  for (let end = ends.exec(text); end; end = ends.exec(text)) {
    lines.push({ nummer: lines.length + 1, tekst: text.slice(offset, end.index), offset });
    offset = ends.lastIndex;
  }
  if (offset < text.length)
    lines.push({ nummer: lines.length + 1, tekst: text.slice(offset), offset });
  return lines;
}

/**
 * The page, from 1, that each of a text's lines stands on, where form feeds part its pages: a line with one begins the next.
 * Empty for a text without form feeds, whose pages are not known.
 */
export function pagesOfLines(lines: readonly string[]): number[] {
  let page = 1;
  const pages = lines.map((line) => (page += line.split('\f').length - 1));
  return page === 1 ? [] : pages;
}

/** The lines without what they say, which are enough to tell the pages they stand on. */
export function pageBreaksOf(lines: readonly string[]): string[] {
  return lines.map((line) => line.replace(/[^\f]+/g, ''));
}

/** «linje 131, side 7»; without the page where that is not known. */
export function tellLine(
  line: number,
  page: number | undefined,
  word: 'linje' | 'Linje' = 'linje',
): string {
  return page === undefined ? `${word} ${line}` : `${word} ${line}, side ${page}`;
}

/** Where a line of the file stands, for a message that points at another: «linje 131, side 7». */
export function tellLineOf(file: VFile, line: number): string {
  const lines = splitLines(String(file.value ?? '')).map(({ tekst }) => tekst);
  return tellLine(line, pagesOfLines(lines)[line - 1]);
}

/** True for a line that carries nothing: empty, or a rule drawn with hyphens, underscores, box lines or equals signs. */
export function isLayout({ tekst }: Line): boolean {
  const printed = tekst.replace(/\s+/g, '');
  return printed === '' || (printed.length > 1 && /^[-–—_=─━|+:]+$/.test(printed));
}

/**
 * What a report may measure before reading it is refused. The real one has 28,000 characters, 875 lines of at most
 * 133 characters and 40 tables; a year of twelve months in padded columns is some four times that. The limits leave
 * four to a hundred times as much room, and keep a hostile file from costing more than seconds and some hundred megabytes.
 */
export const LIMITS = {
  /** Characters in a report as text. */
  tegn: 3_000_000,
  /** Characters in Markdown, whose parser takes some hundred times as long for each. */
  signMarkdown: 300_000,
  /** Characters in a download: twenty years of all series are about 13 million. */
  signDownload: 30_000_000,
  linjer: 40_000,
  linesDownload: 300_000,
  lineLength: 2_000,
  tabeller: 400,
  /** Table rows; the real report has 444, and more months make no more. */
  rader: 2_000,
  etikett: 300,
  /** Messages of one kind in one file; more of the same tell the reader nothing. */
  meldinger: 500,
} as const;

/** Adds an error and returns false when the text is longer than a report can be. Looks at its length only. */
export function checkSize(text: string, greatest: number, file: VFile): boolean {
  if (text.length <= greatest) return true;
  addDiagnostic(file, {
    ruleId: 'for-stor-fil',
    severity: 'error',
    reason: `Filen har ${text.length} tegn; ingen rapport er lengre enn ${greatest}.`,
    sted: { linje: 1, kolonne: 1 },
    actual: String(text.length),
    expected: [`høyst ${greatest} tegn`],
    note: 'Kontroller at filen er teksten fra én rapport.',
  });
  return false;
}

/** Adds an error and returns false when there are too many lines, or at the first line that is too long. */
export function checkLines(lines: Line[], greatest: number, file: VFile): boolean {
  const long = lines.find(({ tekst }) => tekst.length > LIMITS.lineLength);
  if (!long && lines.length <= greatest) return true;
  addDiagnostic(file, {
    ruleId: long ? 'for-lang-linje' : 'for-mange-linjer',
    severity: 'error',
    reason: long
      ? `Linjen har ${long.tekst.length} tegn; ingen rapport har linjer på mer enn ${LIMITS.lineLength}.`
      : `Filen har ${lines.length} linjer; ingen rapport har mer enn ${greatest}.`,
    sted: { linje: long?.nummer ?? greatest, kolonne: 1 },
    actual: String(long?.tekst.length ?? lines.length),
    expected: [long ? `høyst ${LIMITS.lineLength} tegn` : `høyst ${greatest} linjer`],
    note: 'Kontroller at filen er teksten fra én rapport.',
  });
  return false;
}
