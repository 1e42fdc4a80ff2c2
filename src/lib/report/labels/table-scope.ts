import { ALLE, KJONN, type Kjonn } from '../../domain/key.ts';
import type { Register } from '../../domain/register.ts';
import type { Seksjon } from '../tables/table.ts';

/** What a table is of: its section, and the hovedgruppe and sex it is limited to (`alle` for no limit). */
export interface Ramme {
  seksjon: Seksjon;
  hovedgruppe: string;
  kjonn: Kjonn;
}

/** Every table a report can have, in the report's order. */
export function listRammer({ hovedgrupper }: Register): Ramme[] {
  const sexes = KJONN.filter((kjonn) => kjonn !== ALLE);
  const slugs = hovedgrupper.map(({ slug }) => slug);
  const hele = (seksjon: Seksjon): Ramme[] =>
    KJONN.map((kjonn) => ({ seksjon, hovedgruppe: ALLE, kjonn }));
  return [
    ...hele('hovedgrupper-kjonn'),
    ...hele('tiltaksgrupper-kjonn'),
    { seksjon: 'tiltak', hovedgruppe: ALLE, kjonn: ALLE },
    ...slugs.map((hovedgruppe): Ramme => ({
      seksjon: 'tiltak-hovedgrupper',
      hovedgruppe,
      kjonn: ALLE,
    })),
    ...sexes.flatMap((kjonn) =>
      slugs.map((hovedgruppe): Ramme => ({
        seksjon: 'tiltak-hovedgrupper-kjonn',
        hovedgruppe,
        kjonn,
      })),
    ),
  ];
}

/** True when two tables are limited to the same people. */
export function sameUtvalg(a: Ramme, b: Ramme): boolean {
  return a.hovedgruppe === b.hovedgruppe && a.kjonn === b.kjonn;
}

/** A name for a table's contents, for grouping its pages: section, hovedgruppe, sex. */
export function rammeNavn({ seksjon, hovedgruppe, kjonn }: Ramme): string {
  return `${seksjon}/${hovedgruppe}/${kjonn}`;
}
