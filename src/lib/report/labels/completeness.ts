/** What is missing from a report that otherwise reads: sections, tables, and rows that were passed over as prose. */

import type { VFile } from 'vfile';
import { addDiagnostic } from '../../domain/diagnostic.ts';
import { SEXES } from '../../domain/contract.ts';
import { ALL, I_ALT } from '../../domain/key.ts';
import { isVisible } from '../../domain/value.ts';
import type { Family } from '../tables/family.ts';
import { SECTIONS, type Section, type TableCell } from '../tables/table.ts';
import type { RowSeries } from './cells.ts';
import type { ScopedTable } from './reading-table.ts';
import { scopeName, type TableScope, type ExpectedTable } from './candidates.ts';
import { similarityWith, exactSimilarity, toLabelForm } from './similarity.ts';

/** The sections whose figures a section divides further: where it is printed, they were printed too. */
const PARTS_UP: Record<Section, readonly Section[]> = {
  'hovedgrupper-kjonn': [],
  'tiltaksgrupper-kjonn': [],
  tiltak: [],
  'tiltak-hovedgrupper': ['hovedgrupper-kjonn', 'tiltak'],
  'tiltak-hovedgrupper-kjonn': [
    'hovedgrupper-kjonn',
    'tiltaksgrupper-kjonn',
    'tiltak',
    'tiltak-hovedgrupper',
  ],
};

/** What was read: the rows, the tables they stand in, and the sections that have a title and no row. */
interface Read {
  serier: RowSeries[];
  tabeller: ScopedTable[];
  empty: Section[];
  family: Family | undefined;
}

const ALL_SECTIONS = Object.keys(SECTIONS) as Section[];

/**
 * Reports what is missing from a report that otherwise reads, for the sums are only of what is printed: the tiltak, a
 * section that others divide further, or of which only the title is printed (`seksjon-mangler`), and a table of a section that has
 * others, or all of it but its total, though the report counts people who belong in it (`tabell-mangler`). A row without participants is absent in
 * an honest report, and so is the table of a hovedgruppe with nobody in it.
 */
export function checkComplete(
  { serier, tabeller, empty, family }: Read,
  expected: ExpectedTable[],
  file: VFile,
): void {
  checkSections({ tabeller, empty, family }, file);
  const people = new Map<string, RowSeries>(serier.map((series) => [series.nokkel, series]));
  // A table cut off after its total is as good as lost: no sum is of it.
  const whole = tabeller.filter(({ table }) => table.rader.length > 1);
  const printed = new Set(whole.map(({ lookup }) => scopeName(lookup.scope)));
  for (const lookup of expected) {
    const { scope } = lookup;
    if (printed.has(scopeName(scope)) || !hasPeople(scope, people)) continue;
    const section = tabeller.filter((one) => one.lookup.scope.seksjon === scope.seksjon);
    const nearest = nearestBefore(lookup, section, expected);
    if (nearest) reportTable(lookup, nearest, file);
  }
}

/**
 * Sections with a title, or that others divide further, are lost, and without the tiltak themselves there is nothing to
 * publish; the report may never have had the rest: a warning.
 */
function checkSections(
  { tabeller: tables, empty, family }: Omit<Read, 'serier'>,
  file: VFile,
): void {
  const found = new Set(tables.map(({ lookup }) => lookup.scope.seksjon));
  const demanded = new Set<Section>([
    ...empty,
    ...[...found].flatMap((section) => PARTS_UP[section]),
    'tiltak',
  ]);
  // The report without sexes has no such section, and was never to have it.
  const promised =
    family === 'uten-kjonn'
      ? ALL_SECTIONS.filter((one) => one !== 'tiltak-hovedgrupper-kjonn')
      : ALL_SECTIONS;
  const missing = promised.filter((section) => !found.has(section));
  for (const severity of ['error', 'warning'] as const) {
    const sections = missing.filter((one) => demanded.has(one) === (severity === 'error'));
    if (found.size > 0 && sections.length > 0) reportSections(sections, severity, tables, file);
  }
}

/** True when the report says that there is somebody in the table: its total is a count, or the other sex is not all. */
export function hasPeople(frame: TableScope, people: ReadonlyMap<string, RowSeries>): boolean {
  const own = people.get(ownerOf(frame));
  if (own) return own.observasjoner.some(({ verdi }) => isVisible(verdi) && verdi.antall > 0);
  if (frame.kjonn === ALL) return false;
  const whole = people.get(ownerOf({ ...frame, kjonn: ALL }));
  const other = SEXES.find((kjonn) => kjonn !== frame.kjonn) ?? ALL;
  const others = people.get(ownerOf({ ...frame, kjonn: other }));
  return whole !== undefined && others !== undefined && differs(whole, others);
}

/** True when two series say different counts of a month. A hidden count differs from none. */
function differs(a: RowSeries, b: RowSeries): boolean {
  return a.observasjoner.some(({ maned, verdi }) =>
    b.observasjoner.some(
      (other) =>
        other.maned === maned &&
        isVisible(verdi) &&
        isVisible(other.verdi) &&
        verdi.antall !== other.verdi.antall,
    ),
  );
}

/** The series that says how many people a table is of. */
function ownerOf({ hovedgruppe, kjonn }: TableScope): string {
  return hovedgruppe === ALL
    ? `${I_ALT}/${I_ALT}/${ALL}/${kjonn}`
    : `hovedgruppe/${hovedgruppe}/${hovedgruppe}/${kjonn}`;
}

