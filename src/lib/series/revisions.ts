import type { Maned } from '../domain/maned.ts';
import { observasjonNokkel, type ObservasjonNokkel, type SerieNokkel } from '../domain/key.ts';
import type { Observasjon } from '../domain/observation.ts';
import type { Serier } from '../domain/series.ts';
import { mergeNext, sameVerdi, splitAt, type Arsrapport } from './merge.ts';

/**
 * One figure that a later report tells differently. `til` is undefined where that report covers the month and has no
 * row for the series any more: the figure is withdrawn.
 */
export interface Endring {
  /** The report that changed it. */
  rapport: string;
  serie: SerieNokkel;
  maned: Maned;
  fra: Observasjon;
  til: Observasjon | undefined;
  /** The report that first told the figure: pages of releases before it do not have it. */
  forst: string;
}

/**
 * Every figure that a later report has revised or withdrawn, each change once: newest report first, then in that
 * report's order, withdrawn series last, then by month.
 */
export function listEndringer(rapporter: readonly Arsrapport[]): Endring[] {
  const oldestFirst = [...rapporter].sort((a, b) => (a.id < b.id ? -1 : 1));
  const found: Endring[][] = [];
  const forst = new Map<ObservasjonNokkel, string>();
  let serier: Serier = new Map();
  for (const rapport of oldestFirst) {
    found.unshift(changesBy(rapport, serier, forst));
    serier = mergeNext(serier, rapport);
    for (const { serie, maned } of rapport.observasjoner) {
      const nokkel = observasjonNokkel(serie, maned);
      if (!forst.has(nokkel)) forst.set(nokkel, rapport.id);
    }
  }
  return found.flat();
}

function changesBy(
  rapport: Arsrapport,
  before: Serier,
  forst: ReadonlyMap<ObservasjonNokkel, string>,
): Endring[] {
  const covered = new Set(rapport.maneder);
  const own = new Map(
    rapport.observasjoner.map((one) => [observasjonNokkel(one.serie, one.maned), one]),
  );
  const order = new Set([...rapport.observasjoner.map(({ serie }) => serie), ...before.keys()]);
  return [...order].flatMap((nokkel) =>
    splitAt(before.get(nokkel)?.observasjoner ?? [], covered).recent.flatMap((fra): Endring[] => {
      if (!covered.has(fra.maned)) return [];
      const key = observasjonNokkel(nokkel, fra.maned);
      const til = own.get(key);
      if (til && sameVerdi(fra.verdi, til.verdi)) return [];
      const first = forst.get(key) ?? fra.kilde.rapport;
      return [{ rapport: rapport.id, serie: nokkel, maned: fra.maned, fra, til, forst: first }];
    }),
  );
}
