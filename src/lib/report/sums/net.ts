/** One month as equations between printed and absent cells, and which of them cannot hold. */

import type { Maned } from '../../domain/maned.ts';
import { observationKey, type ObservationKey, type SeriesKey } from '../../domain/key.ts';
import type { Observation } from '../../domain/observation.ts';
import type { SumKind } from '../../domain/rapport.ts';
import {
  intervalOf,
  ZERO,
  UNKNOWN,
  isDisjoint,
  addIntervals,
  type Interval,
} from '../../domain/interval.ts';
import type { PromisedSum } from './sums.ts';

/** A place in a month's tables: a printed cell, or none where the table does not print the row. */
export interface NetNode {
  serie: SeriesKey;
  /** Undefined for a row that is not printed, and for a cell that cannot be read. */
  celle: Observation | undefined;
  /** What the place stands for as long as it is believed. */
  says: Interval;
}

/** The nodes `deler` add up to the node `total`. A repeated row is an equation of one part. */
export interface Equation {
  slag: SumKind | 'gjentakelse';
  total: number;
  deler: number[];
}

/** All that one month's cells promise each other; nodes are named by index. */
export interface Net {
  maned: Maned;
  noder: NetNode[];
  equations: Equation[];
  /** For each node, the equations it is in. */
  neighbours: number[][];
}

/** Cells by key; the first printed where a row is repeated. */
export type Cells = ReadonlyMap<ObservationKey, Observation>;

/** What a report says, ready to be made into the nets of its months. */
export interface NetInput {
  celler: Cells;
  repeated: Observation[];
  sums: PromisedSum[];
  /** Series that may stand for any count in a month they have no cell for. All others stand for nobody. */
  unknown: ReadonlySet<SeriesKey>;
}

/** The net of one month: every sum, in the order of the list, and after them every repeated cell. */
export function buildNet(maned: Maned, { celler, repeated, sums, unknown }: NetInput): Net {
  const net: Net = { maned, noder: [], equations: [], neighbours: [] };
  const index = new Map<SeriesKey, number>();
  const nodeOf = (series: SeriesKey): number => {
    const known = index.get(series);
    if (known !== undefined) return known;
    const cell = celler.get(observationKey(series, maned));
    const node = addNode(net, series, cell, unknown.has(series) ? UNKNOWN : ZERO);
    index.set(series, node);
    return node;
  };
  for (const { slag, total, deler, mangler } of sums)
    addEquation(net, slag, nodeOf(total), [...deler, ...mangler].map(nodeOf));
  for (const cell of repeated.filter((repeated) => repeated.maned === maned))
    addEquation(net, 'gjentakelse', nodeOf(cell.serie), [addNode(net, cell.serie, cell, ZERO)]);
  return net;
}

function addNode(
  { noder }: Net,
  serie: SeriesKey,
  celle: Observation | undefined,
  otherwise: Interval,
): number {
  return noder.push({ serie, celle, says: celle ? intervalOf(celle.verdi) : otherwise }) - 1;
}

function addEquation(net: Net, slag: Equation['slag'], total: number, deler: number[]): void {
  const number = net.equations.push({ slag, total, deler }) - 1;
  for (const node of [total, ...deler]) (net.neighbours[node] ??= []).push(number);
}

/** What nodes of a month's net would say if something were otherwise. */
export type Assumption = ReadonlyMap<number, Interval>;

/** True when the equation cannot hold as the report is read, or, with `assumed`, as it would be read then. */
export function breaks(net: Net, { total, deler }: Equation, assumed?: Assumption): boolean {
  const says = (node: number): Interval =>
    assumed?.get(node) ?? net.noder[node]?.says ?? { fra: 0, til: 0 };
  return isDisjoint(says(total), addIntervals(deler.map(says)));
}

/** The numbers of the equations that break on their own. */
export function listBroken(net: Net): number[] {
  return net.equations.flatMap((equation, i) => (breaks(net, equation) ? [i] : []));
}

/** The nodes of an equation. */
export function nodesOf({ total, deler }: Equation): number[] {
  return [total, ...deler];
}
