import { strFromU8, unzipSync, zipSync, type Unzipped } from 'fflate';
import type { PlacedText } from '../import/pdf/text-item.ts';
import type { CellValue } from '../import/sheet-rows.ts';

/** A file to read: its bytes, and the kind its content says it is. */
export interface ExtractionTask {
  kind: 'pdf' | 'xlsx' | 'ods' | 'docx';
  bytes: Uint8Array;
}

/** A sheet of a workbook. */
export interface ExtractedSheet {
  name: string;
  rows: CellValue[][];
  /** The source of the sheet, for what the values do not say. */
  xml: string;
}

/** What was in the file, as plain data; or what is wrong with it and what to do, in one or two sentences. */
export type Extraction =
  | { kind: 'pdf'; pages: PlacedText[][] }
  | { kind: 'xlsx'; sheets: ExtractedSheet[] }
  | { kind: 'xml'; xml: string }
  | { problem: string };

const MOST_PAGES = 400;
const MOST_PIECES = 1_000_000;
/** What a package may be when it is unpacked. */
const MOST_UNPACKED = 50_000_000;

/** What a PDF or a package of XML holds, as plain data. Problems are told in the answer; never throws for a damaged file. */
export async function extract({ kind, bytes }: ExtractionTask): Promise<Extraction> {
  if (kind === 'pdf') return readPdf(bytes);
  const unpacked = unpack(bytes);
  if ('problem' in unpacked) return unpacked;
  const { files } = unpacked;
  if (kind === 'xlsx') return readWorkbook(files);
  const content = files[kind === 'docx' ? 'word/document.xml' : 'content.xml'];
  if (content) return { kind: 'xml', xml: strFromU8(content) };
  // OpenDocument keeps its password's work in the manifest, and its content unreadable.
  return {
    problem:
      'Filen mangler innholdet sitt. Er den låst med passord, fjern passordet og lagre på nytt.',
  };
}

async function readPdf(bytes: Uint8Array): Promise<Extraction> {
  if (!endsWhole(bytes)) return { problem: CUT_OFF };
  const { getDocumentProxy } = await import('unpdf');
  try {
    const pdf = await getDocumentProxy(bytes, { verbosity: 0 });
    if (pdf.numPages > MOST_PAGES)
      return {
        problem: `PDF-en har ${pdf.numPages} sider; ingen rapport har flere enn ${MOST_PAGES}.`,
      };
    const pages: PlacedText[][] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number);
      const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
      const { items } = await page.getTextContent();
      const pieces = items.flatMap((item) => {
        if (!('str' in item)) return [];
        const transform = item.transform as number[];
        const [x = 0, y = 0] = transform.slice(4);
        const printed = x >= left && x <= right && y >= bottom && y <= top;
        return printed ? [{ text: item.str, transform, width: item.width }] : [];
      });
      pages.push(pieces);
      if (pages.reduce((sum, { length }) => sum + length, 0) > MOST_PIECES)
        return { problem: 'PDF-en har mer tekst enn noen rapport.' };
    }
    return { kind: 'pdf', pages };
  } catch (error) {
    return { problem: pdfProblem(error) };
  }
}

const CUT_OFF = 'PDF-en er avkortet: slutten av filen mangler. Hent den på nytt fra kilden.';

/** A PDF says at its very end that it is whole; one that is cut off may still give some of its pages. */
function endsWhole(bytes: Uint8Array): boolean {
  return strFromU8(bytes.subarray(-LONGEST_END), true).includes('%%EOF');
}

/** So many bytes may follow the mark of the end. */
const LONGEST_END = 4096;

function pdfProblem(error: unknown): string {
  return error instanceof Error && error.name === 'PasswordException'
    ? 'PDF-en er låst med passord. Åpne den, skriv den ut til en ny PDF uten passord, og les inn den.'
    : 'PDF-en er skadet og kan ikke leses. Hent den på nytt fra kilden.';
}

/** The package's files, inflated into no more room than it says they take and any report needs. */
function unpack(bytes: Uint8Array): { files: Unzipped } | { problem: string } {
  let total = 0;
  try {
    unzipSync(bytes, {
      filter: ({ originalSize }) => {
        total += originalSize;
        return false;
      },
    });
    return total > MOST_UNPACKED ? TOO_LARGE : { files: unzipSync(bytes) };
  } catch {
    return DAMAGED;
  }
}

const TOO_LARGE = {
  problem: `Filen pakker seg ut til mer enn ${MOST_UNPACKED / 1e6} MB; ingen rapport er på så mye, og den er ikke lest.`,
};
const DAMAGED = { problem: 'Filen er skadet og kan ikke pakkes ut. Hent den på nytt fra kilden.' };

async function readWorkbook(files: Unzipped): Promise<Extraction> {
  const { default: readXlsxFile } = await import('read-excel-file/node');
  try {
    const sheets = await readXlsxFile(Buffer.from(zipSync(files, { level: 0 })));
    const sources = sheetSources(files);
    return {
      kind: 'xlsx',
      sheets: sheets.map(({ sheet, data }) => ({
        name: sheet,
        rows: data.map((row) => row.map((value) => (value ?? null) as CellValue)),
        xml: sources.get(sheet) ?? '',
      })),
    };
  } catch {
    return {
      problem:
        'Arbeidsboken er skadet og kan ikke leses. Åpne den i et regnearkprogram, lagre den på nytt som .xlsx, og les inn den nye filen.',
    };
  }
}

/** The source of each sheet by its name. */
function sheetSources(files: Unzipped): Map<string, string> {
  const text = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  const targets = new Map(
    tags(text('xl/_rels/workbook.xml.rels'), 'Relationship').map((tag) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target').replace(/^\/?(xl\/)?/, 'xl/'),
    ]),
  );
  return new Map(
    tags(text('xl/workbook.xml'), 'sheet').map((tag) => [
      decodeEntities(attribute(tag, 'name')),
      text(targets.get(attribute(tag, 'r:id')) ?? ''),
    ]),
  );
}

function tags(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<${name}\\b[^>]*>`, 'g'))].map(([tag]) => tag);
}

function attribute(tag: string, name: string): string {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
}

function decodeEntities(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
