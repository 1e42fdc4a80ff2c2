import JSONstat from 'jsonstat-toolkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCorpus, type Corpus } from '../../../src/lib/io/corpus.ts';
import { readMiljo } from '../../../src/lib/io/config.ts';
import { formatRowsAsKube } from '../../../src/lib/formats/cube.ts';
import { rowsOfRapport, type Observasjonsrad } from '../../../src/lib/formats/observations.ts';
import { INNHOLD } from '../../content-folders.ts';

let corpus: Corpus;
let rows: Observasjonsrad[];
let tekst: string;
beforeAll(async () => {
  corpus = await readCorpus(readMiljo({ INNHOLD }, process.cwd()), process.cwd());
  const [rapport] = corpus.rapporter;
  if (!rapport) throw new Error('Rapporten er ikke lest.');
  rows = rowsOfRapport(rapport, corpus.register);
  tekst = formatRowsAsKube(rows, 'Slik rapporten sa det');
});

/** What a reader of JSON-stat finds for a row. */
function cellOf(kube: ReturnType<typeof JSONstat>, row: Observasjonsrad) {
  const everybody = row.niva === 'i-alt' || row.niva === 'hovedgruppe';
  return kube.Data({
    maned: row.maned,
    hvem: everybody ? 'i-alt' : `${row.niva}/${row.id}`,
    hovedgruppe: row.hovedgruppe,
    kjonn: row.kjonn,
    innhold: 'antall',
  });
}

describe('formatRowsAsKube', () => {
  it('gives every figure of the report to a reader that is not ours', () => {
    const kube = JSONstat(JSON.parse(tekst));
    expect(kube.class).toBe('dataset');
    for (const row of rows)
      expect(cellOf(kube, row)).toMatchObject({
        value: row.antall,
        status: row.status === 'publisert' ? null : row.status,
      });
  });

  it('holds as many figures and hidden cells as the report, and nothing else', () => {
    const { value, status } = JSON.parse(tekst) as {
      value: (number | null)[];
      status: Record<string, string>;
    };
    expect(value.filter((one) => one !== null)).toHaveLength(1990 - 306);
    expect(Object.values(status)).toEqual(new Array(306).fill('skjermet'));
    expect(Object.keys(status).every((at) => value[Number(at)] === null)).toBe(true);
  });

  it('names who is counted, a tiltak and a group of one id apart', () => {
    const kube = JSONstat(JSON.parse(tekst));
    const label = (dimension: string, id: string) => kube.Dimension(dimension).Category(id).label;
    expect(label('hvem', 'tiltak/oppfolging')).toBe('Oppfølging');
    expect(label('hvem', 'tiltaksgruppe/oppfolging')).toBe('Oppfølging');
    expect(label('hovedgruppe', 'andre-pa-tiltak')).toBe('Andre på tiltak');
  });

  it('is some thirty kilobytes for a report of five months', () => {
    expect(tekst.length).toBeLessThan(40_000);
  });
});
