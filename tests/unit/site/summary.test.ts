import { beforeAll, describe, expect, it } from 'vitest';
import { story } from '../../../src/lib/site/summary.ts';
import type { PageContext } from '../../../src/lib/site/context.ts';
import { summaryFor } from '../../../src/lib/text/summary.ts';
import { realBasis } from './real.ts';

let context: PageContext;
beforeAll(async () => {
  context = await realBasis();
});

describe('the workings under a summary', () => {
  const workings = () =>
    story(summaryFor({ niva: 'tiltak', id: 'jobbklubb' }, context), context).calculations;

  it('have every formula once, under words that lead to a sentence with an address', () => {
    const { setninger } = story(summaryFor({ niva: 'tiltak', id: 'jobbklubb' }, context), context);
    const step = workings()?.steg ?? [];
    const formulas = step.flatMap(({ formulas }) => formulas);
    expect(new Set(formulas).size).toBe(formulas.length);
    // Line 135 of the report: 2 095 in April, 1 725 in May.
    expect(
      formulas.filter((formula) =>
        formula.replace(/<[^>]*>/g, '').startsWith('1\u00a0725 − 2\u00a0095'),
      ),
    ).toHaveLength(1);
    const places = ['#innhold', ...setninger.map(({ id }) => `#${id}`)];
    for (const { sti, ord } of step) {
      expect(places).toContain(sti);
      expect(ord).not.toContain('<data');
      expect(ord).toMatch(/\p{L}/u);
    }
  });

  it('hold the largest change against the next, whoever of two has that', () => {
    const step = workings()?.steg.find(({ sti }) => sti === '#setning-largest-of-all');
    const plain = step?.formulas.map((formula) => formula.replace(/<[^>]*>/g, '')) ?? [];
    // AMO-kurs and avklaring both fell by 302, more than any tiltak but jobbklubb.
    expect(plain.map((formula) => formula.split(' = ')[1])).toEqual(['−302', '−370']);
  });

  it('list every series once, with its line', () => {
    const sources = workings()?.kilder ?? [];
    const names = sources.map(({ navn }) => navn);
    expect(new Set(names).size).toBe(names.length);
    expect(sources.find(({ navn }) => navn === 'Jobbklubb')?.steder).toEqual([
      {
        link: { tekst: 'linje 135', sti: '/rapporter/2021-05/kilde/#L135' },
        maneder: undefined,
      },
    ]);
  });
});
