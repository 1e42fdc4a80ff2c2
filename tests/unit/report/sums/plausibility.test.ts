import fc from 'fast-check';
import { publisert, SKJERMET, type Verdi } from '../../../../src/lib/domain/value.ts';
import { describe, expect, it } from 'vitest';
import type { Nett } from '../../../../src/lib/report/sums/net.ts';
import {
  chooseForklaringer,
  oneEditAway,
  onlyVisible,
} from '../../../../src/lib/report/sums/plausibility.ts';
import { avstand } from './distance.ts';

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

describe('chooseForklaringer', () => {
  const node = (verdi: Verdi, i: number): Nett['noder'][number] => ({
    serie: `tiltak/t${i}/alle/alle`,
    celle: {
      serie: `tiltak/t${i}/alle/alle`,
      maned: '2030-01',
      verdi,
      kilde: { rapport: '2030-01', linje: i + 1, kolonne: 1 },
    },
    sier: { fra: 0, til: 0 },
  });
  const nett = (...verdier: Verdi[]): Nett => ({
    maned: '2030-01',
    noder: verdier.map(node),
    ligninger: [],
    naboer: [],
  });
  const mend = (i: number, fra: number, til = fra) => ({
    noder: [i],
    intervaller: [{ fra, til }],
  });
  const chosen = (net: Nett, ...list: ReturnType<typeof mend>[]) =>
    chooseForklaringer(list, net).flatMap(({ noder }) => noder);

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
