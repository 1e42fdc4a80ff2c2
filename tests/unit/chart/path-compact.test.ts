import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compactPath, formatCoordinate, movePath } from '../../../src/lib/chart/path-compact.ts';

describe('compactPath', () => {
  it('writes steps instead of places', () => {
    expect(compactPath('M10,20L30.04,25.06L40,25.06L40,5Z')).toBe('M10 20l20 5.1h10v-20.1z');
  });

  it('starts the next part where the last one ended, after Z at its start', () => {
    expect(compactPath('M10,10h5v5h-5ZM20,20H25V30H20Z')).toBe('M10 10h5v5h-5zm10 10h5v10h-5z');
  });

  it('takes straight steps in an outline as one, up to where they turn', () => {
    const foot = 'M0,9L5,3L10,3L15,9L10,9L5,9L0,9Z';
    expect(compactPath(foot)).toBe('M0 9l5-6h5l5 6h-15z');
    expect(compactPath('M0,0V5V9H2H1V0Z')).toBe('M0 0v9h2h-1v-9z');
  });

  it('keeps every point of a line, level or not, and dots that have no length', () => {
    expect(compactPath('M0,9L5,9L10,9L15,8')).toBe('M0 9h5h5l5-1');
    expect(compactPath('M1,1H1M5,1H1H1M9,9H9')).toBe('M1 1h0m4 0h-4h0m8 8h0');
    // One part is an outline, the next is a line.
    expect(compactPath('M0,0H1H2V1ZM9,9H8H7')).toBe('M0 0h2v1zm9 9h-1h-1');
  });

  it('encloses the same whatever straight steps it is given', () => {
    const step = fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -3, max: 3 }));
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
        let [x, y] = [0, 0];
        // Mostly level or upright: one of the two is often zero.
        const points = steps.map(([a, b], i): [number, number] => [
          (x += i % 3 === 0 ? 0 : a),
          (y += i % 3 === 1 ? 0 : b),
        ]);
        const given: [number, number][] = [[0, 0], ...points];
        const path = compactPath(`M${given.map((point) => point.join(',')).join('L')}Z`);
        expect(cornersOf(walk(path))).toEqual(cornersOf(given));
        expect(path.length).toBeLessThanOrEqual(
          compactPath(`M${given.map((point) => point.join(',')).join('L')}`).length + 1,
        );
      }),
    );
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

/** The points of an outline without those that it passes straight through, level or upright. Standing still is no turn. */
function cornersOf(points: readonly [number, number][]): [number, number][] {
  const kept: [number, number][] = [];
  for (const point of points) {
    const [last, before] = [kept.at(-1), kept.at(-2)];
    if (last?.join() === point.join()) continue;
    const straight = [0, 1].some(
      (axis) =>
        last?.[axis] === point[axis] &&
        before?.[axis] === point[axis] &&
        isBetween(last?.[1 - axis], before?.[1 - axis], point[1 - axis]),
    );
    if (straight) kept.pop();
    kept.push(point);
  }
  return kept;
}

function isBetween(value = 0, one = 0, other = 0): boolean {
  return (one < value && value < other) || (other < value && value < one);
}
