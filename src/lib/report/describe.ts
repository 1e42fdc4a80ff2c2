import type { Rapport, Sum, Outcome } from '../domain/rapport.ts';
import { isVisible } from '../domain/value.ts';
import { countUnchecked, listUnchecked } from './unchecked.ts';

/** How a report's sums came out, counted. */
export interface ReconciliationNumber {
  /** Hold exactly: every part is printed and visible. */
  eksakt: number;
  /** Can hold, with hidden cells or absent rows among the parts. */
  mulig: number;
  /** Can hold, where whole tiltaksgrupper are absent from the total's table. */
  withoutGroups: number;
  brutt: number;
}

/** Counts a report's sums by outcome. */
export function countSums(sums: Sum[]): ReconciliationNumber {
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
