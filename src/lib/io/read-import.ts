import { findFileKind, type FileKind, type KnownFileKind } from '../report/parse/file-kind.ts';
import { decodeAny } from '../import/decode.ts';
import { readSavedDownload } from '../import/delimited.ts';
import { readHtml } from '../import/html-table.ts';
import { readLooseText } from '../import/loose-text.ts';
import { joinYears } from '../import/month-rows.ts';
import { plainNumbers } from '../import/number-forms.ts';
import { layOutPdf } from '../import/pdf/layout.ts';
import type { PrintedPage } from '../import/printed-line.ts';
import { identifyReport } from '../import/report-id.ts';
import { formatReportText } from '../import/to-text.ts';
import { readSheet, readSheetSource, type CellValue } from '../import/sheet-rows.ts';
import { findOtherReport, READABLE } from '../report/tables/family.ts';
import { LIMITS } from '../report/parse/lines.ts';
import { extract, type ExtractedSheet } from './unpack-file.ts';

/** A report made text of. */
export interface ImportedReport {
  /** The last month it covers. */
  id: string;
  text: string;
  /** What the file was, in words, and what the editor should know of it. */
  kind: string;
  notes: string[];
}

/** What was made of a file: a report, or the one thing that is wrong and what to do. */
export type Imported = ImportedReport | { problem: string };

/**
 * Reads a report from the bytes of a PDF, a workbook, a document, a web page or a text; the content tells which, not the
 * name. What it takes in time and memory is for the caller to bound ({@link importFile} does).
 */
export async function readImport(bytes: Uint8Array): Promise<Imported> {
  if (bytes.length === 0) return { problem: 'Filen er tom.' };
  const kind = findFileKind(bytes);
  if (!kind) return importText(bytes);
  if (kind.wayOut !== undefined) return { problem: `Filen er ${kind.navn}. ${kind.wayOut}` };
  return (await READERS[kind.kind]?.(bytes, kind)) ?? { problem: `Filen er ${kind.navn}.` };
}

type Reader = (bytes: Uint8Array, kind: KnownFileKind) => Promise<Imported> | Imported;

const READERS: Partial<Record<FileKind, Reader>> = {
  pdf: importPdf,
  xlsx: importWorkbook,
  ods: importOds,
  docx: importDocument,
  html: importHtml,
};

const NESTED =
  'Tabeller inne i tabeller kan ikke leses: det er ikke mulig å se hvilke rader som hører sammen.';
const SCAN =
  'PDF-en har ingen tekst, bare bilder: den er skannet. Finn rapporten som PDF med tekst, arbeidsbok eller nettside hos kilden. Finnes den ikke, kjør tekstgjenkjenning (for eksempel «ocrmypdf»), les inn resultatet og se nøye på det «npm run check» sier.';

async function importPdf(bytes: Uint8Array, { navn }: KnownFileKind): Promise<Imported> {
  const found = await extract({ kind: 'pdf', bytes });
  if ('problem' in found) return found;
  if (found.kind !== 'pdf') return { problem: SCAN };
  const { pages, empty, across } = layOutPdf(found.pages);
  if (empty.length === pages.length) return { problem: SCAN };
  return finish(pages, navn, [
    `${pages.length} ${pages.length === 1 ? 'side' : 'sider'}`,
    ...(empty.length === 0
      ? []
      : [`uten tekst: side ${empty.join(', ')}. Er det tabeller der, er de bilder og ikke med`]),
    ...(across === 0 ? [] : [`${across} tekstbiter på tvers av siden er ikke tatt med`]),
  ]);
}

async function importWorkbook(bytes: Uint8Array, { navn }: KnownFileKind): Promise<Imported> {
  const found = await extract({ kind: 'xlsx', bytes });
  if ('problem' in found) return found;
  return found.kind === 'xlsx' ? finishSheets(found.sheets, navn) : { problem: navn };
}

