import { describe, expect, it } from 'vitest';
import { addManeder } from '../../../src/lib/domain/maned.ts';
import type { SeriesKey } from '../../../src/lib/domain/key.ts';
import { publisert } from '../../../src/lib/domain/value.ts';
import { asOfReader } from '../../../src/lib/series/as-of.ts';
import { mergeReports } from '../../../src/lib/series/merge.ts';
import { report } from './report.ts';

const SERIES: SeriesKey = 'tiltak/mentor/alle/alle';

describe('argangsleser', () => {
  const rapporter = Array.from({ length: 30 }, (_, i) => {
    const maned = addManeder('2019-01', i);
    return report(maned, [[SERIES, maned, publisert(i)]]);
  });
  const ids = rapporter.map(({ id }) => id);
  const expected = new Map(
    ids.map((id, i) => [id, [...mergeReports(rapporter.slice(0, i + 1))]] as const),
  );

  it.each([
    ['in order', ids],
    ['backwards', [...ids].reverse()],
    ['here and there', ['2021-06', '2019-01', '2020-12', '2020-11', '2021-01', '2019-02']],
  ])('gives each release what it knew, asked %s', (_, order) => {
    const seriesListFor = asOfReader(rapporter);
    for (const id of order) expect([...seriesListFor(id)]).toEqual(expected.get(id));
  });

  it('refuses an unknown release', () => {
    expect(() => asOfReader(rapporter)('2030-01')).toThrow(RangeError);
  });
});
