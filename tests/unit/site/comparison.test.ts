import { beforeAll, describe, expect, it } from 'vitest';
import { comparisonData, comparisonPage } from '../../../src/lib/site/comparison.ts';
import type { PageContext } from '../../../src/lib/site/context.ts';
import { realBasis } from './real.ts';

let context: PageContext;
beforeAll(async () => {
  context = await realBasis();
});

describe('what is compared', () => {
  it('is the whole, and every hovedgruppe, tiltaksgruppe and tiltak', () => {
    const { maneder, emner } = comparisonData(context);
    expect(maneder).toEqual(['2021-01', '2021-02', '2021-03', '2021-04', '2021-05']);
    // 3 hovedgrupper, 10 tiltaksgrupper and 37 tiltak, as counted in the report.
    expect(emner).toHaveLength(1 + 3 + context.register.tiltaksgrupper.length + 37);
    expect(new Set(emner.map(({ tall }) => tall.length))).toEqual(new Set([5]));
  });

  it('has each figure as the report prints it, and a mark for each that is hidden', () => {
    const told = (word: string) =>
      comparisonData(context).emner.find(({ emne }) => emne === word)?.tall;
    // Lines 26, 131 and 159.
    expect(told('i-alt')).toEqual([72086, 75001, 77372, 78670, 77811]);
    expect(told('tiltak/arbeidstrening')).toEqual([6773, 7208, 7606, 7853, 7982]);
    expect(told('tiltak/hoyere-utdanning-forsok')).toEqual(['*', '*', '*', 4, '*']);
  });
});

describe('the pairs that are ready', () => {
  it('are the two largest of those that can be seen, with a link that chooses them', () => {
    const { pairs } = comparisonPage(context);
    const [hovedgrupper] = pairs;
    expect(hovedgrupper?.gruppe).toBe('Hovedgruppene');
    // Lines 28 and 27: 58 357 and 17 532.
    expect(hovedgrupper?.sti).toBe(
      '/sammenlign/?emne=hovedgruppe/nedsatt-arbeidsevne-pa-tiltak&emne=hovedgruppe/arbeidssokere-pa-tiltak',
    );
    const newest = pairs.flatMap(({ table: { rader } }) =>
      rader.filter(({ maned }) => maned === '2021-05').flatMap(({ celler }) => celler),
    );
    expect(newest.length).toBe(2 * pairs.length);
    expect(newest.filter(({ status }) => status === 'skjermet')).toEqual([]);
  });
});
