import { describe, expect, it } from 'vitest';
import type { Maned } from '../../../src/lib/domain/maned.ts';
import type { SeriesKey } from '../../../src/lib/domain/key.ts';
import { publisert, SKJERMET } from '../../../src/lib/domain/value.ts';
import { mergeNext, mergeReports } from '../../../src/lib/series/merge.ts';
import { report } from './report.ts';

const MENTOR: SeriesKey = 'tiltak/mentor/alle/alle';
const AVKLARING: SeriesKey = 'tiltak/avklaring/alle/alle';

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
    const series = mergeReports([april, mai]).get(MENTOR);
    expect(series?.observasjoner.map(({ maned, verdi }) => [maned, verdi])).toEqual([
      ['2021-03', publisert(282)],
      ['2021-04', publisert(312)],
      ['2021-05', publisert(305)],
    ]);
    expect(series?.observasjoner.map(({ kilde }) => kilde.rapport)).toEqual([
      '2021-04',
      '2021-05',
      '2021-05',
    ]);
  });

  it('tells a revision with both sources, and none where both say the same or both hide', () => {
    const seriesList = mergeReports([april, mai]);
    expect(seriesList.get(MENTOR)?.revisions).toEqual([
      { fra: april.observasjoner[1], til: mai.observasjoner[1] },
    ]);
    expect(seriesList.get(AVKLARING)?.revisions).toEqual([]);
  });

  it('counts a number that becomes hidden as a revision', () => {
    const hidden = report('2021-05', [[MENTOR, '2021-04', SKJERMET]]);
    expect(mergeReports([april, hidden]).get(MENTOR)?.revisions).toHaveLength(1);
  });

  it('lets the newest report that covers a month tell all of it: a row that is gone is withdrawn', () => {
    const gone = report('2021-05', [[AVKLARING, '2021-04', SKJERMET]]);
    expect(
      mergeReports([april, gone])
        .get(MENTOR)
        ?.observasjoner.map(({ maned }) => maned),
    ).toEqual(['2021-03']);
    const whole = { ...gone, maneder: ['2021-03', '2021-04'] satisfies Maned[] };
    expect(mergeReports([april, whole]).has(MENTOR)).toBe(false);
  });

  it('leaves what it merges into as it was', () => {
    const before = mergeReports([april]);
    const copy = structuredClone([...before]);
    mergeNext(before, mai);
    expect([...before]).toEqual(copy);
  });

  it('is the same one report at a time', () => {
    expect([...mergeNext(mergeReports([april]), mai)]).toEqual([...mergeReports([april, mai])]);
  });

  it('does not depend on the order the reports come in', () => {
    expect([...mergeReports([mai, april])]).toEqual([...mergeReports([april, mai])]);
  });

  it('keeps the newest report’s order of series', () => {
    expect([...mergeReports([april, mai]).keys()]).toEqual([AVKLARING, MENTOR]);
  });
});
