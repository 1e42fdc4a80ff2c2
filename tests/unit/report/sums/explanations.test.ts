import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBrudd } from '../../../../src/lib/report/sums/explanations.ts';
import { sannhetArb, spoil } from './net.ts';

describe('findBrudd', () => {
  it('finds nothing where nothing is wrong', () => {
    fc.assert(
      fc.property(sannhetArb, ({ nett }) => {
        expect(findBrudd(nett)).toEqual([]);
      }),
    );
  });

  it('never clears the one cell that is wrong', () => {
    fc.assert(
      fc.property(sannhetArb, fc.nat(), fc.nat(5000), ({ nett, tall }, seed, antall) => {
        const wrong = seed % tall.length;
        fc.pre(nett.noder[wrong]?.celle?.verdi.status === 'publisert');
        for (const { forklaringer } of findBrudd(spoil(nett, wrong, antall)))
          expect(forklaringer.flatMap(({ noder }) => noder)).toContain(wrong);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves room for the true number in every explanation by the cell that is wrong', () => {
    fc.assert(
      fc.property(sannhetArb, fc.nat(), fc.nat(5000), ({ nett, tall }, seed, antall) => {
        const wrong = seed % tall.length;
        fc.pre(nett.noder[wrong]?.celle?.verdi.status === 'publisert');
        for (const { forklaringer } of findBrudd(spoil(nett, wrong, antall))) {
          const mine = forklaringer.find(({ noder }) => noder.join() === String(wrong));
          const [left] = mine?.intervaller ?? [];
          expect(left?.fra).toBeLessThanOrEqual(tall[wrong] ?? NaN);
          expect(left?.til).toBeGreaterThanOrEqual(tall[wrong] ?? NaN);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('explains two faults by two cells', () => {
    fc.assert(
      fc.property(sannhetArb, fc.nat(), fc.nat(), ({ nett, tall }, a, b) => {
        const first = a % tall.length;
        const second = b % tall.length;
        const spoilt = spoil(spoil(nett, first, 7777), second, 9999);
        const blamed = new Set(
          findBrudd(spoilt).flatMap(({ forklaringer }) => forklaringer.flatMap((f) => f.noder)),
        );
        expect(blamed.has(first) || blamed.has(second)).toBe(true);
      }),
    );
  });
});
