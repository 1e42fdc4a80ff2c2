import { beforeAll, describe, expect, it } from 'vitest';
import { movementsFigure } from '../../../src/lib/site/figures.ts';
import type { PageContext } from '../../../src/lib/site/context.ts';
import type { MovementRows } from '../../../src/lib/site/model.ts';
import { realBasis } from './real.ts';

let context: PageContext;
let table: MovementRows | undefined;
beforeAll(async () => {
  context = await realBasis();
  table = movementsFigure(context)?.bevegelser;
});

const text = (html: string) => html.replace(/<[^>]*>/g, '');

describe('the table under the figure of movements', () => {
  it('has a line for each bar, with both levels, the change and its percentage', () => {
    expect(table?.columns.map(text)).toEqual(['april 2021', 'mai 2021', 'Endring', 'I prosent']);
    const lines = table?.rader.map(({ celler }) => celler.map(({ html }) => text(html)));
    expect(lines).toHaveLength(12);
    // Lines 135 and 166 of the report.
    expect(lines?.slice(0, 2)).toEqual([
      ['2\u00a0095', '1\u00a0725', '\u2212370', '\u221217,7\u00a0%'],
      ['7\u00a0943', '8\u00a0311', '+368', '+4,6\u00a0%'],
    ]);
  });

  it('marks every number with what it stands on, and says on which line that is', () => {
    const [first] = table?.rader ?? [];
    const key = 'tiltak/jobbklubb/alle/alle';
    expect(first?.celler[2]?.html).toBe(
      `\u2212<data value="-370" data-regel="endring" data-av="${key}@2021-05 ${key}@2021-04">370</data>`,
    );
    expect(first?.kilder).toEqual([{ tekst: 'linje 135', sti: '/rapporter/2021-05/kilde/#L135' }]);
  });

  it('takes the place of the table of levels', () => {
    const figure = movementsFigure(context);
    expect(figure?.table).toBeUndefined();
    // January of digital oppfølging/jobbklubb is hidden, and is neither drawn nor listed.
    expect(figure?.remarks.join(' ')).not.toContain('*');
  });
});
