import type { BrokenEquation, Explanation } from './explanations.ts';
import type { Equation, Net } from './net.ts';
import { chooseExplanations, onlyVisible } from './plausibility.ts';

/** One place that must be wrong: a printed cell, or a row that is not printed. */
export interface CellFindings {
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
export interface SumFindings {
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

export type SumsFinding = CellFindings | SumFindings;

/**
 * What can be said about a month's breaks: one finding per place that every believable explanation of a break shares,
 * and one for what stays open. Two rows that have changed places break sums with nothing in common, yet are one cause.
 */
export function judge(breach: BrokenEquation[], net: Net): SumsFinding[] {
  const finding = breach.flatMap((one) => judgeBreach(one, net));
  const placed = new Map<number, CellFindings>();
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
): CellFindings {
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

function unexplained(breach: BrokenEquation, net: Net): SumFindings[] {
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
): SumFindings {
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
