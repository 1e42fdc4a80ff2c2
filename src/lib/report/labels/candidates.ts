import { ALLE, I_ALT, serieNokkel, type SerieNokkel, type Utsnitt } from '../../domain/key.ts';
import type { Register, Tiltak } from '../../domain/register.ts';
import { toKandidat, type Kandidat } from './candidate.ts';
import type { Ramme } from './table-scope.ts';

/** What a row stands for, before the table's limits are put on: its level and slug. */
export type Radmal = Pick<Utsnitt, 'niva' | 'id'>;

interface Navngitt {
  slug: string;
  navn: string;
  alias: string[];
  tidligere: { navn: string }[];
}

/** The heading of a table with these limits; undefined where it has none. */
export function undergruppeKandidat(ramme: Ramme, register: Register): Kandidat<Ramme> | undefined {
  const { hovedgruppe, kjonn } = ramme;
  const sex = kjonn === ALLE ? '' : kjonn;
  if (hovedgruppe === ALLE) return sex === '' ? undefined : toKandidat([capitalize(sex)], ramme);
  return named(gruppeOf(hovedgruppe, register), ramme, sex === '' ? '' : `${sex}, `);
}

/** The table's own total: «I alt», «I alt kvinner», «I alt arbeidssøkere på tiltak», «I alt kvinner, arbeidssøkere på tiltak». */
export function totalKandidat({ hovedgruppe, kjonn }: Ramme, register: Register): Kandidat<Radmal> {
  const sex = kjonn === ALLE ? '' : ` ${kjonn}`;
  if (hovedgruppe === ALLE) return toKandidat([`I alt${sex}`], { niva: I_ALT, id: I_ALT });
  const verdi: Radmal = { niva: 'hovedgruppe', id: hovedgruppe };
  return named(gruppeOf(hovedgruppe, register), verdi, `I alt${sex === '' ? '' : `${sex},`} `);
}

/** The rows a table may hold, in the order the report prints them: the total, then its parts, a group's tiltak before the group's total. */
export function radKandidater(ramme: Ramme, register: Register): Kandidat<Radmal>[] {
  return [totalKandidat(ramme, register), ...partKandidater(ramme, register)];
}

function partKandidater({ seksjon, kjonn }: Ramme, register: Register): Kandidat<Radmal>[] {
  const { hovedgrupper, tiltaksgrupper, tiltak } = register;
  if (seksjon === 'hovedgrupper-kjonn') return hovedgrupper.map((hg) => row('hovedgruppe', hg));
  if (seksjon === 'tiltaksgrupper-kjonn')
    return tiltaksgrupper.map((gruppe) => row('tiltaksgruppe', gruppe));
  const prefix = kjonn === ALLE ? 'I alt ' : `I alt ${kjonn} og `;
  return tiltaksgrupper.flatMap((gruppe) => [
    ...membersOf(gruppe.slug, tiltak).map((oppforing) => row('tiltak', oppforing)),
    row('tiltaksgruppe', gruppe, prefix),
  ]);
}

/** The tiltak of a group, in the report's order. */
function membersOf(gruppe: string, tiltak: Tiltak[]): Tiltak[] {
  return tiltak.filter((oppforing) => oppforing.gruppe === gruppe);
}

function gruppeOf(slug: string, { hovedgrupper }: Register): Navngitt {
  const gruppe = hovedgrupper.find((hovedgruppe) => hovedgruppe.slug === slug);
  if (!gruppe) throw new RangeError(`Ukjent hovedgruppe: ${slug}`);
  return gruppe;
}

function row(niva: Radmal['niva'], oppforing: Navngitt, prefix = ''): Kandidat<Radmal> {
  return named(oppforing, { niva, id: oppforing.slug }, prefix);
}

/** A candidate under all its names. After a prefix the report writes the name's first letter small, unless it is an abbreviation. */
function named<T>({ navn, alias, tidligere }: Navngitt, verdi: T, prefix: string): Kandidat<T> {
  const write = (name: string) => (prefix === '' ? name : capitalize(prefix) + decapitalize(name));
  const others = [...alias, ...tidligere.map((old) => old.navn)];
  return toKandidat([write(navn), ...others.map(write)], verdi);
}

function capitalize(tekst: string): string {
  return tekst.slice(0, 1).toUpperCase() + tekst.slice(1);
}

function decapitalize(tekst: string): string {
  return /^\p{Lu}\p{Lu}/u.test(tekst) ? tekst : tekst.slice(0, 1).toLowerCase() + tekst.slice(1);
}

/** The series key of a row under a table's limits. A hovedgruppe's own series carries its own slug. */
export function nokkelOf(mal: Radmal, { hovedgruppe, kjonn }: Ramme): SerieNokkel {
  const own = mal.niva === 'hovedgruppe' ? mal.id : hovedgruppe;
  return serieNokkel({ niva: mal.niva, id: mal.id, hovedgruppe: own, kjonn });
}
