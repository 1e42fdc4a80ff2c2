import type { Serier } from './truth.ts';
import type { Celle, Rapport } from '../readers/report.ts';

/** One figure that a report tells otherwise than the one before did, or, without `til`, tells no more. */
export interface Endring {
  /** The report that changed it. */
  rapport: string;
  serie: string;
  maned: string;
  fra: Celle;
  til: Celle | undefined;
  /** The report that first told the figure. */
  forst: string;
}

/**
 * What the reports change in one another, by comparing each report's months with what was known of them: by series,
 * in the order of release. `leggPa` is what merges a report into the figures known.
 */
export function finnEndringer(
  rapporter: readonly Rapport[],
  leggPa: (serier: Serier, rapport: Rapport) => void,
): Map<string, Endring[]> {
  const ut = new Map<string, Endring[]>();
  const forst: Forst = new Map();
  const kjent: Serier = new Map();
  for (const rapport of rapporter) {
    for (const serie of kjent.keys()) {
      const nye = endringerI(rapport, serie, kjent, forst);
      if (nye.length > 0) ut.set(serie, [...(ut.get(serie) ?? []), ...nye]);
    }
    leggPa(kjent, rapport);
    husk(forst, rapport);
  }
  return ut;
}

/** The report that first told each figure, by series and month. */
type Forst = Map<string, Map<string, string>>;

function endringerI(rapport: Rapport, serie: string, kjent: Serier, forst: Forst): Endring[] {
  return rapport.maneder.flatMap((maned) => {
    const fra = kjent.get(serie)?.get(maned);
    const til = rapport.serier.get(serie)?.get(maned);
    if (!fra || fra.antall === til?.antall) return [];
    const forste = forst.get(serie)?.get(maned) ?? fra.rapport;
    return [{ rapport: rapport.id, serie, maned, fra, til, forst: forste }];
  });
}

function husk(forst: Forst, rapport: Rapport): void {
  for (const [serie, celler] of rapport.serier) {
    const egne = forst.get(serie) ?? new Map<string, string>();
    forst.set(serie, egne);
    for (const maned of celler.keys()) if (!egne.has(maned)) egne.set(maned, rapport.id);
  }
}

/**
 * A report's changes as a reader meets them: in the report's own order; then what it withdrew, in the order of the
 * newest report before it that told the series. Months within a series.
 */
export function iRekkefolge(
  endringer: readonly Endring[],
  rapporter: readonly Rapport[],
): Endring[] {
  const [forste] = endringer;
  const mangler = new Set(endringer.map(({ serie }) => serie));
  const ut: Endring[] = [];
  const tilOgMed = rapporter.filter(({ id }) => id <= (forste?.rapport ?? '')).reverse();
  const av = Map.groupBy(endringer, ({ serie }) => serie);
  for (const { serier } of tilOgMed) {
    if (mangler.size === 0) break;
    for (const serie of serier.keys()) if (mangler.delete(serie)) ut.push(...(av.get(serie) ?? []));
  }
  return ut;
}
