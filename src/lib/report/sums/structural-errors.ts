import { isDisjoint, addIntervaller, type Intervall } from './interval.ts';
import type { Ligning, Nett } from './net.ts';

/** What nodes of a month's net would say if something were otherwise. */
export type Antakelse = ReadonlyMap<number, Intervall>;

/** True when the equation cannot hold as the report is read, or, with `antatt`, as it would be read then. */
export function breaks(nett: Nett, { total, deler }: Ligning, antatt?: Antakelse): boolean {
  const says = (node: number): Intervall =>
    antatt?.get(node) ?? nett.noder[node]?.sier ?? { fra: 0, til: 0 };
  return isDisjoint(says(total), addIntervaller(deler.map(says)));
}

/** The numbers of the equations that break on their own. */
export function listBroken(nett: Nett): number[] {
  return nett.ligninger.flatMap((ligning, i) => (breaks(nett, ligning) ? [i] : []));
}

/** The nodes of an equation. */
export function nodesOf({ total, deler }: Ligning): number[] {
  return [total, ...deler];
}
