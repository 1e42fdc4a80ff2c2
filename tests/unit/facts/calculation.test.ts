import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addManeder, type Maned } from '../../../src/lib/domain/maned.ts';
import { publisert } from '../../../src/lib/domain/value.ts';
import type { SynligObservasjon } from '../../../src/lib/facts/context.ts';
import * as u from '../../../src/lib/facts/calculation.ts';

function celle(antall: number, maned: Maned = '2021-05'): SynligObservasjon {
  return {
    serie: 'tiltak/eksempel/alle/alle',
    maned,
    verdi: publisert(antall),
    kilde: { rapport: '2021-05', linje: 1, kolonne: 1 },
  };
}

const rekkeOf = (nyestForst: number[]) =>
  u.rekke(nyestForst.map((antall, i) => celle(antall, addManeder('2021-05', -i))));

describe('percentages and shares', () => {
  it.each([
    [1, 8, 125],
    [1, 16, 63], // 6,25 up
    [3, 16, 188], // 18,75 up
    [1, 3, 333],
    [2, 3, 667],
    [0, 7, 0],
    [7, 7, 1000],
  ])('%d of %d is %d tenths', (del, hele, tideler) => {
    expect(u.andel(celle(del), celle(hele)).verdi).toBe(tideler);
  });

  it('round half away from zero both ways, and never give minus zero', () => {
    expect(u.endringProsent(celle(17), celle(16)).verdi).toBe(63);
    expect(u.endringProsent(celle(15), celle(16)).verdi).toBe(-63);
    expect(Object.is(u.endringProsent(celle(9999), celle(10000)).verdi, 0)).toBe(true);
  });

  it('subtract shares before rounding', () => {
    // 52,669 and 51,532: shown 52,7 and 51,5, yet 1,1 apart.
    const shift = u.andelEndring(celle(286), celle(555), celle(296), celle(562));
    expect(shift.verdi).toBe(-11);
  });

  it('are within half a tenth of the exact share', () => {
    const count = fc.integer({ min: 0, max: 5_000_000 });
    fc.assert(
      fc.property(count, fc.integer({ min: 1, max: 5_000_000 }), (del, hele) => {
        const { verdi } = u.andel(celle(del), celle(hele));
        expect(2 * Math.abs(verdi * hele - 1000 * del)).toBeLessThanOrEqual(hele);
      }),
    );
  });

  it('cannot be made of nothing', () => {
    expect(() => u.andel(celle(0), celle(0))).toThrow(RangeError);
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
  ])('of %j, newest first, is %d', (tall, lengde) => {
    expect(rekkeOf(tall).verdi).toBe(lengde);
  });

  it('keeps the month that ended the run as evidence', () => {
    expect(rekkeOf([5, 4, 6, 7, 8]).av).toHaveLength(3);
    expect(rekkeOf([5, 4, 3]).av).toHaveLength(3);
  });

  it('refuses months left out', () => {
    expect(() => u.rekke([celle(2, '2021-05'), celle(1, '2021-03')])).toThrow(RangeError);
  });
});

describe('rang', () => {
  it('counts only the larger ones: equals share a place', () => {
    expect(u.rang(celle(5), [celle(9), celle(5), celle(1)]).verdi).toBe(2);
  });
});
