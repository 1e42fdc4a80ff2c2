import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Intervall } from '../../../../src/lib/report/sums/interval.ts';
import type { Nett } from '../../../../src/lib/report/sums/net.ts';
import { propagate } from '../../../../src/lib/report/sums/propagate.ts';
import { sannhetArb, spoil } from './net.ts';

const aktive = ({ ligninger }: { ligninger: unknown[] }) => ligninger.map((_, i) => i);

describe('propagate', () => {
  it('never contradicts, nor rules out, what is true', () => {
    fc.assert(
      fc.property(sannhetArb, fc.nat(), ({ nett, tall }, seed) => {
        const free = seed % tall.length;
        const frie = nett.noder[free]?.celle?.verdi.status === 'skjermet' ? [] : [free];
        const { intervaller } = propagate(nett, frie, aktive(nett));
        expect(intervaller).toBeDefined();
        for (const [node, { fra, til }] of (intervaller ?? []).entries()) {
          expect(fra).toBeLessThanOrEqual(tall[node] ?? NaN);
          expect(til).toBeGreaterThanOrEqual(tall[node] ?? NaN);
        }
      }),
    );
  });

  it('names the false node, or others of its equations, when it contradicts', () => {
    fc.assert(
      fc.property(sannhetArb, fc.nat(), fc.nat(5000), ({ nett, tall }, seed, antall) => {
        const wrong = seed % tall.length;
        const spoilt = spoil(nett, wrong, antall);
        const { konflikt } = propagate(spoilt, [], aktive(nett));
        if (konflikt) expect(konflikt).toContain(wrong);
      }),
    );
  });

  it('leaves of one sum just what can make it hold', () => {
    const intervallArb = fc
      .tuple(fc.nat(6), fc.nat(4))
      .map(([fra, bredde]) => ({ fra, til: fra + bredde }));
    fc.assert(
      fc.property(
        intervallArb,
        fc.array(intervallArb, { minLength: 1, maxLength: 3 }),
        (total, deler) => {
          const says = [total, ...deler];
          const solutions = combinations(says).filter(
            ([whole, ...parts]) => whole === parts.reduce((sum, part) => sum + part, 0),
          );
          const expected = says.map((_, i) => ({
            fra: Math.min(...solutions.map((one) => one[i] ?? NaN)),
            til: Math.max(...solutions.map((one) => one[i] ?? NaN)),
          }));
          const { intervaller } = propagate(oneSum(says), [], [0]);
          expect(intervaller).toEqual(solutions.length === 0 ? undefined : expected);
        },
      ),
    );
  });

  it('sees what no sum alone shows', () => {
    // 10 = h + 9 and 12 = h + 9: each can hold with a hidden h, both cannot.
    const says = [10, undefined, 9, 12, 9];
    const noder = says.map((tall, i) => ({
      serie: `tiltak/t${i}/alle/alle` as const,
      celle: undefined,
      sier: tall === undefined ? { fra: 0, til: 3 } : { fra: tall, til: tall },
    }));
    const ligninger = [
      { slag: 'tiltak' as const, total: 0, deler: [1, 2] },
      { slag: 'kjonn' as const, total: 3, deler: [1, 4] },
    ];
    const nett = {
      maned: '2030-01' as const,
      noder,
      ligninger,
      naboer: [[0], [0, 1], [0], [1], [1]],
    };
    expect(propagate(nett, [], [0]).konflikt).toBeUndefined();
    expect(propagate(nett, [], [1]).konflikt).toBeUndefined();
    expect(propagate(nett, [], [0, 1]).konflikt).toEqual([0, 2, 3, 4]);
  });
});

function oneSum(says: Intervall[]): Nett {
  const noder = says.map((sier, i) => ({
    serie: `tiltak/t${i}/alle/alle` as const,
    celle: undefined,
    sier,
  }));
  const deler = says.slice(1).map((_, i) => i + 1);
  const ligninger = [{ slag: 'tiltak' as const, total: 0, deler }];
  return { maned: '2030-01', noder, ligninger, naboer: says.map(() => [0]) };
}

/** Every choice of one number from each interval. */
function combinations(intervaller: Intervall[]): number[][] {
  return intervaller.reduce<number[][]>(
    (chosen, { fra, til }) =>
      chosen.flatMap((one) => Array.from({ length: til - fra + 1 }, (_, i) => [...one, fra + i])),
    [[]],
  );
}
