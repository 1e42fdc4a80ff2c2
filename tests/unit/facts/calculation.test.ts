import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addManeder, type Maned } from '../../../src/lib/domain/maned.ts';
import { publisert } from '../../../src/lib/domain/value.ts';
import type { VisibleObservation } from '../../../src/lib/facts/context.ts';
import * as u from '../../../src/lib/facts/calculation.ts';

function cell(count: number, maned: Maned = '2021-05'): VisibleObservation {
  return {
    serie: 'tiltak/eksempel/alle/alle',
    maned,
    verdi: publisert(count),
    kilde: { rapport: '2021-05', linje: 1, kolonne: 1 },
  };
}

const runOf = (newestFirst: number[]) =>
  u.runLength(newestFirst.map((count, i) => cell(count, addManeder('2021-05', -i))));

describe('percentages and shares', () => {
  it.each([
    [1, 8, 125],
    [1, 16, 63], // 6,25 up
    [3, 16, 188], // 18,75 up
    [1, 3, 333],
    [2, 3, 667],
    [0, 7, 0],
    [7, 7, 1000],
  ])('%d of %d is %d tenths', (part, whole, tenths) => {
    expect(u.share(cell(part), cell(whole)).verdi).toBe(tenths);
  });

  it('round half away from zero both ways, and never give minus zero', () => {
    expect(u.changePercent(cell(17), cell(16)).verdi).toBe(63);
    expect(u.changePercent(cell(15), cell(16)).verdi).toBe(-63);
    expect(Object.is(u.changePercent(cell(9999), cell(10000)).verdi, 0)).toBe(true);
  });

  it('subtract shares before rounding', () => {
    // 52,669 and 51,532: shown 52,7 and 51,5, yet 1,1 apart.
    const shift = u.shareChange(cell(286), cell(555), cell(296), cell(562));
    expect(shift.verdi).toBe(-11);
  });

  it('are within half a tenth of the exact share', () => {
    const count = fc.integer({ min: 0, max: 5_000_000 });
    fc.assert(
      fc.property(count, fc.integer({ min: 1, max: 5_000_000 }), (part, whole) => {
        const { verdi } = u.share(cell(part), cell(whole));
        expect(2 * Math.abs(verdi * whole - 1000 * part)).toBeLessThanOrEqual(whole);
      }),
    );
  });

  it('cannot be made of nothing', () => {
    expect(() => u.share(cell(0), cell(0))).toThrow(RangeError);
  });
});

describe('rekke', () => {
  it.each([
    [[5, 4, 3, 2, 1], 4],
    [[5, 4, 3, 3], 2],
    [[5, 4, 6], 1],
    [[1, 2, 3, 3, 3], 2],
    [[5, 5, 4], 0],
    [[5], 0],
  ])('of %j, newest first, is %d', (number, length) => {
    expect(runOf(number).verdi).toBe(length);
  });

  it('keeps the month that ended the run as evidence', () => {
    expect(runOf([5, 4, 6, 7, 8]).av).toHaveLength(3);
    expect(runOf([5, 4, 3]).av).toHaveLength(3);
  });

  it('refuses months left out', () => {
    expect(() => u.runLength([cell(2, '2021-05'), cell(1, '2021-03')])).toThrow(RangeError);
  });
});

describe('rang', () => {
  it('counts only the larger ones: equals share a place', () => {
    expect(u.rank(cell(5), [cell(9), cell(5), cell(1)]).verdi).toBe(2);
  });
});
