import type { BrokenEquation, Explanation } from './explanations.ts';
import type { Equation, Net, NetNode } from './equations.ts';
import { isVisible, LEAST_VISIBLE } from '../../domain/value.ts';
import { contains, type Interval } from '../../domain/interval.ts';

/** One place that must be wrong: a printed cell, or a row that is not printed. */
export interface CellFinding {
  slag: 'celle';
  node: number;
  /** The number the sums agree on, where it is one the report would print. */
  agreeing: number | undefined;
  /** The equations that break because of it; empty when only several together contradict each other. */
  broken: Equation[];
  /** Less believable places that would explain the break as well. */
  andre: number[];
}

/** A break that has several explanations, or none within reach. */
export interface SumFinding {
  slag: 'sum';
  /** The equation to report: the smallest that breaks. */
  equation: Equation;
  /** True when the equation breaks on its own, false when it only contradicts others. */
  alone: boolean;
  /** Places one of which must be wrong. */
  candidates: number[];
  /** True when a misreading of one of them explains the break. */
  explained: boolean;
}

export type SumsFinding = CellFinding | SumFinding;

/**
 * What can be said about a month's breaks: one finding per place that every believable explanation of a break shares,
 * and one for what stays open. Two rows that have changed places break sums with nothing in common, yet are one cause.
 */
export function judgeBreaks(breach: BrokenEquation[], net: Net): SumsFinding[] {
  const finding = breach.flatMap((one) => judgeBreach(one, net));
  const placed = new Map<number, CellFinding>();
  for (const one of finding) {
    if (one.slag !== 'celle') continue;
    const same = placed.get(one.node);
    placed.set(one.node, same ? { ...same, broken: [...same.broken, ...one.broken] } : one);
  }
  return [...placed.values(), ...finding.filter(({ slag }) => slag === 'sum')];
}

function judgeBreach(breach: BrokenEquation, net: Net): SumsFinding[] {
  const best = chooseExplanations(breach.explanations, net);
  const [first, ...others] = best;
  if (!first) return unexplained(breach, net);
  const certain = first.noder.filter((node) => others.every(({ noder }) => noder.includes(node)));
  const placed = certain.map((node) => toCellFindings(node, breach, best, net));
  const open = new Set(best.flatMap(({ noder }) => noder).filter((n) => !certain.includes(n)));
  return open.size === 0 ? placed : [...placed, toSumFindings(breach, [...open], net, true)];
}

function toCellFindings(
  node: number,
  breach: BrokenEquation,
  best: Explanation[],
  net: Net,
): CellFinding {
  const values = new Set(
    best.map(({ noder, intervals }) => {
      const left = intervals[noder.indexOf(node)];
      return left && onlyVisible(left);
    }),
  );
  const chosen = new Set(best.flatMap(({ noder }) => noder));
  const everyone = new Set(breach.explanations.flatMap(({ noder }) => noder));
  return {
    slag: 'celle',
    node,
    agreeing: values.size === 1 ? [...values][0] : undefined,
    broken: toEquations(breach.broken, net).filter((equation) => involves(equation, [node])),
    andre: [...everyone].filter((other) => !chosen.has(other)),
  };
}

function unexplained(breach: BrokenEquation, net: Net): SumFinding[] {
  if (breach.broken.length === 0) return [toSumFindings(breach, breach.suspects, net, false)];
  return toEquations(breach.broken, net).map((equation) => ({
    slag: 'sum',
    equation,
    alone: true,
    candidates: [equation.total, ...equation.deler],
    explained: false,
  }));
}

function toSumFindings(
  breach: BrokenEquation,
  candidates: number[],
  net: Net,
  explained: boolean,
): SumFinding {
  const broken = toEquations(breach.broken, net).filter((sum) => involves(sum, candidates));
  const alone = broken.length > 0;
  const around = alone ? broken : net.equations.filter((sum) => involves(sum, candidates));
  const equation = around.reduce((least, next) =>
    next.deler.length < least.deler.length ? next : least,
  );
  return { slag: 'sum', equation, alone, candidates, explained };
}

function toEquations(numbers: number[], { equations }: Net): Equation[] {
  return numbers.flatMap((number) => equations[number] ?? []);
}

function involves({ total, deler }: Equation, nodes: number[]): boolean {
  return nodes.some((node) => node === total || deler.includes(node));
}

/**
 * How far a supposed misreading is from the kinds that extraction makes: 0 are those kinds. A `*` is one of them; were
 * it thought less likely than a digit, one number in a hundred that was read as `*` would be blamed on a cell beside it.
 */
const DEVIATION = { oneSign: 0, moreSign: 2, star: 0, hidden: 3, missingRow: 4 };

/**
 * The most believable of the explanations the sums leave, all that are equally so: those that need only one edit
 * of what is printed, before those that need more. Orders only; corrects nothing.
 *
 * The other months of a series are not asked. Tried on the real report (20,000 faults), they told no tie apart at
 * three standard deviations, and pointed wrong one time in seven at one: what the sums leave open differs by a few.
 */
export function chooseExplanations(explanations: Explanation[], net: Net): Explanation[] {
  const ranked = explanations.map((forklaring) => ({ forklaring, cost: costOf(forklaring, net) }));
  const least = Math.min(...ranked.map(({ cost }) => cost));
  return ranked.filter(({ cost }) => cost === least).map(({ forklaring }) => forklaring);
}

/** The only number the cell can have said, where it is one that the report would print. */
export function onlyVisible({ fra, til }: Interval): number | undefined {
  return fra === til && fra >= LEAST_VISIBLE ? fra : undefined;
}

/** Every number one digit substituted, dropped, inserted or swapped with its neighbour away from this one; ascending. */
export function oneEditAway(count: number): number[] {
  const text = String(count);
  const edits = new Set<string>();
  for (let i = 0; i <= text.length; i += 1) {
    const before = text.slice(0, i);
    const here = text.slice(i, i + 1);
    const next = text.slice(i + 1, i + 2);
    const rest = text.slice(i + 1);
    edits.add(before + rest);
    edits.add(before + next + here + rest.slice(1));
    for (const digit of '0123456789')
      edits.add(before + digit + here + rest).add(before + digit + rest);
  }
  const proper = [...edits].filter((edit) => edit !== text && /^(0|[1-9]\d*)$/.test(edit));
  return proper.map(Number).sort((a, b) => a - b);
}

function costOf({ noder, intervals }: Explanation, net: Net): number {
  return noder.reduce((sum, node, i) => sum + costOfNode(net.noder[node], intervals[i]), 0);
}

function costOfNode(node: NetNode | undefined, interval: Interval | undefined): number {
  if (!node?.celle || !interval) return DEVIATION.missingRow;
  const { verdi } = node.celle;
  if (!isVisible(verdi)) return DEVIATION.star;
  if (interval.til < LEAST_VISIBLE) return DEVIATION.hidden;
  const near = oneEditAway(verdi.antall).some(
    (number) => number >= LEAST_VISIBLE && contains(interval, number),
  );
  // A printed number under four should have been hidden, so it is suspect by itself.
  const suspect = verdi.antall < LEAST_VISIBLE ? 1 : 0;
  return (near ? DEVIATION.oneSign : DEVIATION.moreSign) - suspect;
}
