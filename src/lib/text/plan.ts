import type { Faktum, Slag } from '../facts/fact.ts';
import type { Faktasett } from './opening.ts';

/** What a page tells, in order, and what it leaves out. */
export interface Faktaplan {
  /** Kinds that open the text when they hold, instead of level and change. */
  apner: Faktum | undefined;
  /** After the opening, most interesting first. */
  videre: Faktum[];
  /** On women and men, at most one beside what `videre` has. */
  kjonn: Faktum[];
  forbehold: Faktum[];
  /** Found, and not told. */
  utelatt: Faktum[];
}

/** Facts that say all there is to say about level and change. */
const OPENS: Slag[] = ['skjermet-hele', 'skjermet-na', 'fravaerende', 'uendret-hele'];
const SEXES: Slag[] = ['andelsskifte', 'kvinneandel', 'women-of-part'];
const CAVEATS: Slag[] = [
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
export function toFaktasett(fakta: Faktum[]): Faktasett {
  const lightestFirst = [...fakta].sort((a, b) => a.vekt - b.vekt);
  return Object.fromEntries(lightestFirst.map((faktum) => [faktum.slag, faktum]));
}

/** Chooses what a page tells, given the facts its opening has used up. */
export function planFakta(fakta: Faktum[], brukt: Slag[], most = MOST_SENTENCES): Faktaplan {
  const left = fakta.filter(({ slag }) => !brukt.includes(slag) && !LEVEL.includes(slag));
  const apner = left.find(({ slag }) => OPENS.includes(slag));
  const forbehold = CAVEATS.flatMap((kind) => left.filter(({ slag }) => slag === kind));
  const sexes = SEXES.flatMap((kind) => left.filter(({ slag }) => slag === kind)).slice(0, 1);
  const candidates = left
    .filter(({ slag }) => ![...CAVEATS, ...SEXES, ...OPENS].includes(slag))
    .sort(byWeight);
  const told = [...brukt, ...(apner ? [apner.slag] : [])];
  const videre = inOrder(choose(candidates, told, most));
  const chosen = [apner, ...videre, ...sexes, ...forbehold];
  return {
    apner,
    videre,
    kjonn: sexes,
    forbehold,
    utelatt: left.filter((faktum) => !chosen.includes(faktum)),
  };
}

/** The year before and who the change came from are told wherever they are known; the heaviest of the others fill up. */
function choose(candidates: Faktum[], before: Slag[], most: number): Faktum[] {
  const chosen: Faktum[] = [];
  const take = (faktum: Faktum | undefined) => {
    const told = [...before, ...chosen.map(({ slag }) => slag)];
    if (faktum && !isImplied(faktum, told, candidates)) chosen.push(faktum);
  };
  take(candidates.find(({ slag }) => slag === 'fjor'));
  take(candidates.find(({ slag }) => WHO.includes(slag)));
  for (const faktum of candidates) {
    if (chosen.length >= most || faktum.vekt < LEAST_WEIGHT) break;
    if (!chosen.includes(faktum)) take(faktum);
  }
  return chosen;
}

/**
 * First all that is of this month and the one before, the heaviest first, so that every comparison stands beside others
 * with the same two months; then the longer views, which name theirs; last what is of this month alone. What is said of
 * the percentage stands next to it, at the end of the opening.
 */
function inOrder(facts: Faktum[]): Faktum[] {
  return [...facts].sort((a, b) => place(a) - place(b) || byWeight(a, b));
}

function place({ slag }: Faktum): number {
  if (slag === OF_PERCENT) return 0;
  if (LONGER.includes(slag)) return 2;
  if (OF_LEVEL.includes(slag)) return 3;
  // Women and men stand apart from who else moved.
  return slag === 'kjonn-hver-sin-vei' ? 1.5 : 1;
}

const LEVEL: Slag[] = ['niva', 'endring'];
/** Of the percentage that the opening ends with. */
const OF_PERCENT: Slag = 'storst-av-sosken';
/** Who the change came from: one of them says it. */
const WHO: Slag[] = ['driver', 'movers', 'motsatt'];
/** Compared with an earlier month than the one before. */
const LONGER: Slag[] = ['siden-forste', 'fjor'];
const OF_LEVEL: Slag[] = ['topp', 'bunn', 'storst-del', 'plass', 'andel-av'];

/** What the reader can tell from what has been told is not told again. */
function isImplied({ slag }: Faktum, told: Slag[], fakta: Faktum[]): boolean {
  const wholeRun = fakta.some((faktum) => faktum.slag === 'rekke' && faktum.heleSerien);
  if (told.includes('uendret-hele') || told.includes(slag)) return true;
  if (ALIKE.some((kinds) => kinds.includes(slag) && kinds.some((one) => told.includes(one))))
    return true;
  if (slag === 'topp' || slag === 'bunn') return wholeRun && told.includes('rekke');
  return slag === 'rekke' && wholeRun && (told.includes('topp') || told.includes('bunn'));
}

/** Kinds of which one says enough. */
const ALIKE: Slag[][] = [
  ['movers', 'driver'],
  ['movers', 'motsatt'],
  ['plass', 'andel-av'],
  ['largest-of-all', 'storst-av-sosken'],
];

/** Heaviest first; equal weights by kind, so that the order of the facts does not matter. */
function byWeight(a: Faktum, b: Faktum): number {
  return b.vekt - a.vekt || (a.slag < b.slag ? -1 : 1);
}
