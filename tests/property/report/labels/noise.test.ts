import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { observasjonerI, readModell } from '../../../unit/report/parse/model.ts';
import { toLayout, toMarkdown, toTabs } from '../../../unit/report/parse/write.ts';
import { addNoise, SKADER, trekk } from '../../../unit/report/parse/noise.ts';
import { les, register } from '../../../unit/report/labels/read.ts';

// Whole reports are read many times over.
vi.setConfig({ testTimeout: 60_000 });

const MODELL = readModell();
const EXPECTED = observasjonerI(MODELL);
const seeds = fc.integer({ min: 0, max: 2 ** 31 });

describe('labels with noise', () => {
  it('on one in ten, in any shape, change no observation and give no error', () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(toTabs, toLayout, toMarkdown), (seed, write) => {
        const lest = les(write(addNoise(MODELL, seed)));
        expect(lest.feil).toEqual([]);
        expect([...lest.observasjoner]).toEqual([...EXPECTED]);
        expect(lest.avlesning?.nye).toEqual([]);
      }),
      { numRuns: 12, seed: 1 },
    );
  });

  it('on every label change no observation', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const lest = les(toTabs(addNoise(MODELL, seed, 1)));
        expect(lest.feil).toEqual([]);
        expect([...lest.observasjoner]).toEqual([...EXPECTED]);
      }),
      { numRuns: 6, seed: 2 },
    );
  });

  it('so heavy that some cannot be read give an error at the label, never another figure or a new tiltak', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 2, max: 6 }), (seed, rounds) => {
        let modell = MODELL;
        for (let i = 0; i < rounds; i += 1) modell = addNoise(modell, seed + i, 0.4);
        const lest = les(toTabs(modell));
        const wrong = [...lest.observasjoner].filter(
          ([nokkel, verdi]) => EXPECTED.get(nokkel) !== verdi,
        );
        expect(wrong).toEqual([]);
        expect(lest.avlesning?.nye).toEqual([]);
        if (lest.feil.length === 0) expect(lest.observasjoner.size).toBe(EXPECTED.size);
      }),
      { numRuns: 12, seed: 3 },
    );
  });
});

describe('one old tiltak damaged alike everywhere', () => {
  it.each(Object.keys(SKADER))('by %s is the old one, not a new one', (slag) => {
    // Every third, another third for each kind of damage.
    const offset = Object.keys(SKADER).indexOf(slag) % 3;
    const some = register.tiltak.filter((_, i) => i % 3 === offset);
    for (const [i, { slug, navn }] of some.entries()) {
      const damaged = SKADER[slag]?.(navn, trekk(i)) ?? navn;
      const modell = {
        ...MODELL,
        tabeller: MODELL.tabeller.map((tabell) => ({
          ...tabell,
          rader: tabell.rader.map((rad) =>
            rad.mal === `tiltak/${slug}` ? { ...rad, etikett: damaged } : rad,
          ),
        })),
      };
      const lest = les(toTabs(modell));
      expect([damaged, lest.feil, lest.avlesning?.nye]).toEqual([damaged, [], []]);
      expect([...lest.observasjoner]).toEqual([...EXPECTED]);
    }
  });
});
