/** What may be printed where: every table a report can have, the heading above it, and the rows it may hold, in order. */

import { normalForm, skeleton } from '../parse/normal-form.ts';
import { SEXES } from '../../domain/contract.ts';
import {
  ALL,
  KJONN,
  I_ALT,
  seriesKey,
  type Kjonn,
  type SeriesKey,
  type KeySlice,
} from '../../domain/key.ts';
import type { Register, Tiltak } from '../../domain/register.ts';
import type { Section } from '../tables/table.ts';

/** A label the place allows, what it stands for, and the forms damaged labels are compared with. */
export interface Candidate<T> {
  /** Ways the label may be printed; the first is the registry's name in that place. */
  notations: [string, ...string[]];
  verdi: T;
  normalformer: string[];
  readonly skeletons: string[];
}

/** A candidate that stands for `verdi`, with the ways it may be printed and what labels are compared with of each. */
export function toCandidate<T>(notations: [string, ...string[]], verdi: T): Candidate<T> {
  const printed = notations.map((name) => name.normalize('NFC')) as [string, ...string[]];
  let bare: string[] | undefined;
  return {
    notations: printed,
    verdi,
    normalformer: printed.map(normalForm),
    // Few candidates are compared by them, so they are made when asked for.
    get skeletons() {
      return (bare ??= printed.map(skeleton));
    },
  };
}

/** What a table is of: its section, and the hovedgruppe and sex it is limited to (`alle` for no limit). */
export interface TableScope {
  seksjon: Section;
  hovedgruppe: string;
  kjonn: Kjonn;
}

/** Every table a report can have, in the report's order. */
function listFrames({ hovedgrupper }: Register): TableScope[] {
  const slugs = hovedgrupper.map(({ slug }) => slug);
  const whole = (seksjon: Section): TableScope[] =>
    KJONN.map((kjonn) => ({ seksjon, hovedgruppe: ALL, kjonn }));
  return [
    ...whole('hovedgrupper-kjonn'),
    ...whole('tiltaksgrupper-kjonn'),
    { seksjon: 'tiltak', hovedgruppe: ALL, kjonn: ALL },
    ...slugs.map((hovedgruppe): TableScope => ({
      seksjon: 'tiltak-hovedgrupper',
      hovedgruppe,
      kjonn: ALL,
    })),
    ...SEXES.flatMap((kjonn) =>
      slugs.map((hovedgruppe): TableScope => ({
        seksjon: 'tiltak-hovedgrupper-kjonn',
        hovedgruppe,
        kjonn,
      })),
    ),
  ];
}

/** True when two tables are limited to the same people. */
export function samePopulation(a: TableScope, b: TableScope): boolean {
  return a.hovedgruppe === b.hovedgruppe && a.kjonn === b.kjonn;
}

/** A name for a table's contents, for grouping its pages: section, hovedgruppe, sex. */
export function scopeName({ seksjon, hovedgruppe, kjonn }: TableScope): string {
  return `${seksjon}/${hovedgruppe}/${kjonn}`;
}

/** What a row stands for, before the table's limits are put on: its level and slug. */
export type RowTemplate = Pick<KeySlice, 'niva' | 'id'>;

interface Named {
  slug: string;
  navn: string;
  alias: string[];
  tidligere: { navn: string }[];
}

/** The heading of a table with these limits; undefined where it has none. */
function undergruppeCandidate(
  frame: TableScope,
  register: Register,
): Candidate<TableScope> | undefined {
  const { hovedgruppe, kjonn } = frame;
  const sex = kjonn === ALL ? '' : kjonn;
  if (hovedgruppe === ALL) return sex === '' ? undefined : toCandidate([capitalize(sex)], frame);
  return named(groupOf(hovedgruppe, register), frame, sex === '' ? '' : `${sex}, `);
}

/** The table's own total: «I alt», «I alt kvinner», «I alt arbeidssøkere på tiltak», «I alt kvinner, arbeidssøkere på tiltak». */
function totalCandidate(
  { hovedgruppe, kjonn }: TableScope,
  register: Register,
): Candidate<RowTemplate> {
  const sex = kjonn === ALL ? '' : ` ${kjonn}`;
  if (hovedgruppe === ALL) return toCandidate([`I alt${sex}`], { niva: I_ALT, id: I_ALT });
  const value: RowTemplate = { niva: 'hovedgruppe', id: hovedgruppe };
  return named(groupOf(hovedgruppe, register), value, `I alt${sex === '' ? '' : `${sex},`} `);
}

