import type { VFile } from 'vfile';
import { hasErrors, addDiagnostic } from '../../domain/diagnostic.ts';
import type { SeriesKey } from '../../domain/key.ts';
import type { Observation } from '../../domain/observation.ts';
import type { TableOverview, Reading } from '../../domain/rapport.ts';
import type { Register, Tiltak, Tiltaksgruppe } from '../../domain/register.ts';
import { normalForm } from '../parse/normal-form.ts';
import { SECTIONS, type TableCell, type RapportTables } from '../tables/table.ts';
import { settleRow, toRowContext, type RowContext } from './settle.ts';
import {
  checkMonths,
  mergeRows,
  readCells,
  type CellSource,
  type CorrectCell,
  type RowSeries,
  readOpenRow,
  settleOpenRows,
  type ChooseDivisions,
} from './cells.ts';
import {
  namesOf,
  reportTooLongName,
  reportNewGroup,
  reportNewTiltak,
  reportRenamedGroup,
  reportReading,
  reportAmbiguousLabel,
  reportUnresolvedLabel,
  reportUnknownLabel,
} from './messages.ts';
import { checkComplete, reportDamagedRows } from './completeness.ts';
import { findCutOff, type CutOff } from './cut-off.ts';
import { rowKey, listExpectedTables, scopeName, type ExpectedTable } from './candidates.ts';
import {
  joinPages,
  type ReadingRow,
  type ReadingTable,
  type ScopedTable,
} from './reading-table.ts';
import { findGroupNames, type GroupNameFindings } from './new-group.ts';
import { findNewTiltak, type NewTiltakFindings } from './new-tiltak.ts';
import { addGroupNames, addTiltak } from './register-file.ts';
import { splitAtTotals, totalsOf, findTableScope } from './find-table-scope.ts';
import type { RowPlace } from './sum-evidence.ts';

/** Everything a report says, cell by cell, and how damaged labels were understood. */
export interface LabelReading {
  /** In the report's order: by first row of the series, then by month. */
  observasjoner: Observation[];
  /** The cells of rows that repeat an earlier row, as they are printed there. */
  repeated: Observation[];
  /** Series that rows which could not be read may stand for. */
  unread: SeriesKey[];
  tolkninger: Reading[];
  /** Rows that only repeat an earlier row. */
  gjentakelser: number;
  /** The registry, with the tiltak that are new in this report in their places. */
  register: Register;
  /** Those new tiltak. */
  nye: Tiltak[];
  /** Likewise new tiltaksgrupper. */
  nyeGrupper: Tiltaksgruppe[];
  tabeller: TableOverview[];
  /** Where the text ends before the report does. */
  cutOff?: CutOff | undefined;
}

/** What is decided elsewhere about rows and cells that the text leaves open. */
export interface LabelDecisions {
  /** How the numbers of rows are parted whose spaces leave several ways. */
  choose?: ChooseDivisions;
  /** What cells say that say no count. */
  correct?: CorrectCell | undefined;
}

/**
 * Reads every row of every table as a series. Reports each heading, label, cell or repetition that cannot be read.
 * `decisions` are what the text alone does not tell.
 */
