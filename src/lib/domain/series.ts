import type { Maned } from './maned.ts';
import type { SerieNokkel } from './key.ts';
import type { Observasjon } from './observation.ts';

/** A figure that a later report states differently. */
export interface Revisjon {
  fra: Observasjon;
  til: Observasjon;
}

/** One series across all reports: newest figures, one per month, oldest month first. */
export interface Serie {
  nokkel: SerieNokkel;
  observasjoner: Observasjon[];
  /** Newest revision last. */
  revisjoner: Revisjon[];
}

/** All series by key, in the newest report's order. */
export type Serier = Map<SerieNokkel, Serie>;

/** The series' observation for a month, or undefined where the reports have none. */
export function observasjonFor(serie: Serie | undefined, maned: Maned): Observasjon | undefined {
  return serie?.observasjoner.find((observasjon) => observasjon.maned === maned);
}
