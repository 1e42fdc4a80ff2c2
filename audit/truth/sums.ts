import { delSerie } from './truth.ts';
import type { Register } from '../readers/register.ts';

/** A total and its printed parts, by series key. Parts that are not printed are taken as zero. */
export interface Sum {
  slag: Sumslag;
  total: string;
  deler: string[];
  /** True when a part the registry knows is not printed: it is taken as zero. */
  harFravaerende: boolean;
}

/** The kinds of sums, in the order the site lists them. */
export const SUMSLAG = ['kjonn', 'hovedgrupper', 'tiltaksgrupper', 'tiltak'] as const;
export type Sumslag = (typeof SUMSLAG)[number];

/** Every sum the series allow: sexes, hovedgrupper, tiltaksgrupper, and the tiltak of a group. */
export function summer(
  serier: ReadonlyMap<string, unknown>,
  { hovedgruppe, tiltaksgruppe, tiltak }: Register,
): Sum[] {
  const alle: Sum[] = [];
  for (const total of serier.keys()) {
    const { niva, id, hovedgruppe: hg, kjonn } = delSerie(total);
    const legg = (slag: Sumslag, deler: string[]): void => {
      const trykt = deler.filter((del) => serier.has(del));
      if (trykt.length > 0)
        alle.push({ slag, total, deler: trykt, harFravaerende: trykt.length < deler.length });
    };
    if (kjonn === 'alle')
      legg(
        'kjonn',
        ['kvinner', 'menn'].map((k) => `${niva}/${id}/${hg}/${k}`),
      );
    if (hg === 'alle')
      legg(
        'hovedgrupper',
        hovedgruppe.map((h) =>
          niva === 'i-alt'
            ? `hovedgruppe/${h.id}/${h.id}/${kjonn}`
            : `${niva}/${id}/${h.id}/${kjonn}`,
        ),
      );
    if (niva === 'i-alt' || niva === 'hovedgruppe')
      legg(
        'tiltaksgrupper',
        tiltaksgruppe.map((g) => `tiltaksgruppe/${g.id}/${hg}/${kjonn}`),
      );
    if (niva === 'tiltaksgruppe')
      legg(
        'tiltak',
        tiltak.filter((t) => t.gruppe === id).map((t) => `tiltak/${t.id}/${hg}/${kjonn}`),
      );
  }
  return alle;
}
