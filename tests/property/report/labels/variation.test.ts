import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { observasjonerI, otherPeriod, readModell } from '../../../unit/report/parse/model.ts';
import { toLayout, toMarkdown, toTabs, type Skrivemate } from '../../../unit/report/parse/write.ts';
import { les } from '../../../unit/report/labels/read.ts';

// Whole reports are read many times over.
vi.setConfig({ testTimeout: 120_000 });

const MODELL = readModell();

/** Every way a report may be written, in any combination: what stands in it is the same. */
const mate: fc.Arbitrary<Skrivemate> = fc.record(
  {
    tusen: fc.constantFrom(' ', '\u00a0', '\u202f', '\u2009'),
    blanke: fc.boolean(),
    streker: fc.boolean(),
    sidetall: fc.boolean(),
    utelat: fc.constantFrom('seksjon', 'alt'),
    brekk: fc.constantFrom(22, 30, 40),
    fet: fc.boolean(),
    sidebrudd: fc.integer({ min: 2, max: 9 }),
    hode: fc.constantFrom('navn', 'ar', 'forkortet'),
    overskrift: fc.constantFrom('fet', 'brutt', 'fet og brutt'),
    stjerne: fc.constantFrom('', ' '),
  },
  { requiredKeys: [] },
);

const bytes = fc.record({
  linjeskift: fc.constantFrom('\n', '\r\n', '\r'),
  bom: fc.boolean(),
  form: fc.constantFrom('NFC', 'NFD'),
});

const periode = fc.record({
  ar: fc.integer({ min: 2003, max: 2049 }),
  fra: fc.integer({ min: 1, max: 12 }),
  antall: fc.integer({ min: 1, max: 12 }),
});

const FORMATER = { toTabs, toLayout, toMarkdown };

function encode(
  tekst: string,
  { linjeskift, bom, form }: typeof bytes extends fc.Arbitrary<infer T> ? T : never,
) {
  return (bom ? '\uFEFF' : '') + tekst.normalize(form).replaceAll('\n', linjeskift);
}

describe.each(Object.entries(FORMATER))('the real report by %s', (_, write) => {
  it('says the same for any months, in any combination of ways to write it', () => {
    fc.assert(
      fc.property(periode, mate, bytes, ({ ar, fra, antall }, skrivemate, koding) => {
        const modell = otherPeriod(MODELL, ar, fra, antall);
        const lest = les(encode(write(modell, skrivemate), koding));
        expect(lest.feil).toEqual([]);
        expect([...lest.observasjoner]).toEqual([...observasjonerI(modell)]);
      }),
      { numRuns: 25, seed: 6 },
    );
  });

  it('says the same for one month, however the column is headed, if at all', () => {
    fc.assert(
      fc.property(
        mate,
        bytes,
        fc.constantFrom('navn', 'ar', 'forkortet', 'ingen'),
        (skrivemate, koding, hode) => {
          const modell = otherPeriod(MODELL, 2021, 5, 1);
          const lest = les(encode(write(modell, { ...skrivemate, hode }), koding));
          expect(lest.feil).toEqual([]);
          expect([...lest.observasjoner]).toEqual([...observasjonerI(modell)]);
        },
      ),
      { numRuns: 25, seed: 7 },
    );
  });
});
