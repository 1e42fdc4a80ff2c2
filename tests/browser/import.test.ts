import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { VFile } from 'vfile';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFolder } from '../../audit/readers/folder.ts';
import { readRegister as readAuditedRegister } from '../../audit/readers/register.ts';
import { readRapport } from '../../audit/readers/report.ts';
import { importFile } from '../../src/lib/io/import-file.ts';
import { readRegister } from '../../src/lib/io/register.ts';
import type { Register } from '../../src/lib/domain/register.ts';
import { ingestReport } from '../../src/lib/report/ingest.ts';
import { formatXlsx, type SheetCell } from '../../src/lib/formats/xlsx.ts';
import { CONTENT } from '../content-folders.ts';
import { launchChromium } from './chromium.ts';

/** A line of the report's text: cells where it has tabs, else one text. Blank lines and rules are left out. */
type Line = string[];

interface Layout {
  css: string;
  /** What stands between thousands. */
  space: string;
  landscape?: boolean;
  /** Printed at the head and foot of every page. */
  running?: boolean;
}

const BASE = `body{font:9.5pt sans-serif;margin:0}table{border-collapse:collapse;width:100%}
td,th{text-align:right;white-space:nowrap;padding:1mm 2mm}
td:first-child{text-align:left;white-space:normal}h1{font-size:8pt}h2{font-size:13pt}h3{font-size:10pt}`;

const LAYOUTS: Record<string, Layout> = {
  'a page a table, labels wrapped, plain thousands': {
    css: 'h1{break-before:page}table{table-layout:fixed}th:first-child{width:22%}td{vertical-align:top}',
    space: ' ',
  },
  'tables broken over pages, thin thousands, numbers at mid-height of wrapped labels': {
    css: 'table{table-layout:fixed}th:first-child{width:24%}td{vertical-align:middle}',
    space: '\u202f',
    running: true,
  },
  'landscape, columns close together, numbers at the foot of wrapped labels': {
    css: 'table{width:62%;table-layout:fixed}th:first-child{width:35%}td{vertical-align:bottom}td,th{padding:.8mm 1mm}',
    space: ' ',
    landscape: true,
    running: true,
  },
  'no-break thousands, columns centred, a typewriter face': {
    css: 'body{font:8pt monospace}td,th{text-align:center}h2{break-before:page}',
    space: '\u00a0',
  },
};

let browser: Browser;
let register: Register;
let lines: Line[];
let truth: Map<string, string>;
let audited: Map<string, number | '*'>;

beforeAll(async () => {
  browser = await launchChromium();
  ({ register } = await readRegister(CONTENT, CONTENT));
  const text = await readFile(join(CONTENT, 'rapporter/2021-05.txt'), 'utf8');
  truth = cellsOf(text);
  audited = auditedCellsOf(text);
  lines = splitReport(text);
});
afterAll(() => browser.close());

/** The text's lines; a heading in bold over two lines is one. */
function splitReport(text: string): Line[] {
  return text
    .replace(/\*\*([^*]+)\*\*/g, (_, heading: string) => heading.replace(/\s+/g, ' '))
    .split('\n')
    .filter((line) => /[^\s-]/.test(line))
    .map((line) => line.split('\t'));
}

/** Every cell the text publishes, by its key; empty where the text has an error. */
function cellsOf(text: string): Map<string, string> {
  const file = new VFile({ path: 'rapport.txt' });
  const rapport = ingestReport({ fil: 'rapport.txt', sha256: '', tekst: text }, register, file);
  expect(file.messages.filter(({ fatal }) => fatal).map(String)).toEqual([]);
  return new Map(
    rapport?.observasjoner.map(({ serie, maned, verdi }) => [
      `${serie}@${maned}`,
      JSON.stringify(verdi),
    ]),
  );
}

