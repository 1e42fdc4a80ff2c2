import { KOLONNER } from './observasjoner.ts';

/** What each column of the download holds, in words, and its CSVW datatype. */
export const FORKLARING: Record<(typeof KOLONNER)[number], { titles: string; datatype: string }> = {
  maned: { titles: 'Måned, skrevet ÅÅÅÅ-MM', datatype: 'gYearMonth' },
  niva: { titles: 'Nivå: i-alt, hovedgruppe, tiltaksgruppe eller tiltak', datatype: 'string' },
  id: { titles: 'Id på nivået, slik den står i adressene', datatype: 'string' },
  navn: { titles: 'Navn', datatype: 'string' },
  hovedgruppe: { titles: 'Hovedgruppen tallet er avgrenset til, eller alle', datatype: 'string' },
  kjonn: { titles: 'Kjønn: alle, kvinner eller menn', datatype: 'string' },
  antall: {
    titles: 'Antall deltakere; tomt når kilden skjermer tallet',
    datatype: 'nonNegativeInteger',
  },
  status: { titles: 'publisert, skjermet eller rettet', datatype: 'string' },
  rapport: { titles: 'Rapporten tallet er hentet fra', datatype: 'string' },
  linje: { titles: 'Linje i rapportens tekst, fra 1', datatype: 'positiveInteger' },
  kolonne: { titles: 'Kolonne i linjen, fra 1', datatype: 'positiveInteger' },
};

/** The CSVW description (W3C «Metadata Vocabulary for Tabular Data») of an observations CSV with this file name. */
export function describeCsv(fil: string, tittel: string): string {
  const columns = KOLONNER.map((name) => ({
    name,
    ...FORKLARING[name],
    required: name !== 'antall',
  }));
  const description = {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'nb' }],
    url: fil,
    'dc:title': tittel,
    dialect: { delimiter: ',', header: true, encoding: 'utf-8' },
    tableSchema: {
      columns,
      primaryKey: ['maned', 'niva', 'id', 'hovedgruppe', 'kjonn'],
      aboutUrl: '#{niva}/{id}/{hovedgruppe}/{kjonn}@{maned}',
    },
  };
  return `${JSON.stringify(description, null, 2)}\n`;
}
