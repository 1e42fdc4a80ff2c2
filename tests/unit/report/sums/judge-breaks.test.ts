import fc from 'fast-check';
import { publisert, SKJERMET, type Value } from '../../../../src/lib/domain/value.ts';
import { describe, expect, it } from 'vitest';
import type { Net } from '../../../../src/lib/report/sums/equations.ts';
import {
  chooseExplanations,
  oneEditAway,
  onlyVisible,
} from '../../../../src/lib/report/sums/judge-breaks.ts';
import { distance } from './distance.ts';

describe('oneEditAway', () => {
  it('substitutes, drops, inserts and swaps', () => {
    const near = oneEditAway(40);
    expect(near).toEqual(expect.arrayContaining([4, 0, 41, 50, 400, 140, 402]));
    expect(near).not.toContain(40);
    expect(near).not.toContain(51);
  });

  it('is the numbers an independent edit distance puts one away', () => {
    fc.assert(
      fc.property(fc.nat(2000), (count) => {
        const near = new Set(oneEditAway(count));
        for (let other = 0; other <= 25_000; other += 1)
          if (near.has(other) !== (distance(String(count), String(other)) === 1))
            throw new Error(`${count} → ${other}`);
      }),
      { numRuns: 20 },
    );
  });
});

describe('chooseExplanations', () => {
  const node = (verdi: Value, i: number): Net['noder'][number] => ({
    serie: `tiltak/t${i}/alle/alle`,
    celle: {
      serie: `tiltak/t${i}/alle/alle`,
      maned: '2030-01',
      verdi,
      kilde: { rapport: '2030-01', linje: i + 1, kolonne: 1 },
    },
    says: { fra: 0, til: 0 },
  });
  const nett = (...values: Value[]): Net => ({
    maned: '2030-01',
    noder: values.map(node),
    equations: [],
    neighbours: [],
  });
  const mend = (i: number, fra: number, til = fra) => ({
    noder: [i],
    intervals: [{ fra, til }],
  });
  const chosen = (net: Net, ...list: ReturnType<typeof mend>[]) =>
    chooseExplanations(list, net).flatMap(({ noder }) => noder);

  it('prefers one edit to several', () => {
    const net = nett(publisert(120), publisert(120));
    expect(chosen(net, mend(0, 345), mend(1, 130))).toEqual([1]);
    expect(chosen(net, mend(0, 110), mend(1, 130))).toEqual([0, 1]);
    expect(chosen(net, mend(0, 131, 139), mend(1, 128, 131))).toEqual([1]);
  });

  it('holds a number read as * for as likely as a digit misread', () => {
    expect(chosen(nett(publisert(120), SKJERMET), mend(0, 130), mend(1, 15))).toEqual([0, 1]);
  });

  it('prefers what would be printed to what would be hidden', () => {
    expect(chosen(nett(publisert(13), publisert(13)), mend(0, 3), mend(1, 333))).toEqual([1]);
  });

  it('suspects a number that should have been hidden', () => {
    expect(chosen(nett(publisert(3), publisert(13)), mend(0, 30), mend(1, 14))).toEqual([0]);
  });
});

describe('onlyVisible', () => {
  it('never gives a number that the report would hide', () => {
    expect(onlyVisible({ fra: 7, til: 7 })).toBe(7);
    expect(onlyVisible({ fra: 6, til: 7 })).toBeUndefined();
    expect(onlyVisible({ fra: 3, til: 3 })).toBeUndefined();
  });
});
