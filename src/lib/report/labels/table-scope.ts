import { ALL, KJONN, type Kjonn } from '../../domain/key.ts';
import type { Register } from '../../domain/register.ts';
import type { Section } from '../tables/table.ts';

/** What a table is of: its section, and the hovedgruppe and sex it is limited to (`alle` for no limit). */
export interface Frame {
  seksjon: Section;
  hovedgruppe: string;
  kjonn: Kjonn;
}

/** Every table a report can have, in the report's order. */
export function listFrames({ hovedgrupper }: Register): Frame[] {
  const sexes = KJONN.filter((kjonn) => kjonn !== ALL);
  const slugs = hovedgrupper.map(({ slug }) => slug);
  const whole = (seksjon: Section): Frame[] =>
    KJONN.map((kjonn) => ({ seksjon, hovedgruppe: ALL, kjonn }));
  return [
    ...whole('hovedgrupper-kjonn'),
    ...whole('tiltaksgrupper-kjonn'),
    { seksjon: 'tiltak', hovedgruppe: ALL, kjonn: ALL },
    ...slugs.map((hovedgruppe): Frame => ({
      seksjon: 'tiltak-hovedgrupper',
      hovedgruppe,
      kjonn: ALL,
    })),
    ...sexes.flatMap((kjonn) =>
      slugs.map((hovedgruppe): Frame => ({
        seksjon: 'tiltak-hovedgrupper-kjonn',
        hovedgruppe,
        kjonn,
      })),
    ),
  ];
}

/** True when two tables are limited to the same people. */
export function sameSelection(a: Frame, b: Frame): boolean {
  return a.hovedgruppe === b.hovedgruppe && a.kjonn === b.kjonn;
}

/** A name for a table's contents, for grouping its pages: section, hovedgruppe, sex. */
export function frameName({ seksjon, hovedgruppe, kjonn }: Frame): string {
  return `${seksjon}/${hovedgruppe}/${kjonn}`;
}
