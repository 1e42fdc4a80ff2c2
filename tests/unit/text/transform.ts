import { addManeder, manederBetween, type Maned } from '../../../src/lib/domain/maned.ts';
import { parseSeriesKey, seriesKey, type SeriesKey } from '../../../src/lib/domain/key.ts';
import type { Observation, Series, SeriesMap } from '../../../src/lib/domain/observation.ts';
import { isVisible, publisert, type Value } from '../../../src/lib/domain/value.ts';
import type { FactContext } from '../../../src/lib/facts/context.ts';

/** The same series with every cell changed, also those that were restated. */
export function mapCells(
  context: FactContext,
  change: (cell: Observation) => Observation,
): FactContext {
  const serier: SeriesMap = new Map();
  for (const series of context.serier.values()) {
    const observasjoner = series.observasjoner
      .map(change)
      .sort((a, b) => (a.maned < b.maned ? -1 : 1));
    const revisions = series.revisions.map(({ fra, til }) => ({
      fra: change(fra),
      til: change(til),
    }));
    const nokkel = observasjoner[0]?.serie ?? series.nokkel;
    serier.set(nokkel, { ...series, nokkel, observasjoner, revisions } satisfies Series);
  }
  return { ...context, serier };
}

/** Every number so many times as large; what is hidden stays hidden. */
export function times(context: FactContext, factor: number): FactContext {
  return mapCells(context, (cell) => ({
    ...cell,
    verdi: mapCount(cell.verdi, (count) => factor * count),
  }));
}

function mapCount(value: Value, change: (count: number) => number): Value {
  return isVisible(value) ? publisert(change(value.antall)) : value;
}

/** Women as men, and men as women. */
export function swapped(context: FactContext): FactContext {
  return mapCells(context, (cell) => ({ ...cell, serie: otherSex(cell.serie) }));
}

function otherSex(key: SeriesKey): SeriesKey {
  const excerpt = parseSeriesKey(key);
  const other = { alle: 'alle', kvinner: 'menn', menn: 'kvinner' } as const;
  return seriesKey({ ...excerpt, kjonn: other[excerpt.kjonn] });
}

/** The months from `fra` to the basis's own, told backwards, without breaks and restatements. */
export function reversed(context: FactContext, from: Maned): FactContext {
  const { register, maned: to } = context;
  const mirror = (maned: Maned) => addManeder(from, manederBetween(maned, to));
  const whole = mapCells(context, (cell) => ({ ...cell, maned: mirror(cell.maned) }));
  const serier: SeriesMap = new Map(
    [...whole.serier].map(([key, series]) => [key, { ...series, revisions: [] }]),
  );
  return { ...whole, serier, register: withoutBreaks(register) };
}

/** The registry without declared breaks. */
export function withoutBreaks(register: FactContext['register']): FactContext['register'] {
  const clean = <T extends { brudd: unknown[] }>(list: T[]) =>
    list.map((one) => ({ ...one, brudd: [] }));
  return {
    hovedgrupper: clean(register.hovedgrupper),
    tiltaksgrupper: clean(register.tiltaksgrupper),
    tiltak: clean(register.tiltak),
  };
}

/** The same series in an order drawn by chance. */
export function shuffled(context: FactContext, next: () => number): FactContext {
  const order = [...context.serier]
    .map((entry) => ({ entry, at: next() }))
    .sort((a, b) => a.at - b.at);
  return { ...context, serier: new Map(order.map(({ entry }) => entry)) };
}
