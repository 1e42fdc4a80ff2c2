import { ALL, I_ALT, seriesKey, type SeriesKey, type KeySlice } from '../../domain/key.ts';
import type { Register, Tiltak } from '../../domain/register.ts';
import { toCandidate, type Candidate } from './candidate.ts';
import type { Frame } from './table-scope.ts';

/** What a row stands for, before the table's limits are put on: its level and slug. */
export type RowTemplate = Pick<KeySlice, 'niva' | 'id'>;

interface Named {
  slug: string;
  navn: string;
  alias: string[];
  tidligere: { navn: string }[];
}

/** The heading of a table with these limits; undefined where it has none. */
export function undergruppeCandidate(
  frame: Frame,
  register: Register,
): Candidate<Frame> | undefined {
  const { hovedgruppe, kjonn } = frame;
  const sex = kjonn === ALL ? '' : kjonn;
  if (hovedgruppe === ALL) return sex === '' ? undefined : toCandidate([capitalize(sex)], frame);
  return named(groupOf(hovedgruppe, register), frame, sex === '' ? '' : `${sex}, `);
}

/** The table's own total: «I alt», «I alt kvinner», «I alt arbeidssøkere på tiltak», «I alt kvinner, arbeidssøkere på tiltak». */
export function totalCandidate(
  { hovedgruppe, kjonn }: Frame,
  register: Register,
): Candidate<RowTemplate> {
  const sex = kjonn === ALL ? '' : ` ${kjonn}`;
  if (hovedgruppe === ALL) return toCandidate([`I alt${sex}`], { niva: I_ALT, id: I_ALT });
  const value: RowTemplate = { niva: 'hovedgruppe', id: hovedgruppe };
  return named(groupOf(hovedgruppe, register), value, `I alt${sex === '' ? '' : `${sex},`} `);
}

/** The rows a table may hold, in the order the report prints them: the total, then its parts, a group's tiltak before the group's total. */
export function rowCandidates(frame: Frame, register: Register): Candidate<RowTemplate>[] {
  return [totalCandidate(frame, register), ...partCandidates(frame, register)];
}

function partCandidates({ seksjon, kjonn }: Frame, register: Register): Candidate<RowTemplate>[] {
  const { hovedgrupper, tiltaksgrupper, tiltak } = register;
  if (seksjon === 'hovedgrupper-kjonn') return hovedgrupper.map((hg) => row('hovedgruppe', hg));
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

function capitalize(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function decapitalize(text: string): string {
  return /^\p{Lu}\p{Lu}/u.test(text) ? text : text.slice(0, 1).toLowerCase() + text.slice(1);
}

/** The series key of a row under a table's limits. A hovedgruppe's own series carries its own slug. */
export function keyOf(template: RowTemplate, { hovedgruppe, kjonn }: Frame): SeriesKey {
  const own = template.niva === 'hovedgruppe' ? template.id : hovedgruppe;
  return seriesKey({ niva: template.niva, id: template.id, hovedgruppe: own, kjonn });
}
