import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { addDiagnostic } from '../../domain/diagnostic.ts';
import { parseCsv, type CsvRecord } from './csv.ts';
import { isDownloadHeader, detectFormat, type ReportFormat } from './detect-format.ts';
import { checkLines, checkSize, LIMITS, splitLines, type Line } from './lines.ts';
import { parseMarkdown } from './markdown.ts';
import { parseText } from './text.ts';

/**
 * A report as read. Printed tables become a tree that is still to be interpreted; a download says outright what each
 * figure is, and goes past the tables.
 */
export type ParsedReport =
  { format: Exclude<ReportFormat, 'csv'>; tree: Root } | { format: 'csv'; poster: CsvRecord[] };

/**
 * Reads the file's text in the shape its content has. Returns undefined, with an error on the file, when the text is
 * larger than any report or has no month header and is no download. Time and memory grow linearly with the size.
 */
export function readReport(file: VFile): ParsedReport | undefined {
  const text = String(file);
  const download = isDownloadHeader(firstLine(text));
  if (!checkSize(text, download ? LIMITS.signDownload : LIMITS.tegn, file)) return undefined;
  const lines = splitLines(text);
  if (!checkLines(lines, download ? LIMITS.linesDownload : LIMITS.linjer, file)) return undefined;
  const format = detectFormat(lines);
  if (format === 'csv') return { format, poster: parseCsv(lines) };
  if (format === 'tekst') return { format, tree: parseText(lines) };
  if (format === 'markdown') {
    if (!checkSize(text, LIMITS.signMarkdown, file)) return undefined;
    return { format, tree: parseMarkdown(lines) };
  }
  reportNoTables(lines, file);
  return undefined;
}

/** The first line that is not blank, looked for at the start only. */
function firstLine(text: string): string {
  return (
    text
      .slice(0, LIMITS.lineLength)
      .replace(/^\s+/, '')
      .split(/[\r\n]/, 1)[0] ?? ''
  );
}

function reportNoTables(lines: Line[], file: VFile): void {
  addDiagnostic(file, {
    ruleId: 'ingen-tabeller',
    severity: 'error',
    reason: 'Fant ingen tabell med månedene som kolonner.',
    sted: { linje: 1, kolonne: 1 },
    actual: lines.length === 0 ? 'en tom fil' : `${lines.length} linjer uten en rad med månedsnavn`,
    expected: [
      'en rad der første celle er tom og de neste er månedsnavn',
      'eller en nedlasting med overskriftene maned,niva,id,…',
    ],
    note:
      'Kontroller at filen er teksten fra rapporten, og at kolonnene er skilt med tabulator, ' +
      'med minst to mellomrom eller med loddrette streker.',
  });
}
