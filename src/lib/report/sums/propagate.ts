import { SYNLIG, UKJENT, type Intervall } from './interval.ts';
import type { Ligning, Nett, Node } from './net.ts';

/**
 * What comes of believing every node but the ones set free: nodes that cannot all be right (`konflikt`),
 * or the interval that is left for each.
 */
export type Utslag =
  { konflikt: number[]; intervaller?: never } | { konflikt?: never; intervaller: Intervall[] };

/** How many times over all equations may be looked at before the net is taken to be consistent. */
const MOST_ROUNDS = 40;

/** Bounds of every node, and for each bound the nodes it rests on, as bits. */
interface Grenser {
  fra: number[];
  til: number[];
  derforFra: bigint[];
  derforTil: bigint[];
}

/**
 * Narrows the bounds of every node through the equations until nothing moves (bounds consistency, as in
 * constraint programming), and keeps the reasons, so that a contradiction names the nodes it follows from.
 * A freed node may stand for any number; a freed `*` for any number that would have been printed.
 * `aktive` are the equations to use.
 */
export function propagate(nett: Nett, frie: readonly number[], aktive: readonly number[]): Utslag {
  const grenser = startGrenser(nett, new Set(frie));
  const inUse = new Set(aktive);
  const queue = new Set(aktive);
  let steps = aktive.length * MOST_ROUNDS;
  for (const number of queue) {
    queue.delete(number);
    if ((steps -= 1) < 0) break;
    const moved = narrow(nett.ligninger[number] as Ligning, grenser);
    const broken = moved.find((node) => at(grenser.fra, node) > at(grenser.til, node));
    if (broken !== undefined)
      return { konflikt: toNodes(grenser.derforFra[broken], grenser.derforTil[broken]) };
    const neighbours = moved.flatMap((node) => nett.naboer[node] ?? []);
    for (const next of neighbours.filter((one) => inUse.has(one))) queue.add(next);
  }
  return { intervaller: grenser.fra.map((fra, node) => ({ fra, til: at(grenser.til, node) })) };
}

function startGrenser({ noder }: Nett, frie: Set<number>): Grenser {
  const grenser: Grenser = { fra: [], til: [], derforFra: [], derforTil: [] };
  noder.forEach((node, number) => {
    const { fra, til } = frie.has(number) ? freed(node) : node.sier;
    const bit = frie.has(number) ? 0n : 1n << BigInt(number);
    grenser.fra.push(fra);
    grenser.til.push(til);
    grenser.derforFra.push(fra === 0 ? 0n : bit);
    grenser.derforTil.push(bit);
  });
  return grenser;
}

/** A `*` that is wrong stands where the report shows a number. */
function freed({ celle }: Node): Intervall {
  return celle?.verdi.status === 'skjermet' ? SYNLIG : UKJENT;
}

/** Narrows the nodes of one equation by each other; returns those that moved. */
function narrow(ligning: Ligning, grenser: Grenser): number[] {
  const moved = narrowTotal(ligning, grenser);
  const { total, deler } = ligning;
  if (at(grenser.fra, total) > at(grenser.til, total)) return moved;
  const slack = at(grenser.til, total) - sumOf(grenser.fra, deler);
  const need = at(grenser.fra, total) - sumOf(grenser.til, deler);
  for (const del of deler) {
    const greatest = at(grenser.fra, del) + slack;
    const least = at(grenser.til, del) + need;
    if (greatest < at(grenser.til, del)) {
      const bits =
        union(grenser.derforFra, without(deler, del)) | union(grenser.derforTil, [total]);
      setTil(grenser, del, greatest, bits);
      moved.push(del);
    }
    if (least > at(grenser.fra, del)) {
      const bits =
        union(grenser.derforTil, without(deler, del)) | union(grenser.derforFra, [total]);
      setFra(grenser, del, least, bits);
      moved.push(del);
    }
  }
  return moved;
}

function narrowTotal({ total, deler }: Ligning, grenser: Grenser): number[] {
  const least = sumOf(grenser.fra, deler);
  const greatest = sumOf(grenser.til, deler);
  const raised = least > at(grenser.fra, total);
  const lowered = greatest < at(grenser.til, total);
  if (raised) setFra(grenser, total, least, union(grenser.derforFra, deler));
  if (lowered) setTil(grenser, total, greatest, union(grenser.derforTil, deler));
  return raised || lowered ? [total] : [];
}

function setFra(grenser: Grenser, node: number, fra: number, derfor: bigint): void {
  grenser.fra[node] = fra;
  grenser.derforFra[node] = derfor;
}

function setTil(grenser: Grenser, node: number, til: number, derfor: bigint): void {
  grenser.til[node] = til;
  grenser.derforTil[node] = derfor;
}

function without(noder: number[], node: number): number[] {
  return noder.filter((other) => other !== node);
}

function union(bits: bigint[], noder: number[]): bigint {
  return noder.reduce((sum, node) => sum | (bits[node] ?? 0n), 0n);
}

function toNodes(...bits: (bigint | undefined)[]): number[] {
  const text = bits.reduce<bigint>((sum, next) => sum | (next ?? 0n), 0n).toString(2);
  return [...text].flatMap((bit, i) => (bit === '1' ? [text.length - 1 - i] : [])).reverse();
}

function sumOf(numbers: number[], noder: number[]): number {
  return noder.reduce((sum, node) => sum + at(numbers, node), 0);
}

function at(numbers: number[], index: number): number {
  return numbers[index] ?? 0;
}
