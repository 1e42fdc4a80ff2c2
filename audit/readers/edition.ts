import type { AuditedRapport } from './report.ts';

/** The reports apart: the newest edition of each release, and those before it. */
export interface Editions {
  newest: AuditedRapport[];
  /** Their ids name the edition: `2021-05.utgave-1`. */
  superseded: AuditedRapport[];
}

/** Which edition of its release a file is, by its name: the first unless it says another. */
export function editionNumber({ fil }: AuditedRapport): number {
  return Number(/\.utgave-(\d+)\.\w+$/.exec(fil)?.[1] ?? 1);
}

/** The reports by release, and by edition within it. */
export function sortReports(rapporter: readonly AuditedRapport[]): AuditedRapport[] {
  return [...rapporter].sort((a, b) =>
    a.id === b.id ? editionNumber(a) - editionNumber(b) : a.id < b.id ? -1 : 1,
  );
}

/** Tells the newest editions from the others. `rapporter` are in order, each edition once. */
export function tellEditionsApart(rapporter: readonly AuditedRapport[]): Editions {
  const newest = rapporter.filter(({ id }, i) => rapporter[i + 1]?.id !== id);
  const superseded = rapporter
    .filter((rapport) => !newest.includes(rapport))
    .map((rapport) => ({ ...rapport, id: `${rapport.id}.utgave-${editionNumber(rapport)}` }));
  return { newest, superseded };
}

/** The release that an edition is of. */
export function releaseOf({ id }: Pick<AuditedRapport, 'id'>): string {
  return id.split('.')[0] ?? '';
}

/** What corrections call an edition: the first by its month alone. */
export function correctionName(rapport: AuditedRapport): string {
  const number = editionNumber(rapport);
  return number === 1 ? releaseOf(rapport) : `${releaseOf(rapport)}.utgave-${number}`;
}

/** The report that an address under `/rapporter/` is of: `2021-05/utgave-1/kilde/` is of `2021-05.utgave-1`. */
export function reportOfPage(address: string, page: string): string | undefined {
  const [, release, edition] =
    new RegExp(`/rapporter/([^/]+)(?:/(utgave-\\d+))?/${page}/`).exec(address) ?? [];
  return release === undefined || edition === undefined ? release : `${release}.${edition}`;
}
