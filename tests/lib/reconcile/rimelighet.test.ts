import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneEditAway, onlyVisible } from '../../../src/lib/reconcile/rimelighet.ts';
import { avstand } from './avstand.ts';

describe('oneEditAway', () => {
  it('substitutes, drops, inserts and swaps', () => {
    const near = oneEditAway(40);
    expect(near).toEqual(expect.arrayContaining([4, 0, 41, 50, 400, 140, 402]));
    expect(near).not.toContain(40);
    expect(near).not.toContain(51);
  });

  it('is the numbers an independent edit distance puts one away', () => {
    fc.assert(
      fc.property(fc.nat(2000), (antall) => {
        const near = new Set(oneEditAway(antall));
        for (let other = 0; other <= 25_000; other += 1)
          if (near.has(other) !== (avstand(String(antall), String(other)) === 1))
            throw new Error(`${antall} → ${other}`);
      }),
      { numRuns: 20 },
    );
  });
});

describe('onlyVisible', () => {
  it('never gives a number that the report would hide', () => {
    expect(onlyVisible({ fra: 7, til: 7 })).toBe(7);
    expect(onlyVisible({ fra: 6, til: 7 })).toBeUndefined();
    expect(onlyVisible({ fra: 3, til: 3 })).toBeUndefined();
  });
});
