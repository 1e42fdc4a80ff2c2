import type { VFile } from 'vfile';
import type { Maned } from '../../domain/maned.ts';
import { meld } from '../../domain/diagnostic.ts';
import type { SerieNokkel } from '../../domain/key.ts';
import type { Observasjon } from '../../domain/observation.ts';

/** One printed row, read: its series and its cells. */
export interface Radserie {
  nokkel: SerieNokkel;
  linje: number;
  observasjoner: Observasjon[];
  /** True when a cell of it could not be read, which has been told. */
  skadet: boolean;
}

/** The rows of a report with their repetitions told apart. */
export interface Radutvalg {
  /** One row per series: the first printed, with the rest of the row where a wide table is divided by months. */
  serier: Radserie[];
  /** The cells that say again what an earlier row of the series has said, as they are printed there. */
  gjentatte: Observasjon[];
  /** How many rows only repeat an earlier one. */
  gjentakelser: number;
}

/**
 * Tells the rows that say something for the first time from those that repeat a total on a new page. Whether the two
 * agree, and which is wrong where they do not, is for the sums to tell.
 */
export function mergeRows(rader: Radserie[]): Radutvalg {
  const serier = new Map<SerieNokkel, Radserie>();
  const gjentatte: Observasjon[] = [];
  let gjentakelser = 0;
  for (const rad of rader) {
    const first = serier.get(rad.nokkel);
    if (!first) {
      serier.set(rad.nokkel, { ...rad, observasjoner: [...rad.observasjoner] });
      continue;
    }
    const added = rad.observasjoner.filter((cell) => !hasMonth(first, cell));
    if (added.length < rad.observasjoner.length || rad.observasjoner.length === 0)
      gjentakelser += 1;
    gjentatte.push(...rad.observasjoner.filter((cell) => hasMonth(first, cell)));
    first.observasjoner.push(...added);
    first.skadet ||= rad.skadet;
  }
  return { serier: [...serier.values()], gjentatte, gjentakelser };
}

/** Reports every series that lacks some of the report's months. Rows with cells that could not be read are left out. */
export function checkMonths(serier: Radserie[], maneder: Maned[], file: VFile): void {
  for (const { nokkel, linje, observasjoner, skadet } of serier) {
    const missing = maneder.filter((maned) => !observasjoner.some((cell) => cell.maned === maned));
    if (missing.length === 0 || skadet) continue;
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

function hasMonth({ observasjoner }: Radserie, { maned }: Observasjon): boolean {
  return observasjoner.some((cell) => cell.maned === maned);
}
