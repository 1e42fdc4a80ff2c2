import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { readRapport, type SecondCell } from './second-reading.ts';

const COLUMNS = 'maned,niva,id,navn,hovedgruppe,kjonn,antall,status,rapport,linje,kolonne'.split(
  ',',
);
const rapport = readFileSync('tests/fixtures/innhold/rapporter/2021-05.txt', 'utf8');
const cells = readRapport(rapport);

/** The records of an RFC 4180 file, keyed by its header. */
function readCsv(text: string): Record<string, string>[] {
  const [header = [], ...records] = text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
      ),
    );
  return records.map((record) =>
    Object.fromEntries(header.map((key, i) => [key, record[i] ?? ''])),
  );
}

/** What the second reading knows of a record: all but the registry's name and the report's id. */
function toCell(record: Record<string, string>): Partial<SecondCell> {
  const { navn, rapport, ...cell } = record;
  return cell;
}

describe('the second reading of the report', () => {
  it('finds what was counted by hand', () => {
    expect(cells).toHaveLength(1990);
    expect(cells.filter(({ status }) => status === 'skjermet')).toHaveLength(306);
    const series = (niva: string) => cells.filter((cell) => cell.niva === niva).length / 5;
    expect(['i-alt', 'hovedgruppe', 'tiltaksgruppe', 'tiltak'].map(series)).toEqual([
      3, 9, 95, 291,
    ]);
  });
});

describe.each(inject('nettsteder').slice(0, 1))('the downloads at $base', ({ dist }) => {
  const data = (path: string) => readFileSync(join(dist, 'data', path), 'utf8');

  it('state every cell as the second reading does, in the same order', () => {
    const records = readCsv(data('observasjoner.csv'));
    expect(Object.keys(records[0] ?? {})).toEqual(COLUMNS);
    expect(records.map(toCell)).toEqual(cells);
    expect(new Set(records.map((record) => record.rapport))).toEqual(new Set(['2021-05']));
    expect(records.every((record) => record.navn !== '')).toBe(true);
  });

  it('point at the characters of the cell', () => {
    const lines = rapport.split('\n');
    const atPlace = readCsv(data('observasjoner.csv')).map((record) => {
      const line = lines[Number(record.linje) - 1] ?? '';
      const [text = ''] = line.slice(Number(record.kolonne) - 1).split('\t');
      return text === '*' ? '' : text.replace(' ', '');
    });
    expect(atPlace).toEqual(cells.map(({ antall }) => antall));
  });

  it('say the same for the report itself, as long as it is the only one', () => {
    expect(data('rapporter/2021-05.csv')).toBe(data('observasjoner.csv'));
  });

  it.each(['observasjoner'])('say the same in %s.json', (name) => {
    const json = JSON.parse(data(`${name}.json`)) as Record<string, string | number | null>[];
    const asText = json.map((record) =>
      Object.fromEntries(Object.entries(record).map(([key, value]) => [key, String(value ?? '')])),
    );
    expect(asText).toEqual(readCsv(data(`${name}.csv`)));
  });

  it.each(['observasjoner', 'rapporter/2021-05'])('are described beside %s.csv', (name) => {
    const csvw: unknown = JSON.parse(data(`${name}.csv-metadata.json`));
    expect(csvw).toMatchObject({
      '@context': expect.anything() as unknown,
      tableSchema: { columns: COLUMNS.map((column) => ({ name: column })) },
    });
  });
});