/** Of the section's printed tables, what there is of the missing one, or the last of those before it; else the first. */
function nearestBefore(
  { scope }: ExpectedTable,
  section: ScopedTable[],
  expected: ExpectedTable[],
): ScopedTable | undefined {
  const order = expected.map((one) => scopeName(one.scope));
  const at = (one: TableScope) => order.indexOf(scopeName(one));
  return section.findLast(({ lookup }) => at(lookup.scope) <= at(scope)) ?? section[0];
}

const NOTE = 'Kontroller at alle sidene i rapporten er med i filen, og sett inn det som mangler.';
const NOT_WHOLE =
  'Har kilden ikke gitt ut tabellene over tiltakene, kan rapporten ikke brukes: flytt filen ut av mappen.';

function reportSections(
  sections: Section[],
  severity: 'error' | 'warning',
  tables: ScopedTable[],
  file: VFile,
): void {
  const names = sections.map((section) => SECTIONS[section]);
  const listed = names.map((name) => `«${name}»`).join(' og ');
  const last = ALL_SECTIONS.indexOf(sections.at(-1) ?? 'tiltak');
  const next = tables.find(({ lookup }) => ALL_SECTIONS.indexOf(lookup.scope.seksjon) > last);
  const rows = tables.flatMap(({ table }) => table.rader);
  const end = rows.reduce((line, { etikett }) => Math.max(line, etikett.linje), 1);
  const divided = tables.find(({ lookup }) =>
    PARTS_UP[lookup.scope.seksjon].some((section) => sections.includes(section)),
  );
  const vital = sections.includes('tiltak');
  const why = divided
    ? `, men «${SECTIONS[divided.lookup.scope.seksjon]}» deler opp tall derfra`
    : vital
      ? ', og uten tallene for hvert tiltak kan den ikke publiseres'
      : '';
  addDiagnostic(file, {
    ruleId: 'seksjon-mangler',
    severity,
    reason: `Rapporten har ingen tabell fra ${listed}${why}.`,
    sted: { linje: next?.table.linje ?? end, kolonne: 1 },
    expected: names,
    note: vital ? `${NOTE} ${NOT_WHOLE}` : NOTE,
  });
}

function reportTable(
  { scope, undergruppe, total }: ExpectedTable,
  { table, lookup }: ScopedTable,
  file: VFile,
): void {
  const name = (undergruppe ?? total).notations[0];
  const missing = scopeName(lookup.scope) === scopeName(scope) ? 'har bare totalen' : 'mangler';
  addDiagnostic(file, {
    ruleId: 'tabell-mangler',
    severity: 'error',
    reason: `Tabellen «${name}» i seksjonen «${SECTIONS[scope.seksjon]}» ${missing}, men rapporten teller deltakere som hører til i den.`,
    sted: { linje: table.linje, kolonne: 1 },
    expected: [name],
    note: NOTE,
  });
}

/** What stars become when they are read as letters or signs is no longer than this. */
const LONGEST_CELL = 2;

/**
 * Reports loose lines among a table's rows that were rows once (`rad-skadet`): such a line begins with the name of a
 * row and goes on with as many short words as there are months, give or take one, or is the bare name of a row and no
 * part of a label. Passed over as prose, they would take the row's cells with them, and hidden cells leave no sum broken.
 */
export function reportDamagedRows(
  loose: TableCell[],
  tables: ScopedTable[],
  used: ReadonlySet<TableCell>,
  file: VFile,
): void {
  const headings = new Set(tables.flatMap(({ table }) => table.headings));
  for (const cell of loose) {
    if (used.has(cell) || headings.has(cell)) continue;
    const table = tables.findLast(({ table }) => table.linje <= cell.linje);
    const name = table && rowNameOf(cell.tekst, table);
    if (name !== undefined) reportDamagedRow(cell, name, table?.table.maneder.length ?? 1, file);
  }
}

/** The row that the line was; undefined when it was none. */
function rowNameOf(text: string, { table, lookup }: ScopedTable): string | undefined {
  const whole = toLabelForm(text);
  const bare = lookup.sequence.find((candidate) => exactSimilarity(whole, candidate));
  if (bare) return bare.notations[0];
  const words = text.split(' ');
  const short = words.length - 1 - words.findLastIndex((word) => word.length > LONGEST_CELL);
  const { length } = table.maneder;
  for (const count of [length, length + 1, length - 1]) {
    if (count < 1 || count > short || count >= words.length) continue;
    const name = toLabelForm(words.slice(0, -count).join(' '));
    // A single short word is a cell only after a name that is whole.
    const likeness = count === 1 ? exactSimilarity : similarityWith;
    const found = lookup.sequence
      .flatMap((candidate) => {
        const similarity = likeness(name, candidate);
        return similarity ? [{ candidate, cost: similarity.cost }] : [];
      })
      .sort((a, b) => a.cost - b.cost)[0];
    if (found) return found.candidate.notations[0];
  }
  return undefined;
}

function reportDamagedRow(cell: TableCell, name: string, count: number, file: VFile): void {
  const { tekst, linje, kolonne, end } = cell;
  addDiagnostic(file, {
    ruleId: 'rad-skadet',
    severity: 'error',
    reason: `«${tekst}» ser ut som raden «${name}», men har ikke tall eller stjerner i kolonnene.`,
    sted: { linje, kolonne, endColumn: end },
    actual: tekst,
    expected: [`${name} og ${count === 1 ? 'én celle' : `${count} celler`}, tall eller *`],
    note: 'Stjerner blir ofte lest som bokstaver. Slå opp i rapporten, og skriv raden slik den står der, med * for det som er skjermet.',
  });
}
