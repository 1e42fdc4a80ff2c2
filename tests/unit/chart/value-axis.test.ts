import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineScale, ownSpan, zeroScale } from '../../../src/lib/chart/value-axis.ts';

const counts = fc.array(fc.nat(20_000_000), { minLength: 1, maxLength: 30 });
const changes = fc.array(fc.integer({ min: -2_000_000, max: 2_000_000 }), {
  minLength: 1,
  maxLength: 30,
});

describe('zeroScale', () => {
  it('ticks by 1, 2 or 5 times a power of ten', () => {
    expect(zeroScale([14413, 15791], 5).marks).toEqual([
      0, 2000, 4000, 6000, 8000, 10000, 12000, 14000, 16000,
    ]);
    expect(zeroScale([4, 9], 5).marks).toEqual([0, 2, 4, 6, 8, 10]);
    expect(zeroScale([-859, 2915], 4).marks).toEqual([-1000, 0, 1000, 2000, 3000]);
    expect(zeroScale([80, 163, -75, -108], 4, 0).marks).toEqual([
      -150, -100, -50, 0, 50, 100, 150, 200,
    ]);
    expect(zeroScale([-5, -1], 4, 0)).toMatchObject({ fra: -5, til: 0 });
  });

  it('has an axis also for nothing but zeros', () => {
    expect(zeroScale([0, 0], 5)).toEqual({ fra: 0, til: 1, marks: [0], broken: false });
  });

  it('holds zero, all values and whole ticks', () => {
    fc.assert(
      fc.property(fc.oneof(counts, changes), fc.integer({ min: 2, max: 6 }), (values, steps) => {
        const { fra, til, marks } = zeroScale(values, steps);
        expect(fra).toBeLessThanOrEqual(Math.min(0, ...values));
        expect(til).toBeGreaterThanOrEqual(Math.max(0, ...values));
        expect(til).toBeGreaterThan(fra);
        expect(marks).toContain(0);
        expect(marks[0]).toBeLessThanOrEqual(Math.min(0, ...values));
        expect(marks.at(-1)).toBeGreaterThanOrEqual(Math.max(0, ...values));
        expect(marks.length).toBeLessThanOrEqual(2 * steps + 1);
        for (const tick of marks) {
          expect(Number.isInteger(tick)).toBe(true);
          expect(tick).toBeGreaterThanOrEqual(fra);
          expect(tick).toBeLessThanOrEqual(til);
        }
      }),
    );
  });
});

describe('lineScale', () => {
  it('breaks the axis of a large, steady measure', () => {
    expect(lineScale([72086, 75001, 77372, 78670, 77811], 5)).toEqual({
      fra: 70000,
      til: 80000,
      marks: [70000, 72000, 74000, 76000, 78000, 80000],
      broken: true,
    });
  });

  it('starts at zero where a line keeps its shape, for small counts, and for a mere level', () => {
    for (const values of [[602, 1017], [75, 100], [18, 19], [1000, 1000], [305], [0]]) {
      expect(lineScale(values, 5)).toMatchObject({ fra: 0, broken: false });
    }
    expect(lineScale([76, 100], 5)).toMatchObject({ broken: true });
  });

  it('spans at least a tenth of the largest value', () => {
    fc.assert(
      fc.property(counts, (values) => {
        const { fra, til, marks, broken } = lineScale(values, 5);
        expect(til - fra).toBeGreaterThanOrEqual(0.1 * Math.max(...values));
        expect(fra).toBeLessThanOrEqual(Math.min(...values));
        expect(til).toBeGreaterThanOrEqual(Math.max(...values));
        expect(broken).toBe(fra > 0);
        if (broken) expect([marks[0], marks.at(-1)]).toEqual([fra, til]);
      }),
    );
  });
});

describe('ownSpan', () => {
  it('goes from the lowest to the highest, whatever they are', () => {
    expect(ownSpan([7808, 7638, 7836])).toEqual({ fra: 7638, til: 7836 });
    expect(ownSpan([4, 900])).toEqual({ fra: 4, til: 900 });
  });

  it('has the level in the middle where all are equal', () => {
    expect(ownSpan([12, 12])).toEqual({ fra: 11, til: 13 });
  });
});
