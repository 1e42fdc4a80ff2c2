/** What a file that is no text may be. */
export type FileKind =
  'pdf' | 'html' | 'xlsx' | 'ods' | 'docx' | 'odt' | 'legacy' | 'rtf' | 'zip' | 'image';

/** A kind of file that is no text of a report, and what it is called. */
export interface Filslag {
  /** What is inside. */
  kind: FileKind;
  navn: string;
  /** How it becomes a kind that can be imported; undefined for one that can. */
  utvei?: string;
}

const SOM_CSV =
  'Åpne den i regnearket, lagre arket med tabellene som en arbeidsbok av slaget .xlsx, og les den inn med «npm run import -- FIL».';
const SOM_DOKUMENT =
  'Åpne den i tekstbehandleren, lagre den som .docx, og les den inn med «npm run import -- FIL».';
const TEKSTGJENKJENNING =
  'Et bilde har ingen tekst å lese. Finn rapporten som PDF, arbeidsbok eller nettside hos kilden, og les den inn med «npm run import -- FIL».';

const PDF: Filslag = { kind: 'pdf', navn: 'en PDF' };
const NETTSIDE: Filslag = { kind: 'html', navn: 'en nettside (HTML)' };
const ARBEIDSBOK: Filslag = { kind: 'xlsx', navn: 'en arbeidsbok (Excel)' };
const ODS: Filslag = { kind: 'ods', navn: 'en arbeidsbok (OpenDocument)' };
const DOKUMENT: Filslag = { kind: 'docx', navn: 'et dokument (Word)' };
const ODT: Filslag = { kind: 'odt', navn: 'et dokument (OpenDocument)', utvei: SOM_DOKUMENT };
const ELDRE: Filslag = {
  kind: 'legacy',
  navn: 'et eldre eller kryptert Office-dokument (.xls, .doc eller en fil med passord)',
  utvei: `Er den låst med passord, fjern passordet. Er det en arbeidsbok: ${SOM_CSV} Er det et dokument: ${SOM_DOKUMENT}`,
};
const PAKKE: Filslag = {
  kind: 'zip',
  navn: 'en pakket fil (ZIP)',
  utvei: 'Pakk den ut, og les inn rapporten som ligger i den, med «npm run import -- FIL».',
};
const BILDE: Filslag = { kind: 'image', navn: 'et bilde', utvei: TEKSTGJENKJENNING };
const RTF: Filslag = { kind: 'rtf', navn: 'et dokument (RTF)', utvei: SOM_DOKUMENT };

/** The first bytes of each kind that has its own, as text of one character a byte. */
const BEGYNNELSER: readonly (readonly [begins: string, slag: Filslag])[] = [
  ['%PDF', PDF],
  ['\x89PNG', BILDE],
  ['\xff\xd8\xff', BILDE],
  ['GIF8', BILDE],
  ['II*\0', BILDE],
  ['MM\0*', BILDE],
  ['\xd0\xcf\x11\xe0', ELDRE],
  ['{\\rtf', RTF],
];

/** Entries that tell what a zip-based file is. */
const INNHOLD_I_PAKKE: readonly (readonly [entry: RegExp, slag: Filslag])[] = [
  [/^xl\//, ARBEIDSBOK],
  [/^word\//, DOKUMENT],
];

/** How much of a file is looked at for its first bytes. */
const BEGYNNELSE = 1024;

/** The kind of a file that is no text of a report, by its bytes; undefined when they may be text. */
export function findFilslag(bytes: Uint8Array): Filslag | undefined {
  const start = toLatin(bytes.subarray(0, BEGYNNELSE));
  if (start.startsWith('PK\x03\x04')) return kindOfPackage(bytes);
  // Some programs write a little before the mark of a PDF.
  const bare = start.replace(/^(\xef\xbb\xbf)?\s*/, '');
  const begun = BEGYNNELSER.find(([begins]) => start.startsWith(begins) || bare.startsWith(begins));
  if (begun) return begun[1];
  return /^(<\?xml[^>]*>\s*)?(<!--[^]*?-->\s*)*<(!doctype html|html|head|body)\b/i.test(bare)
    ? NETTSIDE
    : undefined;
}

function kindOfPackage(bytes: Uint8Array): Filslag {
  const text = toLatin(bytes);
  const entries = listEntries(text);
  const found = INNHOLD_I_PAKKE.find(([entry]) => entries.some((name) => entry.test(name)));
  if (found) return found[1];
  // OpenDocument says outright, first and unpacked, what it is.
  if (!entries.includes('content.xml')) return PAKKE;
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
  for (let fra = 0; fra < bytes.length; fra += 8192)
    parts.push(String.fromCharCode(...bytes.subarray(fra, fra + 8192)));
  return parts.join('');
}
