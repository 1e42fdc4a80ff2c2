import { describe, expect, it } from 'vitest';
import type { Observation, Series } from '../../../src/lib/domain/observation.ts';
import { fromColumns, seriesColumnsSchema, toColumns } from '../../../src/lib/series/columnar.ts';

const serie = 'tiltak/mentor/alle/alle' as const;
const kilde = (rapport: string, linje: number) => ({ rapport, linje, kolonne: 25 });
const before: Observation = {
  serie,
  maned: '2021-04',
  verdi: { status: 'publisert', antall: 690 },
  kilde: kilde('2021-04', 113),
};
const april: Observation = {
  serie,
  maned: '2021-04',
  verdi: {
    status: 'rettet',
    antall: 691,
    fra: '961',
    begrunnelse: 'Byttet om i rapporten',
    dato: '2021-06-01',
  },
  kilde: kilde('2021-05', 113),
};
const series: Series = {
  nokkel: serie,
  observasjoner: [
    { serie, maned: '2021-03', verdi: { status: 'skjermet' }, kilde: kilde('2021-03', 99) },
    april,
    {
      serie,
      maned: '2021-05',
      verdi: { status: 'publisert', antall: 0 },
      kilde: kilde('2021-05', 114),
    },
  ],
  revisions: [{ fra: before, til: april }],
};

describe('a series as columns', () => {
  it('has a place for each month in every column, and no number where a figure is hidden', () => {
    expect(toColumns(series)).toEqual({
      maneder: ['2021-03', '2021-04', '2021-05'],
      antall: [null, 691, 0],
      status: ['skjermet', 'rettet', 'publisert'],
      rapport: ['2021-03', '2021-05', '2021-05'],
      linje: [99, 113, 114],
      kolonne: [25, 25, 25],
      rettelser: [
        { maned: '2021-04', fra: '961', begrunnelse: 'Byttet om i rapporten', dato: '2021-06-01' },
      ],
      revisions: [{ fra: before, til: april }],
    });
  });

  it('is the same series again, through the schema and JSON', () => {
    const stored: unknown = JSON.parse(JSON.stringify(toColumns(series)));
    expect(fromColumns(serie, seriesColumnsSchema.parse(stored))).toEqual(series);
  });

  it.each([
    ['a column is shorter than the others', { kolonne: [25, 25] }],
    ['a hidden figure has a number', { antall: [2, 691, 0] }],
    ['a printed figure has none', { antall: [null, 691, null] }],
    ['a month is none', { maneder: ['2021-03', '2021-04', '2021-13'] }],
    ['something else is told', { anslag: [3, 691, 0] }],
  ])('is refused where %s', (_, other) => {
    const columns = { ...toColumns(series), ...other };
    expect(seriesColumnsSchema.safeParse(columns).success).toBe(false);
  });

  it('is not read where the correction of a corrected figure is missing', () => {
    const columns = { ...toColumns(series), rettelser: [] };
    expect(() => fromColumns(serie, columns)).toThrow('Rettelsen for 2021-04 mangler.');
  });
});
