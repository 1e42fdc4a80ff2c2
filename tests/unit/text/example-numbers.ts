import type { Maned } from '../../../src/lib/domain/maned.ts';
import type { SeriesKey } from '../../../src/lib/domain/key.ts';
import type { Observation } from '../../../src/lib/domain/observation.ts';
import { publisert, SKJERMET } from '../../../src/lib/domain/value.ts';
import { compare } from '../../../src/lib/facts/change.ts';
import type { Extent } from '../../../src/lib/facts/fact.ts';
import type { Subject, VisibleObservation } from '../../../src/lib/facts/context.ts';
import * as u from '../../../src/lib/facts/calculation.ts';

const SERIES: SeriesKey = 'tiltak/eksempel/alle/alle';

export function cell(count: number, maned: Maned, rapport = '2021-05'): VisibleObservation {
  return {
    serie: SERIES,
    maned,
    verdi: publisert(count),
    kilde: { rapport, linje: 1, kolonne: 1 },
  };
}

export const MAI = '2021-05';
export const APRIL = '2021-04';
export const now = cell(11971, MAI);
export const previous = cell(11551, APRIL);
export const value = (count: number, maned: Maned = MAI) => u.verdi(cell(count, maned));
export const hidden: Observation = { ...cell(9, APRIL), verdi: SKJERMET };

export const hiddenIn = (maneder: Maned[]) => maneder.map((maned) => ({ ...hidden, maned }));

/** A run of months ending in April or May, each larger than the one before. */
export const rising = (count: number, last: Maned = MAI) =>
  u.runLength(
    Array.from({ length: count + 1 }, (_, i) =>
      cell(900 - i, `2021-${String(Number(last.slice(5)) - i).padStart(2, '0')}` as Maned),
    ),
  );

/** A run that has just begun. */
export const ONE = u.runLength([cell(5, MAI), cell(9, APRIL), cell(8, '2021-03')]);

export const GROUP: Subject = { niva: 'tiltaksgruppe', id: 'oppfolging' };
export const WHOLE: Subject = { niva: 'i-alt', id: 'i-alt' };
export const part = (id: string, niva: Subject['niva'], from: number, to: number) => ({
  emne: { niva, id },
  tall: u.endring(cell(to, MAI), cell(from, APRIL)),
});
/** A part that moved as others did, or alone. */
export const moved = (
  id: string,
  niva: Subject['niva'],
  from: number,
  to: number,
  alone = false,
) => ({
  ...part(id, niva, from, to),
  alone,
  prosent: alone ? compare(cell(to, MAI), cell(from, APRIL)).prosent : undefined,
});
export const change = (from: number, to: number) => ({
  na: u.verdi(cell(to, MAI)),
  forrige: u.verdi(cell(from, APRIL)),
  ...compare(cell(to, MAI), cell(from, APRIL)),
});
export const since = (from: number, to: number, maned: Maned, against = false) => ({
  na: u.verdi(cell(to, MAI)),
  against,
  ...compare(cell(to, MAI), cell(from, maned)),
});
export const levels = (now: number[], then: number[]) => ({
  endring: undefined,
  forrige: u.sum(then.map((count) => cell(count, APRIL))),
  na: u.sum(now.map((count) => cell(count, MAI))),
});
export const EXTENT: Extent[] = [
  { slag: 'serie', fra: '2019-03' },
  { slag: 'fra', fra: '2020-03' },
  { slag: 'siden', maned: '2020-02' },
];

/** Samples of every kind of fact, one for each turn its wording can take. Numbers and months are invented. */
