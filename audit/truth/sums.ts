import { partSeries } from './truth.ts';
import type { AuditedRegister } from '../readers/register.ts';

/** A total and its printed parts, by series key. Parts that are not printed are taken as zero. */
export interface AuditedSum {
  slag: AuditedSumKind;
  total: string;
  deler: string[];
  /** True when a part the registry knows is not printed: it is taken as zero. */
  hasAbsent: boolean;
}

/** The kinds of sums, in the order the site lists them. */
export const SUM_KINDS = ['kjonn', 'hovedgrupper', 'tiltaksgrupper', 'tiltak'] as const;
export type AuditedSumKind = (typeof SUM_KINDS)[number];

/** Every sum the series allow: sexes, hovedgrupper, tiltaksgrupper, and the tiltak of a group. */
export function sums(
  seriesList: ReadonlyMap<string, unknown>,
  { hovedgruppe, tiltaksgruppe, tiltak }: AuditedRegister,
): AuditedSum[] {
  const all: AuditedSum[] = [];
  for (const total of seriesList.keys()) {
    const { niva, id, hovedgruppe: hg, kjonn } = partSeries(total);
    const add = (slag: AuditedSumKind, parts: string[]): void => {
      const printed = parts.filter((part) => seriesList.has(part));
      if (printed.length > 0)
        all.push({ slag, total, deler: printed, hasAbsent: printed.length < parts.length });
    };
    if (kjonn === 'alle')
      add(
        'kjonn',
        ['kvinner', 'menn'].map((k) => `${niva}/${id}/${hg}/${k}`),
      );
    if (hg === 'alle')
      add(
        'hovedgrupper',
        hovedgruppe.map((h) =>
          niva === 'i-alt'
            ? `hovedgruppe/${h.id}/${h.id}/${kjonn}`
            : `${niva}/${id}/${h.id}/${kjonn}`,
        ),
      );
    if (niva === 'i-alt' || niva === 'hovedgruppe')
      add(
        'tiltaksgrupper',
        tiltaksgruppe.map((g) => `tiltaksgruppe/${g.id}/${hg}/${kjonn}`),
      );
    if (niva === 'tiltaksgruppe')
      add(
        'tiltak',
        tiltak.filter((t) => t.gruppe === id).map((t) => `tiltak/${t.id}/${hg}/${kjonn}`),
      );
  }
  return all;
}
