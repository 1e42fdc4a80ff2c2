import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { observationsIn, readModel } from '../../../unit/report/parse/model.ts';
import { toLayout, toMarkdown, toTabs } from '../../../unit/report/parse/write.ts';
import { addNoise, DAMAGES, draw } from '../../../unit/report/parse/noise.ts';
import { read, register } from '../../../unit/report/labels/read.ts';

// Whole reports are read many times over.
vi.setConfig({ testTimeout: 60_000 });

const MODEL = readModel();
const EXPECTED = observationsIn(MODEL);
const seeds = fc.integer({ min: 0, max: 2 ** 31 });

describe('labels with noise', () => {
  it('on one in ten, in any shape, change no observation and give no error', () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(toTabs, toLayout, toMarkdown), (seed, write) => {
        const readOut = read(write(addNoise(MODEL, seed)));
        expect(readOut.feil).toEqual([]);
        expect([...readOut.observasjoner]).toEqual([...EXPECTED]);
        expect(readOut.reading?.nye).toEqual([]);
      }),
      { numRuns: 12, seed: 1 },
    );
  });

  it('on every label change no observation', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const readOut = read(toTabs(addNoise(MODEL, seed, 1)));
        expect(readOut.feil).toEqual([]);
        expect([...readOut.observasjoner]).toEqual([...EXPECTED]);
      }),
      { numRuns: 6, seed: 2 },
    );
  });

  it('so heavy that some cannot be read give an error at the label, never another figure or a new tiltak', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 2, max: 6 }), (seed, rounds) => {
        let model = MODEL;
        for (let i = 0; i < rounds; i += 1) model = addNoise(model, seed + i, 0.4);
        const readOut = read(toTabs(model));
        const wrong = [...readOut.observasjoner].filter(
          ([key, value]) => EXPECTED.get(key) !== value,
        );
        expect(wrong).toEqual([]);
        expect(readOut.reading?.nye).toEqual([]);
        if (readOut.feil.length === 0) expect(readOut.observasjoner.size).toBe(EXPECTED.size);
      }),
      { numRuns: 12, seed: 3 },
    );
  });
});

describe('one old tiltak damaged alike everywhere', () => {
  it.each(Object.keys(DAMAGES))('by %s is the old one, not a new one', (kind) => {
    // Every third, another third for each kind of damage.
    const offset = Object.keys(DAMAGES).indexOf(kind) % 3;
    const some = register.tiltak.filter((_, i) => i % 3 === offset);
    for (const [i, { slug, navn }] of some.entries()) {
      const damaged = DAMAGES[kind]?.(navn, draw(i)) ?? navn;
      const model = {
        ...MODEL,
        tabeller: MODEL.tabeller.map((table) => ({
          ...table,
          rader: table.rader.map((row) =>
            row.template === `tiltak/${slug}` ? { ...row, etikett: damaged } : row,
          ),
        })),
      };
      const readOut = read(toTabs(model));
      expect([damaged, readOut.feil, readOut.reading?.nye]).toEqual([damaged, [], []]);
      expect([...readOut.observasjoner]).toEqual([...EXPECTED]);
    }
  });
});
