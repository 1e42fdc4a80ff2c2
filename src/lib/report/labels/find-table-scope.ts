import type { VFile } from 'vfile';
import {
  SECTIONS,
  type TableCell,
  type TableRow,
  type ReportTable,
  type Section,
} from '../tables/table.ts';
import {
  listLabelOptions,
  findNear,
  findExact,
  similarityWith,
  exactSimilarity,
  toLabelForm,
} from './similarity.ts';
import { samePopulation, type ExpectedTable, type Candidate } from './candidates.ts';
import { addDiagnostic } from '../../domain/diagnostic.ts';

/**
 * The tables a printed one really is: a table's total in the middle of it begins another, as where the month header
 * between two tables was lost. The lines above that total are the new table's headings; lines that a table's first
 * label is wrapped over are headings of none.
 */
export function splitAtTotals(table: ReportTable, totals: ReadonlySet<string>): ReportTable[] {
  const starts = table.rader.flatMap((row, i) => (i === 0 || linesOfTotal(row, totals) ? [i] : []));
  return starts.map((start, n) => {
    const rader = table.rader.slice(start, starts[n + 1]);
    const [first] = rader;
    if (!first) return table;
    const wrapped = linesOfTotal(first, totals) ?? [];
    const above = n === 0 ? table.headings : first.over;
    const headings = above.filter((line) => !wrapped.includes(line));
    if (n === 0) return { ...table, rader, headings };
    return { ...table, rader, headings, linje: first.etikett.linje, ownSection: false };
  });
}

/** The normal forms of the totals that tables begin with. */
export function totalsOf(lookup: ExpectedTable[]): ReadonlySet<string> {
  return new Set(lookup.flatMap(({ total }) => total.normalformer));
}

/** The lines of a label that is a total, alone or with the lines it is wrapped over; undefined for other labels. */
function linesOfTotal(row: TableRow, totals: ReadonlySet<string>): TableCell[] | undefined {
  return listLabelOptions(row).find(({ form }) => totals.has(form.normalform))?.linjer;
}

/** A heading over a table is never broken over more lines than this. */
const MOST_LINES = 3;

/**
 * What a table is of. Its subheading and its first row, the total, each name the people it is limited to; one of them
 * may be missing or damaged. Its rows tell the section where no title stands above it, or another than the total allows.
 * Undefined, with an error, when the two disagree or neither can be read.
 */
export function findTableScope(
  table: ReportTable,
  lookup: ExpectedTable[],
  file: VFile,
): ExpectedTable | undefined {
  const heading = findUndergruppe(table, lookup);
  const total = findTotal(table, lookup, heading);
  if (heading && total && !samePopulation(heading.scope, total.scope)) {
    reportConflict(table, heading, total, file);
    return undefined;
  }
  const selection = total ?? heading ?? withoutHeading(table, lookup);
  const found =
    selection &&
    bestByRows(
      table,
      lookup.filter(({ scope }) => samePopulation(scope, selection.scope)),
    );
  if (!found) {
    reportUnknownSubheading(table, lookup, file);
    return undefined;
  }
  if (table.ownSection && found.scope.seksjon !== table.seksjon)
    reportSection(table, found.scope.seksjon, file);
  return found;
}

/** The tables that the last of the lines above, alone or as the end of a broken heading, is the subheading of. */
function findUndergruppe(table: ReportTable, lookup: ExpectedTable[]): ExpectedTable | undefined {
  const lines = joinedEndings(table.headings);
  return pickInOrder(table, lookup, ({ undergruppe }) => undergruppe, lines);
}

/** Every run of at most three lines, the runs that end nearest the table first, the longer before the shorter. */
function joinedEndings(lines: TableCell[]): string[] {
  const runs: string[] = [];
  for (let end = lines.length; end > 0; end -= 1) {
    for (let count = Math.min(MOST_LINES, end); count > 0; count -= 1)
      runs.push(
        lines
          .slice(end - count, end)
          .map(({ tekst }) => tekst)
          .join(' '),
      );
  }
  return runs;
}

function findTotal(
  table: ReportTable,
  lookup: ExpectedTable[],
  heading: ExpectedTable | undefined,
): ExpectedTable | undefined {
  const [first] = table.rader;
  if (!first) return undefined;
  const labels = listLabelOptions(first).map(({ form }) => form.tekst);
  // Under a heading that can be read, the total need only be recognisable, however much of it is cut off.
  const expected = heading && labels.some((label) => canBeTotal(label, heading.total));
  if (expected && !isOtherTotal(labels, lookup, heading)) return heading;
  return pickInOrder(table, lookup, ({ total }) => total, labels);
}

function canBeTotal(label: string, total: Candidate<unknown>): boolean {
  const form = toLabelForm(label);
  const cut =
    form.normalform.length >= 4 &&
    total.normalformer.some((name) => name.startsWith(form.normalform));
  return cut || similarityWith(form, total) !== undefined;
}

