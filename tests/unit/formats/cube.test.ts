import JSONstat from 'jsonstat-toolkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCorpus, type Corpus } from '../../../src/lib/io/corpus.ts';
import { readConfig } from '../../../src/lib/io/config.ts';
import { formatRowsAsCube } from '../../../src/lib/formats/cube.ts';
import { rowsOfRapport, type ObservationRow } from '../../../src/lib/formats/downloads.ts';
import { CONTENT } from '../../content-folders.ts';

let corpus: Corpus;
let rows: ObservationRow[];
let text: string;
beforeAll(async () => {
  corpus = await readCorpus(readConfig({ INNHOLD: CONTENT }, process.cwd()), process.cwd());
  const [rapport] = corpus.rapporter;
  if (!rapport) throw new Error('Rapporten er ikke lest.');
  rows = rowsOfRapport(rapport, corpus.register);
  text = formatRowsAsCube(rows, 'Slik rapporten sa det');
});

/** What a reader of JSON-stat finds for a row. */
function cellOf(cube: ReturnType<typeof JSONstat>, row: ObservationRow) {
  const everybody = row.niva === 'i-alt' || row.niva === 'hovedgruppe';
  return cube.Data({
    maned: row.maned,
    hvem: everybody ? 'i-alt' : `${row.niva}/${row.id}`,
    hovedgruppe: row.hovedgruppe,
    kjonn: row.kjonn,
    innhold: 'antall',
  });
}

describe('formatRowsAsCube', () => {
  it('gives every figure of the report to a reader that is not ours', () => {
    const cube = JSONstat(JSON.parse(text));
    expect(cube.class).toBe('dataset');
    for (const row of rows)
      expect(cellOf(cube, row)).toMatchObject({
        value: row.antall,
        status: row.status === 'publisert' ? null : row.status,
      });
  });

  it('holds as many figures and hidden cells as the report, and nothing else', () => {
    const { value, status } = JSON.parse(text) as {
      value: (number | null)[];
      status: Record<string, string>;
    };
    expect(value.filter((one) => one !== null)).toHaveLength(1990 - 306);
    expect(Object.values(status)).toEqual(new Array(306).fill('skjermet'));
    expect(Object.keys(status).every((at) => value[Number(at)] === null)).toBe(true);
  });

  it('names who is counted, a tiltak and a group of one id apart', () => {
    const cube = JSONstat(JSON.parse(text));
    const label = (dimension: string, id: string) => cube.Dimension(dimension).Category(id).label;
    expect(label('hvem', 'tiltak/oppfolging')).toBe('Oppfølging');
    expect(label('hvem', 'tiltaksgruppe/oppfolging')).toBe('Oppfølging');
    expect(label('hovedgruppe', 'andre-pa-tiltak')).toBe('Andre på tiltak');
  });

  it('is some thirty kilobytes for a report of five months', () => {
    expect(text.length).toBeLessThan(40_000);
  });
});
