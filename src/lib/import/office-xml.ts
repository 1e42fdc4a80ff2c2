import { XMLParser } from 'fast-xml-parser';
import type { PrintedLine, PrintedPage } from './printed-line.ts';

/** An element as the parser gives it, its children in order; text is an element of the name `#text`. */
interface Element {
  name: string;
  text: string;
  attributes: Record<string, string>;
  children: Element[];
}

const PARSER = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  trimValues: false,
});
/** A cell or row is never repeated more often than this, but for the empty ones at the end of a sheet. */
const MOST_REPEATED = 100;

/** The lines and rows of a Word document's `word/document.xml`; `nested` where a table stands inside another. */
export function readDocument(xml: string): { page: PrintedPage } | { nested: true } {
  const body = find(parseXml(xml), 'w:body');
  const tables = body ? all(body, 'w:tbl') : [];
  if (tables.some((table) => table.children.some((child) => find(child, 'w:tbl'))))
    return { nested: true };
  return { page: (body?.children ?? []).flatMap((block) => documentBlock(block)) };
}

function documentBlock(block: Element): PrintedLine[] {
  if (block.name === 'w:p') return [[wordText(block).replace(/\s+/g, ' ').trim()]];
  if (block.name !== 'w:tbl') return block.children.flatMap(documentBlock);
  return all(block, 'w:tr').map((row) =>
    all(row, 'w:tc').flatMap((cell) => {
      const span = Number(find(cell, 'w:gridSpan')?.attributes['w:val'] ?? 1);
      const text = all(cell, 'w:p').map(wordText).join(' ');
      return [text, ...new Array<string>(Math.min(span, MOST_REPEATED) - 1 || 0).fill('')];
    }),
  );
}

/** A paragraph's text. What is deleted with changes tracked is no part of it. */
function wordText({ name, text, children }: Element): string {
  if (name === 'w:del' || name === 'w:delText') return '';
  if (name === 'w:tab' || name === 'w:br') return ' ';
  if (name === 'w:r' && children.some((child) => find(child, 'w:vertAlign')))
    return children
      .map(wordText)
      .join('')
      .replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? '');
  return name === '#text' ? text : children.map(wordText).join('');
}

/** The sheets of an OpenDocument workbook's `content.xml`, each a list of rows of text or numbers as they are stored. */
export function readSheets(xml: string): string[][][] {
  return all(parseXml(xml), 'table:table').map((table) =>
    all(table, 'table:table-row').flatMap((row) => {
      const cells = all(row, 'table:table-cell', 'table:covered-table-cell').flatMap((cell) =>
        repeat(cellValue(cell), cell.attributes['table:number-columns-repeated']),
      );
      return repeat(cells, row.attributes['table:number-rows-repeated']);
    }),
  );
}

function repeat<T>(value: T, times = '1'): T[] {
  return new Array<T>(Math.min(Number(times) || 1, MOST_REPEATED)).fill(value);
}

function cellValue(cell: Element): string {
  const {
    'office:value-type': type,
    'office:value': value,
    'office:date-value': date,
  } = cell.attributes;
  if (type === 'float' && value !== undefined) return value;
  if (type === 'date' && date !== undefined) return date.replace(/^(\d{4}-\d\d)-01(T.*)?$/, '$1');
  return all(cell, 'text:p').map(plainText).join(' ');
}

function plainText({ name, text, children }: Element): string {
  if (name === '#text') return text;
  return name === 'text:s' || name === 'text:tab' ? ' ' : children.map(plainText).join('');
}

function parseXml(xml: string): Element {
  const children = (PARSER.parse(xml) as Record<string, unknown>[]).map(toElement);
  return { name: '', text: '', attributes: {}, children };
}

function toElement(node: Record<string, unknown>): Element {
  const name = Object.keys(node).find((key) => key !== ':@') ?? '';
  const content = node[name];
  return {
    name,
    text: typeof content === 'string' ? content : '',
    attributes: (node[':@'] ?? {}) as Record<string, string>,
    children: Array.isArray(content) ? (content as Record<string, unknown>[]).map(toElement) : [],
  };
}

/** The elements of these names under one, in order; none inside another of them. */
function all({ children }: Element, ...names: string[]): Element[] {
  return children.flatMap((child) => (names.includes(child.name) ? [child] : all(child, ...names)));
}

function find(element: Element, name: string): Element | undefined {
  return element.name === name
    ? element
    : element.children.map((child) => find(child, name)).find((found) => found !== undefined);
}
