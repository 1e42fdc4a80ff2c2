import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { heleTabellen, sannhet, skjerm } from '../../audit/experiment.ts';
import { lesFasit, type Fasit } from '../../audit/truth/truth.ts';
import { lesMappe } from '../../audit/folder.ts';
import { summer } from '../../audit/truth/sums.ts';
import { RAPPORTER, REGISTER } from './sample-page.ts';

const EKTE = 'tests/fixtures/innhold/rapporter/2021-05.txt';

/**
 * Two truths that agree on every visible cell are one and the same file once the agency has put its stars
 * in: the site never gets to see which of them it was, and the same text gives the same site, byte for byte
 * (tests/site/build.test.ts). What could still tell them apart is only what can be
 * worked out from the visible cells, and that is what the rules about provenance forbid to print.
 */
describe.each([
  [
    'the real report',
    () =>
      lesFasit(new Map([['2021-05.txt', readFileSync(EKTE)]]), lesMappe('tests/fixtures/innhold')),
    '2021-05',
    readFileSync(EKTE, 'utf8'),
  ],
  [
    'the synthetic report',
    () => lesFasit(RAPPORTER, REGISTER),
    '2031-03',
    readFileSync('tests/fixtures/syntetisk-revisor/rapporter/2031-03.txt', 'utf8'),
  ],
])('%s', (_navn, les, utgave, original) => {
  const fasit = les();
  const sanne = [sannhet(fasit, utgave, false), sannhet(fasit, utgave, true)].map(
    (en) => en ?? new Map<string, number>(),
  );
  const [lav = new Map<string, number>(), hoy = new Map<string, number>()] = sanne;

  it('has at least one truth for every hidden cell, each under four', () => {
    const skjulte = [...fasit.utgave(utgave).values()].flatMap((celler) =>
      [...celler.values()].filter(({ antall }) => antall === '*'),
    );
    for (const sann of sanne) {
      expect(sann.size).toBe(skjulte.length);
      expect([...sann.values()].every((antall) => antall >= 0 && antall <= 3)).toBe(true);
      expect(brutteSummer(fasit, utgave, sann)).toEqual([]);
    }
  });

  it('is the same text, byte for byte, whichever truth lies behind it', () => {
    for (const sann of [lav, hoy])
      expect(skjerm(fasit, utgave, heleTabellen(fasit, utgave, sann))).toBe(original);
  });

  it('is another text as soon as one of them is over the limit', () => {
    const tabell = heleTabellen(fasit, utgave, lav);
    const [skjult = ''] = lav.keys();
    const over = skjerm(fasit, utgave, new Map(tabell).set(skjult, 4));
    expect(over).not.toBe(original);
    expect(over.replace(/(\t| )4(?=\t|\n|$)/g, '$1*').length).toBe(original.length);
    expect(() => skjerm(fasit, utgave, lav)).toThrow(RangeError);
  });
});

it('finds two truths that really differ behind the real report', () => {
  const fasit = lesFasit(
    new Map([['2021-05.txt', readFileSync(EKTE)]]),
    lesMappe('tests/fixtures/innhold'),
  );
  const [lav, hoy] = [sannhet(fasit, '2021-05', false), sannhet(fasit, '2021-05', true)];
  const ulike = [...(lav ?? [])].filter(([nokkel, antall]) => hoy?.get(nokkel) !== antall);
  expect(ulike.length).toBeGreaterThan(50);
});

function brutteSummer(fasit: Fasit, utgave: string, sann: ReadonlyMap<string, number>): string[] {
  const serier = fasit.utgave(utgave);
  const maneder = fasit.rapporter.at(-1)?.maneder ?? [];
  return summer(fasit.utgave(utgave), fasit.registerVed(utgave)).flatMap(({ total, deler }) =>
    maneder
      .filter((maned) => {
        const [sum, ...ledd] = [total, ...deler].map((serie) => {
          const antall = serier.get(serie)?.get(maned)?.antall ?? 0;
          return antall === '*' ? (sann.get(`${serie}@${maned}`) ?? Number.NaN) : antall;
        });
        return sum !== ledd.reduce((til, antall) => til + antall, 0);
      })
      .map((maned) => `${total}@${maned}`),
  );
}
