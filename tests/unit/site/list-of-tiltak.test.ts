import { beforeAll, describe, expect, it } from 'vitest';
import type { PageContext } from '../../../src/lib/site/context.ts';
import { sortedPage, sortingOptions } from '../../../src/lib/site/list-of-tiltak.ts';
import { realBasis } from './real.ts';

let context: PageContext;
beforeAll(async () => {
  context = await realBasis();
});

const names = (sorting: Parameters<typeof sortedPage>[0]) =>
  sortedPage(sorting, context).overview.deler.map(({ rader }) => rader.map(({ navn }) => navn));

/** Hidden in May, in the report's order (lines 130, 140, 155 and 159). */
const HIDDEN = [
  'Arbeidspraksis i ordinær virksomhet',
  'Utvidet oppfølging i opplæring',
  'AMO-kurs (forsøk)',
  'Høyere utdanning (forsøk)',
];

describe('sortertside', () => {
  it('has each of the 37 tiltak once in every order', () => {
    for (const sorting of ['navn', 'antall', 'endring'] as const)
      expect(new Set(names(sorting).flat()).size, sorting).toBe(37);
  });

  it('sorts names as Norwegian does', () => {
    const [first] = names('navn');
    expect(first?.[0]).toBe('2-årig opplæringstiltak');
    expect(first?.indexOf('Høyere utdanning')).toBeLessThan(
      first?.indexOf('Individuell jobbstøtte') ?? 0,
    );
    expect(first?.at(-1)).toBe('Videregående/yrkesfaglig utdanning på enkeltplass (forsøk)');
  });

  it('sorts by size only what has a size, and leaves the hidden in the report’s order', () => {
    const [sized, rest] = names('antall');
    // Lines 137 and 182: 9 312 and 9 246.
    expect(sized?.slice(0, 2)).toEqual([
      'Oppfølging',
      'Varig tilrettelagt arbeid i skjermet virksomhet',
    ]);
    expect(sized).toHaveLength(33);
    expect(rest).toEqual(HIDDEN);
  });

  it('sorts by the size of the change, up or down', () => {
    const [sized, rest] = names('endring');
    expect(sized?.slice(0, 3)).toEqual(['Jobbklubb', 'Midlertidig lønnstilskudd', 'AMO-kurs']);
    expect(rest).toEqual(HIDDEN);
  });
});

describe('sorteringsvalg', () => {
  it('marks the page’s own order', () => {
    expect(sortingOptions('antall').filter(({ chosen }) => chosen)).toEqual([
      { tekst: 'antall', sti: '/tiltak/etter-antall/', chosen: true },
    ]);
    expect(sortingOptions(undefined).some(({ chosen }) => chosen)).toBe(false);
  });
});
