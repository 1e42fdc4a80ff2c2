import type { PageLine } from './rows.ts';
import { isPageFooter } from '../../report/tables/headings.ts';
import { textOf } from './word-line.ts';

/** Lines of one label stand at most so many letter heights apart. */
const LEADING = 1.5;
/** They stand nearer than rows do by this share at least. */
const NEARER = 0.88;

/**
 * The lines of each page with labels that are wrapped over lines joined to the row they belong to, where the distances
 * tell: the lines of a label stand nearer each other than rows do. A page without two rows on end takes the distance of
 * rows from the pages that have. Where all lines stand equally far apart they are left for who knows the labels.
 */
export function joinWrappedLabels(pages: readonly (readonly PageLine[])[]): PageLine[][] {
  const common = middleOf(pages.flatMap(rowGaps));
  return pages.map((lines) => {
    const pitch = middleOf(rowGaps(lines)) ?? common;
    return pitch === undefined ? [...lines] : joinOnPage(lines, pitch);
  });
}

function joinOnPage(lines: readonly PageLine[], pitch: number): PageLine[] {
  const owners = lines.map((line, i) => (line.kind === 'row' ? i : -1));
  // Downwards first gives what stands close below a row to it; what also stands close above one is left alone.
  const claims = [1, -1].map((step) => claim(lines, pitch, step as 1 | -1));
  const [below = [], above = []] = claims;
  lines.forEach((line, i) => {
    if (line.kind !== 'text') return;
    const [before, after] = [below[i] ?? -1, above[i] ?? -1];
    owners[i] = before === -1 || after === -1 ? Math.max(before, after) : nearest(i, before, after);
  });
  return lines.flatMap((line, i) => {
    if (line.kind === 'text') return owners[i] === -1 ? [line] : [];
    const own = lines.filter((_, at) => owners[at] === i || at === i);
    return line.kind === 'row' ? [{ ...line, label: own.flatMap(({ label }) => label) }] : [line];
  });

  function nearest(i: number, before: number, after: number): number {
    const above = (lines[i]?.y ?? 0) - (lines[i - 1]?.y ?? 0);
    const below = (lines[i + 1]?.y ?? 0) - (lines[i]?.y ?? 0);
    if (above < NEARER * below) return before;
    return below < NEARER * above ? after : -1;
  }
}

/** For each text line the row whose label it may go on with, walking down (1) or up (-1); -1 for none. */
function claim(lines: readonly PageLine[], pitch: number, step: 1 | -1): number[] {
  const found = new Array<number>(lines.length).fill(-1);
  let row = -1;
  for (let at = step === 1 ? 0 : lines.length - 1; at >= 0 && at < lines.length; at += step) {
    const line = lines[at];
    const before = lines[at - step];
    if (!line) continue;
    if (line.kind === 'row') row = at;
    else if (!before || line.kind === 'header' || !mayGoOn(line, before, lines[row], pitch))
      row = -1;
    else found[at] = row;
  }
  return found;
}

function mayGoOn(
  line: PageLine,
  before: PageLine,
  row: PageLine | undefined,
  pitch: number,
): boolean {
  if (!row || isPageFooter(textOf(line.label))) return false;
  const gap = Math.abs(line.y - before.y);
  const right = line.label.at(-1)?.right ?? 0;
  const alike = Math.abs(line.size - row.size) < row.size / 20;
  return alike && right < row.edge && gap <= Math.min(LEADING, NEARER * pitch) * line.size;
}

/** How far rows with nothing between them stand apart, in letter heights. */
function rowGaps(lines: readonly PageLine[]): number[] {
  return lines.flatMap((line, i) => {
    const before = lines[i - 1];
    const both = line.kind === 'row' && before?.kind === 'row';
    const labelled = both && line.label.length > 0 && before.label.length > 0;
    return labelled ? [(line.y - before.y) / line.size] : [];
  });
}

function middleOf(gaps: readonly number[]): number | undefined {
  return gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)];
}
