import { beforeAll, describe, expect, it } from 'vitest';
import { reconciliationPage } from '../../../src/lib/site/reconciliation.ts';
import type { PageContext } from '../../../src/lib/site/context.ts';
import { sourcePage } from '../../../src/lib/site/source.ts';
import { reconciliationSentence, rapportPage } from '../../../src/lib/site/release-page.ts';
import { realBasis } from './real.ts';

let context: PageContext;
beforeAll(async () => {
  context = await realBasis();
});

describe('the pages of a release', () => {
  it('say how many sums are exact, and nothing of the others but that they do not contradict', () => {
    // 861 exact of 1,395, as an independent reader and the reconciler count them.
    expect(reconciliationSentence(context.release)).toBe(
      'Av 1\u00a0395 summer går 861 opp nøyaktig. De andre inneholder skjermede tall eller mangler rader, ' +
        'og ingen av dem er i strid med rapporten.',
    );
  });

  it('show how it reconciles', () => {
    const { sum, tolkninger } = reconciliationPage(context.release, context.register);
    expect(sum.eksakt).toBe('861');
    expect(sum.brutt).toBe('0');
    const damaged = tolkninger.find(({ etikett }) => etikett === 'Jobbkubb');
    expect(damaged?.navn).toBe('Jobbklubb');
    expect(damaged?.kilder.map(({ sti }) => sti)).toEqual([
      '/rapporter/2021-05/kilde/#L218',
      '/rapporter/2021-05/kilde/#L291',
    ]);
    // Each damaged spelling that an independent reader found is told.
    const spellings = tolkninger.map(({ etikett }) => etikett);
    for (const label of ['Lønnskudd', 'AMO Enkeltklass, Forsøk', 'I alt kvinner og jobbskaping og'])
      expect(spellings).toContain(label);
  });

  it('show its text line for line', () => {
    const { linjer } = sourcePage(context.release);
    expect(linjer[130]).toEqual({
      nummer: 131,
      etikett: 'Linje 131',
      harTall: true,
      navn: 'Arbeidstrening',
      tekst: '\t6 773\t7 208\t7 606\t7 853\t7 982',
    });
    // 875 line ends, and one last line without.
    expect(linjer).toHaveLength(876);
  });

  it('list the largest movements by size, with the pages that the release keeps', () => {
    const [up, down] = rapportPage(context).bevegelser;
    // Midlertidig lønnstilskudd 7 943 → 8 311; jobbklubb 2 095 → 1 725.
    expect(up?.linjer[0]?.sti).toBe('/rapporter/2021-05/tiltak/midlertidig-lonnstilskudd/');
    expect(up?.linjer[0]?.html).toContain('value="368"');
    expect(down?.linjer[0]?.sti).toBe('/rapporter/2021-05/tiltak/jobbklubb/');
    expect(down?.linjer[0]?.html).toContain('value="-370"');
  });
});
