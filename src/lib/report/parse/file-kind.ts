/** What a file that is no text may be. */
export type FileKind =
  'pdf' | 'html' | 'xlsx' | 'ods' | 'docx' | 'odt' | 'legacy' | 'rtf' | 'zip' | 'image';

/** A kind of file that is no text of a report, and what it is called. */
export interface KnownFileKind {
  /** What is inside. */
  kind: FileKind;
  navn: string;
  /** How it becomes a kind that can be imported; undefined for one that can. */
  wayOut?: string;
}

const AS_WORKBOOK =
  'Åpne den i et regnearkprogram, lagre arket med tabellene som en arbeidsbok av slaget .xlsx, og les den inn med «npm run import -- FIL».';
const AS_DOCUMENT =
  'Åpne den i et tekstbehandlingsprogram, lagre den som .docx, og les den inn med «npm run import -- FIL».';
const NO_TEXT_IN_IMAGES =
  'Et bilde har ingen tekst å lese. Finn rapporten som PDF, arbeidsbok eller nettside hos kilden, og les den inn med «npm run import -- FIL».';

const PDF: KnownFileKind = { kind: 'pdf', navn: 'en PDF' };
const WEB_PAGE: KnownFileKind = { kind: 'html', navn: 'en nettside (HTML)' };
const XLSX: KnownFileKind = { kind: 'xlsx', navn: 'en arbeidsbok (Excel)' };
const ODS: KnownFileKind = { kind: 'ods', navn: 'en arbeidsbok (OpenDocument)' };
const DOCUMENT: KnownFileKind = { kind: 'docx', navn: 'et dokument (Word)' };
const ODT: KnownFileKind = { kind: 'odt', navn: 'et dokument (OpenDocument)', wayOut: AS_DOCUMENT };
const OLDER: KnownFileKind = {
  kind: 'legacy',
  navn: 'et eldre eller kryptert Office-dokument (.xls, .doc eller en fil med passord)',
  wayOut: `Er den låst med passord, fjern passordet. Er det en arbeidsbok: ${AS_WORKBOOK} Er det et dokument: ${AS_DOCUMENT}`,
};
const PACKAGE: KnownFileKind = {
  kind: 'zip',
  navn: 'en pakket fil (ZIP)',
  wayOut: 'Pakk den ut, og les inn rapporten som ligger i den, med «npm run import -- FIL».',
};
const IMAGE: KnownFileKind = { kind: 'image', navn: 'et bilde', wayOut: NO_TEXT_IN_IMAGES };
const RTF: KnownFileKind = { kind: 'rtf', navn: 'et dokument (RTF)', wayOut: AS_DOCUMENT };

/** The first bytes of each kind that has its own, as text of one character a byte. */
const BEGINNINGS: readonly (readonly [begins: string, slag: KnownFileKind])[] = [
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
const CONTENT_IN_PACKAGE: readonly (readonly [entry: RegExp, slag: KnownFileKind])[] = [
  [/^xl\//, XLSX],
  [/^word\//, DOCUMENT],
];

/** How much of a file is looked at for its first bytes. */
const BEGINNING = 1024;

/** The kind of a file that is no text of a report, by its bytes; undefined when they may be text. */
export function findFileKind(bytes: Uint8Array): KnownFileKind | undefined {
  const start = toLatin1(bytes.subarray(0, BEGINNING));
  if (start.startsWith('PK\x03\x04')) return kindOfPackage(bytes);
  // Some programs write a little before the mark of a PDF.
  const bare = start.replace(/^(\xef\xbb\xbf)?\s*/, '');
  const begun = BEGINNINGS.find(([begins]) => start.startsWith(begins) || bare.startsWith(begins));
  if (begun) return begun[1];
  return /^(<\?xml[^>]*>\s*)?(<!--[^]*?-->\s*)*<(!doctype html|html|head|body)\b/i.test(bare)
    ? WEB_PAGE
    : undefined;
}

function kindOfPackage(bytes: Uint8Array): KnownFileKind {
  const text = toLatin1(bytes);
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
function toLatin1(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let from = 0; from < bytes.length; from += 8192)
    parts.push(String.fromCharCode(...bytes.subarray(from, from + 8192)));
  return parts.join('');
}
