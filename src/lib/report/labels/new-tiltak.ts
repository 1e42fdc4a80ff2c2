import type { Maned } from '../../domain/maned.ts';
import { ALL } from '../../domain/key.ts';
import { isPrintable, type Register, type Tiltak } from '../../domain/register.ts';
import { isTaken, isSlug, LONGEST_SLUG, slugify } from '../../domain/slug.ts';
import { withLatinLetters } from '../parse/normal-form.ts';
import { distance } from '../tables/edit-distance.ts';
import { toCandidate } from './candidates.ts';
import { similarityWith, type LabelOptions, type LabelForm } from './similarity.ts';
import { templateOf, isSure, type ReadingRow, type ReadingTable } from './reading-table.ts';
import {
  countBroken,
  lineOf,
  groupBelow,
  groupHolds,
  previousTiltak,
  type RowPlace,
} from './sum-evidence.ts';

/** Rows whose labels are the same but for damage, and that no table has two of. */
interface LabelFamily {
  form: LabelForm;
  rader: RowPlace[];
}

/** A tiltak the registry does not have, as the report shows it. */
export interface NewTiltak {
  navn: string;
  slug: string;
  gruppe: string;
  /** Slug of the tiltak printed above it in its group; undefined when it is the first there. */
  after: string | undefined;
  rader: RowPlace[];
}

/** A family of labels that may be new or an old one damaged the same way everywhere. */
export interface UnresolvedLabel {
  rader: RowPlace[];
  candidates: Tiltak[];
}

/** What became of the labels that are no known ones. */
export interface NewTiltakFindings {
  nye: NewTiltak[];
  unresolved: UnresolvedLabel[];
  /** The rows of each new tiltak whose name is too long for an address. */
  tooLong: RowPlace[][];
}

/** How far labels of one family may be from each other, and how near an absent old name a new one may never be. */
export const SAME_LABEL = 0.25;
const MOST_DOUBTFUL = 600;
/** How far from every absent old name of its group a new one must be. */
export const OTHER_LABEL = 0.5;

/**
 * Finds labels that are consistently new: printed in every table where the tiltak must have a row, always in the same
 * group, so that sexes, hovedgrupper and group totals hold with the rows and not without them. A label that could be
 * an old one damaged alike everywhere is not new: it is returned as unsettled.
 */
export function findNewTiltak(tabeller: ReadingTable[], register: Register): NewTiltakFindings {
  const tables = tabeller.filter(
    ({ scope }) => scope.seksjon === 'tiltak' || scope.seksjon.startsWith('tiltak-'),
  );
  const doubtful = tables.flatMap((table) =>
    table.rader.filter(isDoubtful).map((row): RowPlace => ({ table, row })),
  );
  // More doubtful rows than a report has rows are no new tiltak; comparing each with each would take long.
  if (doubtful.length > MOST_DOUBTFUL) return { nye: [], unresolved: [], tooLong: [] };
  const nye: NewTiltak[] = [];
  const unresolved: UnresolvedLabel[] = [];
  const tooLong: RowPlace[][] = [];
  const taken = new Set<ReadingRow>();
  for (const family of listFamilies(doubtful)) {
    const group = onlyGroup(family);
    if (group === undefined || family.rader.some(({ row }) => taken.has(row))) continue;
    const free = doubtful.filter(({ row }) => !taken.has(row));
    const whole = [family, withKin(family, group, free)].find(
      (one) => isWhole(one, tables) && fitsSums(one, tables),
    );
    const old = whole && possibleOld(whole, group, tables, register);
    if (!old || old === 'gammelt') continue;
    for (const { row } of whole.rader) taken.add(row);
    if (old.length > 0) unresolved.push({ rader: whole.rader, candidates: old });
    else if (isTooLong(whole)) tooLong.push(inOrder(whole.rader));
    else nye.push(...toNew(whole, group, register));
  }
  return { nye, unresolved, tooLong };
}

