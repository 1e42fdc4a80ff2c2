import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { observationsIn, otherPeriod, readModel } from '../../../unit/report/parse/model.ts';
import { toLayout, toMarkdown, toTabs, type Notation } from '../../../unit/report/parse/write.ts';
import { read } from '../../../unit/report/labels/read.ts';

// Whole reports are read many times over.
vi.setConfig({ testTimeout: 120_000 });

const MODEL = readModel();

/** Every way a report may be written, in any combination: what stands in it is the same. */
const manner: fc.Arbitrary<Notation> = fc.record(
  {
    thousand: fc.constantFrom(' ', '\u00a0', '\u202f', '\u2009'),
    blank: fc.boolean(),
    strokes: fc.boolean(),
    pageNumber: fc.boolean(),
    omit: fc.constantFrom('seksjon', 'alt'),
    lineBreak: fc.constantFrom(22, 30, 40),
    bold: fc.boolean(),
    pageBreach: fc.integer({ min: 2, max: 9 }),
    head: fc.constantFrom('navn', 'ar', 'forkortet'),
    overskrift: fc.constantFrom('fet', 'brutt', 'fet og brutt'),
    star: fc.constantFrom('', ' '),
  },
  { requiredKeys: [] },
);

const bytes = fc.record({
  lineBreak: fc.constantFrom('\n', '\r\n', '\r'),
  bom: fc.boolean(),
  form: fc.constantFrom('NFC', 'NFD'),
});

const period = fc.record({
  ar: fc.integer({ min: 2003, max: 2049 }),
  fra: fc.integer({ min: 1, max: 12 }),
  antall: fc.integer({ min: 1, max: 12 }),
});

const FORMATS = { toTabs, toLayout, toMarkdown };

function encode(
  text: string,
  { lineBreak, bom, form }: typeof bytes extends fc.Arbitrary<infer T> ? T : never,
) {
  return (bom ? '\uFEFF' : '') + text.normalize(form).replaceAll('\n', lineBreak);
}

describe.each(Object.entries(FORMATS))('the real report by %s', (_, write) => {
  it('says the same for any months, in any combination of ways to write it', () => {
    fc.assert(
      fc.property(period, manner, bytes, ({ ar, fra, antall }, notation, encoding) => {
        const model = otherPeriod(MODEL, ar, fra, antall);
        const readOut = read(encode(write(model, notation), encoding));
        expect(readOut.feil).toEqual([]);
        expect([...readOut.observasjoner]).toEqual([...observationsIn(model)]);
      }),
      { numRuns: 25, seed: 6 },
    );
  });

  it('says the same for one month, however the column is headed, if at all', () => {
    fc.assert(
      fc.property(
        manner,
        bytes,
        fc.constantFrom('navn', 'ar', 'forkortet', 'ingen'),
        (notation, encoding, head) => {
          const model = otherPeriod(MODEL, 2021, 5, 1);
          const readOut = read(encode(write(model, { ...notation, head }), encoding));
          expect(readOut.feil).toEqual([]);
          expect([...readOut.observasjoner]).toEqual([...observationsIn(model)]);
        },
      ),
      { numRuns: 25, seed: 7 },
    );
  });
});
