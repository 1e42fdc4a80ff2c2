import { strToU8, zipSync } from 'fflate';
import { escapeXml } from '../domain/xml.ts';

/** What a cell holds: text stays text, also where it looks like a formula. */
export type SheetCell = string | number | null;

/** One sheet: its name (at most 31 characters), the width of each column in characters, and rows with the heading first. */
export interface Sheet {
  navn: string;
  widths: readonly number[];
  rader: readonly (readonly SheetCell[])[];
}

/** The earliest time a ZIP can state, in no time zone: the same bytes everywhere. */
const NO_TIME = new Date(1980, 0, 1);
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The sheets as a workbook (Office Open XML, ECMA-376): headings bold and kept in view, numbers as numbers. */
export function formatXlsx(ark: readonly Sheet[]): Uint8Array<ArrayBuffer> {
  const files = {
    '[Content_Types].xml': contentTypes(ark.length),
    '_rels/.rels': relationships([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbook(ark),
    'xl/_rels/workbook.xml.rels': relationships([
      ...ark.map((_, i): [string, string] => ['worksheet', `worksheets/sheet${i + 1}.xml`]),
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': STYLES,
    ...Object.fromEntries(ark.map((one, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheet(one)])),
  };
  const entries = Object.entries(files).map(
    ([name, text]) => [name, strToU8(HEAD + text)] as const,
  );
  return zipSync(Object.fromEntries(entries), { mtime: NO_TIME });
}

function contentTypes(sheets: number): string {
  const part = (name: string, type: string) =>
    `<Override PartName="/xl/${name}.xml" ContentType="${SHEET_TYPE}.${type}+xml"/>`;
  const numbered = Array.from({ length: sheets }, (_, i) =>
    part(`worksheets/sheet${i + 1}`, 'worksheet'),
  );
  return [
    `<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    part('workbook', 'sheet.main'),
    part('styles', 'styles'),
    ...numbered,
    '</Types>',
  ].join('');
}

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const links = targets.map(
    ([type, target], i) =>
      `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${links.join('')}</Relationships>`;
}

function workbook(sheet: readonly Sheet[]): string {
  const sheets = sheet.map(
    ({ navn }, i) => `<sheet name="${escapeXml(navn)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  );
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join('')}</sheets></workbook>`;
}

/** Style 0 is plain, style 1 is the heading's. */
const STYLES = [
  `<styleSheet xmlns="${MAIN}">`,
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>',
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
  '<borders count="1"><border/></borders>',
  '<cellStyleXfs count="1"><xf/></cellStyleXfs>',
  '<cellXfs count="2"><xf/><xf fontId="1" applyFont="1"/></cellXfs>',
  '</styleSheet>',
].join('');

function sheet({ widths, rader }: Sheet): string {
  const columns = widths.map(
    (width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`,
  );
  return [
    `<worksheet xmlns="${MAIN}">`,
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>',
    `<cols>${columns.join('')}</cols>`,
    `<sheetData>${rader.map(row).join('')}</sheetData>`,
    `<autoFilter ref="A1:${columnName(widths.length - 1)}${rader.length}"/>`,
    '</worksheet>',
  ].join('');
}

function row(celler: readonly SheetCell[], i: number): string {
  const style = i === 0 ? ' s="1"' : '';
  const cells = celler.map((celle, j) => cell(celle, `r="${columnName(j)}${i + 1}"${style}`));
  return `<row r="${i + 1}">${cells.join('')}</row>`;
}

function cell(celle: SheetCell, at: string): string {
  if (celle === null) return '';
  if (typeof celle === 'number') return `<c ${at}><v>${celle}</v></c>`;
  return `<c ${at} t="inlineStr"><is><t xml:space="preserve">${escapeXml(celle)}</t></is></c>`;
}

/** `A`, `B` … `Z`, `AA` … for a column counted from 0. */
export function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}
