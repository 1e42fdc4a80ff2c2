import type { Fact, FactKind, Part } from '../facts/fact.ts';
import type { FactsSeen } from './opening.ts';

/** What a page tells, in order, and what it leaves out. */
export interface FactPlan {
  /** Kinds that open the text when they hold, instead of level and change. */
  opener: Fact | undefined;
  /** After the opening, most interesting first. */
  further: Fact[];
  /** On women and men, at most one beside what `further` has. */
  kjonn: Fact[];
  caveats: Fact[];
  /** Found, and not told. */
  omitted: Fact[];
}

/** Facts that say all there is to say about level and change. */
const OPENS: FactKind[] = ['skjermet-hele', 'skjermet-na', 'fravaerende', 'uendret-hele'];
const KJONN_KINDS: FactKind[] = ['andelsskifte', 'kvinneandel', 'women-of-part'];
const CAVEAT_KINDS: FactKind[] = [
  'forste-maned',
  'skjermet-forrige',
  'skjermet-tidligere',
  'skjermet-kjonn',
  'mangler',
  'brudd',
  'revidert',
  'revidert-flere',
  'rettet',
];
/** A fact must weigh this much to be told at all. */
const LEAST_WEIGHT = 1.8;
/** Sentences between the opening and the sexes; the front page is held to five in all. */
const MOST_SENTENCES = 3;
export const MOST_ON_FRONT_PAGE = 2;

/** Facts by kind, the heaviest of each. Level and change among them. */
export function toFactsSeen(facts: Fact[]): FactsSeen {
  const lightestFirst = [...facts].sort((a, b) => a.vekt - b.vekt);
  return Object.fromEntries(lightestFirst.map((fact) => [fact.slag, fact]));
}

/** Chooses what a page tells, given the facts its opening has used up and those its headline tells, which the text tells too. */
export function planFacts(
  facts: Fact[],
  used: FactKind[],
  most = MOST_SENTENCES,
  headed: FactKind[] = [],
): FactPlan {
  const left = facts.filter(({ slag }) => !used.includes(slag) && !LEVEL.includes(slag));
  const opener = left.find(({ slag }) => OPENS.includes(slag));
  const caveats = CAVEAT_KINDS.flatMap((kind) => left.filter(({ slag }) => slag === kind));
  const sexes = KJONN_KINDS.flatMap((kind) => left.filter(({ slag }) => slag === kind)).slice(0, 1);
  const hasYear = left.some(({ slag }) => slag === 'fjor');
  const candidates = left
    // The first month of all is chance, once a year before says as much.
    .filter(({ slag }) => slag !== 'siden-forste' || !hasYear)
    .filter(({ slag }) => ![...CAVEAT_KINDS, ...KJONN_KINDS, ...OPENS].includes(slag))
    .sort(byWeight);
  const told = [...used, ...(opener ? [opener.slag] : [])];
  const due = candidates.filter((fact) => headed.includes(fact.slag) || isDue(fact));
  const further = inOrder(choose(candidates, told, most, due));
  const chosen = [opener, ...further, ...sexes, ...caveats];
  return {
    opener,
    further,
    kjonn: sexes,
    caveats,
    omitted: left.filter((fact) => !chosen.includes(fact)),
  };
}

/** So many changes of one sign in a row are told whatever else there is. */
const LONG_RUN = 5;

/** A long run and a record are told whatever else there is. */
function isDue(fact: Fact): boolean {
  if (fact.slag === 'rekke') return fact.lengde.verdi >= LONG_RUN;
  return fact.slag === 'topp' || fact.slag === 'bunn';
}

/**
 * What is due, the year before and who the change came from are told wherever they are known; the heaviest of the others
 * fill up.
 */
function choose(candidates: Fact[], before: FactKind[], most: number, due: Fact[]): Fact[] {
  const chosen: Fact[] = [];
  const take = (fact: Fact | undefined) => {
    const told = [...before, ...chosen.map(({ slag }) => slag)];
    if (fact && !isImplied(fact, told, candidates) && !isToldOf(fact, chosen)) chosen.push(fact);
  };
  for (const fact of due) take(fact);
  take(candidates.find(({ slag }) => slag === 'fjor'));
  if (!chosen.some(({ slag }) => WHO.includes(slag)))
    take(candidates.find(({ slag }) => WHO.includes(slag)));
  for (const fact of candidates) {
    if (chosen.length >= most || fact.vekt < LEAST_WEIGHT) break;
    take(fact);
  }
  return chosen;
}

/**
 * First all that is of this month and the one before, the heaviest first, so that every comparison stands beside others
 * with the same two months; then the longer views, which name theirs; last what is of this month alone. What is said of
 * the percentage stands next to it, at the end of the opening.
 */
function inOrder(facts: Fact[]): Fact[] {
  return [...facts].sort((a, b) => place(a) - place(b) || byWeight(a, b));
}

function place({ slag }: Fact): number {
  if (slag === OF_PERCENT) return 0;
  if (LONGER.includes(slag)) return 2;
  if (OF_LEVEL.includes(slag)) return 3;
  // Women and men stand apart from who else moved.
  return slag === 'kjonn-hver-sin-vei' ? 1.5 : 1;
}

const LEVEL: FactKind[] = ['niva', 'endring'];
/** Of the percentage that the opening ends with. */
const OF_PERCENT: FactKind = 'storst-av-sosken';
/** Who the change came from: one of them says it. */
const WHO: FactKind[] = ['driver', 'movers', 'motsatt'];
/** Compared with an earlier month than the one before. */
export const LONGER: FactKind[] = ['siden-forste', 'fjor'];
const OF_LEVEL: FactKind[] = ['topp', 'bunn', 'storst-del', 'plass', 'andel-av'];

/** What the reader can tell from what has been told is not told again. */
function isImplied({ slag }: Fact, told: FactKind[], facts: Fact[]): boolean {
  const wholeRun = facts.some((fact) => fact.slag === 'rekke' && fact.heleSerien);
  if (told.includes('uendret-hele') || told.includes(slag)) return true;
  if (ALIKE.some((kinds) => kinds.includes(slag) && kinds.some((one) => told.includes(one))))
    return true;
  if (slag === 'topp' || slag === 'bunn') return wholeRun && told.includes('rekke');
  return slag === 'rekke' && wholeRun && (told.includes('topp') || told.includes('bunn'));
}

/** The part with the largest relative change, where it has been told that it moved most. */
function isToldOf(fact: Fact, told: Fact[]): boolean {
  if (fact.slag !== 'storst-relativ') return false;
  return told.some(
    (other) =>
      WHO.includes(other.slag) && movedMost(other).some(({ emne }) => emne.id === fact.del.emne.id),
  );
}

function movedMost(fact: Fact): Part[] {
  if (fact.slag === 'driver') return [fact.del];
  if (fact.slag === 'movers') return [fact.first, fact.second];
  return fact.slag === 'motsatt' ? [fact.opp, fact.ned] : [];
}

/** Kinds of which one says enough. */
const ALIKE: FactKind[][] = [
  ['movers', 'driver'],
  ['movers', 'motsatt'],
  ['plass', 'andel-av'],
  ['largest-of-all', 'storst-av-sosken'],
];

/** Heaviest first; equal weights by kind, so that the order of the facts does not matter. */
function byWeight(a: Fact, b: Fact): number {
  return b.vekt - a.vekt || (a.slag < b.slag ? -1 : 1);
}
