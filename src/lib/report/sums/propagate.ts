import { VISIBLE, UNKNOWN, type Interval } from '../../domain/interval.ts';
import type { Equation, Net, NetNode } from './equations.ts';

/**
 * What comes of believing every node but the ones set free: nodes that cannot all be right (`conflict`),
 * or the interval that is left for each.
 */
export type Effect =
  { conflict: number[]; intervals?: never } | { conflict?: never; intervals: Interval[] };

/** How many times over all equations may be looked at before the net is taken to be consistent. */
const MOST_ROUNDS = 40;

/** Bounds of every node, and for each bound the nodes it rests on, as bits. */
interface Limits {
  fra: number[];
  til: number[];
  thereforeFrom: bigint[];
  thereforeTo: bigint[];
}

/**
 * Narrows the bounds of every node through the equations until nothing moves (bounds consistency: interval
 * propagation, Davis 1987), and keeps the reasons, so that a contradiction names the nodes it follows from.
 * A freed node may stand for any number; a freed `*` for any number that would have been printed.
 * `active` are the equations to use.
 */
export function propagate(net: Net, free: readonly number[], active: readonly number[]): Effect {
  const limits = startLimits(net, new Set(free));
  const inUse = new Set(active);
  const queue = new Set(active);
  let steps = active.length * MOST_ROUNDS;
  for (const number of queue) {
    queue.delete(number);
    if ((steps -= 1) < 0) break;
    const moved = narrow(net.equations[number] as Equation, limits);
    const broken = moved.find((node) => at(limits.fra, node) > at(limits.til, node));
    if (broken !== undefined)
      return { conflict: toNodes(limits.thereforeFrom[broken], limits.thereforeTo[broken]) };
    const neighbours = moved.flatMap((node) => net.neighbours[node] ?? []);
    for (const next of neighbours.filter((one) => inUse.has(one))) queue.add(next);
  }
  return { intervals: limits.fra.map((fra, node) => ({ fra, til: at(limits.til, node) })) };
}

function startLimits({ noder }: Net, free: Set<number>): Limits {
  const limits: Limits = { fra: [], til: [], thereforeFrom: [], thereforeTo: [] };
  noder.forEach((node, number) => {
    const { fra, til } = free.has(number) ? freed(node) : node.says;
    const piece = free.has(number) ? 0n : 1n << BigInt(number);
    limits.fra.push(fra);
    limits.til.push(til);
    limits.thereforeFrom.push(fra === 0 ? 0n : piece);
    limits.thereforeTo.push(piece);
  });
  return limits;
}

/** A `*` that is wrong stands where the report shows a number. */
function freed({ celle }: NetNode): Interval {
  return celle?.verdi.status === 'skjermet' ? VISIBLE : UNKNOWN;
}

/** Narrows the nodes of one equation by each other; returns those that moved. */
function narrow(equation: Equation, limits: Limits): number[] {
  const moved = narrowTotal(equation, limits);
  const { total, deler } = equation;
  if (at(limits.fra, total) > at(limits.til, total)) return moved;
  const slack = at(limits.til, total) - sumOf(limits.fra, deler);
  const need = at(limits.fra, total) - sumOf(limits.til, deler);
  for (const part of deler) {
    const greatest = at(limits.fra, part) + slack;
    const least = at(limits.til, part) + need;
    if (greatest < at(limits.til, part)) {
      const bits =
        union(limits.thereforeFrom, without(deler, part)) | union(limits.thereforeTo, [total]);
      setTo(limits, part, greatest, bits);
      moved.push(part);
    }
    if (least > at(limits.fra, part)) {
      const bits =
        union(limits.thereforeTo, without(deler, part)) | union(limits.thereforeFrom, [total]);
      setFrom(limits, part, least, bits);
      moved.push(part);
    }
  }
  return moved;
}

function narrowTotal({ total, deler }: Equation, limits: Limits): number[] {
  const least = sumOf(limits.fra, deler);
  const greatest = sumOf(limits.til, deler);
  const raised = least > at(limits.fra, total);
  const lowered = greatest < at(limits.til, total);
  if (raised) setFrom(limits, total, least, union(limits.thereforeFrom, deler));
  if (lowered) setTo(limits, total, greatest, union(limits.thereforeTo, deler));
  return raised || lowered ? [total] : [];
}

function setFrom(limits: Limits, node: number, from: number, therefore: bigint): void {
  limits.fra[node] = from;
  limits.thereforeFrom[node] = therefore;
}

function setTo(limits: Limits, node: number, to: number, therefore: bigint): void {
  limits.til[node] = to;
  limits.thereforeTo[node] = therefore;
}

function without(nodes: number[], node: number): number[] {
  return nodes.filter((other) => other !== node);
}

function union(bits: bigint[], nodes: number[]): bigint {
  return nodes.reduce((sum, node) => sum | (bits[node] ?? 0n), 0n);
}

function toNodes(...bits: (bigint | undefined)[]): number[] {
  const text = bits.reduce<bigint>((sum, next) => sum | (next ?? 0n), 0n).toString(2);
  return [...text].flatMap((piece, i) => (piece === '1' ? [text.length - 1 - i] : [])).reverse();
}

function sumOf(numbers: number[], nodes: number[]): number {
  return nodes.reduce((sum, node) => sum + at(numbers, node), 0);
}

function at(numbers: number[], index: number): number {
  return numbers[index] ?? 0;
}
