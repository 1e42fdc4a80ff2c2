import type { VFile } from 'vfile';
import { hasErrors, meld } from '../../domain/diagnostic.ts';
import type { SerieNokkel } from '../../domain/key.ts';
import type { Observasjon } from '../../domain/observation.ts';
import type { TabellOversikt, Tolkning } from '../../domain/rapport.ts';
import type { Register, Tiltak, Tiltaksgruppe } from '../../domain/register.ts';
import { normalform } from '../parse/normal-form.ts';
import { SEKSJONER, type Celle, type Rapporttabeller } from '../tables/table.ts';
import { settleRow, toSammenheng, type Sammenheng } from './settle.ts';
import { readCells } from './cells.ts';
import {
  namesOf,
  reportForLangt,
  reportNyGruppe,
  reportNytt,
  reportOmdopt,
  reportTolkning,
  reportTvetydig,
  reportUavklart,
  reportUkjent,
} from './messages.ts';
import { checkComplete } from './completeness.ts';
import { checkMonths, mergeRows, type Radserie } from './repeats.ts';
import { nokkelOf } from './candidates.ts';
import { joinPages, type Leserad, type Lesetabell, type Rammetabell } from './reading-table.ts';
import { findGroupNames, type Gruppenavnfunn } from './new-group.ts';
import { findNewTiltak, type Nyfunn } from './new-tiltak.ts';
import { listOppslag } from './lookup.ts';
import { rammeNavn } from './table-scope.ts';
import { addGroupNames, addTiltak } from './register-file.ts';
import { splitAtTotals, totalsOf } from './split-pages.ts';
import { reportSkadeteRader } from './damaged-row.ts';
import type { Radsted } from './sum-evidence.ts';
import { findRamme } from './find-table-scope.ts';

/** Everything a report says, cell by cell, and how damaged labels were understood. */
export interface Avlesning {
  /** In the report's order: by first row of the series, then by month. */
  observasjoner: Observasjon[];
  /** The cells of rows that repeat an earlier row, as they are printed there. */
  gjentatte: Observasjon[];
  /** Series that rows which could not be read may stand for. */
  uleste: SerieNokkel[];
  tolkninger: Tolkning[];
  /** Rows that only repeat an earlier row. */
  gjentakelser: number;
  /** The registry, with the tiltak that are new in this report in their places. */
  register: Register;
  /** Those new tiltak. */
  nye: Tiltak[];
  /** Likewise new tiltaksgrupper. */
  nyeGrupper: Tiltaksgruppe[];
  tabeller: TabellOversikt[];
}

/** Reads every row of every table as a series. Reports each heading, label, cell or repetition that cannot be read. */
export function resolveTables(
  { tabeller, maneder, tomme, lose }: Rapporttabeller,
  register: Register,
  rapport: string,
  file: VFile,
): Avlesning {
  const framed = frameTables({ tabeller }, register, file);
  const { grupper, withGroups, joined } = readGroupNames(framed, register, file);
  const nyfunn = findNewTiltak(joined, withGroups);
  const { nye, forLange } = nyfunn;
  for (const nytt of nye) reportNytt(nytt, withGroups, file);
  for (const rader of forLange) reportForLangt(rader, file);
  const extended = addTiltak(withGroups, nye);
  const sammenheng = toSammenheng(
    nye.length > 0 ? joinPages(reframe(framed, extended)) : joined,
    maneder,
  );
  const lest = readRows(sammenheng, unsettledRows(nyfunn), rapport, file);
  const { rader, uleste, brukte } = lest;
  const tolkninger = reportTolkninger(lest.tolkninger, grupper, file);
  const { serier, gjentatte, gjentakelser } = mergeRows(rader);
  checkMonths(serier, maneder, file);
  reportSkadeteRader(lose, framed, brukte, file);
  if (serier.length === 0 && !hasErrors(file)) reportEmpty(file);
  // What hangs on rows that could not be read is told with them.
  if (!hasErrors(file)) checkComplete({ serier, tabeller: framed, tomme }, extended, file);
  return {
    observasjoner: serier.flatMap(({ observasjoner }) => observasjoner),
    gjentatte,
    uleste: [...uleste, ...serier.filter(({ skadet }) => skadet).map(({ nokkel }) => nokkel)],
    tolkninger,
    gjentakelser,
    register: extended,
    nye: extended.tiltak.filter(({ slug }) => nye.some((nytt) => nytt.slug === slug)),
    nyeGrupper: extended.tiltaksgrupper.filter(({ slug }) =>
      grupper.nye.some((ny) => ny.slug === slug),
    ),
    tabeller: framed.map(toOversikt),
  };
}

