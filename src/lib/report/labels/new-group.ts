import { ALL } from '../../domain/key.ts';
import {
  isPrintable,
  type Register,
  type Tiltak,
  type Tiltaksgruppe,
} from '../../domain/register.ts';
import { isSlug, slugify } from '../../domain/slug.ts';
import type { Maned } from '../../domain/maned.ts';
import { normalForm, withLatinLetters } from '../parse/normal-form.ts';
import { templateOf, isSure, type ReadingRow, type ReadingTable } from './reading-table.ts';
import { capitalize } from './candidates.ts';
import { toLabelForm } from './similarity.ts';
import { damageOf, OTHER_LABEL, SAME_LABEL } from './new-tiltak.ts';
import { canMakeUp, countBroken, lineOf, type RowPlace } from './sum-evidence.ts';

/** A name of a tiltaksgruppe that the registry does not have, printed alike everywhere. */
interface GroupName {
  navn: string;
  /** In the report's order. */
  rader: RowPlace[];
}

/** A known tiltaksgruppe under a name that is new: its tiltak are those it has, and its own names are printed nowhere. */
export interface RenamedGroup extends GroupName {
  gruppe: string;
}

/** A tiltaksgruppe that the registry does not have, with tiltak it does not have either. */
export interface NewGroup extends GroupName {
  slug: string;
  /** Slug of the tiltaksgruppe printed above it in the tables of tiltak; undefined for the first. */
  after: string | undefined;
  /** True where one of its tiltak is called the same. */
  namedAsTiltak: boolean;
}

/** The names of tiltaksgrupper that a report has and the registry does not. */
export interface GroupNameFindings {
  renamed: RenamedGroup[];
  nye: NewGroup[];
}

/** More doubtful rows than a report has groups, many times over, are no names of groups. */
const MOST_DOUBTFUL = 200;
/** A name that stands in fewer tables is not printed alike everywhere, but somewhere. */
const LEAST_ROWS = 3;
const TOTAL = /^i\s?alt\s+(?:(?:kvinner|menn)\s+og\s+)?(?=\S)/i;

/**
 * Finds names of tiltaksgrupper that are consistently new: printed alike in every table where the group must have a row,
 * so that sexes, hovedgrupper and the tiltak above hold. A name that damage could have made of a known one is none.
 */
export function findGroupNames(tabeller: ReadingTable[], register: Register): GroupNameFindings {
  const tables = tabeller.filter(({ scope }) => scope.seksjon !== 'hovedgrupper-kjonn');
  const renamed: RenamedGroup[] = [];
  const nye: NewGroup[] = [];
  for (const family of listFamilies(tables)) {
    if (!isWhole(family, tables) || !fitsSums(family, tables)) continue;
    const members = family.rader.filter(hasMembers).flatMap(membersOf);
    const sure = members.filter(({ row }) => isKnown(row));
    const groups = new Set(sure.map((place) => groupOf(place, register.tiltak)));
    const [group] = groups;
    if (group !== undefined && groups.size === 1)
      renamed.push(...toRenamed(family, group, tables, register));
    else if (sure.length === 0 && members.length > 0)
      nye.push(...toNew(family, members, tables, register));
  }
  return { renamed, nye };
}

/** Rows of groups whose labels are no names of the registry's, gathered by name; the name as the first of them has it. */
function listFamilies(tables: ReadingTable[]): GroupName[] {
  const doubtful = tables.flatMap((table) =>
    table.rader
      .filter((row) => !row.top && !isKnown(row))
      .map((row) => ({ table, row, navn: namesIn({ table, row }) }))
      .filter(({ navn }) => navn.length > 0),
  );
  if (doubtful.length > MOST_DOUBTFUL) return [];
  const counts = new Map<string, number>();
  for (const { navn } of doubtful)
    for (const form of new Set(navn.map(normalForm))) counts.set(form, (counts.get(form) ?? 0) + 1);
  const families = new Map<string, GroupName>();
  for (const { table, row, navn } of doubtful) {
    const count = (one: string) => counts.get(normalForm(one)) ?? 0;
    const [common = ''] = [...navn].sort((a, b) => count(b) - count(a));
    const family = families.get(normalForm(common)) ?? { navn: capitalize(common), rader: [] };
    families.set(normalForm(common), family);
    family.rader.push({ table, row });
  }
  for (const { rader } of families.values()) rader.sort((a, b) => lineOf(a) - lineOf(b));
  return [...families.values()];
}

/** What a row calls its group, in each way to read its label; none for a row of something else. */
function namesIn({ table, row }: RowPlace): string[] {
  const texts = row.valg.map(({ form }) => withLatinLetters(form.tekst));
  if (table.scope.seksjon === 'tiltaksgrupper-kjonn') return texts;
  return texts.filter((text) => TOTAL.test(text)).map((text) => text.replace(TOTAL, ''));
}

