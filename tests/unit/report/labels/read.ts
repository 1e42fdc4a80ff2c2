import { VFile } from 'vfile';
import { fileURLToPath } from 'node:url';
import { readRegister } from '../../../../src/lib/io/register.ts';
import { alvorOf } from '../../../../src/lib/domain/diagnostic.ts';
import type { Register } from '../../../../src/lib/domain/register.ts';
import { isSynlig } from '../../../../src/lib/domain/value.ts';
import { readReport } from '../../../../src/lib/report/parse/parse.ts';
import { lastMonthOf, resolveDownload } from '../../../../src/lib/report/labels/download.ts';
import { resolveTables, type Avlesning } from '../../../../src/lib/report/labels/resolve.ts';
import { collectTables } from '../../../../src/lib/report/tables/collect.ts';

const INNHOLD = fileURLToPath(new URL('../../../fixtures/innhold', import.meta.url));

/** The real registry. */
export const register: Register = (await readRegister(INNHOLD, 'tests/fixtures/innhold')).register;

/** What came of a text: its observations as `nokkel@maned` → count or `*`, and its messages. */
export interface Lest {
  observasjoner: Map<string, string>;
  avlesning: Avlesning | undefined;
  file: VFile;
  /** `line:column ruleId` of each error. */
  feil: string[];
}

/** Takes a text from the file to observations, without reconciling. */
export function les(tekst: string, oppslag: Register = register): Lest {
  const file = new VFile({ path: 'rapport.txt', value: tekst });
  const avlesning = avles(file, oppslag);
  const observasjoner = new Map(
    (avlesning?.observasjoner ?? []).map(({ serie, maned, verdi }) => [
      `${serie}@${maned}`,
      isSynlig(verdi) ? String(verdi.antall) : '*',
    ]),
  );
  const feil = file.messages
    .filter((message) => alvorOf(message) === 'error')
    .map(({ line, column, ruleId }) => `${line ?? 0}:${column ?? 0} ${ruleId ?? ''}`);
  return { observasjoner, avlesning, file, feil };
}

function avles(file: VFile, oppslag: Register): Avlesning | undefined {
  const lesning = readReport(file);
  if (!lesning) return undefined;
  if (lesning.format === 'csv')
    return resolveDownload(lesning.poster, oppslag, lastMonthOf(lesning.poster) ?? '', file);
  const tables = collectTables(lesning.tree, file);
  return tables && resolveTables(tables, oppslag, tables.maneder.at(-1) ?? '', file);
}

/** The texts of a file's messages of one rule, as `line:column actual → expected`. */
export function meldinger({ file }: Lest, ruleId: string): string[] {
  return file.messages
    .filter((message) => message.ruleId === ruleId)
    .map(
      ({ line, column, actual, expected }) =>
        `${line ?? 0}:${column ?? 0} ${actual ?? ''} → ${(expected ?? []).join(' / ')}`,
    );
}