function frameTables(
  { tabeller }: Pick<Rapporttabeller, 'tabeller'>,
  register: Register,
  file: VFile,
): Rammetabell[] {
  const oppslag = listOppslag(register);
  const totals = totalsOf(oppslag);
  return tabeller
    .flatMap((tabell) => splitAtTotals(tabell, totals))
    .filter(({ rader }) => rader.length > 0)
    .flatMap((tabell) => {
      const found = findRamme(tabell, oppslag, file);
      return found ? [{ tabell, oppslag: found }] : [];
    });
}

/** The tables' rows with the names of groups that are new taken in. A name that is new is told once, not at each of its rows. */
function readGroupNames(
  framed: Rammetabell[],
  register: Register,
  file: VFile,
): { grupper: Gruppenavnfunn; withGroups: Register; joined: Lesetabell[] } {
  const joined = joinPages(framed);
  const grupper = findGroupNames(joined, register);
  for (const omdopt of grupper.omdopte) reportOmdopt(omdopt, register, file);
  for (const ny of grupper.nye) reportNyGruppe(ny, file);
  if (grupper.omdopte.length + grupper.nye.length === 0)
    return { grupper, withGroups: register, joined };
  const withGroups = addGroupNames(register, grupper);
  return { grupper, withGroups, joined: joinPages(reframe(framed, withGroups)) };
}

/** The same tables, looked up in the registry with the new tiltak. */
function reframe(framed: Rammetabell[], register: Register): Rammetabell[] {
  const byName = new Map(listOppslag(register).map((entry) => [rammeNavn(entry.ramme), entry]));
  return framed.map(({ tabell, oppslag }) => ({
    tabell,
    oppslag: byName.get(rammeNavn(oppslag.ramme)) ?? oppslag,
  }));
}

/** The rows that are not to be read, and the names each could be; none where it is told already why. */
function unsettledRows({ uavklarte, forLange }: Nyfunn): Map<Leserad['rad'], string[]> {
  const told = forLange.flat().map(({ rad }): [Leserad['rad'], string[]] => [rad.rad, []]);
  const asked = uavklarte.flatMap(({ rader, kandidater }) =>
    rader.map(({ rad }): [Leserad['rad'], string[]] => [
      rad.rad,
      kandidater.map(({ navn }) => navn),
    ]),
  );
  return new Map([...told, ...asked]);
}

function readRows(
  sammenheng: Sammenheng,
  uavklarte: Map<Leserad['rad'], string[]>,
  rapport: string,
  file: VFile,
): Pick<Avlesning, 'tolkninger' | 'uleste'> & { rader: Radserie[]; brukte: Set<Celle> } {
  const tolkninger: Tolkning[] = [];
  const uleste: SerieNokkel[] = [];
  const rader: Radserie[] = [];
  const brukte = new Set<Celle>();
  for (const tabell of sammenheng.tabeller) {
    for (const rad of tabell.rader) {
      const candidates = uavklarte.get(rad.rad);
      const lest = candidates
        ? []
        : readRow({ tabell, rad }, sammenheng, rapport, { tolkninger, brukte, file });
      if (candidates && candidates.length > 0) reportUavklart(rad.rad.etikett, candidates, file);
      if (lest.length === 0) uleste.push(...seriesOf({ tabell, rad }));
      rader.push(...lest);
    }
  }
  rader.sort((a, b) => a.linje - b.linje);
  tolkninger.sort((a, b) => a.linje - b.linje);
  return { rader, tolkninger, uleste, brukte };
}

