import type { Fact, FactKind } from '../facts/fact.ts';
import type { Phrase } from './phrase.ts';
import type { Phrasing, WordContext } from './words.ts';
import * as parts from './sentences-parts.ts';
import * as trend from './sentences-trend.ts';
import * as gap from './sentences-gaps.ts';
import * as kjonn from './sentences-kjonn.ts';

/** The ways each kind of fact is told as a sentence of its own. Level and change are told by the opening. */
const PHRASINGS: { [S in FactKind]?: Phrasing<S> } = {
  'uendret-hele': trend.unchangedThroughout,
  vending: trend.turningPoint,
  rekke: trend.run,
  topp: trend.top,
  bunn: trend.bottom,
  'siden-forste': trend.sinceFirst,
  fjor: trend.lastYear,
  driver: parts.driver,
  movers: parts.movers,
  'largest-of-all': parts.largestOfAll,
  motsatt: parts.opposite,
  motstrom: parts.counterMovement,
  'storst-relativ': parts.largestRelative,
  'storst-del': parts.largestPart,
  'storst-av-sosken': parts.largestOfSiblings,
  'andel-av': parts.shareOf,
  rangskifte: parts.rankShift,
  plass: parts.place,
  kvinneandel: kjonn.kvinneShare,
  andelsskifte: kjonn.shareShift,
  'women-of-part': kjonn.womenOfPart,
  'kjonn-hver-sin-vei': kjonn.kjonnOppositeWays,
  'skjermet-hele': gap.skjermetWhole,
  'skjermet-na': gap.skjermetNow,
  'skjermet-forrige': gap.skjermetPrevious,
  'skjermet-tidligere': gap.skjermetEarlier,
  'skjermet-kjonn': gap.skjermetKjonn,
  fravaerende: gap.absent,
  'forste-maned': gap.firstManed,
  mangler: gap.missing,
  brudd: gap.seriesBreak,
  revidert: gap.revised,
  'revidert-flere': gap.revisedMore,
  rettet: gap.rettet,
};

/** Every way to tell a fact; empty for one that is never a sentence of its own. */
export function phrasings<S extends FactKind>(fact: Fact<S>, word: WordContext): Phrase[] {
  const phrasing = PHRASINGS[fact.slag];
  return phrasing?.(fact, word) ?? [];
}
