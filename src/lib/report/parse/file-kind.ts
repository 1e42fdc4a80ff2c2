/** What a file that is no text may be. */
export type FileKind =
  'pdf' | 'html' | 'xlsx' | 'ods' | 'docx' | 'odt' | 'legacy' | 'rtf' | 'zip' | 'image';

/** A kind of file that is no text of a report, and what it is called. */
export interface Filslag {
  /** What is inside. */
  kind: FileKind;
  navn: string;
  /** How it becomes a kind that can be imported; undefined for one that can. */
  wayOut?: string;
}

const SOM_CSV =
  'Åpne den i regnearket, lagre arket med tabellene som en arbeidsbok av slaget .xlsx, og les den inn med «npm run import -- FIL».';
const SOM_DOCUMENT =
  'Åpne den i tekstbehandleren, lagre den som .docx, og les den inn med «npm run import -- FIL».';
const TEKSTGJENKJENNING =
  'Et bilde har ingen tekst å lese. Finn rapporten som PDF, arbeidsbok eller nettside hos kilden, og les den inn med «npm run import -- FIL».';

const PDF: Filslag = { kind: 'pdf', navn: 'en PDF' };
const WEB_PAGE: Filslag = { kind: 'html', navn: 'en nettside (HTML)' };
const WORKBOOK: Filslag = { kind: 'xlsx', navn: 'en arbeidsbok (Excel)' };
const ODS: Filslag = { kind: 'ods', navn: 'en arbeidsbok (OpenDocument)' };
const DOCUMENT: Filslag = { kind: 'docx', navn: 'et dokument (Word)' };
const ODT: Filslag = { kind: 'odt', navn: 'et dokument (OpenDocument)', wayOut: SOM_DOCUMENT };
const OLDER: Filslag = {
  kind: 'legacy',
  navn: 'et eldre eller kryptert Office-dokument (.xls, .doc eller en fil med passord)',
  wayOut: `Er den låst med passord, fjern passordet. Er det en arbeidsbok: ${SOM_CSV} Er det et dokument: ${SOM_DOCUMENT}`,
};
const PACKAGE: Filslag = {
  kind: 'zip',
  navn: 'en pakket fil (ZIP)',
  wayOut: 'Pakk den ut, og les inn rapporten som ligger i den, med «npm run import -- FIL».',
};
const IMAGE: Filslag = { kind: 'image', navn: 'et bilde', wayOut: TEKSTGJENKJENNING };
const RTF: Filslag = { kind: 'rtf', navn: 'et dokument (RTF)', wayOut: SOM_DOCUMENT };

/** The first bytes of each kind that has its own, as text of one character a byte. */
const BEGINNINGS: readonly (readonly [begins: string, slag: Filslag])[] = [
  ['%PDF', PDF],
  ['\x89PNG', IMAGE],
  ['\xff\xd8\xff', IMAGE],
  ['GIF8', IMAGE],
  ['II*\0', IMAGE],
  ['MM\0*', IMAGE],
  ['\xd0\xcf\x11\xe0', OLDER],
  ['{\\rtf', RTF],
];

/** Entries that tell what a zip-based file is. */
const CONTENT_IN_PACKAGE: readonly (readonly [entry: RegExp, slag: Filslag])[] = [
  [/^xl\//, WORKBOOK],
  [/^word\//, DOCUMENT],
];

/** How much of a file is looked at for its first bytes. */
const BEGINNING = 1024;

/** The kind of a file that is no text of a report, by its bytes; undefined when they may be text. */
export function findFileKind(bytes: Uint8Array): Filslag | undefined {
  const start = toLatin(bytes.subarray(0, BEGINNING));
  if (start.startsWith('PK\x03\x04')) return kindOfPackage(bytes);
  // Some programs write a little before the mark of a PDF.
  const bare = start.replace(/^(\xef\xbb\xbf)?\s*/, '');
  const begun = BEGINNINGS.find(([begins]) => start.startsWith(begins) || bare.startsWith(begins));
  if (begun) return begun[1];
  return /^(<\?xml[^>]*>\s*)?(<!--[^]*?-->\s*)*<(!doctype html|html|head|body)\b/i.test(bare)
    ? WEB_PAGE
    : undefined;
}

function kindOfPackage(bytes: Uint8Array): Filslag {
  const text = toLatin(bytes);
  const entries = listEntries(text);
  const found = CONTENT_IN_PACKAGE.find(([entry]) => entries.some((name) => entry.test(name)));
  if (found) return found[1];
  // OpenDocument says outright, first and unpacked, what it is.
  if (!entries.includes('content.xml')) return PACKAGE;
  return text.includes('opendocument.spreadsheet') ? ODS : ODT;
}

/** The names in the package's list of contents, or, where it is cut off, before each entry. */
function listEntries(text: string): string[] {
  const listed = namesAfter(text, 'PK\x01\x02', 28, 46);
  return listed.length > 0 ? listed : namesAfter(text, 'PK\x03\x04', 26, 30);
}

function namesAfter(text: string, mark: string, lengthAt: number, nameAt: number): string[] {
  const names: string[] = [];
  for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + mark.length)) {
    const length = text.charCodeAt(at + lengthAt) + 256 * text.charCodeAt(at + lengthAt + 1);
    names.push(text.slice(at + nameAt, at + nameAt + length));
  }
  return names;
}

/** One character for each byte. */
function toLatin(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let from = 0; from < bytes.length; from += 8192)
    parts.push(String.fromCharCode(...bytes.subarray(from, from + 8192)));
  return parts.join('');
}
