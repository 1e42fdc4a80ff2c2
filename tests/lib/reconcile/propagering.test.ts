import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propagate } from '../../../src/lib/reconcile/propagering.ts';
import { sannhetArb, spoil } from './nett.ts';

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
