import type { PrintedLine, PrintedPage } from './printed-line.ts';

/** Characters nobody sees: they part nothing and only hide that two texts are the same. */
const INVISIBLE_SIGNS = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
const CONTROL = /[\p{Cc}\p{Cs}\u2028\u2029]/gu;

/** True for text with characters that nobody sees. */
export function hasInvisible(text: string): boolean {
  return new RegExp(INVISIBLE_SIGNS.source).test(text);
}

/**
 * The report's text as it is kept: UTF-8 lines that end in LF, the cells of a row a tab apart, text a blank line from
 * what stands over and under it, a form feed alone on its line between pages or sheets. The same pages give the same text.
 */
export function formatReportText(pages: readonly PrintedPage[]): string {
  const printed = pages.map(formatPage);
  // A blank page keeps its place, so that a line's page is the original's.
  const last = printed.findLastIndex((page) => page !== '');
  return `${printed.slice(0, last + 1).join('\n\n\f\n')}\n`;
}

function formatPage(page: PrintedPage): string {
  const lines = page.map(cleanLine).filter(hasText);
  return lines
    .map((line, i) => {
      const before = lines[i - 1];
      const apart = before !== undefined && (isText(line) || isText(before));
      return `${apart ? '\n' : ''}${isText(line) ? line.join('') : line.join('\t')}`;
    })
    .join('\n');
}

function hasText(line: PrintedLine): boolean {
  return line.some((cell) => cell !== '');
}

/** A line with one filled cell, the first, is text whether or not it was printed in a table. */
function isText(line: PrintedLine): boolean {
  return line.slice(1).every((cell) => cell === '');
}

/** A line's cells, each on one line, its spaces plain and single, without what nobody sees. */
function cleanLine(line: PrintedLine): PrintedLine {
  return line.map((cell) =>
    cell.replace(INVISIBLE_SIGNS, '').replace(CONTROL, ' ').replace(/\s+/g, ' ').trim(),
  );
}
