import { beforeAll, describe, expect, it } from 'vitest';
import { changeFigure } from '../../../src/lib/site/figures.ts';
import type { PageContext } from '../../../src/lib/site/context.ts';
import { realBasis } from './real.ts';

let context: PageContext;
beforeAll(async () => {
  context = await realBasis();
});

function rows(id: string): string[][] | undefined {
  return changeFigure({ niva: 'tiltak', id }, context)?.table?.rader.map(({ celler }) =>
    celler.map(({ tekst }) => tekst),
  );
}

describe('the table under a figure of changes', () => {
  it('has the changes that are drawn beside the levels', () => {
    // Line 135: 1 808, 1 927, 2 071, 2 095, 1 725; the newest month first.
    expect(rows('jobbklubb')).toEqual([
      ['1\u00a0725', '\u2212370'],
      ['2\u00a0095', '+24'],
      ['2\u00a0071', '+144'],
      ['1\u00a0927', '+119'],
      ['1\u00a0808', '–'],
    ]);
  });

  it('says over the changes that they are of the series beside them', () => {
    const table = changeFigure({ niva: 'tiltak', id: 'jobbklubb' }, context)?.table;
    expect(table?.columns.map(({ serie, regel }) => [serie, regel])).toEqual([
      ['tiltak/jobbklubb/alle/alle', undefined],
      [undefined, 'endring'],
    ]);
  });

  it('has no change to or from a hidden month', () => {
    // Line 132: January is hidden.
    expect(rows('digital-oppfolging-jobbklubb')?.map(([, change]) => change)).toEqual([
      '\u2212110',
      '\u221226',
      '+415',
      '–',
      '–',
    ]);
  });
});
