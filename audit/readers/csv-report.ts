import { readCsv } from './csv.ts';
import type { AuditedCell, AuditedRapport } from './report.ts';

/** The header of the download contract. */
export const CSV_HEAD = 'maned,niva,id,navn,hovedgruppe,kjonn,antall,status,rapport,linje,kolonne';

/** Reads a report that is itself a download of the site. Problems are put in `problems`. */
export function readCsvRapport(fil: string, text: string, problems: string[]): AuditedRapport {
  const rows = readCsv(text.replace(/^\uFEFF/, ''));
  const serier: AuditedRapport['serier'] = new Map();
  const maneder = new Set<string>();
  for (const { linje, fields } of rows.slice(1)) {
    const [maned = '', niva, id, , hovedgruppe, kjonn, count = '', status] = fields;
    if (status !== 'skjermet' && !/^\d+$/.test(count))
      problems.push(`${fil}: linje ${linje}: «${count}» er ikke et antall`);
    const key = `${niva}/${id}/${hovedgruppe}/${kjonn}`;
    const series = serier.get(key) ?? new Map<string, AuditedCell>();
    const before = fields.slice(0, 6).join(',').length + 2;
    series.set(maned, {
      rapport: '',
      linje,
      kolonne: before,
      antall: status === 'skjermet' ? '*' : Number(count),
      rettet: false,
    });
    serier.set(key, series);
    maneder.add(maned);
  }
  const sorted = [...maneder].sort();
  const id = sorted.at(-1) ?? '';
  for (const series of serier.values()) for (const cell of series.values()) cell.rapport = id;
  return { id, fil, maneder: sorted, linjer: text.split(/\r?\n/), serier, nye: [] };
}
