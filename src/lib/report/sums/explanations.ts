import { addIntervaller, type Intervall } from './interval.ts';
import type { Ligning, Nett } from './net.ts';
import { propagate } from './propagate.ts';
import { listBroken } from './structural-errors.ts';

/** A smallest set of nodes that, were they misread, would let every equation hold, and what each would then have to be. */
export interface Forklaring {
  noder: number[];
  intervaller: Intervall[];
}

/** Equations that cannot hold and share suspects, and every smallest explanation; none when the search was given up. */
export interface Brudd {
  /** Equations that break on their own; empty when only several together contradict each other. */
  brutte: number[];
  /** Nodes that cannot all be right. */
  mistenkte: number[];
  forklaringer: Forklaring[];
  /** The rows that are not printed, any one of which would explain it alone. */
  savnet: Forklaring[];
}

/** The greatest number of faults searched for in one break. */
const MOST_FAULTS = 3;
/** How many hypotheses a month may be tested with before the search is given up. */
const MOST_HYPOTHESES = 2000;

/**
 * Finds what is wrong in a month: the breaks that share no suspect, each with its smallest explanations.
 * Method: diagnosis from first principles (Reiter 1987). Every explanation must free at least one node of every
 * conflict, so the search branches over a conflict's nodes, fewest faults first.
 */
export function findBrudd(nett: Nett): Brudd[] {
  const broken = listBroken(nett);
  const all = nett.ligninger.map((_, i) => i);
  const budsjett = { igjen: MOST_HYPOTHESES };
  if (broken.length === 0) {
    const { konflikt } = propagate(nett, [], all);
    return konflikt ? [search({ nett, aktive: all, brutte: [], budsjett }, konflikt)] : [];
  }
  return splitComponents(nett, broken).map((brutte) => {
    const others = new Set(broken.filter((ligning) => !brutte.includes(ligning)));
    const aktive = all.filter((ligning) => !others.has(ligning));
    return search({ nett, aktive, brutte, budsjett }, smallestConflict(nett, brutte));
  });
}

/** Where a search for explanations goes on: the equations in use, those of them that break, and what is left to spend. */
interface Sok {
  nett: Nett;
  aktive: number[];
  brutte: number[];
  budsjett: { igjen: number };
}

/** A hypothesis that is not enough: the nodes it frees, and nodes that still contradict each other. */
interface Forsok {
  frie: number[];
  konflikt: number[];
}

function search(sok: Sok, mistenkte: number[]): Brudd {
  const { brutte, budsjett } = sok;
  const savnet: Forklaring[] = [];
  let level: Forsok[] = [{ frie: [], konflikt: mistenkte }];
  for (let size = 1; size <= MOST_FAULTS; size += 1) {
    const hypotheses = branch(level);
    budsjett.igjen -= hypotheses.length;
    if (budsjett.igjen < 0) break;
    const tested = hypotheses.map((frie) => test(sok, frie));
    const forklaringer = tested.flatMap((utfall) => ('noder' in utfall ? [utfall] : []));
    const printed = forklaringer.filter(({ noder }) => isPrinted(sok.nett, noder));
    if (size === 1) savnet.push(...forklaringer.filter((one) => !printed.includes(one)));
    // A missing row explains a month's break only when no printed cell does.
    if (forklaringer.length > 0)
      return {
        brutte,
        mistenkte,
        forklaringer: printed.length > 0 ? printed : forklaringer,
        savnet,
      };
    level = tested.flatMap((utfall) => ('frie' in utfall ? [utfall] : []));
  }
  return { brutte, mistenkte, forklaringer: [], savnet };
}

/** What comes of setting these nodes free: an explanation, or a conflict that remains. */
function test({ nett, aktive, brutte }: Sok, frie: number[]): Forklaring | Forsok {
  const missed = brutte.filter((number) => !touches(nett, number, frie));
  if (missed.length > 0) return { frie, konflikt: smallestConflict(nett, missed) };
  const { konflikt, intervaller } = propagate(nett, frie, aktive);
  return konflikt ? { frie, konflikt } : { noder: frie, intervaller: pick(intervaller, frie) };
}

/** Every hypothesis one node larger than those that failed, each once. */
function branch(level: Forsok[]): number[][] {
  const sets = level.flatMap(({ frie, konflikt }) =>
    konflikt.map((node) => [...frie, node].sort((a, b) => a - b)),
  );
  return [...new Map(sets.map((set) => [set.join(), set])).values()];
}

function isPrinted({ noder }: Nett, numbers: number[]): boolean {
  return numbers.every((number) => noder[number]?.celle);
}

function pick(intervaller: Intervall[], noder: number[]): Intervall[] {
  return noder.flatMap((node) => intervaller[node] ?? []);
}

function touches({ ligninger }: Nett, number: number, noder: number[]): boolean {
  const ligning = ligninger[number];
  return noder.some((node) => ligning?.total === node || ligning?.deler.includes(node));
}

/** The smallest set of nodes that one of these broken equations proves cannot all be right. */
function smallestConflict(nett: Nett, brutte: number[]): number[] {
  const conflicts = brutte.map((number) => conflictOf(nett, nett.ligninger[number] as Ligning));
  return conflicts.reduce((least, next) => (next.length < least.length ? next : least));
}

/** Parts that may be 0 do not make a sum too great. */
function conflictOf(nett: Nett, { total, deler }: Ligning): number[] {
  const tooGreat = addIntervaller(sierAlle(nett, deler)).fra > sier(nett, total).til;
  return [total, ...deler.filter((del) => !tooGreat || sier(nett, del).fra > 0)];
}

/** Groups broken equations so that two of one group are linked by shared suspects, two of different groups are not. */
function splitComponents(nett: Nett, brutte: number[]): number[][] {
  const groups: { ligninger: number[]; noder: Set<number> }[] = [];
  for (const number of brutte) {
    const noder = conflictOf(nett, nett.ligninger[number] as Ligning);
    const linked = groups.filter((group) => noder.some((node) => group.noder.has(node)));
    const merged = {
      ligninger: [...linked.flatMap((group) => group.ligninger), number],
      noder: new Set([...linked.flatMap((group) => [...group.noder]), ...noder]),
    };
    for (const group of linked) groups.splice(groups.indexOf(group), 1);
    groups.push(merged);
  }
  return groups.map(({ ligninger }) => ligninger.sort((a, b) => a - b));
}

function sier({ noder }: Nett, node: number): Intervall {
  return noder[node]?.sier ?? { fra: 0, til: 0 };
}

function sierAlle(nett: Nett, noder: number[]): Intervall[] {
  return noder.map((node) => sier(nett, node));
}