/** True when the group has one row in a table at most, and one in each table of everybody. */
function isWhole({ rader }: GroupName, tables: ReadingTable[]): boolean {
  const has = new Set(rader.map(({ table }) => table));
  const whole = tables.filter(({ scope }) => scope.hovedgruppe === ALL && scope.kjonn === ALL);
  return (
    rader.length >= LEAST_ROWS &&
    has.size === rader.length &&
    whole.every((table) => has.has(table))
  );
}

/**
 * True when the sums hold in the tables of tiltak; those of groups alone repeat them, and one damaged label there is no
 * reason to doubt the others. One month may be off, for a misread figure is the reconciler's to find.
 */
function fitsSums({ rader }: GroupName, tables: ReadingTable[]): boolean {
  const totals = rader.filter(hasMembers);
  const withTiltak = tables.filter((table) => hasMembers({ table }));
  const maneder = [
    ...new Set(tables.flatMap(({ rader: rows }) => rows.flatMap((row) => row.maneder))),
  ];
  const frames = withTiltak.map(({ scope }) => scope);
  const wrong = maneder.filter(
    (maned) =>
      countBroken(totals, frames, [maned]) > 0 ||
      !totals.every((place) => membersHold(place, maned)),
  );
  return wrong.length <= (maneder.length > 2 ? 1 : 0);
}

function hasMembers({ table }: Pick<RowPlace, 'table'>): boolean {
  return table.scope.seksjon !== 'tiltaksgrupper-kjonn';
}

/** The rows above a group's total, up to the total before it. */
function membersOf({ table, row }: RowPlace): RowPlace[] {
  const above = table.rader.slice(0, table.rader.indexOf(row)).filter(({ top }) => !top);
  const start = above.findLastIndex((other) => isTotal(table, other)) + 1;
  return above.slice(start).map((other) => ({ table, row: other }));
}

function isTotal(table: ReadingTable, row: ReadingRow): boolean {
  const template = templateOf(table, row);
  if (template && isKnown(row)) return template.niva !== 'tiltak';
  return row.valg.some(({ form }) => TOTAL.test(form.tekst));
}

function membersHold(place: RowPlace, maned: Maned): boolean {
  const members = membersOf(place).map(({ row }) => row);
  return canMakeUp(members, place.row, maned);
}

/** True for a label that is a name of the registry, letter for letter. */
function isKnown({ placement: [best] }: ReadingRow): boolean {
  return best !== undefined && isSure(best.similarity);
}

function groupOf({ table, row }: RowPlace, tiltak: Tiltak[]): string | undefined {
  const template = templateOf(table, row);
  return tiltak.find(({ slug }) => slug === template?.id)?.gruppe;
}

/** The group under its new name, where nothing else can be the group, and the name no other group. */
function toRenamed(
  { navn, rader }: GroupName,
  gruppe: string,
  tables: ReadingTable[],
  { tiltaksgrupper }: Register,
): RenamedGroup[] {
  const form = toLabelForm(navn);
  const damages = tiltaksgrupper.map((one) => ({ one, damage: damageOf(form, one) ?? Infinity }));
  const own = damages.find(({ one }) => one.slug === gruppe)?.damage ?? 0;
  const other = damages.some(({ one, damage }) => one.slug !== gruppe && damage <= own);
  if (own <= SAME_LABEL || (other && own !== Infinity) || isPrinted(gruppe, tables)) return [];
  return [{ navn, rader, gruppe }];
}

function toNew(
  { navn, rader }: GroupName,
  members: RowPlace[],
  tables: ReadingTable[],
  { tiltaksgrupper }: Register,
): NewGroup[] {
  const form = toLabelForm(navn);
  const slug = slugify(navn);
  const canBeOld = (one: Tiltaksgruppe) =>
    one.slug === slug || (!isPrinted(one.slug, tables) && isLike(damageOf(form, one)));
  if (!isPrintable(navn) || !isSlug(slug) || tiltaksgrupper.some(canBeOld)) return [];
  const namedAsTiltak = members.some(({ row }) =>
    row.valg.some((options) => options.form.normalform === form.normalform),
  );
  const [first] = rader.filter(hasMembers);
  return [{ navn, rader, slug, after: first && groupAbove(first), namedAsTiltak }];
}

function isLike(damage: number | undefined): boolean {
  return damage !== undefined && damage <= OTHER_LABEL;
}

function groupAbove({ table, row }: RowPlace): string | undefined {
  const above = table.rader.slice(0, table.rader.indexOf(row));
  const total = above.findLast(
    (other) => isKnown(other) && templateOf(table, other)?.niva === 'tiltaksgruppe',
  );
  return total && templateOf(table, total)?.id;
}

function isPrinted(group: string, tables: ReadingTable[]): boolean {
  return tables.some((table) =>
    table.rader.some((row) => {
      const template = templateOf(table, row);
      return isKnown(row) && template?.niva === 'tiltaksgruppe' && template.id === group;
    }),
  );
}
