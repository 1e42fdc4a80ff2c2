import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Interval } from '../../../../src/lib/domain/interval.ts';
import type { Net } from '../../../../src/lib/report/sums/equations.ts';
import { propagate } from '../../../../src/lib/report/sums/propagate.ts';
import { truthArb, spoil } from './net.ts';

const active = ({ equations }: { equations: unknown[] }) => equations.map((_, i) => i);

describe('propagate', () => {
  it('never contradicts, nor rules out, what is true', () => {
    fc.assert(
      fc.property(truthArb, fc.nat(), ({ net, tall }, seed) => {
        const free = seed % tall.length;
        const frie = net.noder[free]?.celle?.verdi.status === 'skjermet' ? [] : [free];
        const { intervals } = propagate(net, frie, active(net));
        expect(intervals).toBeDefined();
        for (const [node, { fra, til }] of (intervals ?? []).entries()) {
          expect(fra).toBeLessThanOrEqual(tall[node] ?? NaN);
          expect(til).toBeGreaterThanOrEqual(tall[node] ?? NaN);
        }
      }),
    );
  });

  it('names the false node, or others of its equations, when it contradicts', () => {
    fc.assert(
      fc.property(truthArb, fc.nat(), fc.nat(5000), ({ net, tall }, seed, count) => {
        const wrong = seed % tall.length;
        const spoilt = spoil(net, wrong, count);
        const { conflict } = propagate(spoilt, [], active(net));
        if (conflict) expect(conflict).toContain(wrong);
      }),
    );
  });

  it('leaves of one sum just what can make it hold', () => {
    const intervalArb = fc
      .tuple(fc.nat(6), fc.nat(4))
      .map(([fra, width]) => ({ fra, til: fra + width }));
    fc.assert(
      fc.property(
        intervalArb,
        fc.array(intervalArb, { minLength: 1, maxLength: 3 }),
        (total, parts) => {
          const says = [total, ...parts];
          const solutions = combinations(says).filter(
            ([whole, ...parts]) => whole === parts.reduce((sum, part) => sum + part, 0),
          );
          const expected = says.map((_, i) => ({
            fra: Math.min(...solutions.map((one) => one[i] ?? NaN)),
            til: Math.max(...solutions.map((one) => one[i] ?? NaN)),
          }));
          const { intervals } = propagate(oneSum(says), [], [0]);
          expect(intervals).toEqual(solutions.length === 0 ? undefined : expected);
        },
      ),
    );
  });

  it('sees what no sum alone shows', () => {
    // 10 = h + 9 and 12 = h + 9: each can hold with a hidden h, both cannot.
    const says = [10, undefined, 9, 12, 9];
    const noder = says.map((number, i) => ({
      serie: `tiltak/t${i}/alle/alle` as const,
      celle: undefined,
      says: number === undefined ? { fra: 0, til: 3 } : { fra: number, til: number },
    }));
    const equations = [
      { slag: 'tiltak' as const, total: 0, deler: [1, 2] },
      { slag: 'kjonn' as const, total: 3, deler: [1, 4] },
    ];
    const net = {
      maned: '2030-01' as const,
      noder,
      equations,
      neighbours: [[0], [0, 1], [0], [1], [1]],
    };
    expect(propagate(net, [], [0]).conflict).toBeUndefined();
    expect(propagate(net, [], [1]).conflict).toBeUndefined();
    expect(propagate(net, [], [0, 1]).conflict).toEqual([0, 2, 3, 4]);
  });
});

function oneSum(says: Interval[]): Net {
  const noder = says.map((says, i) => ({
    serie: `tiltak/t${i}/alle/alle` as const,
    celle: undefined,
    says,
  }));
  const deler = says.slice(1).map((_, i) => i + 1);
  const equations = [{ slag: 'tiltak' as const, total: 0, deler }];
  return { maned: '2030-01', noder, equations, neighbours: says.map(() => [0]) };
}

/** Every choice of one number from each interval. */
function combinations(intervals: Interval[]): number[][] {
  return intervals.reduce<number[][]>(
    (chosen, { fra, til }) =>
      chosen.flatMap((one) => Array.from({ length: til - fra + 1 }, (_, i) => [...one, fra + i])),
    [[]],
  );
}