/** The interpretations, each told but for those of a name that is new: it is told once, where it stands first. */
function reportTolkninger(
  tolkninger: Tolkning[],
  { omdopte }: Gruppenavnfunn,
  file: VFile,
): Tolkning[] {
  return tolkninger.map((tolkning) => {
    const omdopt = omdopte.some(
      ({ gruppe, navn }) =>
        tolkning.niva === 'tiltaksgruppe' &&
        tolkning.id === gruppe &&
        normalform(tolkning.etikett).endsWith(normalform(navn)),
    );
    if (!omdopt) reportTolkning(tolkning, file);
    return omdopt ? { ...tolkning, begrunnelse: NYTT_NAVN } : tolkning;
  });
}

const NYTT_NAVN =
  'Navnet er nytt og står likt overalt; tiltakene er gruppens egne, og summene går opp.';

/** The series that a row which could not be read may stand for: those its label is like, or any of its table's. */
function seriesOf({ tabell: { ramme, sekvens }, rad: { plassering } }: Radsted): SerieNokkel[] {
  const places = plassering.flatMap(({ indeks }) => sekvens[indeks] ?? []);
  return (places.length > 0 ? places : sekvens).map(({ verdi }) => nokkelOf(verdi, ramme));
}

function readRow(
  sted: Radsted,
  sammenheng: Sammenheng,
  rapport: string,
  { tolkninger, brukte, file }: { tolkninger: Tolkning[]; brukte: Set<Celle>; file: VFile },
): Radserie[] {
  const { tabell, rad } = sted;
  const outcome = settleRow(sted, sammenheng);
  if (outcome.utfall === 'ukjent') reportUkjent(rad, tabell, file);
  if (outcome.utfall === 'tvetydig')
    reportTvetydig(rad.rad.etikett, namesOf(tabell, outcome.plasser), file);
  if (outcome.utfall !== 'lest') {
    // Its message tells of the lines around it too.
    for (const celle of [...rad.rad.over, ...rad.rad.under]) brukte.add(celle);
    return [];
  }
  for (const celle of outcome.plass.valg.linjer) brukte.add(celle);
  const kandidat = tabell.sekvens[outcome.plass.indeks];
  if (!kandidat) return [];
  const { metode } = outcome.plass.likhet;
  const [printed = rad.rad.etikett] = outcome.plass.valg.linjer;
  const { linje, kolonne } = printed;
  if (metode !== 'likt')
    tolkninger.push({
      linje,
      kolonne,
      etikett: outcome.plass.valg.form.tekst,
      navn: kandidat.skrivemater[0],
      ...kandidat.verdi,
      metode,
      begrunnelse: outcome.begrunnelse,
    });
  const nokkel = nokkelOf(kandidat.verdi, tabell.ramme);
  const observasjoner = readCells(rad.rad, rad.maneder, nokkel, rapport, file);
  const skadet = observasjoner.length < rad.maneder.length;
  return [{ nokkel, linje: rad.rad.etikett.linje, observasjoner, skadet }];
}

function reportEmpty(file: VFile): void {
  meld(file, {
    ruleId: 'ingen-rader',
    alvor: 'error',
    reason: 'Tabellene har ingen rader.',
    sted: { linje: 1, kolonne: 1 },
    expected: ['rader med et navn og et tall for hver måned'],
    note: 'Kontroller at filen er teksten fra rapporten, og at kolonnene er skilt.',
  });
}

function toOversikt({ tabell, oppslag }: Rammetabell): TabellOversikt {
  return {
    linje: tabell.linje,
    seksjon: SEKSJONER[oppslag.ramme.seksjon],
    undergruppe: oppslag.undergruppe?.skrivemater[0] ?? '',
    rader: tabell.rader.length,
  };
}
