import { DOWNLOAD_COLUMNS, type DownloadColumn } from '../domain/contract.ts';

/** What each column of the download holds, in words, and its CSVW datatype. */
export const COLUMN_DESCRIPTIONS: Record<DownloadColumn, { forklaring: string; datatype: string }> =
  {
    maned: { forklaring: 'Måned, skrevet ÅÅÅÅ-MM', datatype: 'gYearMonth' },
    niva: {
      forklaring: 'Nivå: i-alt, hovedgruppe, tiltaksgruppe eller tiltak',
      datatype: 'string',
    },
    id: { forklaring: 'Id på nivået, slik den står i adressene', datatype: 'string' },
    navn: { forklaring: 'Navn', datatype: 'string' },
    hovedgruppe: {
      forklaring: 'Hovedgruppen tallet er avgrenset til, eller alle',
      datatype: 'string',
    },
    kjonn: { forklaring: 'Kjønn: alle, kvinner eller menn', datatype: 'string' },
    antall: {
      forklaring: 'Antall deltakere; tomt når kilden skjermer tallet',
      datatype: 'nonNegativeInteger',
    },
    status: { forklaring: 'publisert, skjermet eller rettet', datatype: 'string' },
    rapport: { forklaring: 'Rapporten tallet er hentet fra', datatype: 'string' },
    linje: { forklaring: 'Linje i rapportens tekst, fra 1', datatype: 'positiveInteger' },
    kolonne: { forklaring: 'Kolonne i linjen, fra 1', datatype: 'positiveInteger' },
  };

/** The CSVW description (W3C «Metadata Vocabulary for Tabular Data») of an observations CSV with this file name. */
export function describeCsv(file: string, title: string): string {
  // A validator holds a column's titles against the header, so they are the header's; the words stand beside.
  const columns = DOWNLOAD_COLUMNS.map((name) => ({
    name,
    titles: name,
    'dc:description': COLUMN_DESCRIPTIONS[name].forklaring,
    datatype: COLUMN_DESCRIPTIONS[name].datatype,
    required: name !== 'antall',
  }));
  const description = {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'nb' }],
    url: file,
    'dc:title': title,
    dialect: { delimiter: ',', header: true, encoding: 'utf-8' },
    tableSchema: {
      columns,
      primaryKey: ['maned', 'niva', 'id', 'hovedgruppe', 'kjonn'],
      aboutUrl: '#{niva}/{id}/{hovedgruppe}/{kjonn}@{maned}',
    },
  };
  return `${JSON.stringify(description, null, 2)}\n`;
}
