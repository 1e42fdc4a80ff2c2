import { describe, expect, it } from 'vitest';
import { readModell, type Modelltabell } from '../read/modell.ts';
import { toTabs } from '../read/skriv.ts';
import { les } from './les.ts';

const MODELL = readModell();

/** The errors and warnings of the report without some of its tables. */
function without(gone: (tabell: Modelltabell) => boolean): string[] {
  const tabeller = MODELL.tabeller.filter((tabell) => !gone(tabell));
  // What stood above a table that is gone stands above the next.
  const kept = tabeller.map((tabell) => ({ ...tabell, egenSeksjon: true, egenPeriode: true }));
  const { file } = les(toTabs({ ...MODELL, tabeller: kept }));
  return file.messages
    .filter(({ fatal }) => fatal !== undefined)
    .map(({ ruleId, expected }) => `${ruleId ?? ''}: ${expected?.[0] ?? ''}`);
}

describe('a report that lost pages', () => {
  it('complete, has nothing missing', () => expect(without(() => false)).toEqual([]));

  it('without the table of one hovedgruppe and sex, is told which', () => {
    const gone = ({ undergruppe }: Modelltabell) => undergruppe === 'Menn, andre på tiltak';
    expect(without(gone)).toContain('tabell-mangler: Menn, andre på tiltak');
  });

  it('without a section in the middle, is told which', () => {
    const gone = ({ seksjon }: Modelltabell) => seksjon === 'Tiltak';
    expect(without(gone)).toContain('seksjon-mangler: Tiltak');
  });

  it('that ends after the first sections, is warned of, for it may never have had the others', () => {
    const gone = ({ seksjon }: Modelltabell) => seksjon.includes('hovedgrupper');
    expect(without(gone)).toEqual([
      'seksjon-mangler: Tiltak og hovedgrupper',
      'seksjon-mangler: Tiltak, hovedgrupper og kjønn',
    ]);
  });

  it('without the tiltak of a group, is told at the group', () => {
    const tabeller = MODELL.tabeller.map((tabell) => ({
      ...tabell,
      rader: tabell.rader.filter(
        ({ mal }) => tabell.seksjon !== 'Tiltak' || mal !== 'tiltak/egenetablering',
      ),
    }));
    const { feil } = les(toTabs({ ...MODELL, tabeller }));
    expect(feil.map((line) => line.split(' ')[1])).toEqual(['deler-mangler']);
  });
});
