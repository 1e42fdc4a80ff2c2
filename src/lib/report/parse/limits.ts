import type { VFile } from 'vfile';
import { addDiagnostic } from '../../domain/diagnostic.ts';
import type { Line } from './lines.ts';

/**
 * What a report may measure before reading it is refused. The real one has 28,000 characters, 875 lines of at most
 * 133 characters and 40 tables; a year of twelve months in padded columns is some four times that. The limits leave
 * four to a hundred times as much room, and keep a hostile file from costing more than seconds and some hundred megabytes.
 */
export const LIMITS = {
  /** Characters in a report as text. */
  tegn: 3_000_000,
  /** Characters in Markdown, whose parser takes some hundred times as long for each. */
  signMarkdown: 300_000,
  /** Characters in a download: twenty years of all series are about 13 million. */
  signDownload: 30_000_000,
  linjer: 40_000,
  linesDownload: 300_000,
  lineLength: 2_000,
  tabeller: 400,
  /** Table rows; the real report has 444, and more months make no more. */
  rader: 2_000,
  etikett: 300,
  /** Messages of one kind in one file; more of the same tell the reader nothing. */
  meldinger: 500,
} as const;

/** Adds an error and returns false when the text is longer than a report can be. Looks at its length only. */
export function checkSize(text: string, greatest: number, file: VFile): boolean {
  if (text.length <= greatest) return true;
  addDiagnostic(file, {
    ruleId: 'for-stor-fil',
    severity: 'error',
    reason: `Filen har ${text.length} tegn; ingen rapport er lengre enn ${greatest}.`,
    sted: { linje: 1, kolonne: 1 },
    actual: String(text.length),
    expected: [`høyst ${greatest} tegn`],
    note: 'Kontroller at filen er teksten fra én rapport.',
  });
  return false;
}

/** Adds an error and returns false when there are too many lines, or at the first line that is too long. */
export function checkLines(lines: Line[], greatest: number, file: VFile): boolean {
  const long = lines.find(({ tekst }) => tekst.length > LIMITS.lineLength);
  if (!long && lines.length <= greatest) return true;
  addDiagnostic(file, {
    ruleId: long ? 'for-lang-linje' : 'for-mange-linjer',
    severity: 'error',
    reason: long
      ? `Linjen har ${long.tekst.length} tegn; ingen rapport har linjer på mer enn ${LIMITS.lineLength}.`
      : `Filen har ${lines.length} linjer; ingen rapport har mer enn ${greatest}.`,
    sted: { linje: long?.nummer ?? greatest, kolonne: 1 },
    actual: String(long?.tekst.length ?? lines.length),
    expected: [long ? `høyst ${LIMITS.lineLength} tegn` : `høyst ${greatest} linjer`],
    note: 'Kontroller at filen er teksten fra én rapport.',
  });
  return false;
}
