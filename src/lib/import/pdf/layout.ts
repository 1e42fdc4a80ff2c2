import type { PrintedPage } from '../printed-line.ts';
import { readPageLines, toPrintedLine, type OpenTable } from './rows.ts';
import { withoutRunningLines } from '../running-lines.ts';
import { turnUpright, type PlacedText } from './text-item.ts';
import { groupLines } from './word-line.ts';
import { joinWrappedLabels } from './wrapped-labels.ts';

/** What a PDF prints, a page at a time, and what was left out. */
export interface PdfLayout {
  pages: PrintedPage[];
  /** Numbers, from 1, of the pages without any text: blank, or pictures. */
  empty: number[];
  /** Pieces of text that stand across the direction of their page. */
  across: number;
}

/**
 * The lines and rows of a PDF from the places of its pieces of text, a list for each page. The order of the pieces is of
 * no consequence: lines are told by their baselines, words and numbers by their gaps, columns by the months above them.
 */
export function layOutPdf(pages: readonly (readonly PlacedText[])[]): PdfLayout {
  const empty: number[] = [];
  let across = 0;
  let open: OpenTable | undefined;
  const lines = pages.map((pieces, i) => {
    const turned = turnUpright(pieces);
    if (turned.words.length === 0) empty.push(i + 1);
    across += turned.across;
    const read = readPageLines(groupLines(turned.words), open);
    open = read.open;
    return read.lines;
  });
  const printed = joinWrappedLabels(lines).map((page) => page.map(toPrintedLine));
  return { pages: withoutRunningLines(printed), empty, across };
}
