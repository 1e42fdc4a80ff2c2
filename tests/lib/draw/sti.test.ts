import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compactPath, formatCoordinate, movePath } from '../../../src/lib/draw/sti.ts';

describe('compactPath', () => {
  it('writes steps instead of places', () => {
    expect(compactPath('M10,20L30.04,25.06L40,25.06L40,5Z')).toBe('M10 20l20 5.1h10v-20.1z');
  });

  it('starts the next part where the last one ended, after Z at its start', () => {
    expect(compactPath('M10,10h5v5h-5ZM20,20H25V30H20Z')).toBe('M10 10h5v5h-5zm10 10h5v10h-5z');
  });

  it('reads exponents, which d3 writes for very small numbers', () => {
    expect(compactPath('M1e-7,2L1.5e1,-2.5e-8')).toBe('M0 2l15-2');
  });

  it('refuses a command it does not know, and the wrong count of numbers', () => {
    expect(() => compactPath('M0,0C1,1,2,2,3,3')).toThrow(/«C1,1,2,2,3,3»/);
    expect(() => compactPath('M0,0L1')).toThrow(/«L1»/);
    expect(() => compactPath('M0,NaN')).toThrow(/«N»/);
  });

  it('ends within 0.05 of every point, however long the path', () => {
    const coordinate = fc.double({ min: -1000, max: 1000, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 250 }),
        (points) => {
          const walked = walk(compactPath(`M${points.map((point) => point.join(',')).join('L')}`));
          expect(walked.length).toBe(points.length);
          walked.forEach(([x, y], i) => {
            expect(Math.abs(x - (points[i]?.[0] ?? 0))).toBeLessThanOrEqual(0.0501);
            expect(Math.abs(y - (points[i]?.[1] ?? 0))).toBeLessThanOrEqual(0.0501);
          });
        },
      ),
    );
  });
});

describe('movePath', () => {
  it('moves places and leaves steps alone', () => {
    expect(movePath('M1,2L3,4h5v6H7V8Z', 10, 20)).toBe('M11,22L13,24h5v6H17V28Z');
  });
});

describe('formatCoordinate', () => {
  it('is as short as it can be', () => {
    expect([0.04, -0.04, 0.5, -0.46, 12, 12.34].map(formatCoordinate)).toEqual([
      '0',
      '0',
      '.5',
      '-.5',
      '12',
      '12.3',
    ]);
  });
});

/** Where a path with relative commands goes: an independent reading of what compactPath wrote. */
function walk(d: string): [number, number][] {
  let [x, y] = [0, 0];
  return [...d.matchAll(/([Mlhv])(-?[\d.]+)(?: ?(-?[\d.]+))?/g)].map(
    ([, command, first, second]) => {
      if (command === 'v') y += Number(first);
      else x += Number(first);
      if (command === 'M' || command === 'l') y += Number(second);
      return [x, y];
    },
  );
}
