import { inflateRawSync } from 'node:zlib';

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

/** The files of a zip archive by name, as bytes. Throws RangeError when the archive is not whole. */
export function readZip(bytes: Uint8Array): Map<string, Uint8Array> {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = data.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (end < 0) throw new RangeError('ikke et zip-arkiv');
  const files = new Map<string, Uint8Array>();
  let place = data.readUInt32LE(end + 16);
  for (let i = data.readUInt16LE(end + 10); i > 0; i -= 1) {
    const method = data.readUInt16LE(place + 10);
    const packed = data.readUInt32LE(place + 20);
    const nameLength = data.readUInt16LE(place + 28);
    const name = data.toString('utf8', place + 46, place + 46 + nameLength);
    const local = data.readUInt32LE(place + 42);
    const start = local + 30 + data.readUInt16LE(local + 26) + data.readUInt16LE(local + 28);
    const content = data.subarray(start, start + packed);
    files.set(name, method === 0 ? content : inflateRawSync(content));
    place += 46 + nameLength + data.readUInt16LE(place + 30) + data.readUInt16LE(place + 32);
  }
  return files;
}
