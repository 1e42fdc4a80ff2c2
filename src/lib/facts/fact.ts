import type { FactKind } from '../domain/contract.ts';
import type { Maned } from '../domain/maned.ts';
import type { Observation } from '../domain/observation.ts';
import type { Partition } from './parts.ts';
import type { SeriesBreak, Subject } from './context.ts';
import type { Calculation } from './calculation.ts';

/** Which way a number went. */
export type Direction = 'opp' | 'ned';

/**
 * How a change may be told: by the size of the number it starts from. Under 20 only both levels, under 100 only
 * the difference, from there the percentage as well; under half a percent of at least 100 is «om lag uendret».
 */
export type Grade = 'liten' | 'antall' | 'prosent' | 'om-lag-uendret' | 'uendret';

/** The span a superlative holds for: the whole series, the months since its last break, or those since a named one. */
export type Extent =
  { slag: 'serie'; fra: Maned } | { slag: 'fra'; fra: Maned } | { slag: 'siden'; maned: Maned };

/** A part of the subject, or a relative of it, and what it is limited to. */
export interface Part {
  emne: Subject;
  /** What the part was picked by. */
  tall: Calculation;
}

/** A part that moved; `alone` when no other part went its way, and then its percentage where the base allows one. */
export interface MovingPart extends Part {
  alone: boolean;
  prosent: Calculation | undefined;
}

/**
 * How the number of one sex moved: the change where it is printed, or both levels where they are sums of printed
 * parts, since no rule gives the change of a sum.
 */
export type KjonnChange =
  { endring: Calculation } | { endring: undefined; forrige: Calculation; na: Calculation };

