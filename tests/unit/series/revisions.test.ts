import { describe, expect, it } from 'vitest';
import type { SeriesKey } from '../../../src/lib/domain/key.ts';
import { publisert, SKJERMET } from '../../../src/lib/domain/value.ts';
import { listRevisions } from '../../../src/lib/series/revisions.ts';
import { report } from './report.ts';

const MENTOR: SeriesKey = 'tiltak/mentor/alle/alle';
const AVKLARING: SeriesKey = 'tiltak/avklaring/alle/alle';

describe('listRevisions', () => {
  const mars = report('2021-03', [
    [MENTOR, '2021-03', publisert(282)],
    [AVKLARING, '2021-03', publisert(5)],
  ]);
  const april = report('2021-04', [
    [AVKLARING, '2021-03', SKJERMET],
    [AVKLARING, '2021-04', publisert(7)],
    [MENTOR, '2021-03', publisert(280)],
    [MENTOR, '2021-04', publisert(311)],
  ]);
  const mai = report('2021-05', [
    [MENTOR, '2021-03', publisert(280)],
    [MENTOR, '2021-04', publisert(312)],
    [MENTOR, '2021-05', publisert(305)],
  ]);

  it('tells each change once, newest report first, with what stood and what stands', () => {
    expect(
      listRevisions([mai, mars, april]).map(({ rapport, serie, maned, fra, til }) => [
        rapport,
        serie,
        maned,
        fra.verdi,
        til?.verdi,
      ]),
    ).toEqual([
      ['2021-05', MENTOR, '2021-04', publisert(311), publisert(312)],
      ['2021-05', AVKLARING, '2021-03', SKJERMET, undefined],
      ['2021-05', AVKLARING, '2021-04', publisert(7), undefined],
      ['2021-04', AVKLARING, '2021-03', publisert(5), SKJERMET],
      ['2021-04', MENTOR, '2021-03', publisert(282), publisert(280)],
    ]);
  });

  it('finds none in one report, nor where a report is told again', () => {
    expect(listRevisions([mars])).toEqual([]);
    expect(listRevisions([mars, { ...mars, id: '2021-04' }])).toEqual([]);
  });

  it('does not call it withdrawn when a later report does not cover the month', () => {
    const juni = report('2021-06', [[MENTOR, '2021-06', publisert(4)]]);
    expect(listRevisions([mars, juni])).toEqual([]);
  });
});