export function resolveTables(
  { tabeller, maneder, empty, loose, family }: RapportTables,
  register: Register,
  rapport: string,
  file: VFile,
  { choose = () => new Map(), correct }: LabelDecisions = {},
): LabelReading {
  const lookup = listExpectedTables(register);
  const framed = frameTables({ tabeller }, lookup, file);
  const { groups, withGroups, joined } = readGroupNames(framed, register, file);
  const newFindings = findNewTiltak(joined, withGroups);
  const { nye, tooLong } = newFindings;
  for (const fresh of nye) reportNewTiltak(fresh, withGroups, file);
  for (const rows of tooLong) reportTooLongName(rows, file);
  const extended = addTiltak(withGroups, nye);
  const complete = extended === register ? lookup : listExpectedTables(extended);
  const coherence = toRowContext(
    nye.length > 0 ? joinPages(reframe(framed, complete)) : joined,
    maneder,
  );
  const read = readRows(coherence, unsettledRows(newFindings), { rapport, correct, file });
  const { unread, used } = read;
  const rader = settleOpenRows(read.rader, choose, extended, file);
  const tolkninger = reportReadings(read.tolkninger, groups, file);
  const { serier, repeated, gjentakelser } = mergeRows(rader);
  checkMonths(serier, maneder, file);
  reportDamagedRows(loose, framed, used, file);
  if (serier.length === 0 && !hasErrors(file)) reportNoRows(file);
  // What hangs on rows that could not be read is told with them.
  if (!hasErrors(file)) checkComplete({ serier, tabeller: framed, empty, family }, complete, file);
  return {
    observasjoner: serier.flatMap(({ observasjoner }) => observasjoner),
    repeated,
    unread: [...unread, ...serier.filter(({ damaged }) => damaged).map(({ nokkel }) => nokkel)],
    tolkninger,
    gjentakelser,
    register: extended,
    nye: extended.tiltak.filter(({ slug }) => nye.some((fresh) => fresh.slug === slug)),
    nyeGrupper: extended.tiltaksgrupper.filter(({ slug }) =>
      groups.nye.some((fresh) => fresh.slug === slug),
    ),
    tabeller: framed.map(toOverview),
    cutOff: findCutOff(serier, framed, complete),
  };
}

function frameTables(
  { tabeller }: Pick<RapportTables, 'tabeller'>,
  lookup: ExpectedTable[],
  file: VFile,
): ScopedTable[] {
  const totals = totalsOf(lookup);
  return tabeller
    .flatMap((table) => splitAtTotals(table, totals))
    .filter(({ rader }) => rader.length > 0)
    .flatMap((table) => {
      const found = findTableScope(table, lookup, file);
      return found ? [{ table, lookup: found }] : [];
    });
}

/** The tables' rows with the names of groups that are new taken in. A name that is new is told once, not at each of its rows. */
function readGroupNames(
  framed: ScopedTable[],
  register: Register,
  file: VFile,
): { groups: GroupNameFindings; withGroups: Register; joined: ReadingTable[] } {
  const joined = joinPages(framed);
  const groups = findGroupNames(joined, register);
  for (const renamed of groups.renamed) reportRenamedGroup(renamed, register, file);
  for (const fresh of groups.nye) reportNewGroup(fresh, file);
  if (groups.renamed.length + groups.nye.length === 0)
    return { groups, withGroups: register, joined };
  const withGroups = addGroupNames(register, groups);
  return { groups, withGroups, joined: joinPages(reframe(framed, listExpectedTables(withGroups))) };
}

/** The same tables, looked up again where the registry has more names. */
function reframe(framed: ScopedTable[], extended: ExpectedTable[]): ScopedTable[] {
  const byName = new Map(extended.map((entry) => [scopeName(entry.scope), entry]));
  return framed.map(({ table, lookup }) => ({
    table,
    lookup: byName.get(scopeName(lookup.scope)) ?? lookup,
  }));
}

/** The rows that are not to be read, and the names each could be; none where it is told already why. */
function unsettledRows({
  unresolved,
  tooLong,
}: NewTiltakFindings): Map<ReadingRow['row'], string[]> {
  const told = tooLong.flat().map(({ row }): [ReadingRow['row'], string[]] => [row.row, []]);
  const asked = unresolved.flatMap(({ rader, candidates }) =>
    rader.map(({ row }): [ReadingRow['row'], string[]] => [
      row.row,
      candidates.map(({ navn }) => navn),
    ]),
  );
  return new Map([...told, ...asked]);
}

function readRows(
  coherence: RowContext,
  unresolved: Map<ReadingRow['row'], string[]>,
  source: CellSource,
): Pick<LabelReading, 'tolkninger' | 'unread'> & { rader: RowSeries[]; used: Set<TableCell> } {
  const tolkninger: Reading[] = [];
  const unread: SeriesKey[] = [];
  const rader: RowSeries[] = [];
  const used = new Set<TableCell>();
  for (const table of coherence.tabeller) {
    for (const row of table.rader) {
      const candidates = unresolved.get(row.row);
      const read = candidates
        ? []
        : readRow({ table, row }, coherence, { ...source, tolkninger, used });
      if (candidates && candidates.length > 0)
        reportUnresolvedLabel(row.row.etikett, candidates, source.file);
      if (read.length === 0) unread.push(...seriesOf({ table, row }));
      rader.push(...read);
    }
  }
  rader.sort((a, b) => a.linje - b.linje);
  tolkninger.sort((a, b) => a.linje - b.linje);
  return { rader, tolkninger, unread, used };
}

