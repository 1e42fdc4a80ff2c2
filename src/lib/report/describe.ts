import type { Rapport, Sum, Utfall } from '../domain/rapport.ts';
import { isSynlig } from '../domain/value.ts';
import { countUkontrollerte, listUkontrollerte } from './unchecked.ts';

/** How a report's sums came out, counted. */
export interface Avstemmingstall {
  /** Hold exactly: every part is printed and visible. */
  eksakt: number;
  /** Can hold, with hidden cells or absent rows among the parts. */
  mulig: number;
  /** Can hold, where whole tiltaksgrupper are absent from the total's table. */
  utenGrupper: number;
  brutt: number;
}

/** Counts a report's sums by outcome. */
export function countSums(summer: Sum[]): Avstemmingstall {
  const count = (utfall: Utfall, grupper?: boolean) =>
    summer.filter(
      (sum) =>
        sum.utfall === utfall &&
        (grupper === undefined || (sum.slag === 'tiltaksgrupper') === grupper),
    ).length;
  return {
    eksakt: count('eksakt'),
    mulig: count('mulig', false),
    utenGrupper: count('mulig', true),
    brutt: count('brutt'),
  };
}

/** A few lines of plain text on what was found in a report and how it reconciles. Ends with a line end. */
export function describeRapport(rapport: Rapport): string {
  const { id, fil, tabeller, observasjoner, gjentakelser, tolkninger, summer } = rapport;
  const ukontrollerte = countUkontrollerte(listUkontrollerte(rapport));
  const rader = tabeller.reduce((sum, tabell) => sum + tabell.rader, 0);
  const serier = new Set(observasjoner.map(({ serie }) => serie)).size;
  const skjermet = observasjoner.filter(({ verdi }) => !isSynlig(verdi)).length;
  const { eksakt, mulig, utenGrupper, brutt } = countSums(summer);
  return [
    `${fil} (${id})`,
    `  ${tabeller.length} tabeller, ${rader} rader, hvorav ${gjentakelser} gjentar en total på ny side`,
    `  ${serier} serier, ${observasjoner.length} observasjoner, hvorav ${skjermet} skjermet`,
    `  ${summer.length} summer: ${eksakt} eksakte, ${mulig} mulige med skjermede eller fraværende deler, ` +
      `${utenGrupper} mulige der hele tiltaksgrupper er fraværende, ${brutt} brutt`,
    `  ${ukontrollerte} tall kan rapporten ikke kontrollere selv: ingen nøyaktig sum dekker dem`,
    `  ${tolkninger.length} etiketter tolket`,
    '',
  ].join('\n');
}