/** True when the label is another table's total to the letter and no beginning of the expected one. */
function isOtherTotal(labels: string[], lookup: ExpectedTable[], heading: ExpectedTable): boolean {
  return labels.some((label) => {
    const form = toLabelForm(label);
    const begins = heading.total.normalformer.some((name) => name.startsWith(form.normalform));
    return !begins && lookup.some(({ total }) => exactSimilarity(form, total));
  });
}

/** Exact readings before damaged ones, and tables of the section at hand before others. */
function pickInOrder(
  { seksjon }: ReportTable,
  lookup: ExpectedTable[],
  labelOf: (lookup: ExpectedTable) => Candidate<unknown> | undefined,
  labels: string[],
): ExpectedTable | undefined {
  const near = lookup.filter(({ scope }) => scope.seksjon === seksjon);
  const groups = [near, lookup].map((among) => labelled(distinct(among, labelOf), labelOf));
  const forms = labels.map(toLabelForm);
  for (const find of [findExact, findNear]) {
    for (const candidates of groups) {
      const found = firstOf(forms, (form) => find(form, candidates));
      if (found) return found.candidate.verdi;
    }
  }
  return undefined;
}

function firstOf<T, U>(items: T[], find: (item: T) => U | undefined): U | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Tables as candidates for a label of theirs. */
function labelled(
  lookup: ExpectedTable[],
  labelOf: (lookup: ExpectedTable) => Candidate<unknown> | undefined,
): Candidate<ExpectedTable>[] {
  return lookup.flatMap((entry) => {
    const candidate = labelOf(entry);
    return candidate ? [{ ...candidate, verdi: entry }] : [];
  });
}

/** One of each label: two sections have tables of the same heading and total. */
function distinct(
  lookup: ExpectedTable[],
  labelOf: (lookup: ExpectedTable) => Candidate<unknown> | undefined,
): ExpectedTable[] {
  const seen = new Set<string | undefined>();
  return lookup.filter((entry) => {
    const label = labelOf(entry)?.normalformer[0];
    const first = label !== undefined && !seen.has(label);
    seen.add(label);
    return first;
  });
}

/** A table without subheading, whose total cannot be read either, is of everybody where its section has such a table. */
function withoutHeading(
  { seksjon, headings }: ReportTable,
  lookup: ExpectedTable[],
): ExpectedTable | undefined {
  if (headings.length > 0) return undefined;
  return lookup.find(({ scope, undergruppe }) => scope.seksjon === seksjon && !undergruppe);
}

/** Of tables limited to the same people, the one most rows are known in; the section at hand wins a draw. */
function bestByRows(
  { seksjon, rader }: ReportTable,
  lookup: ExpectedTable[],
): ExpectedTable | undefined {
  const forms = rader
    .slice(1)
    .flatMap((row) => listLabelOptions(row).map(({ form }) => form.normalform));
  const score = ({ scope, known }: ExpectedTable) =>
    forms.filter((form) => known.has(form)).length + (scope.seksjon === seksjon ? 0.5 : 0);
  return [...lookup].sort((a, b) => score(b) - score(a))[0];
}

function reportConflict(
  table: ReportTable,
  heading: ExpectedTable,
  total: ExpectedTable,
  file: VFile,
): void {
  const [first] = table.rader;
  addDiagnostic(file, {
    ruleId: 'undergruppe-mot-total',
    severity: 'error',
    reason: `Overskriften sier «${heading.undergruppe?.notations[0] ?? ''}», men tabellen begynner med «${first?.etikett.tekst ?? ''}».`,
    sted: { linje: first?.etikett.linje ?? table.linje, kolonne: first?.etikett.kolonne ?? 1 },
    actual: first?.etikett.tekst,
    expected: [heading.total.notations[0], total.undergruppe?.notations[0] ?? 'ingen overskrift'],
    note: 'Kontroller mot rapporten hvem tabellen gjelder, og rett den av de to som er gal.',
  });
}

function reportUnknownSubheading(table: ReportTable, lookup: ExpectedTable[], file: VFile): void {
  const heading = table.headings.at(-1);
  const expected = lookup.filter(
    ({ scope }) => table.seksjon === undefined || scope.seksjon === table.seksjon,
  );
  addDiagnostic(file, {
    ruleId: 'ukjent-undergruppe',
    severity: 'error',
    reason: 'Verken overskriften eller den første raden sier hvem tabellen gjelder.',
    sted: { linje: heading?.linje ?? table.linje, kolonne: heading?.kolonne ?? 1 },
    actual: [heading?.tekst, table.rader[0]?.etikett.tekst].filter(Boolean).join(' / '),
    expected: expected.map(({ undergruppe, total }) => (undergruppe ?? total).notations[0]),
    note: 'Rett overskriften eller totalen, eller sett inn den som mangler.',
  });
}

function reportSection(table: ReportTable, found: Section, file: VFile): void {
  addDiagnostic(file, {
    ruleId: 'seksjon-tolket',
    severity: 'info',
    reason: `Tabellen er lest som «${SECTIONS[found]}», ikke seksjonen som står over den: totalen og radene finnes bare der.`,
    sted: { linje: table.linje, kolonne: 1 },
    actual: table.seksjon && SECTIONS[table.seksjon],
    expected: [SECTIONS[found]],
  });
}