/** Every kind of fact with what it holds. Numbers are {@link Calculation}: none without its observations. */
export interface FactContents extends Record<FactKind, unknown> {
  /** The count this month. */
  niva: { na: Calculation };
  /** The change from the month before. */
  endring: {
    na: Calculation;
    forrige: Calculation;
    endring: Calculation;
    prosent: Calculation | undefined;
    grad: Grade;
  };
  /** The same number in every month of the series, three at least. */
  'uendret-hele': { na: Calculation; fra: Maned; maneder: Calculation };
  /**
   * The change has turned, so that its run is one, after at least two of the opposite sign from `fra` on. `first` when it
   * is the first of its sign since `fra`: not where the number of that month was the same as the month before.
   */
  vending: {
    retning: Direction;
    lengde: Calculation;
    forut: Calculation;
    kjentStart: boolean;
    first: boolean;
    fra: Maned;
  };
  /**
   * At least two changes of the same sign from `fra` on. Only where the change that the run began after is seen
   * (`kjentStart`) is its length known: one that fills the months there are may have begun before them.
   */
  rekke: {
    retning: Direction;
    lengde: Calculation;
    kjentStart: boolean;
    heleSerien: boolean;
    fra: Maned;
  };
  /** `mot`: the other numbers of the span that this one was held against, newest first; of a long span the nearest only. */
  topp: { na: Calculation; omfang: Extent; mot: Calculation[] };
  bunn: { na: Calculation; omfang: Extent; mot: Calculation[] };
  /** The change since the first month of the series. */
  'siden-forste': {
    forste: Calculation;
    na: Calculation;
    endring: Calculation;
    prosent: Calculation | undefined;
    grad: Grade;
    /** The month went the other way. */
    against: boolean;
  };
  /** The change since the same month last year. */
  fjor: {
    fjor: Calculation;
    na: Calculation;
    endring: Calculation;
    prosent: Calculation | undefined;
    grad: Grade;
    /** The month went the other way. */
    against: boolean;
  };
  /** One part stands for at least half of the change, and no part moved more that way. */
  driver: { deling: Partition; retning: Direction; del: Part; endring: Calculation };
  /** The two parts that moved most the way the whole went, of `alle` that can be told. */
  movers: { deling: Partition; retning: Direction; first: Part; second: Part; alle: Part[] };
  /** The subject's number moved more its way than that of any other on its level, `alle` of which can be told. */
  'largest-of-all': { retning: Direction; endring: Calculation; alle: Part[] };
  /** Parts went both ways: the one that rose most and the one that fell most, of `alle`. */
  motsatt: {
    deling: Partition;
    retning: Direction;
    opp: MovingPart;
    ned: MovingPart;
    alle: Part[];
  };
  /** The subject went the other way than what it is part of. */
  motstrom: { over: Subject; retning: Direction; overEndring: Calculation };
  /** The part with the largest relative change, of all parts; others went the same way. */
  'storst-relativ': { deling: Partition; retning: Direction; del: Part; alle: Part[] };
  /** The subject has the largest relative change of those of its level that went its way, which are `alle`. */
  'storst-av-sosken': { retning: Direction; over: Subject; prosent: Calculation; alle: Part[] };
  /** `mot` is the share in all tiltak, where the subject's differs from it by at least five points. */
  kvinneandel: {
    na: Calculation;
    forrige: Calculation | undefined;
    differanse: Calculation | undefined;
    mot: Calculation | undefined;
  };
  /** The women's share of the largest hovedgruppe of a subject for which it can be told of no more. */
  'women-of-part': { del: Part };
  /** The women's share moved at least a point. */
  andelsskifte: { na: Calculation; forrige: Calculation; retning: Direction };
  /** The number of women and of men went opposite ways. */
  'kjonn-hver-sin-vei': { kvinner: KjonnChange; menn: KjonnChange; kvinnerRetning: Direction };
  /** The subject's share of what it is part of. */
  'andel-av': { over: Subject; andel: Calculation };
  /** One hovedgruppe is more than half of the subject; told where there is no change to tell. */
  'storst-del': { del: Part };
  /** The subject passed a sibling; `for` is both the month before. `rang` is measured against all the others. */
  rangskifte: {
    forbi: Subject;
    rang: Calculation;
    retning: Direction;
    over: Subject;
    for: { egen: Calculation; annen: Calculation };
  };
  /** The subject's place among its siblings. `rang` is measured against all the others. */
  plass: { rang: Calculation; over: Subject; andel: Calculation };
  /** No month has a number. */
  'skjermet-hele': { fra: Maned };
  /** This month is hidden; `siste` is the newest month with a number, where `synlige` counts how many have one. */
  'skjermet-na': { siste: Calculation | undefined; visible: number };
  /** The month before is hidden, this one is not. */
  'skjermet-forrige': { forrige: Maned };
  /** Months of the last year, before this one, are hidden. */
  'skjermet-tidligere': { celler: Observation[] };
  /** The women's share cannot be told because a count it needs is hidden. */
  'skjermet-kjonn': unknown;
  /** The report has no row for the subject this month. */
  fravaerende: { siste: Calculation | undefined; sisteManed: Maned | undefined };
  /** The subject's first month. */
  'forste-maned': unknown;
  /** Months between the series' first and this one that no report has. */
  mangler: { maneder: Maned[] };
  brudd: { brudd: SeriesBreak };
  /** The newest report states another number than the one before. */
  revidert: { fra: Observation; til: Observation };
  /** More than one month is restated. */
  'revidert-flere': { celler: Observation[] };
  rettet: { celle: Observation; begrunnelse: string };
}

export type { FactKind };

/** A fact about a subject in a month. `vekt` ranks facts against each other; it is never told. */
export type Fact<S extends FactKind = FactKind> = {
  [K in S]: { slag: K; vekt: number } & FactContents[K];
}[S];

/** Every number a fact holds, in the order of its fields. */
export function calculations(fact: Fact): Calculation[] {
  return Object.values(fact).flatMap(numbersIn);
}

function numbersIn(value: unknown): Calculation[] {
  if (isCalculation(value)) return [value];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.values(value).filter(isCalculation);
}

function isCalculation(value: unknown): value is Calculation {
  return typeof value === 'object' && value !== null && 'regel' in value && 'av' in value;
}
