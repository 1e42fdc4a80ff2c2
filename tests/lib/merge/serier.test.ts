import { describe, expect, it } from 'vitest';
import type { Maned } from '../../../src/lib/domain/maned.ts';
import type { SerieNokkel } from '../../../src/lib/domain/nokkel.ts';
import type { Observasjon } from '../../../src/lib/domain/observasjon.ts';
import type { Rapport } from '../../../src/lib/domain/rapport.ts';
import { publisert, SKJERMET, type Verdi } from '../../../src/lib/domain/verdi.ts';
import { mergeReports } from '../../../src/lib/merge/serier.ts';

const MENTOR: SerieNokkel = 'tiltak/mentor/alle/alle';
const AVKLARING: SerieNokkel = 'tiltak/avklaring/alle/alle';

describe('mergeReports', () => {
  const april = report('2021-04', [
    [MENTOR, '2021-03', publisert(282)],
    [MENTOR, '2021-04', publisert(311)],
    [AVKLARING, '2021-04', SKJERMET],
  ]);
  const mai = report('2021-05', [
    [AVKLARING, '2021-04', SKJERMET],
    [MENTOR, '2021-04', publisert(312)],
    [MENTOR, '2021-05', publisert(305)],
  ]);

  it('lets the newest report win, month by month, and keeps what only an older one has', () => {
    const serie = mergeReports([april, mai]).get(MENTOR);
    expect(serie?.observasjoner.map(({ maned, verdi }) => [maned, verdi])).toEqual([
      ['2021-03', publisert(282)],
      ['2021-04', publisert(312)],
      ['2021-05', publisert(305)],
    ]);
    expect(serie?.observasjoner.map(({ kilde }) => kilde.rapport)).toEqual([
      '2021-04',
      '2021-05',
      '2021-05',
    ]);
  });

  it('tells a revision with both sources, and none where both say the same or both hide', () => {
    const serier = mergeReports([april, mai]);
    expect(serier.get(MENTOR)?.revisjoner).toEqual([
      { fra: april.observasjoner[1], til: mai.observasjoner[1] },
    ]);
    expect(serier.get(AVKLARING)?.revisjoner).toEqual([]);
  });

  it('counts a number that becomes hidden as a revision', () => {
    const hidden = report('2021-05', [[MENTOR, '2021-04', SKJERMET]]);
    expect(mergeReports([april, hidden]).get(MENTOR)?.revisjoner).toHaveLength(1);
  });

  it('does not depend on the order the reports come in', () => {
    expect([...mergeReports([mai, april])]).toEqual([...mergeReports([april, mai])]);
  });

  it('keeps the newest report’s order of series', () => {
    expect([...mergeReports([april, mai]).keys()]).toEqual([AVKLARING, MENTOR]);
  });
});

function report(id: string, cells: [SerieNokkel, Maned, Verdi][]): Rapport {
  const observasjoner: Observasjon[] = cells.map(([serie, maned, verdi], i) => ({
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
    summer: [],
    linjer: [],
  };
}
