import { VFile } from 'vfile';
import { hasErrors, addDiagnostic } from '../domain/diagnostic.ts';
import type { Register } from '../domain/register.ts';
import { readLooseText } from '../import/loose-text.ts';
import { identifyReport } from '../import/report-id.ts';
import { formatReportText } from '../import/to-text.ts';
import { LIMITS } from './parse/limits.ts';
import type { Rapport } from '../domain/rapport.ts';

/** Reads a report's text by itself. */
type Ingest = (text: string, register: Register, file: VFile) => Rapport | undefined;

/**
 * Replaces all that is wrong with a text by the one cause (`annen-tekstform`), where that is the shape a tool left it in:
 * the import reads it without an error, or knows the shape as one that cannot be read. Any other text keeps its messages.
 */
export function tellOtherShape(
  text: string,
  register: Register,
  file: VFile,
  ingest: Ingest,
): void {
  if (!hasErrors(file) || text.length > LIMITS.tegn) return;
  const loose = readLooseText(text);
  if ('reason' in loose) {
    file.messages = [];
    report(file, loose.reason, loose.line, loose.note);
    return;
  }
  if (loose.found.length === 0) return;
  const even = formatReportText(loose.pages);
  const trial = new VFile({ path: file.path });
  ingest(even, register, trial);
  if (hasErrors(trial)) return;
  const line = Math.min(
    ...file.messages.flatMap(({ fatal, line: at }) => (fatal && at ? [at] : [])),
  );
  file.messages = [];
  report(
    file,
    `Teksten er skrevet på en annen måte enn rapporten: ${loose.found.join(', ')}.`,
    Number.isFinite(line) ? line : 1,
    wayOut(file, identifyReport(even)?.id ?? ''),
  );
}

function report(file: VFile, reason: string, linje: number, note: string): void {
  addDiagnostic(file, {
    ruleId: 'annen-tekstform',
    severity: 'error',
    reason,
    sted: { linje, kolonne: 1 },
    expected: ['en rad på hver linje, med tabulator mellom cellene'],
    note,
  });
}

function wayOut({ path, basename }: VFile, id: string): string {
  return basename === `${id}.txt`
    ? `Skriv den om med «npm run import -- --replace ${path}». Forskjellen blir vist.`
    : `Les den inn med «npm run import -- ${path}», og flytt den ut av mappen med rapporter.`;
}
