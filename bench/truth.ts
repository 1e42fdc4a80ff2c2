import { addManeder, manederBetween, monthNumber, type Maned } from '../src/lib/domain/maned.ts';
import { ALL, I_ALT, seriesKey, type SeriesKey } from '../src/lib/domain/key.ts';
import type { Register, Tiltak } from '../src/lib/domain/register.ts';
import { randomShare, between } from './random.ts';

/** When a tiltak has participants, by slug; always, where nothing is said. Both months included. */
export interface Lifetime {
  fra?: Maned;
  til?: Maned;
}

/** What the invented participants are decided by. */
export interface TruthOptions {
  fro: number;
  /** The month the courses start from; months before it have nobody. */
  start: Maned;
  register: Register;
  lifetimes: Record<string, Lifetime>;
  /** The share of the smallest counts (tiltak, hovedgruppe, sex, month) that each later report states differently. */
  revision: number;
}

/** The group a tiltak is printed under in a report. */
export type Grouping = (tiltak: Tiltak, rapport: string) => string;

const SEXES = ['kvinner', 'menn'] as const;

/** One of the counts all others are sums of. */
interface Leaf {
  tiltak: Tiltak;
  hovedgruppe: string;
  kjonn: (typeof SEXES)[number];
  /** The count by month, from `start`. */
  trend: number[];
  niva: number;
}

/** The invented participants, hidden ones included: what a report prints of them is the printer's business. */
export interface InventedTruth {
  /** The true count of a series in a month, as the report with this id knows it. */
  antall: (series: SeriesKey, maned: Maned, rapport: Maned) => number;
}

/** Invents every count of a corpus up to and with `slutt`. Lengthening the corpus changes no earlier count. */
export function makeTruth(valg: TruthOptions, end: Maned, groupIn: Grouping): InventedTruth {
  const leaves = listLeaves(valg, end);
  const known = new Map<string, Map<SeriesKey, number>>();
  return {
    antall: (series, maned, rapport) => {
      const key = `${maned}@${rapport}`;
      const sums = known.get(key) ?? addUp(leaves, { maned, rapport, valg, groupIn });
      known.set(key, sums);
      return sums.get(series) ?? 0;
    },
  };
}

/** Every series' count in one month, as one report knows it. */
function addUp(leaves: Leaf[], { maned, rapport, valg, groupIn }: Lookup): Map<SeriesKey, number> {
  const sums = new Map<SeriesKey, number>();
  for (const leaf of leaves) {
    const count = leafCount(leaf, maned, rapport, valg);
    for (const series of seriesWith(leaf, groupIn(leaf.tiltak, rapport)))
      sums.set(series, (sums.get(series) ?? 0) + count);
  }
  return sums;
}

interface Lookup {
  maned: Maned;
  rapport: Maned;
  valg: TruthOptions;
  groupIn: Grouping;
}

/** The series a count is part of: every level, all and its hovedgruppe, both sexes and its own. */
function seriesWith({ tiltak, hovedgruppe: own, kjonn: sex }: Leaf, group: string): SeriesKey[] {
  return ([ALL, sex] as const).flatMap((kjonn) => [
    seriesKey({ niva: I_ALT, id: I_ALT, hovedgruppe: ALL, kjonn }),
    seriesKey({ niva: 'hovedgruppe', id: own, hovedgruppe: own, kjonn }),
    ...[ALL, own].flatMap((hovedgruppe) => [
      seriesKey({ niva: 'tiltaksgruppe', id: group, hovedgruppe, kjonn }),
      seriesKey({ niva: 'tiltak', id: tiltak.slug, hovedgruppe, kjonn }),
    ]),
  ]);
}

function leafCount(leaf: Leaf, maned: Maned, rapport: Maned, options: TruthOptions): number {
  const first = leaf.trend[manederBetween(options.start, maned)] ?? 0;
  if (first === 0 || options.revision === 0) return first;
  let value = first;
  const { tiltak, hovedgruppe, kjonn } = leaf;
  for (let later = addManeder(maned, 1); later <= rapport; later = addManeder(later, 1)) {
    const word = [options.fro, tiltak.slug, hovedgruppe, kjonn, maned, later];
    if (randomShare('revisjon', ...word) < options.revision)
      value = Math.max(0, value + Math.round(between(-3, 3, 'utslag', ...word)));
  }
  return value;
}

function listLeaves(options: TruthOptions, end: Maned): Leaf[] {
  const { register, fro } = options;
  return register.tiltak.flatMap((tiltak) => {
    // Every tiltak has somebody in one hovedgruppe at least.
    const sure = Math.floor(randomShare('sikker', fro, tiltak.slug) * register.hovedgrupper.length);
    const groups = register.hovedgrupper.filter(
      ({ slug }, i) => i === sure || randomShare('finnes', fro, tiltak.slug, slug) < 0.55,
    );
    return groups.flatMap(({ slug: hovedgruppe }) =>
      SEXES.map((kjonn): Leaf => {
        const word = [fro, tiltak.slug, hovedgruppe, kjonn];
        const niva = Math.exp(between(Math.log(1.5), Math.log(2500), 'niva', ...word));
        const leaf = { tiltak, hovedgruppe, kjonn, niva };
        return { ...leaf, trend: trendFor(leaf, end, options) };
      }),
    );
  });
}

/** A level with seasons and a walk that is drawn back to it. */
function trendFor(
  { tiltak, hovedgruppe, kjonn, niva }: Omit<Leaf, 'trend'>,
  end: Maned,
  { fro, start, lifetimes }: TruthOptions,
): number[] {
  const { fra = start, til = end } = lifetimes[tiltak.slug] ?? {};
  const phase = between(0, 12, 'fase', fro, tiltak.slug);
  let walk = 0;
  return Array.from({ length: Math.max(0, manederBetween(start, end) + 1) }, (_, i) => {
    const maned = addManeder(start, i);
    walk = walk * 0.95 + between(-0.07, 0.07, 'steg', fro, tiltak.slug, hovedgruppe, kjonn, maned);
    const season = 0.07 * Math.sin(((monthNumber(maned) + phase) / 6) * Math.PI);
    return maned < fra || maned > til ? 0 : Math.max(0, Math.round(niva * (1 + walk + season)));
  });
}
