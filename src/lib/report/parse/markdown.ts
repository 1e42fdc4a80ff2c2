import type { Root } from 'mdast';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import type { Point } from 'unist';
import { visit } from 'unist-util-visit';
import { isLayout, type Line } from './lines.ts';

/**
 * Constructs of Markdown that no report uses, but that its text may look like: an indented line is no code, «* » at
 * the start of a line no list, a page number «3.» neither, and a rule line makes no heading of the line above it.
 */
const DISABLED = [
  'autolink',
  'blockQuote',
  'codeFenced',
  'codeIndented',
  'codeText',
  'definition',
  'htmlFlow',
  'htmlText',
  'labelStartImage',
  'labelStartLink',
  'list',
  'setextUnderline',
  'thematicBreak',
];

const PARSER = remark()
  .data('micromarkExtensions', [{ disable: { null: DISABLED } }])
  .use(remarkGfm);

/** Rows parsed at a time, so that a long file costs no more than its length. */
const MOST_ROWS = 200;

/**
 * Reads a report in Markdown with pipe tables into an mdast tree; every position is that of the source.
 * Rows of one table may stand apart by blank lines and rule lines, and the line under the month header may be missing.
 * Every other line is a block of its own, except that bold goes on to its closing asterisks.
 */
export function parseMarkdown(lines: Line[]): Root {
  return { type: 'root', children: splitBlocks(lines).flatMap((block) => parseBlock(block)) };
}

/** Lines that belong together: rows of a table, or one heading. */
interface Block {
  rader: boolean;
  linjer: Line[];
}

/** What the source leaves to chance is made regular here: which lines are rows, and where a table ends. */
function splitBlocks(lines: Line[]): Block[] {
  const blocks: Block[] = [];
  let bold = false;
  for (const line of lines) {
    if (isLayout(line) || isDelimiter(line)) continue;
    const rader = hasPipe(line.tekst);
    const last = blocks.at(-1);
    const goesOn: boolean =
      last?.rader === rader && (rader ? last.linjer.length < MOST_ROWS : bold);
    if (last && goesOn) last.linjer.push(line);
    else blocks.push({ rader, linjer: [line] });
    bold = !rader && !goesOn && isBoldOpen(line.tekst);
  }
  return blocks;
}

/** The source's own delimiter row, and any repeated further down the table. */
function isDelimiter({ tekst }: Line): boolean {
  return /^[\s|:-]+$/.test(tekst);
}

function hasPipe(text: string): boolean {
  return /(?<!\\)\|/.test(text);
}

function isBoldOpen(text: string): boolean {
  return (text.split('**').length - 1) % 2 === 1;
}

function parseBlock({ rader, linjer }: Block): Root['children'] {
  const [first] = linjer;
  if (!first) return [];
  const source = rader
    ? [first, { ...first, tekst: delimiterFor(linjer) }, ...linjer.slice(1)]
    : linjer;
  const tree = PARSER.parse(source.map(({ tekst }) => tekst).join('\n'));
  visit(tree, (node) => {
    if (!node.position) return;
    node.position = { start: toSource(node.position.start), end: toSource(node.position.end) };
  });
  return tree.children;

  function toSource({ line, column }: Point): Point {
    const textLine = source[line - 1] ?? first ?? { nummer: 1, offset: 0 };
    return { line: textLine.nummer, column, offset: textLine.offset + column - 1 };
  }
}

/** A delimiter row for the widest row, so that no cell falls outside the table. */
function delimiterFor(lines: Line[]): string {
  const first = lines[0]?.tekst ?? '';
  const count = first
    .replace(/\\\|/g, '')
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|').length;
  return `|${'-|'.repeat(count)}`;
}
