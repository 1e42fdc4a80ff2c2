import type { VFile } from 'vfile';
import type { Maned } from '../../domain/maned.ts';
import { meld } from '../../domain/diagnostic.ts';
import type { Celle, Tabell } from './table.ts';

/** A period and the heading that says it. */
export interface Periode {
  maneder: Maned[];
  celle: Celle;
}

/** A report covers at most a year. */
const MOST_MONTHS = 12;

/** The period a heading says; undefined, with an error, when it ends before it begins or is longer than a year. */
export function readPeriode(maneder: Maned[], celle: Celle, file: VFile): Periode | undefined {
  if (maneder.length > 0 && maneder.length <= MOST_MONTHS) return { maneder, celle };
  meld(file, {
    ruleId: 'ugyldig-periode',
    alvor: 'error',
    reason:
      maneder.length === 0
        ? `Perioden «${celle.tekst}» slutter før den begynner.`
        : `Perioden «${celle.tekst}» har ${maneder.length} måneder; en rapport har høyst ${MOST_MONTHS}.`,
    sted: { linje: celle.linje, kolonne: celle.kolonne, sluttkolonne: celle.slutt },
    actual: celle.tekst,
    expected: ['en periode på én til tolv måneder, som «Januar 2021 - Mai 2021»'],
    note: 'Rett måned eller år slik det står i rapporten.',
  });
  return undefined;
}

/** One report has one period: reports every heading that says another than most tables stand under. */
export function checkPerioder(perioder: Map<Tabell, Periode>, file: VFile): void {
  const counts = new Map<string, number>();
  for (const periode of perioder.values())
    counts.set(nameOf(periode), (counts.get(nameOf(periode)) ?? 0) + 1);
  const [usual] = [...counts].sort(([, a], [, b]) => b - a).map(([navn]) => navn);
  for (const periode of new Set(perioder.values())) {
    if (nameOf(periode) === usual) continue;
    const { celle } = periode;
    meld(file, {
      ruleId: 'periode-avviker',
      alvor: 'error',
      reason: `Perioden «${celle.tekst}» er en annen enn den de fleste tabellene i rapporten står under.`,
      sted: { linje: celle.linje, kolonne: celle.kolonne, sluttkolonne: celle.slutt },
      actual: nameOf(periode),
      expected: usual === undefined ? [] : [usual],
      note: 'Rett perioden, eller del filen hvis den er to rapporter.',
    });
  }
}

function nameOf({ maneder }: Periode): string {
  return `${maneder[0] ?? ''}–${maneder.at(-1) ?? ''}`;
}