/** The interpretations, each told but for those of a name that is new: it is told once, where it stands first. */
function reportReadings(
  readings: Reading[],
  { renamed }: GroupNameFindings,
  file: VFile,
): Reading[] {
  return readings.map((reading) => {
    const isRenamed = renamed.some(
      ({ gruppe, navn }) =>
        reading.niva === 'tiltaksgruppe' &&
        reading.id === gruppe &&
        normalForm(reading.etikett).endsWith(normalForm(navn)),
    );
    if (!isRenamed) reportReading(reading, file);
    return isRenamed ? { ...reading, begrunnelse: FRESH_NAME } : reading;
  });
}

const FRESH_NAME =
  'Navnet er nytt og står likt overalt; tiltakene er gruppens egne, og summene går opp.';

/** The series that a row which could not be read may stand for: those its label is like, or any of its table's. */
function seriesOf({ table: { scope, sequence }, row: { placement } }: RowPlace): SeriesKey[] {
  const places = placement.flatMap(({ indeks }) => sequence[indeks] ?? []);
  return (places.length > 0 ? places : sequence).map(({ verdi }) => rowKey(verdi, scope));
}

function readRow(
  place: RowPlace,
  coherence: RowContext,
  {
    rapport,
    correct,
    file,
    tolkninger,
    used,
  }: CellSource & { tolkninger: Reading[]; used: Set<TableCell> },
): RowSeries[] {
  const { table, row } = place;
  const outcome = settleRow(place, coherence);
  if (outcome.utfall === 'ukjent') reportUnknownLabel(row, table, file);
  if (outcome.utfall === 'tvetydig')
    reportAmbiguousLabel(row.row.etikett, namesOf(table, outcome.places), file);
  if (outcome.utfall !== 'lest') {
    // Its message tells of the lines around it too.
    for (const cell of [...row.row.over, ...row.row.under]) used.add(cell);
    return [];
  }
  for (const cell of outcome.plass.valg.linjer) used.add(cell);
  const candidate = table.sequence[outcome.plass.indeks];
  if (!candidate) return [];
  const { metode } = outcome.plass.similarity;
  const [printed = row.row.etikett] = outcome.plass.valg.linjer;
  const { linje, kolonne } = printed;
  if (metode !== 'likt')
    tolkninger.push({
      linje,
      kolonne,
      etikett: outcome.plass.valg.form.tekst,
      navn: candidate.notations[0],
      ...candidate.verdi,
      metode,
      begrunnelse: outcome.begrunnelse,
    });
  const nokkel = rowKey(candidate.verdi, table.scope);
  const { linje: at } = row.row.etikett;
  const open = readOpenRow(row.row, row.maneder, nokkel, rapport);
  if (open) return [{ nokkel, linje: at, observasjoner: [], damaged: true, open }];
  const observasjoner = readCells(row.row, row.maneder, nokkel, { rapport, file, correct });
  const damaged = observasjoner.length < row.maneder.length;
  return [{ nokkel, linje: at, observasjoner, damaged }];
}

function reportNoRows(file: VFile): void {
  addDiagnostic(file, {
    ruleId: 'ingen-rader',
    severity: 'error',
    reason: 'Tabellene har ingen rader.',
    sted: { linje: 1, kolonne: 1 },
    expected: ['rader med et navn og et tall for hver måned'],
    note: 'Kontroller at filen er teksten fra rapporten, og at kolonnene er skilt.',
  });
}

function toOverview({ table, lookup }: ScopedTable): TableOverview {
  return {
    linje: table.linje,
    seksjon: SECTIONS[lookup.scope.seksjon],
    undergruppe: lookup.undergruppe?.notations[0] ?? '',
    rader: table.rader.length,
  };
}
