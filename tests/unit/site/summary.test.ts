import { beforeAll, describe, expect, it } from 'vitest';
import { fortelling } from '../../../src/lib/site/summary.ts';
import type { Sidegrunnlag } from '../../../src/lib/site/context.ts';
import { sammendragFor } from '../../../src/lib/text/summary.ts';
import { realBasis } from './real.ts';

let grunnlag: Sidegrunnlag;
beforeAll(async () => {
  grunnlag = await realBasis();
});

describe('the workings under a summary', () => {
  const workings = () =>
    fortelling(sammendragFor({ niva: 'tiltak', id: 'jobbklubb' }, grunnlag)).utregninger;

  it('have every formula once, under words that lead to a sentence with an address', () => {
    const { setninger } = fortelling(sammendragFor({ niva: 'tiltak', id: 'jobbklubb' }, grunnlag));
    const steg = workings()?.steg ?? [];
    const formulas = steg.flatMap(({ formler }) => formler);
    expect(new Set(formulas).size).toBe(formulas.length);
    // Line 135 of the report: 2 095 in April, 1 725 in May.
    expect(
      formulas.filter((formel) =>
        formel.replace(/<[^>]*>/g, '').startsWith('1\u00a0725 − 2\u00a0095'),
      ),
    ).toHaveLength(1);
    const places = ['#innhold', ...setninger.map(({ id }) => `#${id}`)];
    for (const { sti, ord } of steg) {
      expect(places).toContain(sti);
      expect(ord).not.toContain('<data');
      expect(ord).toMatch(/\p{L}/u);
    }
  });

  it('hold the largest change against the next, whoever of two has that', () => {
    const steg = workings()?.steg.find(({ sti }) => sti === '#setning-largest-of-all');
    const plain = steg?.formler.map((formel) => formel.replace(/<[^>]*>/g, '')) ?? [];
    // AMO-kurs and avklaring both fell by 302, more than any tiltak but jobbklubb.
    expect(plain.map((formel) => formel.split(' = ')[1])).toEqual(['−302', '−370']);
  });

  it('list every series once, with its line', () => {
    const kilder = workings()?.kilder ?? [];
    const names = kilder.map(({ navn }) => navn);
    expect(new Set(names).size).toBe(names.length);
    expect(kilder.find(({ navn }) => navn === 'Jobbklubb')?.steder).toEqual([
      {
        lenke: { tekst: 'linje 135', sti: '/rapporter/2021-05/kilde/#L135' },
        maneder: undefined,
      },
    ]);
  });
});
