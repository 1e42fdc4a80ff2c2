import { VFile } from 'vfile';
import { fileURLToPath } from 'node:url';
import { readRegister } from '../../../../src/lib/io/register.ts';
import { severityOf } from '../../../../src/lib/domain/diagnostic.ts';
import type { Register } from '../../../../src/lib/domain/register.ts';
import { isVisible } from '../../../../src/lib/domain/value.ts';
import { readReport } from '../../../../src/lib/report/parse/parse.ts';
import { lastMonthOf, resolveDownload } from '../../../../src/lib/report/labels/read-download.ts';
import { resolveTables, type LabelReading } from '../../../../src/lib/report/labels/resolve.ts';
import { collectTables } from '../../../../src/lib/report/tables/collect.ts';

const CONTENT = fileURLToPath(new URL('../../../fixtures/innhold', import.meta.url));

/** The real registry. */
export const register: Register = (await readRegister(CONTENT, 'tests/fixtures/innhold')).register;

/** What came of a text: its observations as `nokkel@maned` → count or `*`, and its messages. */
export interface LabelRun {
  observasjoner: Map<string, string>;
  reading: LabelReading | undefined;
  file: VFile;
  /** `line:column ruleId` of each error. */
  feil: string[];
}

/** Takes a text from the file to observations, without reconciling. */
export function read(text: string, lookup: Register = register): LabelRun {
  const file = new VFile({ path: 'rapport.txt', value: text });
  const reading = readOut(file, lookup);
  const observasjoner = new Map(
    (reading?.observasjoner ?? []).map(({ serie, maned, verdi }) => [
      `${serie}@${maned}`,
      isVisible(verdi) ? String(verdi.antall) : '*',
    ]),
  );
  const feil = file.messages
    .filter((message) => severityOf(message) === 'error')
    .map(({ line, column, ruleId }) => `${line ?? 0}:${column ?? 0} ${ruleId ?? ''}`);
  return { observasjoner, reading, file, feil };
}

function readOut(file: VFile, lookup: Register): LabelReading | undefined {
  const reading = readReport(file);
  if (!reading) return undefined;
  if (reading.format === 'csv')
    return resolveDownload(reading.poster, lookup, lastMonthOf(reading.poster) ?? '', file);
  const tables = collectTables(reading.tree, file);
  return tables && resolveTables(tables, lookup, tables.maneder.at(-1) ?? '', file);
}

/** The texts of a file's messages of one rule, as `line:column actual → expected`. */
export function messages({ file }: LabelRun, ruleId: string): string[] {
  return file.messages
    .filter((message) => message.ruleId === ruleId)
    .map(
      ({ line, column, actual, expected }) =>
        `${line ?? 0}:${column ?? 0} ${actual ?? ''} → ${(expected ?? []).join(' / ')}`,
    );
}
