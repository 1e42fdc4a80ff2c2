import { delSerie, type Fasit, type Serier } from './fasit.ts';

/** A total and its printed parts, by series key. Parts that are not printed are taken as zero. */
export interface Sum {
  total: string;
  deler: string[];
}

/** Every sum the reports allow: sexes, hovedgrupper, tiltaksgrupper, and the tiltak of a group. */
export function summer(fasit: Fasit, serier: Serier): Sum[] {
  const { hovedgruppe, tiltaksgruppe, tiltak } = fasit.register;
  const alle: Sum[] = [];
  for (const total of serier.keys()) {
    const { niva, id, hovedgruppe: hg, kjonn } = delSerie(total);
    const legg = (deler: string[]): void => {
      const trykt = deler.filter((del) => serier.has(del));
      if (trykt.length > 0) alle.push({ total, deler: trykt });
    };
    if (kjonn === 'alle') legg(['kvinner', 'menn'].map((k) => `${niva}/${id}/${hg}/${k}`));
    if (hg === 'alle')
      legg(
        hovedgruppe.map((h) =>
          niva === 'i-alt'
            ? `hovedgruppe/${h.id}/${h.id}/${kjonn}`
            : `${niva}/${id}/${h.id}/${kjonn}`,
        ),
      );
    if (niva === 'i-alt' || niva === 'hovedgruppe')
      legg(tiltaksgruppe.map((g) => `tiltaksgruppe/${g.id}/${hg}/${kjonn}`));
    if (niva === 'tiltaksgruppe')
      legg(tiltak.filter((t) => t.gruppe === id).map((t) => `tiltak/${t.id}/${hg}/${kjonn}`));
  }
  return alle;
}
