import { beforeAll, describe, expect, it } from 'vitest';
import type { Observation } from '../../../src/lib/domain/observation.ts';
import { mergeReports } from '../../../src/lib/series/merge.ts';
import { reconciliationPage } from '../../../src/lib/site/reconciliation.ts';
import type { PageContext } from '../../../src/lib/site/context.ts';
import { seriesRemarks } from '../../../src/lib/site/notes.ts';
import { hovedgruppePlan } from '../../../src/lib/site/tables.ts';
import { realBasis } from './real.ts';

let context: PageContext;
beforeAll(async () => {
  context = await realBasis();
});

/** The real report, as if its «7 853» of line 131 had been misread and corrected. */
function corrected() {
  const { release, register } = context;
  const observasjoner = release.observasjoner.map((cell): Observation => {
    if (cell.kilde.linje !== 131 || cell.kilde.kolonne !== 34) return cell;
    const verdi = {
      status: 'rettet' as const,
      antall: 7853,
      fra: '7 863',
      begrunnelse: 'Siffer lest feil; <6> er 5.',
      dato: '2021-06-03',
    };
    return { ...cell, verdi };
  });
  return { rapport: { ...release, observasjoner }, register };
}

describe('a corrected figure', () => {
  it('stands on the reconciliation page with what, why and when', () => {
    const { rapport, register } = corrected();
    expect(reconciliationPage(rapport, register).rettelser).toEqual([
      {
        navn: 'Arbeidstrening',
        maned: '<time datetime="2021-04">april 2021</time>',
        fra: '7 863',
        til: '7\u00a0853',
        begrunnelse: 'Siffer lest feil; <6> er 5.',
        dato: '<time datetime="2021-06-03">3. juni 2021</time>',
        kilde: { tekst: 'linje 131', sti: '/rapporter/2021-05/kilde/#L131' },
      },
    ]);
  });

  it('is explained under every figure it is in, and under no other', () => {
    const { rapport, register } = corrected();
    const serier = mergeReports([rapport]);
    const told = (id: string) => {
      const plan = hovedgruppePlan({ niva: 'tiltak', id }, register);
      const keys = plan.map(({ serie }) => serie);
      return seriesRemarks(keys, { serier, register, maned: '2021-05' });
    };
    expect(told('arbeidstrening')).toEqual([
      '† Et tall for <time datetime="2021-04">april 2021</time> er rettet av redaksjonen ' +
        '<time datetime="2021-06-03">3. juni 2021</time>: ' +
        '<span data-sitat="rettelse">Siffer lest feil; &lt;6&gt; er 5.</span>',
    ]);
    expect(told('mentor')).toEqual([]);
  });

  it('is not there in the real report, which is read as it is printed', () => {
    expect(reconciliationPage(context.release, context.register).rettelser).toEqual([]);
  });
});
