import type { Rapport, Sum, Outcome } from '../domain/rapport.ts';
import { isVisible } from '../domain/value.ts';
import type { Maned } from '../domain/maned.ts';
import type { SeriesKey } from '../domain/key.ts';

/** How a report's sums came out, counted. */
export interface ReconciliationCounts {
  /** Hold exactly: every part is printed and visible. */
  eksakt: number;
  /** Can hold, with hidden cells or absent rows among the parts. */
  mulig: number;
  /** Can hold, where whole tiltaksgrupper are absent from the total's table. */
  withoutGroups: number;
  brutt: number;
}

/** Counts a report's sums by outcome. */
function countSums(sums: Sum[]): ReconciliationCounts {
  const count = (outcome: Outcome, groups?: boolean) =>
    sums.filter(
      (sum) =>
        sum.utfall === outcome &&
        (groups === undefined || (sum.slag === 'tiltaksgrupper') === groups),
    ).length;
  return {
    eksakt: count('eksakt'),
    mulig: count('mulig', false),
    withoutGroups: count('mulig', true),
    brutt: count('brutt'),
  };
}

/** A few lines of plain text on what was found in a report and how it reconciles. Ends with a line end. */
export function describeRapport(rapport: Rapport): string {
  const { id, fil, tabeller, observasjoner, gjentakelser, tolkninger, summer } = rapport;
  const unchecked = countUnchecked(listUnchecked(rapport));
  const rows = tabeller.reduce((sum, table) => sum + table.rader, 0);
  const seriesList = new Set(observasjoner.map(({ serie }) => serie)).size;
  const skjermet = observasjoner.filter(({ verdi }) => !isVisible(verdi)).length;
  const { eksakt, mulig, withoutGroups, brutt } = countSums(summer);
  return [
    `${fil} (${id})`,
    `  ${tabeller.length} tabeller, ${rows} rader, hvorav ${gjentakelser} gjentar en total på ny side`,
    `  ${seriesList} serier, ${observasjoner.length} observasjoner, hvorav ${skjermet} skjermet`,
    `  ${summer.length} summer: ${eksakt} eksakte, ${mulig} mulige med skjermede eller fraværende deler, ` +
      `${withoutGroups} mulige der hele tiltaksgrupper er fraværende, ${brutt} brutt`,
    `  ${unchecked} tall kan rapporten ikke kontrollere selv: ingen nøyaktig sum dekker dem`,
    `  ${tolkninger.length} etiketter tolket`,
    '',
  ].join('\n');
}

/** The figures of one printed row that the report's own sums cannot check. */
export interface UncheckedFigures {
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
}: Pick<Rapport, 'observasjoner' | 'summer'>): UncheckedFigures[] {
  const checked = new Set(
    summer
      .filter(({ utfall }) => utfall === 'eksakt')
      .flatMap(({ total, deler, maned }) =>
        [total, ...deler].map((series) => `${series}@${maned}`),
      ),
  );
  const rows = new Map<SeriesKey, UncheckedFigures>();
  for (const { serie, maned, verdi, kilde } of observasjoner) {
    if (!isVisible(verdi) || checked.has(`${serie}@${maned}`)) continue;
    const row = rows.get(serie) ?? { serie, tall: [] };
    row.tall.push({ maned, linje: kilde.linje, kolonne: kilde.kolonne });
    rows.set(serie, row);
  }
  return [...rows.values()];
}

/** How many figures {@link listUnchecked} gives, in all its rows. */
export function countUnchecked(rows: UncheckedFigures[]): number {
  return rows.reduce((sum, { tall }) => sum + tall.length, 0);
}
