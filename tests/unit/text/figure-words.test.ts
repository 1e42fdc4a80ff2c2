import { describe, expect, it } from 'vitest';
import { FIGURE_KINDS, type FigureKind } from '../../../src/lib/domain/contract.ts';
import { GRAND_TOTAL, type FactContext, type Subject } from '../../../src/lib/facts/context.ts';
import { SKJERMET } from '../../../src/lib/domain/value.ts';
import { figureText } from '../../../src/lib/text/captions.ts';
import { toPlain } from '../../../src/lib/text/phrase.ts';
import { REGISTER, synthetic, type Leaf } from '../facts/synthetic.ts';
import { mapCells } from './transform.ts';

/** The words of figures that have little to draw, on invented numbers: a leaf is a sex in one of three hovedgrupper. */

const FJELLTUR: Subject = { niva: 'tiltak', id: 'fjelltur' };
const told = (kind: FigureKind, subject: Subject, context: FactContext) => {
  const { tittel, description } = figureText(kind, subject, context);
  return { tittel: toPlain(tittel), description: toPlain(description) };
};

describe('a report of one month', () => {
  const context = synthetic({ fra: '2021-05', maneder: 1, leaf: () => 20 });

  it('lacks nothing, and has points where others have lines', () => {
    // Twenty of each sex in three hovedgrupper.
    expect(told('utvikling', FJELLTUR, context).description).toBe(
      'Punktet viser antallet i mai: 120.',
    );
    expect(told('kjonn', FJELLTUR, context).description).toBe(
      'Søylen øverst viser andelene i mai, punktene antall kvinner og menn. I mai var det 60 kvinner og 60 menn.',
    );
    expect(told('hovedgrupper', FJELLTUR, context).description).toMatch(
      /^Én rute for hver hovedgruppe viser antallet i mai\./,
    );
  });

  it('speaks of no other month in any figure', () => {
    for (const subject of [FJELLTUR, GRAND_TOTAL])
      for (const kind of FIGURE_KINDS)
        expect(told(kind, subject, context).description).not.toMatch(
          /Bare tallet|hver måned|måned for måned|Linje/,
        );
  });

  it('of few persons has no bar of shares to tell of', () => {
    const few = synthetic({ fra: '2021-05', maneder: 1, leaf: () => 5 });
    expect(told('kjonn', FJELLTUR, few).description).toMatch(
      /^Punktene viser antall kvinner og menn i mai\. /,
    );
  });

  it('whose number is hidden says so of that month', () => {
    const hidden = mapCells(context, (cell) => ({ ...cell, verdi: SKJERMET }));
    expect(told('utvikling', FJELLTUR, hidden).tittel).toBe(
      'Tallet for fjelltur i mai 2021 er skjermet',
    );
    expect(told('utvikling', FJELLTUR, hidden).description).toBe(
      'Tallet for mai er skjermet fordi det er under fire.',
    );
  });
});

describe('a figure of all its months', () => {
  const of = (months: number, leaf: Leaf) => synthetic({ fra: '2021-01', maneder: months, leaf });

  it('says that it is all of them', () => {
    const rising = (months: number) =>
      told(
        'endring',
        FJELLTUR,
        of(months, (_t, _h, _k, i) => 50 + i),
      ).description;
    expect(rising(5)).toContain('Antallet økte i alle de fire månedene.');
    expect(rising(3)).toContain('Antallet økte i begge månedene.');
    const turning = of(4, (_t, _h, _k, i) => 50 + (i === 3 ? 0 : i));
    expect(told('endring', FJELLTUR, turning).description).toContain(
      'Antallet økte i to måneder og gikk ned i én måned.',
    );
    const same = (months: number) =>
      told(
        'utvikling',
        FJELLTUR,
        of(months, () => 20),
      ).description;
    expect(same(2)).toContain('Tallet er 120 i begge månedene.');
    expect(same(3)).toContain('Tallet er 120 i alle månedene.');
  });
});

describe('a figure of changes with one bar', () => {
  it('speaks of one', () => {
    const context = synthetic({ fra: '2021-04', maneder: 2, leaf: (_t, _h, _k, i) => 20 + i });
    expect(told('endring', FJELLTUR, context).description).toBe(
      'Søylen viser endringen fra april til mai.',
    );
  });
});

