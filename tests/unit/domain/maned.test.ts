import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addManeder,
  isManed,
  monthName,
  manedRun,
  manederBetween,
  toManed,
} from '../../../src/lib/domain/maned.ts';

const maned = fc
  .tuple(fc.integer({ min: 1900, max: 2200 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, number]) => toManed(year, number));

describe('maned', () => {
  it('refuses what is not a month', () => {
    for (const text of ['2021-13', '2021-00', '2021-5', '21-05', '2021-05-01', ''])
      expect(isManed(text)).toBe(false);
    expect(() => toManed(2021, 13)).toThrow(RangeError);
  });

  it('crosses years both ways', () => {
    expect(addManeder('2021-01', -1)).toBe('2020-12');
    expect(addManeder('2020-12', 1)).toBe('2021-01');
    expect(addManeder('2021-05', -24)).toBe('2019-05');
  });

  it('names months in bokmål', () => {
    expect(monthName('2021-05')).toBe('mai');
    expect(monthName('2021-12')).toBe('desember');
  });

  it('adding is undone by subtracting, and measured by the distance', () => {
    fc.assert(
      fc.property(maned, fc.integer({ min: -600, max: 600 }), (start, count) => {
        const moved = addManeder(start, count);
        expect(addManeder(moved, -count)).toBe(start);
        expect(manederBetween(start, moved)).toBe(count);
      }),
    );
  });

  it('lists a range in order, each month once', () => {
    expect(manedRun('2020-11', '2021-02')).toEqual(['2020-11', '2020-12', '2021-01', '2021-02']);
    expect(manedRun('2021-02', '2021-01')).toEqual([]);
  });
});
