import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addManeder, type Maned } from '../../../src/lib/domain/maned.ts';
import type { Grunnlag } from '../../../src/lib/compare/grunnlag.ts';
import { FIGURSLAG, figurtekst } from '../../../src/lib/narrate/figurtekst.ts';
import { toPlain, type Frase } from '../../../src/lib/narrate/frase.ts';
import { nokkeltall } from '../../../src/lib/narrate/nokkeltall.ts';
import { rapportsammendrag } from '../../../src/lib/narrate/rapport.ts';
import { sammendragFor } from '../../../src/lib/narrate/sammendrag.ts';
import { lintBokmal } from '../../sprak/lint.ts';
import { REGISTER, syntetisk, vandring } from '../compare/syntetisk.ts';
import { faultsIn } from './kontroll.ts';
import { emner, readRapporten } from './rapporten.ts';

/** Every phrase the engine makes for every page of one month. */
function allPhrases(grunnlag: Grunnlag): Frase[] {
  const pages = emner(grunnlag).flatMap((emne) => {
    const { overskrift, setninger, forbehold, beregninger } = sammendragFor(emne, grunnlag);
    return [
      ...[overskrift, ...setninger, ...forbehold].map(({ innhold }) => innhold),
      ...beregninger.flatMap(({ formler }) => formler),
      ...nokkeltall(emne, grunnlag).flatMap(({ etikett, verdi, detalj }) => [
        etikett,
        verdi,
        detalj ?? [],
      ]),
      ...FIGURSLAG.flatMap((slag) => Object.values(figurtekst(slag, emne, grunnlag)) as Frase[]),
    ];
  });
  const { setninger, beregninger, okte, gikkNed } = rapportsammendrag(grunnlag);
  return [
    ...pages,
    ...setninger.map(({ innhold }) => innhold),
    ...beregninger.flatMap(({ formler }) => formler),
    ...[...okte, ...gikkNed].map(({ innhold }) => innhold),
  ];
}

/** What is wrong in any phrase: a number, a sign, a bare digit, a breach of house style. */
function faults(grunnlag: Grunnlag): string[] {
  const navn = grunnlag.register.tiltak
    .map(({ former }) => former.setning)
    .filter((name) => /\d/.test(name));
  return allPhrases(grunnlag).flatMap((phrase) => [
    ...faultsIn(phrase, grunnlag.serier, navn),
    ...lintBokmal(toPlain(phrase)).map(({ regel, utdrag }) => `${regel} | ${utdrag}`),
  ]);
}

describe('every number in every text', { timeout: 60_000 }, () => {
  it('follows from its marks, with the right sign beside it, in every month of the real report', async () => {
    const grunnlag = await readRapporten();
    for (const i of [0, 1, 2, 3, 4])
      expect(faults({ ...grunnlag, maned: addManeder('2021-01', i) })).toEqual([]);
  });

  it('does so over series of 1 to 30 months, small and large, with months missing and breaks', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.integer({ min: 1, max: 30 }),
        fc.constantFrom(3, 12, 60, 400, 40000),
        fc.array(fc.integer({ min: 1, max: 28 }), { maxLength: 3 }),
        fc.option(fc.integer({ min: 1, max: 28 }), { nil: undefined }),
        (fro, maneder, storst, gaps, brokenAt) => {
          const fra = '2019-11';
          const mangler = gaps.filter((i) => i < maneder - 1).map((i) => addManeder(fra, i));
          const register = brokenAt === undefined ? REGISTER : withBreak(addManeder(fra, brokenAt));
          const blad = vandring(fro, storst, maneder);
          expect(faults(syntetisk({ fra, maneder, blad, mangler, register }))).toEqual([]);
        },
      ),
      { numRuns: 30, seed: 20210501 },
    );
  });

  it('does so at the end, in the middle and at the start of 240 months', () => {
    const grunnlag = syntetisk({ fra: '2005-01', maneder: 240, blad: vandring(5, 300, 240) });
    for (const i of [239, 130, 14, 12, 1, 0])
      expect(faults({ ...grunnlag, maned: addManeder('2005-01', i) })).toEqual([]);
  });
});

function withBreak(maned: Maned): typeof REGISTER {
  const brudd = [{ maned, tekst: 'Ny definisjon.' }];
  return {
    ...REGISTER,
    tiltak: REGISTER.tiltak.map((tiltak, i) => (i % 2 === 0 ? { ...tiltak, brudd } : tiltak)),
  };
}
