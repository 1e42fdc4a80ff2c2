import type { Serier } from './fasit.ts';
import type { Celle, Rapport } from './lesere/rapport.ts';

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
  const forst = new Map<string, Map<string, string>>();
  const kjent: Serier = new Map();
  for (const rapport of rapporter) {
    for (const [serie, celler] of kjent)
      for (const maned of rapport.maneder) {
        const fra = celler.get(maned);
        const til = rapport.serier.get(serie)?.get(maned);
        if (!fra || fra.antall === til?.antall) continue;
        const endring = { rapport: rapport.id, serie, maned, fra, til };
        const liste = ut.get(serie) ?? [];
        ut.set(serie, liste);
        liste.push({ ...endring, forst: forst.get(serie)?.get(maned) ?? fra.rapport });
      }
    leggPa(kjent, rapport);
    for (const [serie, celler] of rapport.serier) {
      const egne = forst.get(serie) ?? new Map<string, string>();
      forst.set(serie, egne);
      for (const maned of celler.keys()) if (!egne.has(maned)) egne.set(maned, rapport.id);
    }
  }
  return ut;
}