/** Doubtful rows gathered by label, the commonest first. */
function listFamilies(doubtful: RowPlace[]): LabelFamily[] {
  const byForm = new Map<string, LabelFamily>();
  const common = countForms(doubtful);
  for (const place of doubtful) {
    const form = commonestForm(place, common);
    if (!form || isTotalLabel(form)) continue;
    const family = byForm.get(form.normalform) ?? { form, rader: [] };
    family.rader.push(place);
    byForm.set(form.normalform, family);
  }
  return [...byForm.values()].sort((a, b) => b.rader.length - a.rader.length);
}

/**
 * The family with, in each table it has no row in, the row of its group whose label is nearest: damaged in its turn,
 * and nearer to the family's label than to any name of the registry.
 */
function withKin(family: LabelFamily, group: string, doubtful: RowPlace[]): LabelFamily {
  const has = new Set(family.rader.map(({ table }) => table));
  const kin = new Map<ReadingTable, { sted: RowPlace; edits: number }>();
  for (const sted of doubtful) {
    if (has.has(sted.table)) continue;
    const edits = editsFrom(family.form, sted);
    const known = sted.row.placement[0]?.cost ?? Infinity;
    const nearest = kin.get(sted.table)?.edits ?? Infinity;
    if (edits < Math.min(known, nearest) && groupBelow(sted) === group)
      kin.set(sted.table, { sted, edits });
  }
  const rader = [...family.rader, ...[...kin.values()].map(({ sted }) => sted)];
  return { form: family.form, rader };
}

/** The least distance from a label to any way of reading a row's; Infinity when it cannot be the same label. */
function editsFrom({ normalform }: LabelForm, { row }: RowPlace): number {
  const edits = row.valg.map(({ form }) => {
    const longest = Math.max(normalform.length, form.normalform.length);
    return distance(normalform, form.normalform, Math.floor(longest * SAME_LABEL));
  });
  return Math.min(...edits);
}

/** In how many rows each way to read a label occurs. */
function countForms(rows: RowPlace[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { row } of rows) {
    for (const form of new Set(row.valg.map((options) => options.form.normalform)))
      counts.set(form, (counts.get(form) ?? 0) + 1);
  }
  return counts;
}

/** Of the ways to read a row's label, the one most rows share; with the most lines, among equals. */
function commonestForm({ row }: RowPlace, common: Map<string, number>): LabelForm | undefined {
  const count = ({ form }: LabelOptions) => common.get(form.normalform) ?? 0;
  return [...row.valg].sort((a, b) => count(b) - count(a))[0]?.form;
}

function isDoubtful({ placement: [best], top }: ReadingRow): boolean {
  return !top && !(best && isSure(best.similarity));
}

function isTotalLabel({ skeleton }: LabelForm): boolean {
  return skeleton.startsWith('iait') || skeleton === '';
}

function onlyGroup({ rader }: LabelFamily): string | undefined {
  const groups = new Set(rader.map(groupBelow));
  const [only] = groups;
  return groups.size === 1 ? only : undefined;
}

/** True when the family has a row wherever a tiltak with these rows must have one. */
function isWhole({ rader }: LabelFamily, tables: ReadingTable[]): boolean {
  const has = new Set(rader.map(({ table }) => table));
  if (has.size !== rader.length) return false;
  return tables.every((table) => {
    const parts = partsOf(table, tables);
    const printed = parts.filter((part) => has.has(part));
    return has.has(table) ? parts.length === 0 || printed.length > 0 : printed.length === 0;
  });
}

/** The tables a table divides into: all into hovedgrupper, a hovedgruppe into women and men. */
function partsOf({ scope }: ReadingTable, tables: ReadingTable[]): ReadingTable[] {
  return tables.filter(({ scope: part }) =>
    scope.hovedgruppe === ALL
      ? part.hovedgruppe !== ALL && part.kjonn === ALL
      : scope.kjonn === ALL && part.hovedgruppe === scope.hovedgruppe && part.kjonn !== ALL,
  );
}

/** One month may be off, for a figure misread in a new row is the reconciler's to find. */
function fitsSums({ rader }: LabelFamily, tables: ReadingTable[]): boolean {
  const maneder = monthsOf(tables);
  const frames = tables.map(({ scope }) => scope);
  const wrong = maneder.filter(
    (maned) =>
      countBroken(rader, frames, [maned]) > 0 || !rader.every((place) => groupHolds(place, maned)),
  );
  return wrong.length <= (maneder.length > 2 ? 1 : 0);
}