describe('the title of a figure of what is hidden', () => {
  const context = synthetic({ fra: '2021-04', maneder: 2, leaf: () => 20 });
  const without = (months: string[]) =>
    mapCells(context, (cell) =>
      months.includes(cell.maned) ? { ...cell, verdi: SKJERMET } : cell,
    );

  it('names whose number it is', () => {
    expect(told('utvikling', FJELLTUR, without(['2021-04', '2021-05'])).tittel).toBe(
      'Tallene for fjelltur er skjermet',
    );
    expect(told('utvikling', FJELLTUR, without(['2021-05'])).tittel).toBe(
      '120 deltakere i fjelltur i april; tallet for mai 2021 er skjermet',
    );
  });
});

describe('the title of what moved most', () => {
  /** What each tiltak changes by, in sixes: a leaf is one of six. */
  const moving = (by: Record<string, number>) => {
    const leaf: Leaf = (tiltak, _h, _k, i) => 50 + i * (by[tiltak] ?? 0);
    return told('bevegelser', GRAND_TOTAL, synthetic({ fra: '2021-04', maneder: 2, leaf })).tittel;
  };

  it('has room for the longest of names', () => {
    const name = 'videregående/yrkesfaglig utdanning på enkeltplass (forsøk)';
    const [fjelltur, ...others] = REGISTER.tiltak;
    if (!fjelltur) throw new RangeError('no tiltak');
    const former = { ...fjelltur.former, setning: name };
    const register = { ...REGISTER, tiltak: [{ ...fjelltur, former }, ...others] };
    const leaf: Leaf = (tiltak, _h, _k, i) =>
      50 - i * ({ fjelltur: 40, fjellvern: 2, havfiske: -3, havbruk: -1 }[tiltak] ?? 0);
    const context = synthetic({ fra: '2021-04', maneder: 2, leaf, register });
    expect(told('bevegelser', GRAND_TOTAL, context).tittel).toBe(
      `Mest ned av tiltakene: ${name}, med 240`,
    );
  });

  it.each([
    [
      { fjelltur: -5, fjellvern: -2, havfiske: 3, havbruk: 1 },
      'Av tiltakene gikk fjelltur mest ned i mai 2021, med 30, og havfiske mest opp, med 18',
    ],
    [{ fjelltur: -5, fjellvern: -2 }, 'Av tiltakene gikk fjelltur mest ned i mai 2021, med 30'],
    [{ havfiske: 3, havbruk: 1 }, 'Av tiltakene økte havfiske mest i mai 2021, med 18'],
    // One each way is no largest of several its way.
    [
      { fjelltur: -5, havfiske: 3 },
      'Størst endring blant tiltakene i mai 2021: 30 færre i fjelltur',
    ],
    // The largest of one, or of two alike, is none.
    [{ fjelltur: -5 }, '30 færre i fjelltur i mai 2021 enn i april'],
    [{ fjelltur: 5, havbruk: -5 }, '30 flere i fjelltur i mai 2021 enn i april'],
  ])('says which and how much: %o', (by, expected) => {
    expect(moving(by)).toBe(expected);
  });
});

describe('what a whole consists of', () => {
  it('is told of its month, for the page is kept', () => {
    const SIZE: Record<string, number> = {
      fjelltur: 50,
      fjellvern: 40,
      fjellskole: 30,
      havbruk: 20,
    };
    const context = synthetic({ fra: '2021-05', maneder: 1, leaf: (tiltak) => SIZE[tiltak] ?? 10 });
    expect(told('sammensetning', { niva: 'tiltaksgruppe', id: 'fjell' }, context).description).toBe(
      'Søylene viser antallet i hvert tiltak. De største i mai var fjelltur (300) og fjellvern (240).',
    );
    expect(told('sammensetning', { niva: 'tiltaksgruppe', id: 'hav' }, context).description).toBe(
      'Søylene viser antallet i hvert tiltak. I mai hadde havbruk 120 deltakere, havfiske 60.',
    );
  });
});
