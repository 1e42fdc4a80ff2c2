import { beforeAll, describe, expect, it } from 'vitest';
import type { Sidegrunnlag } from '../../../src/lib/page/grunnlag.ts';
import { oversikt, type Oversikt } from '../../../src/lib/page/oversikt.ts';
import { realBasis } from './virkelig.ts';

let rows: Oversikt;
beforeAll(async () => {
  const { serier, register, maned }: Sidegrunnlag = await realBasis();
  rows = oversikt(serier, register, maned);
});

const tiltak = (navn: string) =>
  rows.grupper.flatMap(({ rader }) => rader).find((rad) => rad.navn === navn);

describe('oversikt', () => {
  it('lists every tiltak once, under its group, in the report’s order', () => {
    expect(rows.grupper.map(({ rader }) => rader.length)).toEqual([3, 8, 1, 14, 2, 3, 4, 1, 1]);
    expect(rows.hovedgrupper).toHaveLength(3);
  });

  it('tells figure and change with the cells they come from', () => {
    // Line 135: 2 095 in April, 1 725 in May.
    expect(tiltak('Jobbklubb')?.verdi.html).toBe(
      '<data value="1725" data-regel="verdi" data-av="tiltak/jobbklubb/alle/alle@2021-05">1\u00a0725</data>',
    );
    expect(tiltak('Jobbklubb')?.endring.html).toBe(
      '\u2212<data value="-370" data-regel="endring" data-av="tiltak/jobbklubb/alle/alle@2021-05 tiltak/jobbklubb/alle/alle@2021-04">370</data>',
    );
    expect(tiltak('Arbeidstrening')?.endring.html).toMatch(/^\+<data value="129"/);
    // Line 139: 4 in both months.
    expect(tiltak('Produksjonsverksted (PV)')?.endring.html).toMatch(
      /^<data value="0".*>0<\/data>$/,
    );
  });

  it('shows one and the same mark for a hidden figure, and no change to or from it', () => {
    // Line 159: hidden in May, 4 in April.
    expect(tiltak('Høyere utdanning, Forsøk')?.verdi).toEqual({ html: '*', status: 'skjermet' });
    expect(tiltak('Høyere utdanning, Forsøk')?.endring).toEqual({ html: '–', status: 'mangler' });
    expect(tiltak('AMO Kurs, Forsøk')?.verdi).toEqual(tiltak('Høyere utdanning, Forsøk')?.verdi);
  });
});
