import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineObstacle, dodge, avoidObstacle } from '../../../src/lib/chart/labels.ts';

const EPSILON = 1e-6;

describe('dodge', () => {
  it('leaves labels alone that have room', () => {
    expect(
      dodge(
        [
          { middle: 80, height: 20 },
          { middle: 20, height: 20 },
        ],
        0,
        100,
      ),
    ).toEqual([80, 20]);
  });

  it('moves two that meet apart by the same amount', () => {
    expect(
      dodge(
        [
          { middle: 50, height: 20 },
          { middle: 54, height: 20 },
        ],
        0,
        100,
      ),
    ).toEqual([42, 62]);
  });

  it('keeps the order given for equal wishes', () => {
    expect(
      dodge(
        [
          { middle: 50, height: 20 },
          { middle: 50, height: 20 },
        ],
        0,
        100,
      ),
    ).toEqual([40, 60]);
  });

  it('never lets labels overlap or leave the drawing, and keeps their order', () => {
    const label = fc.record({
      middle: fc.integer({ min: 0, max: 500 }),
      height: fc.integer({ min: 5, max: 40 }),
    });
    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 12 }), (labels) => {
        const middles = dodge(labels, 0, 500);
        const boxes = labels.map(({ middle, height }, i) => ({
          middle,
          height,
          y: middles[i] ?? Number.NaN,
        }));
        for (const { y, height } of boxes) {
          expect(y - height / 2).toBeGreaterThanOrEqual(-EPSILON);
          expect(y + height / 2).toBeLessThanOrEqual(500 + EPSILON);
        }
        for (const a of boxes) {
          for (const b of boxes) {
            if (a === b || a.middle > b.middle) continue;
            expect(Math.abs(b.y - a.y)).toBeGreaterThanOrEqual((a.height + b.height) / 2 - EPSILON);
            if (a.middle < b.middle) expect(b.y).toBeGreaterThan(a.y);
          }
        }
      }),
    );
  });
});

describe('avoidObstacle', () => {
  const label = { middle: 50, height: 20 };

  it('stays where nothing is in the way', () => {
    expect(avoidObstacle(label, undefined, 0, 100)).toBe(50);
    expect(avoidObstacle(label, { top: 60, bottom: 80 }, 0, 100)).toBe(50);
  });

  it('goes to the nearer side, or to the one with room', () => {
    expect(avoidObstacle(label, { top: 45, bottom: 70 }, 0, 100)).toBe(35);
    expect(avoidObstacle(label, { top: 15, bottom: 55 }, 0, 100)).toBe(65);
    expect(avoidObstacle(label, { top: 5, bottom: 60 }, 0, 100)).toBe(70);
  });
});

describe('lineObstacle', () => {
  const line = [
    { x: 0, y: 0 },
    { x: 10, y: 100 },
    { x: 20, y: Number.NaN },
    { x: 30, y: 40 },
  ];

  it('measures the line between two widths, also between its points', () => {
    expect(lineObstacle(line, 2, 5)).toEqual({ top: 20, bottom: 50 });
    expect(lineObstacle(line, 5, 35)).toEqual({ top: 40, bottom: 100 });
  });

  it('finds nothing in a hole', () => {
    expect(lineObstacle(line, 12, 28)).toBeUndefined();
  });
});
