import type { Brudd, Forklaring } from './explanations.ts';
import type { Ligning, Nett } from './net.ts';
import { chooseForklaringer, onlyVisible } from './plausibility.ts';

/** One place that must be wrong: a printed cell, or a row that is not printed. */
export interface Cellefunn {
  slag: 'celle';
  node: number;
  /** The number the sums agree on, where it is one the report would print. */
  enig: number | undefined;
  /** The equations that break because of it; empty when only several together contradict each other. */
  brutte: Ligning[];
  /** Less believable places that would explain the break as well. */
  andre: number[];
}

/** A break that has several explanations, or none within reach. */
export interface Sumfunn {
  slag: 'sum';
  /** The equation to report: the smallest that breaks. */
  ligning: Ligning;
  /** True when the equation breaks on its own, false when it only contradicts others. */
  alene: boolean;
  /** Places one of which must be wrong. */
  kandidater: number[];
  /** True when a misreading of one of them explains the break. */
  forklart: boolean;
}

export type Funn = Cellefunn | Sumfunn;

/**
 * What can be said about a month's breaks: one finding per place that every believable explanation of a break shares,
 * and one for what stays open. Two rows that have changed places break sums with nothing in common, yet are one cause.
 */
export function judge(brudd: Brudd[], nett: Nett): Funn[] {
  const funn = brudd.flatMap((one) => judgeBrudd(one, nett));
  const placed = new Map<number, Cellefunn>();
  for (const one of funn) {
    if (one.slag !== 'celle') continue;
    const same = placed.get(one.node);
    placed.set(one.node, same ? { ...same, brutte: [...same.brutte, ...one.brutte] } : one);
  }
  return [...placed.values(), ...funn.filter(({ slag }) => slag === 'sum')];
}

function judgeBrudd(brudd: Brudd, nett: Nett): Funn[] {
  const beste = chooseForklaringer(brudd.forklaringer, nett);
  const [first, ...others] = beste;
  if (!first) return unexplained(brudd, nett);
  const certain = first.noder.filter((node) => others.every(({ noder }) => noder.includes(node)));
  const placed = certain.map((node) => toCellefunn(node, brudd, beste, nett));
  const open = new Set(beste.flatMap(({ noder }) => noder).filter((n) => !certain.includes(n)));
  return open.size === 0 ? placed : [...placed, toSumfunn(brudd, [...open], nett, true)];
}

function toCellefunn(node: number, brudd: Brudd, beste: Forklaring[], nett: Nett): Cellefunn {
  const values = new Set(
    beste.map(({ noder, intervaller }) => {
      const left = intervaller[noder.indexOf(node)];
      return left && onlyVisible(left);
    }),
  );
  const chosen = new Set(beste.flatMap(({ noder }) => noder));
  const everyone = new Set(brudd.forklaringer.flatMap(({ noder }) => noder));
  return {
    slag: 'celle',
    node,
    enig: values.size === 1 ? [...values][0] : undefined,
    brutte: toLigninger(brudd.brutte, nett).filter((ligning) => involves(ligning, [node])),
    andre: [...everyone].filter((other) => !chosen.has(other)),
  };
}

function unexplained(brudd: Brudd, nett: Nett): Sumfunn[] {
  if (brudd.brutte.length === 0) return [toSumfunn(brudd, brudd.mistenkte, nett, false)];
  return toLigninger(brudd.brutte, nett).map((ligning) => ({
    slag: 'sum',
    ligning,
    alene: true,
    kandidater: [ligning.total, ...ligning.deler],
    forklart: false,
  }));
}

function toSumfunn(brudd: Brudd, kandidater: number[], nett: Nett, forklart: boolean): Sumfunn {
  const broken = toLigninger(brudd.brutte, nett).filter((sum) => involves(sum, kandidater));
  const alene = broken.length > 0;
  const around = alene ? broken : nett.ligninger.filter((sum) => involves(sum, kandidater));
  const ligning = around.reduce((least, next) =>
    next.deler.length < least.deler.length ? next : least,
  );
  return { slag: 'sum', ligning, alene, kandidater, forklart };
}

function toLigninger(numbers: number[], { ligninger }: Nett): Ligning[] {
  return numbers.flatMap((number) => ligninger[number] ?? []);
}

function involves({ total, deler }: Ligning, noder: number[]): boolean {
  return noder.some((node) => node === total || deler.includes(node));
}
