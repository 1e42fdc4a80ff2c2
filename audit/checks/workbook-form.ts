import { readZip } from '../readers/zip.ts';
import { makeReader, type OrderedReader } from '../readers/in-order.ts';
import type { AuditContext } from '../page/context.ts';

/** A sheet of ours: rows from the first, each with cells that hold a number or a text, and nothing else. */
const SHEET = {
  start:
    /<\?xml version="1\.0" encoding="UTF-8" standalone="yes"\?>\s*<worksheet xmlns="[^"]*"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"\/><\/sheetView><\/sheetViews><cols>(?:<col min="\d+" max="\d+" width="[1-9]\d*" customWidth="1"\/>)*<\/cols><sheetData>/y,
  row: /<row r="(\d+)">/y,
  cell: /<c r="([A-Z]+)(\d+)"(?: s="1")?(?:><v>-?[\d.]+<\/v>| t="inlineStr"><is><t xml:space="preserve">[^<]*<\/t><\/is>)<\/c>/y,
  rowEnd: /<\/row>/y,
  end: /<\/sheetData><autoFilter ref="A1:([A-Z]+)(\d+)"\/><\/worksheet>\s*$/y,
};
const BOOK =
  /^<\?xml[^>]*\?>\s*<workbook xmlns="[^"]*" xmlns:r="[^"]*"><sheets>((?:<sheet name="[^"]*" sheetId="\d+" r:id="rId\d+"\/>)+)<\/sheets><\/workbook>\s*$/;
/** Fonts, fills and borders; a number is shown as it is, for no style has a format of numbers. */
const STYLES =
  /^<\?xml[^>]*\?>\s*<styleSheet xmlns="[^"]*"><fonts count="2">(?:<font>(?:<b\/>)?<sz val="11"\/><name val="Calibri"\/><\/font>){2}<\/fonts><fills count="2">.*<\/fills><borders count="1"><border\/><\/borders><cellStyleXfs count="1"><xf\/><\/cellStyleXfs><cellXfs count="2"><xf\/><xf fontId="1" applyFont="1"\/><\/cellXfs><\/styleSheet>\s*$/;
const PARTS = ['[Content_Types].xml', '_rels/.rels', 'xl/_rels/workbook.xml.rels', 'xl/styles.xml'];

/** Where a fault is reported: the part of the workbook, and what is there. */
type Report = (place: string, found: string) => void;

/** A workbook is its sheets, in order, and what a program needs to open them: nothing hidden, named, noted or formatted. */
export function checkWorkbookForm(fil: string, bytes: Uint8Array, context: AuditContext): void {
  const parts = readZip(bytes);
  const text = (name: string): string => new TextDecoder().decode(parts.get(name));
  const report: Report = (sted, found) =>
    context.report({ fil, sted, regel: 'regneark-form', found });
  const names = sheetNames(text('xl/workbook.xml'), report);
  for (const name of names)
    if (context.wording('alt').foreignAt(name) !== undefined) report('xl/workbook.xml', name);
  if (!STYLES.test(text('xl/styles.xml'))) report('xl/styles.xml', 'en ukjent stil');
  const sheets = names.map((_, i) => `xl/worksheets/sheet${i + 1}.xml`);
  const known = new Set([...PARTS, 'xl/workbook.xml', ...sheets]);
  const types = [...text('[Content_Types].xml').matchAll(/<Override PartName="\/([^"]*)"/g)];
  for (const name of [...parts.keys(), ...types.map(([, part = '']) => part)])
    if (!known.has(name)) report(name, 'en ukjent del');
  for (const [i, sheet] of sheets.entries())
    checkName(names[i] ?? '', checkSheet(sheet, text(sheet), report), report);
}

/** The names of the sheets, each in its place. */
function sheetNames(xml: string, report: Report): string[] {
  const [, listed = ''] = BOOK.exec(xml) ?? [];
  const found = [...listed.matchAll(/name="([^"]*)" sheetId="(\d+)" r:id="rId(\d+)"/g)];
  if (found.length === 0) report('xl/workbook.xml', 'noe annet enn en liste over ark');
  return found.map(([, name = '', ...ids], i) => {
    if (ids.some((id) => Number(id) !== i + 1)) report('xl/workbook.xml', `${name} på feil plass`);
    return name;
  });
}

/** The sheets of the contract go by their names. */
const HEADS: Record<string, string> = {
  Observasjoner: 'maned',
  Tidsserier: 'niva',
  'Les dette': 'Hva',
};

function checkName(name: string, head: string, report: Report): void {
  if (HEADS[name] !== undefined && HEADS[name] !== head)
    report('xl/workbook.xml', `${name}: ${head}`);
  const wanted = Object.entries(HEADS).find(([, one]) => one === head)?.[0];
  if (wanted !== undefined && wanted !== name)
    report('xl/workbook.xml', `${name}, som er ${wanted}`);
}

/** What the first cell says. Rows and columns come one after another, to the corner that the filter names. */
function checkSheet(name: string, xml: string, report: Report): string {
  const reader = makeReader(xml);
  const widest = columnNumber(firstIn(xml, /<autoFilter ref="A1:([A-Z]+)/));
  if (!reader.take(SHEET.start)) report(name, 'noe før radene');
  let last = 0;
  for (let row = reader.take(SHEET.row); row; row = reader.take(SHEET.row)) {
    last += 1;
    if (Number(row[1]) !== last) report(name, `rad ${row[1] ?? ''} der rad ${last} skal stå`);
    if (!cellsFit(reader, row[1] ?? '', widest)) report(name, `cellene i rad ${last}`);
    if (!reader.take(SHEET.rowEnd)) break;
  }
  const end = reader.take(SHEET.end);
  if (Number(end?.[2]) !== last)
    report(name, `noe annet enn ${last} rader ved tegn ${reader.at()}`);
  return firstIn(xml, /<t[^>]*>([^<]*)/);
}

/** Reads the cells of a row: each to the right of the one before, none beyond the columns of the sheet. */
function cellsFit(reader: OrderedReader, row: string, widest: number): boolean {
  let [column, fits] = [0, true];
  for (let cell = reader.take(SHEET.cell); cell; cell = reader.take(SHEET.cell)) {
    const at = columnNumber(cell[1] ?? '');
    fits &&= at > column && at <= widest && cell[2] === row;
    column = at;
  }
  return fits;
}

function firstIn(text: string, expression: RegExp): string {
  return expression.exec(text)?.[1] ?? '';
}

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