function finishSheets(sheets: readonly ExtractedSheet[], name: string): Imported {
  const sources = sheets.map(({ name, xml }) => ({ name, ...readSheetSource(xml) }));
  const bare = sources.find(({ uncomputed }) => uncomputed !== undefined);
  if (bare?.uncomputed !== undefined)
    return {
      problem: `Celle ${bare.uncomputed} i arket «${bare.name}» er en formel uten verdi. Åpne arbeidsboken i et regnearkprogram, lagre den, og les inn den lagrede filen.`,
    };
  const hidden = sources.filter((one) => one.hidden.length > 0);
  return finish(
    sheets.map(({ rows }) => readSheet(rows)),
    name,
    [
      `${sheets.length} ark: ${sheets.map(({ name }) => name).join(', ')}`,
      ...hidden.map(
        ({ name, hidden: rows }) =>
          `skjulte rader i arket «${name}» er tatt med: ${rows.join(', ')}`,
      ),
    ],
  );
}

async function importOds(bytes: Uint8Array, { navn }: KnownFileKind): Promise<Imported> {
  const found = await extract({ kind: 'ods', bytes });
  if ('problem' in found) return found;
  const { readSheets } = await import('../import/office-xml.ts');
  const sheets: CellValue[][][] = found.kind === 'xml' ? readSheets(found.xml) : [];
  return finish(sheets.map(readSheet), navn, [`${sheets.length} ark`]);
}

async function importDocument(bytes: Uint8Array, { navn }: KnownFileKind): Promise<Imported> {
  const found = await extract({ kind: 'docx', bytes });
  if ('problem' in found) return found;
  const { readDocument } = await import('../import/office-xml.ts');
  const read = found.kind === 'xml' ? readDocument(found.xml) : { page: [] };
  return 'nested' in read ? { problem: NESTED } : finish([read.page], navn, []);
}

function importHtml(bytes: Uint8Array, { navn }: KnownFileKind): Imported {
  const read = readHtml(decodeAny(bytes)?.text ?? '');
  return 'nested' in read
    ? { problem: `Linje ${read.nested}: ${NESTED}` }
    : finish([read.page], navn, []);
}

function importText(bytes: Uint8Array): Imported {
  const decoded = decodeAny(bytes);
  if (!decoded)
    return {
      problem:
        'Filen er verken tekst eller av et slag som kan leses inn (PDF, .xlsx, .ods, .docx, HTML, CSV).',
    };
  const { length } = decoded.text;
  if (length > LIMITS.signDownload) return tooLong(length, LIMITS.signDownload);
  const download = readSavedDownload(decoded.text);
  if (download !== undefined)
    return identify({ text: download, kind: 'en nedlasting fra nettstedet', notes: [] });
  if (length > LIMITS.tegn) return tooLong(length, LIMITS.tegn);
  const read = readLooseText(decoded.text);
  if ('reason' in read) return { problem: `Linje ${read.line}: ${read.reason} ${read.note}` };
  const found = [
    ...read.found,
    ...(decoded.encoding === undefined ? [] : [`tegnkodingen ${decoded.encoding}`]),
  ];
  return finish(
    read.pages,
    'tekst',
    found.length === 0 ? [] : [`skrevet om fra ${found.join(', ')}`],
  );
}

function tooLong(length: number, most: number): Imported {
  return { problem: `Teksten har ${length} tegn; ingen rapport er lengre enn ${most}.` };
}

function finish(pages: readonly PrintedPage[], kind: string, notes: string[]): Imported {
  const { pages: plain, form } = plainNumbers(pages.map(joinYears));
  const told = form === undefined ? notes : [...notes, `skrevet om fra ${form}`];
  return identify({ text: formatReportText(plain), kind, notes: told });
}

function refuseOther(title: string): Imported {
  return {
    problem: `Filen er en annen rapport, «${title}». Det som kan leses inn, er ${READABLE}.`,
  };
}

/** The same report with its id; a text without the tables of this report is refused. */
function identify(found: Omit<ImportedReport, 'id'>): Imported {
  const other = findOtherReport(found.text.split('\n'));
  if (other) return refuseOther(other.title);
  const identity = identifyReport(found.text);
  if (!identity)
    return {
      problem: `Filen er ${found.kind}, men har ingen tabell med måneder som kolonner. Kontroller at det er en av rapportene som kan leses: ${READABLE}.`,
    };
  const { id, title, known } = identity;
  if (!known) return refuseOther(title);
  return { ...found, id };
}
