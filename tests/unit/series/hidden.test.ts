import { describe, expect, it } from 'vitest';
import type { SeriesKey } from '../../../src/lib/domain/key.ts';
import { publisert, SKJERMET } from '../../../src/lib/domain/value.ts';
import { listRevisions } from '../../../src/lib/series/revisions.ts';
import { mergeReports } from '../../../src/lib/series/merge.ts';
import { findHiddenCells, hideIn, listableRevisions } from '../../../src/lib/series/hidden.ts';
import { report } from './report.ts';

const MENTOR: SeriesKey = 'tiltak/mentor/alle/alle';
const AVKLARING: SeriesKey = 'tiltak/avklaring/alle/alle';
const UTDANNING: SeriesKey = 'tiltak/utdanning/alle/alle';

/** Mentor is told, told otherwise, and hidden; avklaring hidden, and then told; utdanning told, hidden and withdrawn. */
const reports = (mentor: number) => [
  report('2021-03', [
    [MENTOR, '2021-03', publisert(mentor)],
    [AVKLARING, '2021-03', SKJERMET],
    [UTDANNING, '2021-03', publisert(9)],
  ]),
  report('2021-04', [
    [MENTOR, '2021-03', publisert(17)],
    [AVKLARING, '2021-03', SKJERMET],
    [UTDANNING, '2021-03', SKJERMET],
  ]),
  report('2021-05', [
    [MENTOR, '2021-03', SKJERMET],
    [AVKLARING, '2021-03', publisert(6)],
  ]),
];

describe('findSkjermede', () => {
  it('has what the newest report that tells of it hides, whatever the order of the reports', () => {
    const keys = [`${MENTOR}@2021-03`, `${UTDANNING}@2021-03`];
    expect([...findHiddenCells(reports(12)).keys()].sort()).toEqual(keys);
    expect([...findHiddenCells(reports(12).reverse()).keys()].sort()).toEqual(keys);
  });
});

describe('hideIn', () => {
  it('hides in what an earlier release told, with the place where it is hidden, and tells of no revision of it', () => {
    const before = mergeReports(reports(12).slice(0, 2));
    const now = hideIn(before, findHiddenCells(reports(12)));
    const cell = now.get(MENTOR)?.observasjoner[0];
    expect(cell?.verdi).toEqual(SKJERMET);
    expect(cell?.kilde.rapport).toBe('2021-05');
    expect(now.get(MENTOR)?.revisions).toEqual([]);
    expect(now.get(AVKLARING)).toEqual(before.get(AVKLARING));
    expect(before.get(MENTOR)?.observasjoner[0]?.verdi).toEqual(publisert(17));
  });
});

describe('listableEndringer', () => {
  const list = (mentor: number) =>
    listableRevisions(listRevisions(reports(mentor)), findHiddenCells(reports(mentor))).map(
      ({ rapport, serie }) => [rapport, serie],
    );

  it('has the same rows whatever was told of a figure that is hidden now', () => {
    expect(list(12)).toEqual([
      ['2021-05', MENTOR],
      ['2021-05', AVKLARING],
      ['2021-05', UTDANNING],
      ['2021-04', UTDANNING],
    ]);
    expect(list(17)).toEqual(list(12));
  });
});
