import { addManeder, manedRun, type Maned } from '../../../src/lib/domain/maned.ts';
import { seriesKey, type SeriesKey } from '../../../src/lib/domain/key.ts';
import type { Observation, Series, SeriesMap } from '../../../src/lib/domain/observation.ts';
import type { Register } from '../../../src/lib/domain/register.ts';
import { publisert, SKJERMET } from '../../../src/lib/domain/value.ts';
import type { FactContext } from '../../../src/lib/facts/context.ts';

/** Three hovedgrupper, three groups (of three, two and one tiltak), invented names. */
export const REGISTER: Register = {
  hovedgrupper: ['alfa', 'beta', 'gamma'].map((slug, i) => ({
    ...entry(`Hovedgruppe ${slug}`, slug, i + 1),
    former: {
      setning: `hovedgruppe ${slug}`,
      preposisjon: 'blant' as const,
      kort: slug,
      flertall: `personer i hovedgruppe ${slug}`,
      entall: `person i hovedgruppe ${slug}`,
    },
  })),
  tiltaksgrupper: ['fjell', 'hav', 'skog'].map((slug, i) => entry(`Gruppe ${slug}`, slug, i + 1)),
  tiltak: [
    ['fjelltur', 'fjell'],
    ['fjellvern', 'fjell'],
    ['fjellskole', 'fjell'],
    ['havfiske', 'hav'],
    ['havbruk', 'hav'],
    ['skogplanting', 'skog'],
  ].map(([slug = '', gruppe = ''], i) => ({ ...entry(`Tiltak ${slug}`, slug, i + 1), gruppe })),
};

function entry(navn: string, slug: string, orden: number) {
  return {
    navn,
    slug,
    orden,
    alias: [],
    tidligere: [],
    brudd: [] as { maned: Maned; tekst: string }[],
    kilder: [],
    forklaring: '',
    former: { setning: slug, preposisjon: 'i' as const, kort: navn },
  };
}

/** How many persons of a sex in a hovedgruppe take part in a tiltak in the month with this number, from 0. */
export type Leaf = (tiltak: string, hovedgruppe: string, kjonn: string, i: number) => number;

export interface Recipe {
  fra: Maned;
  maneder: number;
  leaf: Leaf;
  /** Months that no report has. */
  mangler?: Maned[];
  register?: Register;
}

/** All series of an invented agency: leaves counted, totals added up, every number under four hidden, rows never above three left out. */
export function synthetic({
  fra,
  maneder,
  leaf,
  mangler = [],
  register = REGISTER,
}: Recipe): FactContext {
  const months = manedRun(fra, addManeder(fra, maneder - 1)).filter(
    (maned) => !mangler.includes(maned),
  );
  const counts = new Map<SeriesKey, Map<Maned, number>>();
  const add = (key: SeriesKey, maned: Maned, count: number) => {
    const series = counts.get(key) ?? new Map<Maned, number>();
    counts.set(key, series.set(maned, (series.get(maned) ?? 0) + count));
  };
  for (const maned of months) {
    const i = manedRun(fra, maned).length - 1;
    for (const { slug, gruppe } of register.tiltak) {
      for (const { slug: hovedgruppe } of register.hovedgrupper) {
        for (const kjonn of ['kvinner', 'menn'] as const) {
          const count = leaf(slug, hovedgruppe, kjonn, i);
          for (const key of countedIn(slug, gruppe, hovedgruppe, kjonn)) add(key, maned, count);
        }
      }
    }
  }
  const serier: SeriesMap = new Map(
    [...counts].map(([key, series], row) => [key, toSeries(key, series, row)]),
  );
  return { serier, register, maned: addManeder(fra, maneder - 1), rapport: 'syntetisk' };
}

/** Every series a person in a tiltak counts in. No tiltak is told by sex for all hovedgrupper together. */
function countedIn(
  tiltak: string,
  group: string,
  hovedgruppe: string,
  kjonn: 'kvinner' | 'menn',
): SeriesKey[] {
  return (['alle', kjonn] as const).flatMap((sex) => [
    seriesKey({ niva: 'i-alt', id: 'i-alt', hovedgruppe: 'alle', kjonn: sex }),
    seriesKey({ niva: 'hovedgruppe', id: hovedgruppe, hovedgruppe, kjonn: sex }),
    ...(['alle', hovedgruppe] as const).flatMap((limit) => [
      seriesKey({ niva: 'tiltaksgruppe', id: group, hovedgruppe: limit, kjonn: sex }),
      ...(sex !== 'alle' && limit === 'alle'
        ? []
        : [seriesKey({ niva: 'tiltak', id: tiltak, hovedgruppe: limit, kjonn: sex })]),
    ]),
  ]);
}

function toSeries(nokkel: SeriesKey, counts: Map<Maned, number>, row: number): Series {
  const observasjoner = [...counts].map(([maned, count], i): Observation => ({
    serie: nokkel,
    maned,
    verdi: count < 4 ? SKJERMET : publisert(count),
    kilde: { rapport: 'syntetisk', linje: row + 1, kolonne: i + 1 },
  }));
  return { nokkel, observasjoner, revisions: [] };
}

/** A repeatable sequence of numbers in [0, 1): Park and Miller's generator. */
export function random(fro: number): () => number {
  let state = ((Math.abs(Math.trunc(fro)) * 7919 + 104729) % 2147483646) + 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return (state - 1) / 2147483646;
  };
}

/** Leaves that wander: each begins somewhere between 0 and `storst`, and moves a little every month. */
export function walk(fro: number, largest: number, maneder: number): Leaf {
  const walks = new Map<string, number[]>();
  return (tiltak, hovedgruppe, kjonn, i) => {
    const name = `${tiltak}/${hovedgruppe}/${kjonn}`;
    const walk = walks.get(name) ?? walkFrom(fro + 31 * walks.size, largest, maneder);
    walks.set(name, walk);
    return walk[i] ?? 0;
  };
}

function walkFrom(fro: number, largest: number, maneder: number): number[] {
  const next = random(fro);
  const walk = [Math.floor(next() * largest)];
  while (walk.length < maneder) {
    const last = walk.at(-1) ?? 0;
    const step = Math.round((next() - 0.48) * Math.max(3, last * 0.1));
    walk.push(Math.max(0, last + step));
  }
  return walk;
}
