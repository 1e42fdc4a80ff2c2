import type { VFile } from 'vfile';
import { meld } from '../domain/melding.ts';
import { ALLE, type SerieNokkel } from '../domain/nokkel.ts';
import type { Observasjon } from '../domain/observasjon.ts';
import type { Tolkning } from '../domain/rapport.ts';
import type { Register } from '../domain/register.ts';
import type { Celle, Rad, Rapporttabeller, Tabell } from '../tables/tabell.ts';
import { findEtikett, type Kandidat, type Treff } from './etikett.ts';
import {
  nokkelOf,
  radKandidater,
  undergruppeKandidater,
  type Avgrensning,
  type Radmal,
} from './kandidater.ts';
import { mergeRows, type Radserie } from './gjentakelse.ts';
import { parseVerdi } from './tall.ts';

/** Everything the tables say, cell by cell, and how damaged labels were understood. */
export interface Avlesning {
  /** In the report's order: by first row of the series, then by month. */
  observasjoner: Observasjon[];
  tolkninger: Tolkning[];
  /** Rows that only repeat an earlier row. */
  gjentakelser: number;
}

/** Reads every row of every table as a series. Reports each label, cell or repetition that cannot be read. */
export function resolveTables(
  { tabeller }: Rapporttabeller,
  register: Register,
  rapport: string,
  file: VFile,
): Avlesning {
  const tolkninger: Tolkning[] = [];
  const rader = tabeller.flatMap((tabell) =>
    resolveTable(tabell, register, rapport, file, tolkninger),
  );
  const { serier, gjentakelser } = mergeRows(rader, file);
  return {
    observasjoner: serier.flatMap((serie) => serie.observasjoner),
    tolkninger,
    gjentakelser,
  };
}

function resolveTable(
  tabell: Tabell,
  register: Register,
  rapport: string,
  file: VFile,
  tolkninger: Tolkning[],
): Radserie[] {
  const avgrensning = resolveUndergruppe(tabell, register, file);
  if (!avgrensning) return [];
  const kandidater = radKandidater(tabell.seksjon, avgrensning, register);
  return tabell.rader.flatMap((rad) => {
    const treff = resolveEtikett(rad.etikett, kandidater, file);
    if (!treff) return [];
    if (treff.metode !== 'likt') tolkninger.push(toTolkning(rad.etikett, treff.metode, treff));
    const nokkel = nokkelOf(treff.kandidat.verdi, avgrensning);
    return [
      {
        nokkel,
        linje: rad.etikett.linje,
        observasjoner: readCells(rad, tabell, nokkel, rapport, file),
      },
    ];
  });
}

function resolveUndergruppe(
  tabell: Tabell,
  register: Register,
  file: VFile,
): Avgrensning | undefined {
  const kandidater = undergruppeKandidater(tabell.seksjon, register);
  const { undergruppe } = tabell;
  if (!undergruppe && !tabell.seksjon.startsWith('tiltak-'))
    return { hovedgruppe: ALLE, kjonn: ALLE };
  const treff = undergruppe && findEtikett(undergruppe.tekst, kandidater);
  if (treff) return treff.kandidat.verdi;
  meld(file, {
    ruleId: 'ukjent-undergruppe',
    alvor: 'error',
    reason: undergruppe
      ? `Kjenner ikke overskriften «${undergruppe.tekst}» over tabellen.`
      : 'Tabellen mangler overskriften som sier hvem den gjelder.',
    sted: undergruppe
      ? { linje: undergruppe.linje, kolonne: undergruppe.kolonne }
      : { linje: tabell.linje, kolonne: 1 },
    actual: undergruppe?.tekst,
    expected: kandidater.map(({ skrivemater }) => skrivemater[0]),
    note: 'Rett overskriften, eller sett inn den som mangler.',
  });
  return undefined;
}

function resolveEtikett(
  etikett: Celle,
  kandidater: Kandidat<Radmal>[],
  file: VFile,
): Treff<Radmal> | undefined {
  const treff = findEtikett(etikett.tekst, kandidater);
  if (treff) return treff;
  meld(file, {
    ruleId: 'ukjent-etikett',
    alvor: 'error',
    reason: `Kjenner ikke raden «${etikett.tekst}».`,
    sted: { linje: etikett.linje, kolonne: etikett.kolonne, sluttkolonne: etikett.slutt },
    actual: etikett.tekst,
    expected: kandidater.map(({ skrivemater }) => skrivemater[0]),
    note: 'Rett navnet, eller før det opp i registeret som nytt tiltak eller som alias.',
  });
  return undefined;
}

function toTolkning(
  etikett: Celle,
  metode: Tolkning['metode'],
  { kandidat, begrunnelse }: Treff<Radmal>,
): Tolkning {
  const { linje, kolonne, tekst } = etikett;
  return {
    linje,
    kolonne,
    etikett: tekst,
    navn: kandidat.skrivemater[0],
    ...kandidat.verdi,
    metode,
    begrunnelse,
  };
}

function readCells(
  rad: Rad,
  { maneder }: Tabell,
  serie: SerieNokkel,
  rapport: string,
  file: VFile,
): Observasjon[] {
  if (rad.celler.length !== maneder.length) reportWidth(rad, maneder.length, file);
  return maneder.flatMap((maned, i) => {
    const celle = rad.celler[i];
    if (!celle) return [];
    const verdi = parseVerdi(celle.tekst);
    const kilde = { rapport, linje: celle.linje, kolonne: celle.kolonne };
    if (verdi) return [{ serie, maned, verdi, kilde }];
    reportCell(celle, file);
    return [];
  });
}

function reportWidth(rad: Rad, expected: number, file: VFile): void {
  meld(file, {
    ruleId: 'antall-celler',
    alvor: 'error',
    reason: `Raden «${rad.etikett.tekst}» har ${rad.celler.length} celler; tabellen har ${expected} måneder.`,
    sted: { linje: rad.etikett.linje, kolonne: rad.etikett.kolonne },
    actual: String(rad.celler.length),
    expected: [String(expected)],
    note: 'Kontroller raden mot rapporten: en celle mangler eller er delt i to.',
  });
}

function reportCell(celle: Celle, file: VFile): void {
  meld(file, {
    ruleId: 'ulesbar-celle',
    alvor: 'error',
    reason: celle.tekst === '' ? 'Cellen er tom.' : `«${celle.tekst}» er verken et antall eller *.`,
    sted: { linje: celle.linje, kolonne: celle.kolonne, sluttkolonne: celle.slutt },
    actual: celle.tekst,
    expected: ['et helt tall som «1 234»', '*'],
    note: 'Kontroller cellen mot rapporten.',
  });
}
