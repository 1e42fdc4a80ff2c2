import { ALLE, I_ALT, KJONN, serieNokkel, type Kjonn, type Utsnitt } from '../domain/nokkel.ts';
import type { Register } from '../domain/register.ts';
import type { Seksjon } from '../tables/tabell.ts';
import type { Kandidat } from './etikett.ts';

/** What a table is limited to: a hovedgruppe or `alle`, and a sex or `alle`. */
export interface Avgrensning {
  hovedgruppe: string;
  kjonn: Kjonn;
}

/** What a row stands for, before the table's limits are put on: its level and slug. */
export type Radmal = Pick<Utsnitt, 'niva' | 'id'>;

interface Navngitt {
  slug: string;
  navn: string;
  alias: string[];
  tidligere: { navn: string }[];
}

/** The subheadings a section may carry, with what they limit the table to. No heading means no limit. */
export function undergruppeKandidater(
  seksjon: Seksjon,
  register: Register,
): Kandidat<Avgrensning>[] {
  const kjonn = KJONN.filter((verdi) => verdi !== ALLE);
  if (seksjon === 'tiltak') return [];
  if (seksjon === 'tiltak-hovedgrupper') {
    return register.hovedgrupper.map((gruppe) =>
      named(gruppe, { hovedgruppe: gruppe.slug, kjonn: ALLE }),
    );
  }
  if (seksjon === 'tiltak-hovedgrupper-kjonn') {
    return kjonn.flatMap((verdi) =>
      register.hovedgrupper.map((gruppe) =>
        named(gruppe, { hovedgruppe: gruppe.slug, kjonn: verdi }, `${verdi}, `),
      ),
    );
  }
  return kjonn.map((verdi) => ({
    skrivemater: [capitalize(verdi)],
    verdi: { hovedgruppe: ALLE, kjonn: verdi },
  }));
}

/** The rows a table of this section and limit may hold. */
export function radKandidater(
  seksjon: Seksjon,
  avgrensning: Avgrensning,
  register: Register,
): Kandidat<Radmal>[] {
  return [totalKandidat(avgrensning, register), ...partKandidater(seksjon, avgrensning, register)];
}

/** The table's own total: «I alt», «I alt kvinner», «I alt arbeidssøkere på tiltak», «I alt kvinner, arbeidssøkere på tiltak». */
function totalKandidat({ hovedgruppe, kjonn }: Avgrensning, register: Register): Kandidat<Radmal> {
  const sex = kjonn === ALLE ? '' : ` ${kjonn}`;
  if (hovedgruppe === ALLE)
    return { skrivemater: [`I alt${sex}`], verdi: { niva: I_ALT, id: I_ALT } };
  const gruppe = register.hovedgrupper.find(({ slug }) => slug === hovedgruppe);
  if (!gruppe) throw new RangeError(`Ukjent hovedgruppe: ${hovedgruppe}`);
  const verdi: Radmal = { niva: 'hovedgruppe', id: hovedgruppe };
  return named(gruppe, verdi, `I alt${sex === '' ? '' : `${sex},`} `);
}

function partKandidater(
  seksjon: Seksjon,
  { kjonn }: Avgrensning,
  register: Register,
): Kandidat<Radmal>[] {
  const hovedgrupper = () => register.hovedgrupper.map((gruppe) => row('hovedgruppe', gruppe));
  const tiltaksgrupper = (prefix = '') =>
    register.tiltaksgrupper.map((gruppe) => row('tiltaksgruppe', gruppe, prefix));
  if (seksjon === 'hovedgrupper-kjonn') return hovedgrupper();
  if (seksjon === 'tiltaksgrupper-kjonn') return tiltaksgrupper();
  const tiltak = register.tiltak.map((oppforing) => row('tiltak', oppforing));
  return [...tiltak, ...tiltaksgrupper(kjonn === ALLE ? 'I alt ' : `I alt ${kjonn} og `)];
}

function row(niva: Radmal['niva'], oppforing: Navngitt, prefix = ''): Kandidat<Radmal> {
  return named(oppforing, { niva, id: oppforing.slug }, prefix);
}

/** A candidate under all its names. After a prefix the report writes the name's first letter small, unless it is an abbreviation. */
function named<T>({ navn, alias, tidligere }: Navngitt, verdi: T, prefix = ''): Kandidat<T> {
  const write = (name: string) => (prefix === '' ? name : capitalize(prefix) + decapitalize(name));
  const others = [...alias, ...tidligere.map((old) => old.navn)];
  return { skrivemater: [write(navn), ...others.map(write)], verdi };
}

function capitalize(tekst: string): string {
  return tekst.slice(0, 1).toUpperCase() + tekst.slice(1);
}

function decapitalize(tekst: string): string {
  return /^\p{Lu}\p{Lu}/u.test(tekst) ? tekst : tekst.slice(0, 1).toLowerCase() + tekst.slice(1);
}

/** The series key of a row under a table's limits. A hovedgruppe's own series carries its own slug. */
export function nokkelOf(mal: Radmal, { hovedgruppe, kjonn }: Avgrensning) {
  const own = mal.niva === 'hovedgruppe' ? mal.id : hovedgruppe;
  return serieNokkel({ ...mal, hovedgruppe: own, kjonn });
}