/** The rows a table may hold, in the order the report prints them: the total, then its parts, a group's tiltak before the group's total. */
function rowCandidates(frame: TableScope, register: Register): Candidate<RowTemplate>[] {
  return [totalCandidate(frame, register), ...partCandidates(frame, register)];
}

function partCandidates(
  { seksjon, kjonn }: TableScope,
  register: Register,
): Candidate<RowTemplate>[] {
  const { hovedgrupper, tiltaksgrupper, tiltak } = register;
  if (seksjon === 'hovedgrupper-kjonn')
    return hovedgrupper.map((hovedgruppe) => row('hovedgruppe', hovedgruppe));
  if (seksjon === 'tiltaksgrupper-kjonn')
    return tiltaksgrupper.map((group) => row('tiltaksgruppe', group));
  const prefix = kjonn === ALL ? 'I alt ' : `I alt ${kjonn} og `;
  return tiltaksgrupper.flatMap((group) => [
    ...membersOf(group.slug, tiltak).map((entry) => row('tiltak', entry)),
    row('tiltaksgruppe', group, prefix),
  ]);
}

/** The tiltak of a group, in the report's order. */
function membersOf(group: string, tiltak: Tiltak[]): Tiltak[] {
  return tiltak.filter((entry) => entry.gruppe === group);
}

function groupOf(slug: string, { hovedgrupper }: Register): Named {
  const group = hovedgrupper.find((hovedgruppe) => hovedgruppe.slug === slug);
  if (!group) throw new RangeError(`Ukjent hovedgruppe: ${slug}`);
  return group;
}

function row(niva: RowTemplate['niva'], entry: Named, prefix = ''): Candidate<RowTemplate> {
  return named(entry, { niva, id: entry.slug }, prefix);
}

/** A candidate under all its names. After a prefix the report writes the name's first letter small, unless it is an abbreviation. */
function named<T>({ navn, alias, tidligere }: Named, value: T, prefix: string): Candidate<T> {
  const write = (name: string) => (prefix === '' ? name : capitalize(prefix) + decapitalize(name));
  const others = [...alias, ...tidligere.map((old) => old.navn)];
  return toCandidate([write(navn), ...others.map(write)], value);
}

/** The text with its first letter large. */
export function capitalize(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function decapitalize(text: string): string {
  return /^\p{Lu}\p{Lu}/u.test(text) ? text : text.slice(0, 1).toLowerCase() + text.slice(1);
}

/** The series key of a row under a table's limits. A hovedgruppe's own series carries its own slug. */
export function rowKey(template: RowTemplate, { hovedgruppe, kjonn }: TableScope): SeriesKey {
  const own = template.niva === 'hovedgruppe' ? template.id : hovedgruppe;
  return seriesKey({ niva: template.niva, id: template.id, hovedgruppe: own, kjonn });
}

/** A table the report can have, and everything that may be printed in it. */
export interface ExpectedTable {
  scope: TableScope;
  /** The heading above it, where it has one. */
  undergruppe: Candidate<TableScope> | undefined;
  total: Candidate<RowTemplate>;
  /** Its rows in the order they are printed, the total first. */
  sequence: Candidate<RowTemplate>[];
  /** The normal forms of those rows. */
  known: Set<string>;
  /** The normal forms of rows that name another sex than the table's: no damage makes one sex of the other. */
  foreign: Set<string>;
}

/** Every table the report can have, in the report's order. Made once for a registry and handed along: it is the larger part of the work. */
export function listExpectedTables(register: Register): ExpectedTable[] {
  const lookup = withoutForeign(register);
  const sexes = lookup.filter(({ scope }) => scope.kjonn !== ALL);
  return lookup.map((own) => {
    const others = sexes.filter(({ scope }) => scope.kjonn !== own.scope.kjonn);
    const forms = others.flatMap(({ known }) => [...known]);
    return {
      ...own,
      foreign: new Set(forms.filter((form) => namesSex(form) && !own.known.has(form))),
    };
  });
}

/** True for «I alt kvinner og oppfølging»: rows named alike for both sexes tell nothing of whom they count. */
function namesSex(form: string): boolean {
  return SEXES.some((kjonn) => form.startsWith(`ialt${kjonn}`));
}

function withoutForeign(register: Register): Omit<ExpectedTable, 'foreign'>[] {
  return listFrames(register).map((scope) => {
    const [total, ...parts] = rowCandidates(scope, register);
    if (!total) throw new RangeError('En tabell har alltid en total.');
    const sequence = [total, ...parts];
    return {
      scope,
      undergruppe: undergruppeCandidate(scope, register),
      total,
      sequence,
      known: new Set(sequence.flatMap(({ normalformer }) => normalformer)),
    };
  });
}
