import type { VFile } from 'vfile';
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
 * One row per series: the first printed. A later row of the same series is a repeated total on a new page
 * when it says the same; every differing cell is reported, and so is a repeated tiltak, which no page break explains.
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
      serier.set(rad.nokkel, rad);
      continue;
    }
    gjentakelser += 1;
    compareRows(first, rad, file);
  }
  return { serier: [...serier.values()], gjentakelser };
}

function compareRows(first: Radserie, repeated: Radserie, file: VFile): void {
  for (const observasjon of repeated.observasjoner) {
    const before = first.observasjoner.find(({ maned }) => maned === observasjon.maned);
    if (before && printVerdi(before.verdi) === printVerdi(observasjon.verdi)) continue;
    meld(file, {
      ruleId: 'gjentatt-rad-avviker',
      alvor: 'error',
      reason: `Raden gjentar linje ${first.linje}, men tallet for ${observasjon.maned} er et annet.`,
      sted: { linje: observasjon.kilde.linje, kolonne: observasjon.kilde.kolonne },
      actual: printVerdi(observasjon.verdi),
      expected: before ? [printVerdi(before.verdi)] : [],
      note: `Sammenlign med linje ${first.linje} og med rapporten.`,
    });
  }
}

function printVerdi(verdi: Verdi): string {
  return isSynlig(verdi) ? String(verdi.antall) : '*';
}
