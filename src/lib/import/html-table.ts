import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import type { PrintedLine, PrintedPage } from './printed-line.ts';

/** What a web page says, line by line; or why it cannot be told. */
export type HtmlReading = { page: PrintedPage } | { nested: number };

/** Elements that are no part of what the page says. */
const FURNITURE = new Set([
  ...['head', 'script', 'style', 'noscript', 'template', 'svg', 'math', 'nav', 'footer', 'aside'],
  ...['form', 'button', 'select', 'iframe', 'object', 'dialog'],
]);
/** Elements that stand on lines of their own. */
const BLOCKS = new Set([
  ...['address', 'article', 'blockquote', 'body', 'caption', 'center', 'dd', 'div', 'dl', 'dt'],
  ...['figcaption', 'figure', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'html', 'li'],
  ...['main', 'ol', 'p', 'pre', 'section', 'summary', 'details', 'table', 'ul'],
]);
/** A cell never spans more columns or rows than this. */
const MOST_SPANNED = 100;

/**
 * The lines and table rows of a web page in the order they stand. What is hidden, and what leads about the site, is left
 * out. A table inside another is refused, with the line of the source it begins on, for its rows are no rows of the outer.
 */
export function readHtml(html: string): HtmlReading {
  const document = parse(html, { sourceCodeLocationInfo: true });
  const nested = findNested(document, false);
  if (nested) return { nested: nested.sourceCodeLocation?.startLine ?? 1 };
  const lines: PrintedLine[] = [];
  let text = '';
  walk(findElement(document, 'main') ?? document);
  flush();
  return { page: lines };

  function flush(): void {
    if (text.trim() !== '') lines.push([oneLine(text)]);
    text = '';
  }

  function walk(node: Tree.Node): void {
    if ('value' in node) text += node.value;
    if (!('childNodes' in node) || isHidden(node)) return;
    if (node.nodeName === 'br') text += ' ';
    const block = BLOCKS.has(node.nodeName);
    if (block) flush();
    if (node.nodeName === 'table' && 'tagName' in node) lines.push(...readTable(node));
    else node.childNodes.forEach(walk);
    if (block) flush();
  }
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function isHidden(node: Tree.ParentNode): boolean {
  if (FURNITURE.has(node.nodeName)) return true;
  if (!('attrs' in node)) return false;
  return node.attrs.some(
    ({ name, value }) =>
      name === 'hidden' ||
      (name === 'aria-hidden' && value === 'true') ||
      (name === 'style' && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(value)),
  );
}

function findNested(node: Tree.Node, inTable: boolean): Tree.Element | undefined {
  if (!('childNodes' in node)) return undefined;
  const table = node.nodeName === 'table';
  if (table && inTable && 'tagName' in node) return node;
  for (const child of node.childNodes) {
    const found = findNested(child, inTable || table);
    if (found) return found;
  }
  return undefined;
}

function findElement(node: Tree.Node, name: string): Tree.Element | undefined {
  return elementsIn(node, name)[0];
}

/** The elements of these names under a node, in order; none inside another of them. */
function elementsIn(node: Tree.Node, ...names: string[]): Tree.Element[] {
  if (!('childNodes' in node)) return [];
  return node.childNodes.flatMap((child) => {
    if (!('childNodes' in child) || isHidden(child)) return [];
    if ('tagName' in child && names.includes(child.tagName)) return [child];
    return elementsIn(child, ...names);
  });
}

/** A table's caption and rows. What a cell spans is empty but for the years over months, which hold for all of them. */
function readTable(table: Tree.Element): PrintedLine[] {
  const caption = elementsIn(table, 'caption').map((one) => [oneLine(textIn(one))]);
  const below: number[] = [];
  const rows = elementsIn(table, 'tr').map((row) => {
    const cells: string[] = [];
    const skip = () => {
      for (; (below[cells.length] ?? 0) > 0; cells.push(''))
        below[cells.length] = (below[cells.length] ?? 0) - 1;
    };
    const printed = elementsIn(row, 'td', 'th');
    for (const cell of printed) {
      skip();
      const text = oneLine(textIn(cell));
      const [columns, rowsDown] = [spanOf(cell, 'colspan'), spanOf(cell, 'rowspan')];
      for (let i = 0; i < columns; i += 1) {
        below[cells.length] = rowsDown - 1;
        cells.push(i === 0 || /^(19|20)\d\d$/.test(text.trim()) ? text : '');
      }
    }
    skip();
    return asLine(cells);
  });
  return [...caption, ...rows];
}

/** A row with one text in it is a heading, wherever it stands. */
function asLine(cells: readonly string[]): PrintedLine {
  const filled = cells.filter((cell) => cell.trim() !== '');
  return filled.length === 1 && !/^[\d\s*.,]+$/.test(filled[0] ?? '') ? filled : cells;
}

function spanOf({ attrs }: Tree.Element, attribute: string): number {
  const value = Number(attrs.find(({ name }) => name === attribute)?.value ?? 1);
  return Number.isInteger(value) && value > 0 ? Math.min(value, MOST_SPANNED) : 1;
}

function textIn(node: Tree.Node): string {
  if ('value' in node) return node.value;
  if (node.nodeName === 'br') return ' ';
  if (node.nodeName === 'sup' && 'childNodes' in node) return raise(node.childNodes.map(textIn));
  if (!('childNodes' in node) || isHidden(node)) return '';
  const text = node.childNodes.map(textIn).join('');
  return BLOCKS.has(node.nodeName) ? ` ${text} ` : text;
}

/** A footnote's mark is written raised, never as one more digit of the number beside it. */
function raise(texts: readonly string[]): string {
  return texts.join('').replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? digit);
}
