import type { VFile } from 'vfile';
import type { Maned } from '../../domain/maned.ts';
import { addDiagnostic } from '../../domain/diagnostic.ts';
import type { TableCell, ReportTable } from './table.ts';

/** A period and the heading that says it. */
export interface Period {
  maneder: Maned[];
  celle: TableCell;
}

/** A report covers at most a year. */
const MOST_MONTHS = 12;

/** The period a heading says; undefined, with an error, when it ends before it begins or is longer than a year. */
export function readPeriod(maneder: Maned[], celle: TableCell, file: VFile): Period | undefined {
  if (maneder.length > 0 && maneder.length <= MOST_MONTHS) return { maneder, celle };
  addDiagnostic(file, {
    ruleId: 'ugyldig-periode',
    severity: 'error',
    reason:
      maneder.length === 0
        ? `Perioden «${celle.tekst}» slutter før den begynner.`
        : `Perioden «${celle.tekst}» har ${maneder.length} måneder; en rapport har høyst ${MOST_MONTHS}.`,
    sted: { linje: celle.linje, kolonne: celle.kolonne, endColumn: celle.slutt },
    actual: celle.tekst,
    expected: ['en periode på én til tolv måneder, som «Januar 2021 - Mai 2021»'],
    note: 'Rett måned eller år slik det står i rapporten.',
  });
  return undefined;
}

/** One report has one period: reports every heading that says another than most tables stand under. */
export function checkPeriods(periods: Map<ReportTable, Period>, file: VFile): void {
  const counts = new Map<string, number>();
  for (const period of periods.values())
    counts.set(nameOf(period), (counts.get(nameOf(period)) ?? 0) + 1);
  const [usual] = [...counts].sort(([, a], [, b]) => b - a).map(([name]) => name);
  for (const period of new Set(periods.values())) {
    if (nameOf(period) === usual) continue;
    const { celle } = period;
    addDiagnostic(file, {
      ruleId: 'periode-avviker',
      severity: 'error',
      reason: `Perioden «${celle.tekst}» er en annen enn den de fleste tabellene i rapporten står under.`,
      sted: { linje: celle.linje, kolonne: celle.kolonne, endColumn: celle.slutt },
      actual: nameOf(period),
      expected: usual === undefined ? [] : [usual],
      note: 'Rett perioden, eller del filen hvis den er to rapporter.',
    });
  }
}

function nameOf({ maneder }: Period): string {
  return `${maneder[0] ?? ''}–${maneder.at(-1) ?? ''}`;
}
