import type { VFile } from 'vfile';
import type { Maned } from '../domain/maned.ts';
import { meld } from '../domain/melding.ts';
import type { SerieNokkel } from '../domain/nokkel.ts';
import type { Observasjon } from '../domain/observasjon.ts';
import { isSynlig, type Verdi } from '../domain/verdi.ts';

/** One printed row, read: its series and its cells. */
export interface Radserie {
  nokkel: SerieNokkel;
  linje: number;
  observasjoner: Observasjon[];
}

/**
 * One row per series: the first printed. A later row of the same series is a repeated total on a new page when it says
 * the same, and the rest of the row where a wide table is divided by months; every differing cell is an error.
 */
export function mergeRows(
  rader: Radserie[],
  file: VFile,
): { serier: Radserie[]; gjentakelser: number } {
  const serier = new Map<SerieNokkel, Radserie>();
  let gjentakelser = 0;
  for (const rad of rader) {
    const first = serier.get(rad.nokkel);
    if (!first) {
      serier.set(rad.nokkel, { ...rad, observasjoner: [...rad.observasjoner] });
      continue;
    }
    const added = rad.observasjoner.filter((cell) => !sameMonth(first, cell));
    if (added.length < rad.observasjoner.length || rad.observasjoner.length === 0)
      gjentakelser += 1;
    for (const cell of rad.observasjoner) compareCell(first, cell, file);
    first.observasjoner.push(...added);
  }
  return { serier: [...serier.values()], gjentakelser };
}

/** Reports every series that lacks some of the report's months. Rows already told to be unreadable are left out. */
export function checkMonths(serier: Radserie[], maneder: Maned[], file: VFile): void {
  for (const { nokkel, linje, observasjoner } of serier) {
    const missing = maneder.filter((maned) => !observasjoner.some((cell) => cell.maned === maned));
    if (missing.length === 0 || observasjoner.length === 0) continue;
    meld(file, {
      ruleId: 'maned-mangler',
      alvor: 'error',
      reason: `Raden mangler ${missing.join(', ')}, som rapporten ellers dekker.`,
      sted: { linje, kolonne: 1 },
      actual: nokkel,
      expected: maneder,
      note: 'Kontroller at alle kolonnene i tabellen er med.',
    });
  }
}

function sameMonth({ observasjoner }: Radserie, { maned }: Observasjon): Observasjon | undefined {
  return observasjoner.find((cell) => cell.maned === maned);
}

function compareCell(first: Radserie, cell: Observasjon, file: VFile): void {
  const before = sameMonth(first, cell);
  if (!before || printVerdi(before.verdi) === printVerdi(cell.verdi)) return;
  meld(file, {
    ruleId: 'gjentatt-rad-avviker',
    alvor: 'error',
    reason: `Raden gjentar linje ${first.linje}, men tallet for ${cell.maned} er et annet.`,
    sted: { linje: cell.kilde.linje, kolonne: cell.kilde.kolonne },
    actual: printVerdi(cell.verdi),
    expected: [printVerdi(before.verdi)],
    note: `Sammenlign med linje ${before.kilde.linje} og med rapporten.`,
  });
}

function printVerdi(verdi: Verdi): string {
  return isSynlig(verdi) ? String(verdi.antall) : '*';
}
