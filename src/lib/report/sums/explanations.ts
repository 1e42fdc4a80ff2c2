import { addIntervals, type Interval } from '../../domain/interval.ts';
import { listBroken, type Equation, type Net } from './equations.ts';
import { propagate } from './propagate.ts';

/** A smallest set of nodes that, were they misread, would let every equation hold, and what each would then have to be. */
export interface Explanation {
  noder: number[];
  intervals: Interval[];
}

/** Equations that cannot hold and share suspects, and every smallest explanation; none when the search was given up. */
export interface BrokenEquation {
  /** Equations that break on their own; empty when only several together contradict each other. */
  broken: number[];
  /** Nodes that cannot all be right. */
  suspects: number[];
  explanations: Explanation[];
  /** The rows that are not printed, any one of which would explain it alone. */
  missed: Explanation[];
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
export function findBrokenEquations(net: Net): BrokenEquation[] {
  const broken = listBroken(net);
  const all = net.equations.map((_, i) => i);
  const budget = { again: MOST_HYPOTHESES };
  if (broken.length === 0) {
    const { conflict } = propagate(net, [], all);
    return conflict ? [search({ net, active: all, broken: [], budget }, conflict)] : [];
  }
  return splitComponents(net, broken).map((ownBroken) => {
    const others = new Set(broken.filter((equation) => !ownBroken.includes(equation)));
    const active = all.filter((equation) => !others.has(equation));
    return search({ net, active, broken: ownBroken, budget }, smallestConflict(net, ownBroken));
  });
}

/** Where a search for explanations goes on: the equations in use, those of them that break, and what is left to spend. */
interface Search {
  net: Net;
  active: number[];
  broken: number[];
  budget: { again: number };
}

/** A hypothesis that is not enough: the nodes it frees, and nodes that still contradict each other. */
interface Attempt {
  free: number[];
  conflict: number[];
}

function search(state: Search, suspects: number[]): BrokenEquation {
  const { broken, budget } = state;
  const missed: Explanation[] = [];
  let level: Attempt[] = [{ free: [], conflict: suspects }];
  for (let size = 1; size <= MOST_FAULTS; size += 1) {
    const hypotheses = branch(level);
    budget.again -= hypotheses.length;
    if (budget.again < 0) break;
    const tested = hypotheses.map((free) => test(state, free));
    const explanations = tested.flatMap((outcome) => ('noder' in outcome ? [outcome] : []));
    const printed = explanations.filter(({ noder }) => isPrinted(state.net, noder));
    if (size === 1) missed.push(...explanations.filter((one) => !printed.includes(one)));
    // A missing row explains a month's break only when no printed cell does.
    if (explanations.length > 0)
      return {
        broken,
        suspects,
        explanations: printed.length > 0 ? printed : explanations,
        missed,
      };
    level = tested.flatMap((outcome) => ('free' in outcome ? [outcome] : []));
  }
  return { broken, suspects, explanations: [], missed };
}

/** What comes of setting these nodes free: an explanation, or a conflict that remains. */
function test({ net, active, broken }: Search, free: number[]): Explanation | Attempt {
  const missed = broken.filter((number) => !touches(net, number, free));
  if (missed.length > 0) return { free, conflict: smallestConflict(net, missed) };
  const { conflict, intervals } = propagate(net, free, active);
  return conflict ? { free, conflict } : { noder: free, intervals: pick(intervals, free) };
}

/** Every hypothesis one node larger than those that failed, each once. */
function branch(level: Attempt[]): number[][] {
  const sets = level.flatMap(({ free, conflict }) =>
    conflict.map((node) => [...free, node].sort((a, b) => a - b)),
  );
  return [...new Map(sets.map((set) => [set.join(), set])).values()];
}

function isPrinted({ noder }: Net, numbers: number[]): boolean {
  return numbers.every((number) => noder[number]?.celle);
}

function pick(intervals: Interval[], nodes: number[]): Interval[] {
  return nodes.flatMap((node) => intervals[node] ?? []);
}

function touches({ equations }: Net, number: number, nodes: number[]): boolean {
  const equation = equations[number];
  return nodes.some((node) => equation?.total === node || equation?.deler.includes(node));
}

/** The smallest set of nodes that one of these broken equations proves cannot all be right. */
function smallestConflict(net: Net, broken: number[]): number[] {
  const conflicts = broken.map((number) => conflictOf(net, net.equations[number] as Equation));
  return conflicts.reduce((least, next) => (next.length < least.length ? next : least));
}

/** Parts that may be 0 do not make a sum too great. */
function conflictOf(net: Net, { total, deler }: Equation): number[] {
  const tooGreat = addIntervals(saysAll(net, deler)).fra > says(net, total).til;
  return [total, ...deler.filter((part) => !tooGreat || says(net, part).fra > 0)];
}

/** Groups broken equations so that two of one group are linked by shared suspects, two of different groups are not. */
function splitComponents(net: Net, broken: number[]): number[][] {
  const groups: { equations: number[]; noder: Set<number> }[] = [];
  for (const number of broken) {
    const nodes = conflictOf(net, net.equations[number] as Equation);
    const linked = groups.filter((group) => nodes.some((node) => group.noder.has(node)));
    const merged = {
      equations: [...linked.flatMap((group) => group.equations), number],
      noder: new Set([...linked.flatMap((group) => [...group.noder]), ...nodes]),
    };
    for (const group of linked) groups.splice(groups.indexOf(group), 1);
    groups.push(merged);
  }
  return groups.map(({ equations }) => equations.sort((a, b) => a - b));
}

function says({ noder }: Net, node: number): Interval {
  return noder[node]?.says ?? { fra: 0, til: 0 };
}

function saysAll(net: Net, nodes: number[]): Interval[] {
  return nodes.map((node) => says(net, node));
}