/** Every cell of the text as the auditor reads it, which must find nothing wrong with it. */
function auditedCellsOf(text: string): Map<string, number | '*'> {
  const problems: string[] = [];
  const { serier } = readRapport(
    'rapport.txt',
    text,
    readAuditedRegister(readFolder(CONTENT)),
    problems,
  );
  expect(problems).toEqual([]);
  return new Map(
    [...serier].flatMap(([serie, months]) =>
      [...months].map(([maned, { antall }]) => [`${serie}@${maned}`, antall] as const),
    ),
  );
}

function expectSameCells(text: string): void {
  expect(cellsOf(text)).toEqual(truth);
  expect(auditedCellsOf(text)).toEqual(audited);
}

function toHtml(css: string, space: string): string {
  const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  let open = false;
  const body = lines.map((cells) => {
    const [first = '', ...rest] = cells;
    if (rest.length === 0) {
      const end = open ? '</table>' : '';
      open = false;
      const tag = first.startsWith('Deltakere') ? 'h1' : /^\w+ \d{4}/.test(first) ? 'p' : 'h3';
      return `${end}<${tag}>${escape(first)}</${tag}>`;
    }
    const tag = rest[0] === 'Januar' ? 'th' : 'td';
    const printed = [first, ...rest.map((cell) => cell.replaceAll(' ', space))];
    const row = `<tr>${printed.map((cell) => `<${tag}>${escape(cell)}</${tag}>`).join('')}</tr>`;
    if (tag === 'td') return row;
    const end = open ? '</table>' : '';
    open = true;
    return `${end}<table><thead>${row}</thead>`;
  });
  return `<!doctype html><html lang="nb"><meta charset="utf-8"><style>${BASE}${css}</style>${body.join('\n')}</table></html>`;
}

async function print({
  css,
  space,
  landscape = false,
  running = false,
}: Layout): Promise<Uint8Array> {
  const page = await browser.newPage();
  await page.setContent(toHtml(css, space));
  const foot =
    '<p style="font-size:8px;width:100%;text-align:center">NAV <span class="pageNumber"></span> / <span class="totalPages"></span></p>';
  const pdf = await page.pdf({
    format: 'A4',
    landscape,
    margin: { top: '18mm', bottom: '18mm', left: '15mm', right: '15mm' },
    displayHeaderFooter: running,
    headerTemplate: '<p style="font-size:8px;width:100%;text-align:right">Skrevet ut 1.6.2021</p>',
    footerTemplate: foot,
  });
  await page.close();
  return new Uint8Array(pdf);
}

async function importedText(bytes: Uint8Array): Promise<string> {
  const imported = await importFile(bytes);
  if ('problem' in imported) throw new Error(imported.problem);
  expect(imported.id).toBe('2021-05');
  return imported.text;
}

describe('the real report, imported again', () => {
  it('is what the tests count on', () => {
    expect(truth.size).toBe(1990);
    expect(new Set(audited.keys())).toEqual(new Set(truth.keys()));
  });

  it.each(Object.entries(LAYOUTS))('from a PDF: %s', async (_, layout) => {
    expectSameCells(await importedText(await print(layout)));
  });

  it('from a workbook of numbers, a sheet a table', async () => {
    const sheets: SheetCell[][][] = [];
    for (const cells of lines) {
      if ((cells[0] ?? '').startsWith('Deltakere') || sheets.length === 0) sheets.push([]);
      sheets
        .at(-1)
        ?.push(
          cells.map((cell) => (/^\d[\d ]*$/.test(cell) ? Number(cell.replaceAll(' ', '')) : cell)),
        );
    }
    const book = formatXlsx(
      sheets.map((rader, i) => ({ navn: `Ark ${i + 1}`, widths: [40, 9, 9, 9, 9, 9], rader })),
    );
    expectSameCells(await importedText(book));
  });

  it('from a web page', async () => {
    const html = new TextEncoder().encode(toHtml('', '\u00a0'));
    expectSameCells(await importedText(html));
  });
});
