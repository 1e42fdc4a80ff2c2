import {
  findContribution,
  findLargestPart,
  findLargestOfAll,
  findMovers,
} from './contributions.ts';
import { findChange, findLastYear, findSinceFirst } from './change.ts';
import type { Fact } from './fact.ts';
import { findRun, findUnchanged, findExtreme } from './trend.ts';
import { keyFor, type Subject, type FactContext } from './context.ts';
import { findChangedInNumber, findGap, findSkjermet } from './gaps.ts';
import { findKjonn } from './kjonn.ts';
import { findSiblings, parentOf } from './siblings.ts';

/** How much lighter a fact weighs when the page above tells the same of itself. */
const ALREADY_TOLD = 1.5;

/** Every fact about a subject in the month, those that repeat what its parent's page says weighed down. Order carries no meaning. */
export function findFacts(context: FactContext, subject: Subject): Fact[] {
  const told = findTrend(context, parentOf(context, subject));
  const own = findTrend(context, subject).map((fact) =>
    told.some((other) => tellsTheSame(fact, other))
      ? { ...fact, vekt: fact.vekt - ALREADY_TOLD }
      : fact,
  );
  const key = keyFor(subject);
  return [
    ...findChange(context, key),
    ...own,
    ...findContribution(context, subject),
    ...findMovers(context, subject),
    ...findLargestOfAll(context, subject),
    ...findLargestPart(context, subject),
    ...findSiblings(context, subject),
    ...findKjonn(context, subject),
    ...findSkjermet(context, key),
    ...findGap(context, key),
    ...findChangedInNumber(context, key),
  ];
}

function findTrend(context: FactContext, subject: Subject | undefined): Fact[] {
  if (!subject) return [];
  const key = keyFor(subject);
  return [
    ...findUnchanged(context, key),
    ...findRun(context, key),
    ...findExtreme(context, key),
    ...findSinceFirst(context, key),
    ...findLastYear(context, key),
  ];
}

function tellsTheSame(a: Fact, b: Fact): boolean {
  if (a.slag !== b.slag) return false;
  return 'retning' in a && 'retning' in b ? a.retning === b.retning : true;
}
