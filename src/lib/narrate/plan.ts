import type { Faktum, Slag } from '../compare/faktum.ts';
import type { Faktasett } from './apning.ts';

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
const SEXES: Slag[] = ['andelsskifte', 'kvinneandel'];
const CAVEATS: Slag[] = [
  'forste-maned',
  'skjermet-forrige',
  'skjermet-tidligere',
  'skjermet-kjonn',
  'skjermet-tegn',
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
  const sexes = SEXES.flatMap((kind) => left.filter(({ slag }) => slag === kind));
  const videre: Faktum[] = [];
  const candidates = left
    .filter((faktum) => faktum !== apner && !forbehold.includes(faktum) && !sexes.includes(faktum))
    .sort(byWeight);
  for (const faktum of candidates) {
    if (videre.length === most || faktum.vekt < LEAST_WEIGHT) break;
    const told = [...brukt, ...videre.map(({ slag }) => slag), ...(apner ? [apner.slag] : [])];
    if (!isImplied(faktum, told, fakta)) videre.push(faktum);
  }
  const chosen = [apner, ...videre, ...sexes.slice(0, 1), ...forbehold];
  return {
    apner,
    videre: inOrder(videre.filter(({ slag }) => slag !== OPPOSITE_WAYS)),
    kjonn: [...videre.filter(({ slag }) => slag === OPPOSITE_WAYS), ...sexes.slice(0, 1)],
    forbehold,
    utelatt: left.filter((faktum) => !chosen.includes(faktum)),
  };
}

/**
 * The heaviest first, the others from the subject's own course over its parts to its siblings; but what is said of
 * the percentage stands next to it, at the end of the opening.
 */
function inOrder(facts: Faktum[]): Faktum[] {
  const ofPercent = facts.filter(({ slag }) => slag === OF_PERCENT);
  const [first, ...others] = facts.filter((faktum) => !ofPercent.includes(faktum));
  const place = ({ slag }: Faktum) => PRESENTATION.indexOf(slag);
  const rest = others.sort((a, b) => place(a) - place(b));
  return first ? [...ofPercent, first, ...rest] : ofPercent;
}

const LEVEL: Slag[] = ['niva', 'endring'];
const OPPOSITE_WAYS: Slag = 'kjonn-hver-sin-vei';
const OF_PERCENT: Slag = 'storst-av-sosken';
const PRESENTATION: Slag[] = [
  'vending',
  'rekke',
  'topp',
  'bunn',
  'fjor',
  'siden-forste',
  'driver',
  'motsatt',
  'storst-relativ',
  'storst-del',
  'motstrom',
  'rangskifte',
  'plass',
  'andel-av',
];

/** What the reader can tell from what has been told is not told again. */
function isImplied({ slag }: Faktum, told: Slag[], fakta: Faktum[]): boolean {
  const wholeRun = fakta.some((faktum) => faktum.slag === 'rekke' && faktum.heleSerien);
  if (told.includes('uendret-hele') || told.includes(slag)) return true;
  if (slag === 'topp' || slag === 'bunn') return wholeRun && told.includes('rekke');
  return slag === 'rekke' && wholeRun && (told.includes('topp') || told.includes('bunn'));
}

/** Heaviest first; equal weights by kind, so that the order of the facts does not matter. */
function byWeight(a: Faktum, b: Faktum): number {
  return b.vekt - a.vekt || (a.slag < b.slag ? -1 : 1);
}
