import { describe, expect, it } from 'vitest';
import type { Maned } from '../../../src/lib/domain/maned.ts';
import {
  observationFor,
  type Observation,
  type Series,
} from '../../../src/lib/domain/observation.ts';
import { publisert } from '../../../src/lib/domain/value.ts';

const serie = 'tiltak/mentor/alle/alle';

function seriesOf(months: Maned[]): Series {
  const observasjoner = months.map((maned, i): Observation => ({
    serie,
    maned,
    verdi: publisert(10 + i),
    kilde: { rapport: '2021-05', linje: 1, kolonne: 1 },
  }));
  return { nokkel: serie, observasjoner, revisions: [] };
}

describe('observationFor', () => {
  const months: Maned[] = ['2020-11', '2020-12', '2021-02', '2021-03', '2021-05'];

  it('finds every month of a series, however many there are', () => {
    for (let count = 1; count <= months.length; count += 1) {
      const series = seriesOf(months.slice(0, count));
      for (const cell of series.observasjoner)
        expect(observationFor(series, cell.maned)).toBe(cell);
    }
  });

  it('finds none before, between and after them', () => {
    for (const maned of ['2020-10', '2021-01', '2021-04', '2021-06'] as const)
      expect(observationFor(seriesOf(months), maned)).toBeUndefined();
  });

  it('finds none without a series, and in an empty one', () => {
    expect(observationFor(undefined, '2021-05')).toBeUndefined();
    expect(observationFor(seriesOf([]), '2021-05')).toBeUndefined();
  });
});
