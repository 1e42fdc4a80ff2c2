import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBrokenEquations } from '../../../../src/lib/report/sums/explanations.ts';
import { truthArb, spoil } from './net.ts';

describe('findBrokenEquations', () => {
  it('finds nothing where nothing is wrong', () => {
    fc.assert(
      fc.property(truthArb, ({ net }) => {
        expect(findBrokenEquations(net)).toEqual([]);
      }),
    );
  });

  it('never clears the one cell that is wrong', () => {
    fc.assert(
      fc.property(truthArb, fc.nat(), fc.nat(5000), ({ net, tall }, seed, count) => {
        const wrong = seed % tall.length;
        fc.pre(net.noder[wrong]?.celle?.verdi.status === 'publisert');
        for (const { explanations } of findBrokenEquations(spoil(net, wrong, count)))
          expect(explanations.flatMap(({ noder }) => noder)).toContain(wrong);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves room for the true number in every explanation by the cell that is wrong', () => {
    fc.assert(
      fc.property(truthArb, fc.nat(), fc.nat(5000), ({ net, tall }, seed, count) => {
        const wrong = seed % tall.length;
        fc.pre(net.noder[wrong]?.celle?.verdi.status === 'publisert');
        for (const { explanations } of findBrokenEquations(spoil(net, wrong, count))) {
          const mine = explanations.find(({ noder }) => noder.join() === String(wrong));
          const [left] = mine?.intervals ?? [];
          expect(left?.fra).toBeLessThanOrEqual(tall[wrong] ?? NaN);
          expect(left?.til).toBeGreaterThanOrEqual(tall[wrong] ?? NaN);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('explains two faults by two cells', () => {
    fc.assert(
      fc.property(truthArb, fc.nat(), fc.nat(), ({ net, tall }, a, b) => {
        const first = a % tall.length;
        const second = b % tall.length;
        const spoilt = spoil(spoil(net, first, 7777), second, 9999);
        const blamed = new Set(
          findBrokenEquations(spoilt).flatMap(({ explanations }) =>
            explanations.flatMap((f) => f.noder),
          ),
        );
        expect(blamed.has(first) || blamed.has(second)).toBe(true);
      }),
    );
  });
});
