import { readZip } from './zip.ts';

/** A row of a sheet: where it stands and its cells as text, by column from the left. */
export interface SheetRow {
  sheet: string;
  row: number;
  fields: string[];
}

/** Workbooks that have been read, by their bytes: whoever audits a site many times hands in the same ones. */
const read = new WeakMap<Uint8Array, readonly SheetRow[]>();

/**
 * All rows of all sheets of a workbook, in the order of the sheets. Throws RangeError when it is not one, or when a
 * cell holds a formula: what it would show cannot be read off the file.
 */
export function readXlsx(bytes: Uint8Array): readonly SheetRow[] {
  const rows = read.get(bytes) ?? readRows(bytes);
  read.set(bytes, rows);
  return rows;
}

function readRows(bytes: Uint8Array): SheetRow[] {
  const files = readZip(bytes);
  const xml = (name: string): string => {
    const content = files.get(name);
    return content ? new TextDecoder().decode(content) : '';
  };
  const shared = [...xml('xl/sharedStrings.xml').matchAll(/<si\b[^>]*>([\s\S]*?)<\/si>/g)].map(
    ([, content = '']) => texts(content),
  );
  return [...files.keys()]
    .filter((name) => /^xl\/worksheets\/[^/]+\.xml$/.test(name))
    .sort()
    .flatMap((sheet) => readSheet(sheet, xml(sheet), shared));
}

/** Rows are read one by one off the text: a sheet of every figure is too large for a tree. */
function readSheet(sheet: string, xml: string, shared: readonly string[]): SheetRow[] {
  const formula = /<f[\s>/]/.exec(xml);
  if (formula) throw new RangeError(`${sheet}: en celle har en formel`);
  return [...xml.matchAll(/<row\b([^>]*?)(?:\/>|>([\s\S]*?)<\/row>)/g)].map(
    ([, attr = '', content = ''], i) => ({
      sheet,
      row: Number(/\br="(\d+)"/.exec(attr)?.[1] ?? i + 1),
      fields: readFields(content, shared),
    }),
  );
}

function readFields(row: string, shared: readonly string[]): string[] {
  const fields: string[] = [];
  for (const [, attr = '', content = ''] of row.matchAll(/<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)) {
    const column = columnOf(/\br="([^"]*)"/.exec(attr)?.[1] ?? '') ?? fields.length;
    const value = /<v>([^<]*)<\/v>/.exec(content)?.[1] ?? texts(content);
    fields[column] = /\bt="s"/.test(attr) ? (shared[Number(value)] ?? '') : value.trim();
  }
  return Array.from(fields, (field) => field ?? '');
}

function texts(xml: string): string {
  return [...xml.matchAll(/<t\b[^>]*>([^<]*)<\/t>/g)]
    .map(([, text = '']) => unescaped(text))
    .join('')
    .trim();
}

const SIGN: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(/&(#x?)?(\w+);/gi, (whole: string, kind: string | undefined, what: string) =>
    kind === undefined
      ? (SIGN[what] ?? whole)
      : String.fromCodePoint(Number.parseInt(what, kind === '#' ? 10 : 16)),
  );
}

/** Column index of a reference such as `AB12`, from 0. */
function columnOf(reference: string): number | undefined {
  const letters = /^[A-Z]+/.exec(reference)?.[0];
  return letters === undefined
    ? undefined
    : [...letters].reduce((sum, sign) => sum * 26 + sign.charCodeAt(0) - 64, 0) - 1;
}
