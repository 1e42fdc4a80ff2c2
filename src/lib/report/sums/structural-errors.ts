import { isDisjoint, addIntervals, type Interval } from './interval.ts';
import type { Equation, Net } from './net.ts';

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
