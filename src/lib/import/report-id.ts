import { VFile } from 'vfile';
import { isManed } from '../domain/maned.ts';
import { readReport } from '../report/parse/parse.ts';
import { collectTables } from '../report/tables/collect.ts';

/** What a text is at first sight. */
export interface ReportIdentity {
  /** The last month its tables cover. */
  id: string;
  title: string;
  /** True where a section of this report's kind stands in it: another report has tables of months too. */
  known: boolean;
}

/** What report a text is; undefined where no table can be read in it. */
export function identifyReport(text: string): ReportIdentity | undefined {
  const file = new VFile({ value: text });
  const reading = readReport(file);
  if (!reading) return undefined;
  if (reading.format === 'csv') {
    const last =
      reading.poster
        .map(({ fields }) => fields[0]?.tekst ?? '')
        .sort()
        .at(-1) ?? '';
    return isManed(last) ? { id: last, title: '', known: true } : undefined;
  }
  const tables = collectTables(reading.tree, file);
  const id = tables?.maneder.at(-1);
  if (!tables || id === undefined) return undefined;
  const known = tables.tabeller.some(({ seksjon }) => seksjon !== undefined);
  return { id, title: tables.tittel, known };
}
