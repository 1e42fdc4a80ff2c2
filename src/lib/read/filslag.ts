/** A kind of file that is no text of a report: what it is called, and how the text is got out of it. */
export interface Filslag {
  navn: string;
  utvei: string;
}

const SOM_CSV =
  'Åpne den i regnearket, lagre arket med tabellene som CSV i UTF-8, legg CSV-filen i mappen og flytt denne ut.';
const SOM_TEKST =
  'Åpne den i tekstbehandleren, lagre den som ren tekst i UTF-8, legg teksten i mappen og flytt denne ut.';
const TEKSTGJENKJENNING =
  'Et bilde har ingen tekst å lese. Finn rapporten som PDF eller nettside hos kilden, og legg teksten derfra i mappen.';

const PDF: Filslag = {
  navn: 'en PDF',
  utvei: 'Ta ut teksten med «pdftotext -layout fil.pdf», legg fil.txt i mappen og flytt PDF-en ut.',
};
const NETTSIDE: Filslag = {
  navn: 'en nettside (HTML)',
  utvei:
    'Åpne den i nettleseren, lagre den som ren tekst eller kopier tabellene inn i en .txt-fil, og flytt nettsiden ut.',
};
const ARBEIDSBOK: Filslag = { navn: 'en arbeidsbok (Excel eller OpenDocument)', utvei: SOM_CSV };
const DOKUMENT: Filslag = { navn: 'et dokument (Word eller OpenDocument)', utvei: SOM_TEKST };
const ELDRE: Filslag = {
  navn: 'et eldre Office-dokument (.xls eller .doc)',
  utvei: `Er det en arbeidsbok: ${SOM_CSV} Er det et dokument: ${SOM_TEKST}`,
};
const PAKKE: Filslag = {
  navn: 'en pakket fil (ZIP)',
  utvei: 'Pakk den ut, legg rapportens tekst i mappen og flytt den pakkede filen ut.',
};
const BILDE: Filslag = { navn: 'et bilde', utvei: TEKSTGJENKJENNING };
const RTF: Filslag = { navn: 'et dokument (RTF)', utvei: SOM_TEKST };

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
  return text.includes('opendocument.spreadsheet') ? ARBEIDSBOK : DOKUMENT;
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
