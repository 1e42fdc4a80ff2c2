import { lesCsv } from './csv.ts';
import type { Celle, Rapport } from './report.ts';

/** The header of the download contract. */
export const CSV_HODE = 'maned,niva,id,navn,hovedgruppe,kjonn,antall,status,rapport,linje,kolonne';

/** Reads a report that is itself a download of the site. Problems are put in `problemer`. */
export function lesCsvRapport(fil: string, tekst: string, problemer: string[]): Rapport {
  const rader = lesCsv(tekst.replace(/^\uFEFF/, ''));
  const serier: Rapport['serier'] = new Map();
  const maneder = new Set<string>();
  for (const { linje, felter } of rader.slice(1)) {
    const [maned = '', niva, id, , hovedgruppe, kjonn, antall = '', status] = felter;
    if (status !== 'skjermet' && !/^\d+$/.test(antall))
      problemer.push(`${fil}: linje ${linje}: «${antall}» er ikke et antall`);
    const nokkel = `${niva}/${id}/${hovedgruppe}/${kjonn}`;
    const serie = serier.get(nokkel) ?? new Map<string, Celle>();
    const foran = felter.slice(0, 6).join(',').length + 2;
    serie.set(maned, {
      rapport: '',
      linje,
      kolonne: foran,
      antall: status === 'skjermet' ? '*' : Number(antall),
      rettet: false,
    });
    serier.set(nokkel, serie);
    maneder.add(maned);
  }
  const sortert = [...maneder].sort();
  const id = sortert.at(-1) ?? '';
  for (const serie of serier.values()) for (const celle of serie.values()) celle.rapport = id;
  return { id, fil, maneder: sortert, linjer: tekst.split(/\r?\n/), serier, nye: [] };
}