/**
 * The old tiltak that these rows could be, damaged alike everywhere: of the same group and absent from every table the
 * rows stand in. `gammelt` when the sums or the likeness say that they are one.
 */
function possibleOld(
  { form, rader }: LabelFamily,
  group: string,
  tables: ReadingTable[],
  { tiltak }: Register,
): 'gammelt' | Tiltak[] {
  const maneder = monthsOf(tables);
  const frames = tables.map(({ scope }) => scope);
  const unsettled: Tiltak[] = [];
  for (const old of tiltak.filter((entry) => entry.gruppe === group)) {
    const rest = rowsOf(old, tables).filter(({ row }) => !rader.some((place) => place.row === row));
    if (rest.some(({ table }) => rader.some((place) => place.table === table))) continue;
    const apart = countBroken(rest, frames, maneder) + countBroken(rader, frames, maneder);
    const together = countBroken([...rest, ...rader], frames, maneder);
    const damage = damageOf(form, old);
    if (damage === undefined || together > apart) continue;
    if (together < apart || damage <= SAME_LABEL) return 'gammelt';
    unsettled.push(old);
  }
  return unsettled;
}

/** The share of the label that must be damaged if it is this one; undefined when more than half. */
export function damageOf(
  form: LabelForm,
  { navn, alias, tidligere }: Pick<Tiltak, 'navn' | 'alias' | 'tidligere'>,
): number | undefined {
  const candidate = toCandidate([navn, ...alias, ...tidligere.map((old) => old.navn)], undefined);
  const similarity = similarityWith(form, candidate, OTHER_LABEL);
  if (!similarity) return undefined;
  return (
    similarity.cost /
    Math.max(form.normalform.length, ...candidate.normalformer.map((n) => n.length))
  );
}

function rowsOf({ slug }: Tiltak, tables: ReadingTable[]): RowPlace[] {
  return tables.flatMap((table) =>
    table.rader
      .filter((row) => {
        const template = templateOf(table, row);
        return template?.niva === 'tiltak' && template.id === slug;
      })
      .map((row) => ({ table, row })),
  );
}

function monthsOf(tables: ReadingTable[]): Maned[] {
  return [
    ...new Set(tables.flatMap(({ rader }) => rader.flatMap(({ maneder }) => maneder))),
  ].sort();
}

/**
 * Named as it is printed most often, in Latin letters; its place is told by the first of its rows, in the table that
 * has most of the group. A name without an address of its own cannot be taken in.
 */
function toNew({ form, rader }: LabelFamily, gruppe: string, { tiltak }: Register): NewTiltak[] {
  const ordered = inOrder(rader);
  const navn = namedAs(form, ordered);
  const slug = slugify(navn);
  if (!isPrintable(navn) || !isSlug(slug) || isTaken(slug)) return [];
  if (tiltak.some((entry) => entry.slug === slug)) return [];
  const [first] = ordered;
  const after = first && previousTiltak(first, gruppe, tiltak);
  return [{ navn, slug, gruppe, after, rader: ordered }];
}

/** The printed name most rows share; of equally common ones, the one nearest to all the others. */
function namedAs(form: LabelForm, rows: RowPlace[]): string {
  const printed = rows.map(({ row }) => {
    const same = row.valg.find((options) => options.form.normalform === form.normalform);
    return withLatinLetters((same ?? row.valg.at(-1))?.form.tekst ?? '');
  });
  const strangeness = (name: string) =>
    printed.reduce(
      (sum, other) => sum + Math.min(1, distance(name, other)) + distance(name, other) / 1000,
      0,
    );
  return [...printed].sort((a, b) => strangeness(a) - strangeness(b))[0] ?? '';
}

function isTooLong({ form, rader }: LabelFamily): boolean {
  return slugify(namedAs(form, rader)).length > LONGEST_SLUG;
}

function inOrder(rows: RowPlace[]): RowPlace[] {
  return [...rows].sort((a, b) => lineOf(a) - lineOf(b));
}
