import type { Maned } from '../domain/maned.ts';
import type { SeriesKey } from '../domain/key.ts';
import type { Rapport } from '../domain/rapport.ts';
import { isVisible } from '../domain/value.ts';

/** The figures of one printed row that the report's own sums cannot check. */
export interface Unchecked {
  serie: SeriesKey;
  /** The months and where each figure is printed, in order. */
  tall: { maned: Maned; linje: number; kolonne: number }[];
}

/**
 * The visible figures that no exact sum is of, row by row in the report's order: one of them misread would go unseen,
 * for every sum over it has hidden or absent parts. Hidden cells are no figures and are not listed.
 */
export function listUnchecked({
  observasjoner,
  summer,
}: Pick<Rapport, 'observasjoner' | 'summer'>): Unchecked[] {
  const checked = new Set(
    summer
      .filter(({ utfall }) => utfall === 'eksakt')
      .flatMap(({ total, deler, maned }) =>
        [total, ...deler].map((series) => `${series}@${maned}`),
      ),
  );
  const rows = new Map<SeriesKey, Unchecked>();
  for (const { serie, maned, verdi, kilde } of observasjoner) {
    if (!isVisible(verdi) || checked.has(`${serie}@${maned}`)) continue;
    const row = rows.get(serie) ?? { serie, tall: [] };
    row.tall.push({ maned, linje: kilde.linje, kolonne: kilde.kolonne });
    rows.set(serie, row);
  }
  return [...rows.values()];
}

/** How many figures that is. */
export function countUnchecked(rows: Unchecked[]): number {
  return rows.reduce((sum, { tall }) => sum + tall.length, 0);
}
