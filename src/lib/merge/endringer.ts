import type { Maned } from '../domain/maned.ts';
import { observasjonNokkel, type SerieNokkel } from '../domain/nokkel.ts';
import type { Observasjon } from '../domain/observasjon.ts';
import { mergeNext, sameVerdi, type Arsrapport } from './serier.ts';

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
}

/**
 * Every figure that a later report has revised or withdrawn, each change once: newest report first, then in that
 * report's order, withdrawn series last, then by month.
 */
export function listEndringer(rapporter: readonly Arsrapport[]): Endring[] {
  const oldestFirst = [...rapporter].sort((a, b) => (a.id < b.id ? -1 : 1));
  const found: Endring[][] = [];
  let serier: ReturnType<typeof mergeNext> = new Map();
  for (const rapport of oldestFirst) {
    found.unshift(changesBy(rapport, serier));
    serier = mergeNext(serier, rapport);
  }
  return found.flat();
}

function changesBy(rapport: Arsrapport, before: ReturnType<typeof mergeNext>): Endring[] {
  const covered = new Set(rapport.maneder);
  const own = new Map(
    rapport.observasjoner.map((one) => [observasjonNokkel(one.serie, one.maned), one]),
  );
  const order = new Set([...rapport.observasjoner.map(({ serie }) => serie), ...before.keys()]);
  return [...order].flatMap((nokkel) =>
    (before.get(nokkel)?.observasjoner ?? []).flatMap((fra): Endring[] => {
      if (!covered.has(fra.maned)) return [];
      const til = own.get(observasjonNokkel(nokkel, fra.maned));
      if (til && sameVerdi(fra.verdi, til.verdi)) return [];
      return [{ rapport: rapport.id, serie: nokkel, maned: fra.maned, fra, til }];
    }),
  );
}
