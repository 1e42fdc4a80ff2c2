import type { PrintedLine } from './printed-line.ts';

/** A rule over the whole table, and one with a piece for each column. */
const RULE = /^\s*-{10,}\s*$/;
const RULER = /^\s*-{2,}(?:\s+-{2,})+\s*$/;
/** A header stands on at most so many lines between the two rules. */
const MOST_HEADER_LINES = 4;

interface TextSpan {
  from: number;
  to: number;
}

/**
 * Reads the tables that Pandoc's Markdown calls multiline: between rules, a row may go on over several lines, and a blank
 * line ends it. Every other line is left as it is, as text. Undefined for a text without such a table.
 */
export function readMultilineTables(lines: readonly string[]): PrintedLine[] | undefined {
  const read: PrintedLine[] = [];
  let found = false;
  for (let i = 0; i < lines.length; i += 1) {
    const ruler = RULE.test(lines[i] ?? '') ? rulerAfter(lines, i) : -1;
    if (ruler === -1) {
      const text = (lines[i] ?? '').replace(/^#+\s+/, '');
      if (!RULE.test(text) && text.trim() !== '') read.push([text]);
      continue;
    }
    found = true;
    const columns = columnsOf(lines[ruler] ?? '');
    const next = lines.findIndex((line, at) => at > ruler && RULE.test(line));
    const end = next === -1 ? lines.length : next;
    const rows = splitRows(lines.slice(ruler + 1, end));
    for (const row of [lines.slice(i + 1, ruler), ...rows]) read.push(joinRow(row, columns));
    i = end;
  }
  return found ? read : undefined;
}

function rulerAfter(lines: readonly string[], rule: number): number {
  const near = lines.slice(rule + 1, rule + 2 + MOST_HEADER_LINES);
  const at = near.findIndex((line) => RULER.test(line));
  return at === -1 ? -1 : rule + 1 + at;
}

/** What stands between the rulers' pieces belongs to the column before; the last column has no end. */
function columnsOf(ruler: string): TextSpan[] {
  const starts = [...ruler.matchAll(/-+/g)].map(({ index }) => index);
  return starts.map((from, i) => ({ from, to: starts[i + 1] ?? Infinity }));
}

function splitRows(lines: readonly string[]): string[][] {
  const rows: string[][] = [[]];
  for (const line of lines)
    if (line.trim() === '') rows.push([]);
    else rows.at(-1)?.push(line);
  return rows.filter((row) => row.length > 0);
}

function joinRow(lines: readonly string[], columns: readonly TextSpan[]): string[] {
  return columns.map(({ from, to }) =>
    lines
      .map((line) => line.slice(from, to).trim())
      .filter((piece) => piece !== '')
      .join(' ')
      .replace(/\\([*_|\\])/g, '$1'),
  );
}
