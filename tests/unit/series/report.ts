import type { Maned } from '../../../src/lib/domain/maned.ts';
import type { SeriesKey } from '../../../src/lib/domain/key.ts';
import type { Observation } from '../../../src/lib/domain/observation.ts';
import type { Rapport } from '../../../src/lib/domain/rapport.ts';
import type { Value } from '../../../src/lib/domain/value.ts';

/** A report with these cells, one a line. It covers the months they are of. */
export function report(id: string, cells: [SeriesKey, Maned, Value][]): Rapport {
  const observasjoner: Observation[] = cells.map(([serie, maned, verdi], i) => ({
    serie,
    maned,
    verdi,
    kilde: { rapport: id, linje: i + 1, kolonne: 1 },
  }));
  const maneder = [...new Set(cells.map(([, maned]) => maned))].sort();
  return {
    id,
    tittel: '',
    fil: `${id}.txt`,
    sha256: '0'.repeat(64),
    maneder,
    tabeller: [],
    observasjoner,
    gjentakelser: 0,
    tolkninger: [],
    nye: [],
    nyeGrupper: [],
    summer: [],
    linjer: [],
  };
}
