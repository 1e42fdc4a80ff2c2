import type { Maned } from '../domain/maned.ts';
import type { Observasjon } from '../domain/observation.ts';
import type { Deling } from './parts.ts';
import type { Brudd, Emne } from './context.ts';
import type { Utregning } from './calculation.ts';

/** Which way a number went. */
export type Retning = 'opp' | 'ned';

/**
 * How a change may be told: by the size of the number it starts from. Under 20 only both levels, under 100 only
 * the difference, from there the percentage as well; under half a percent of at least 100 is «om lag uendret».
 */
export type Grad = 'liten' | 'antall' | 'prosent' | 'om-lag-uendret' | 'uendret';

/** The span a superlative holds for: the whole series, the months since its last break, or those since a named one. */
export type Omfang =
  { slag: 'serie'; fra: Maned } | { slag: 'fra'; fra: Maned } | { slag: 'siden'; maned: Maned };

/** A part of the subject, or a relative of it, and what it is limited to. */
export interface Del {
  emne: Emne;
  /** What the part was picked by. */
  tall: Utregning;
}

/** A part that moved; `alene` when no other part went its way, and then its percentage where the base allows one. */
export interface Flyttet extends Del {
  alene: boolean;
  prosent: Utregning | undefined;
}

/**
 * How the number of one sex moved: the change where it is printed, or both levels where they are sums of printed
 * parts, since no rule gives the change of a sum.
 */
export type Kjonnsflytting =
  { endring: Utregning } | { endring: undefined; forrige: Utregning; na: Utregning };

/** Every kind of fact with what it holds. Numbers are {@link Utregning}: none without its observations. */
export interface Faktumslag {
  /** The count this month. */
  niva: { na: Utregning };
  /** The change from the month before. */
  endring: {
    na: Utregning;
    forrige: Utregning;
    endring: Utregning;
    prosent: Utregning | undefined;
    grad: Grad;
  };
  /** The same number in every month of the series, three at least. */
  'uendret-hele': { na: Utregning; fra: Maned; maneder: Utregning };
  /**
   * The change has turned, so that its run is one, after at least two of the opposite sign from `fra` on. `first` when it
   * is the first of its sign since `fra`: not where the number of that month was the same as the month before.
   */
  vending: {
    retning: Retning;
    lengde: Utregning;
    forut: Utregning;
    kjentStart: boolean;
    first: boolean;
    fra: Maned;
  };
  /**
   * At least two changes of the same sign from `fra` on. Only where the change that the run began after is seen
   * (`kjentStart`) is its length known: one that fills the months there are may have begun before them.
   */
  rekke: {
    retning: Retning;
    lengde: Utregning;
    kjentStart: boolean;
    heleSerien: boolean;
    fra: Maned;
  };
  /** `mot`: the other numbers of the span that this one was held against, newest first; of a long span the nearest only. */
  topp: { na: Utregning; omfang: Omfang; mot: Utregning[] };
  bunn: { na: Utregning; omfang: Omfang; mot: Utregning[] };
  /** The change since the first month of the series. */
  'siden-forste': {
    forste: Utregning;
    na: Utregning;
    endring: Utregning;
    prosent: Utregning | undefined;
    grad: Grad;
    /** The month went the other way. */
    against: boolean;
  };
  /** The change since the same month last year. */
  fjor: {
    fjor: Utregning;
    na: Utregning;
    endring: Utregning;
    prosent: Utregning | undefined;
    grad: Grad;
    /** The month went the other way. */
    against: boolean;
  };
  /** One part stands for at least half of the change, and no part moved more that way. */
  driver: { deling: Deling; retning: Retning; del: Del; endring: Utregning };
  /** The two parts that moved most the way the whole went, of `alle` that can be told. */
  movers: { deling: Deling; retning: Retning; first: Del; second: Del; alle: Del[] };
  /** The subject's number moved more its way than that of any other on its level, `alle` of which can be told. */
  'largest-of-all': { retning: Retning; endring: Utregning; alle: Del[] };
  /** Parts went both ways: the one that rose most and the one that fell most, of `alle`. */
  motsatt: { deling: Deling; retning: Retning; opp: Flyttet; ned: Flyttet; alle: Del[] };
  /** The subject went the other way than what it is part of. */
  motstrom: { over: Emne; retning: Retning; overEndring: Utregning };
  /** The part with the largest relative change, of all parts; others went the same way. */
  'storst-relativ': { deling: Deling; retning: Retning; del: Del; alle: Del[] };
  /** The subject has the largest relative change of those of its level that went its way, which are `alle`. */
  'storst-av-sosken': { retning: Retning; over: Emne; prosent: Utregning; alle: Del[] };
  /** `mot` is the share in all tiltak, where the subject's differs from it by at least five points. */
  kvinneandel: {
    na: Utregning;
    forrige: Utregning | undefined;
    differanse: Utregning | undefined;
    mot: Utregning | undefined;
  };
  /** The women's share of the largest hovedgruppe of a subject for which it can be told of no more. */
  'women-of-part': { del: Del };
  /** The women's share moved at least a point. */
  andelsskifte: { na: Utregning; forrige: Utregning; retning: Retning };
  /** The number of women and of men went opposite ways. */
  'kjonn-hver-sin-vei': { kvinner: Kjonnsflytting; menn: Kjonnsflytting; kvinnerRetning: Retning };
  /** The subject's share of what it is part of. */
  'andel-av': { over: Emne; andel: Utregning };
  /** One hovedgruppe is more than half of the subject; told where there is no change to tell. */
  'storst-del': { del: Del };
  /** The subject passed a sibling; `for` is both the month before. `rang` is measured against all the others. */
  rangskifte: {
    forbi: Emne;
    rang: Utregning;
    retning: Retning;
    over: Emne;
    for: { egen: Utregning; annen: Utregning };
  };
  /** The subject's place among its siblings. `rang` is measured against all the others. */
  plass: { rang: Utregning; over: Emne; andel: Utregning };
  /** No month has a number. */
  'skjermet-hele': { fra: Maned };
  /** This month is hidden; `siste` is the newest month with a number, where `synlige` counts how many have one. */
  'skjermet-na': { siste: Utregning | undefined; synlige: number };
  /** The month before is hidden, this one is not. */
  'skjermet-forrige': { forrige: Maned };
  /** Months of the last year, before this one, are hidden. */
  'skjermet-tidligere': { celler: Observasjon[] };
  /** The women's share cannot be told because a count it needs is hidden. */
  'skjermet-kjonn': unknown;
  /** The report has no row for the subject this month. */
  fravaerende: { siste: Utregning | undefined; sisteManed: Maned | undefined };
  /** The subject's first month. */
  'forste-maned': unknown;
  /** Months between the series' first and this one that no report has. */
  mangler: { maneder: Maned[] };
  brudd: { brudd: Brudd };
  /** The newest report states another number than the one before. */
  revidert: { fra: Observasjon; til: Observasjon };
  /** More than one month is restated. */
  'revidert-flere': { celler: Observasjon[] };
  rettet: { celle: Observasjon; begrunnelse: string };
}

export type Slag = keyof Faktumslag;

/** A fact about a subject in a month. `vekt` ranks facts against each other; it is never told. */
export type Faktum<S extends Slag = Slag> = {
  [K in S]: { slag: K; vekt: number } & Faktumslag[K];
}[S];

/** Every number a fact holds, in the order of its fields. */
export function utregninger(faktum: Faktum): Utregning[] {
  return Object.values(faktum).flatMap(numbersIn);
}

function numbersIn(value: unknown): Utregning[] {
  if (isUtregning(value)) return [value];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.values(value).filter(isUtregning);
}

function isUtregning(value: unknown): value is Utregning {
  return typeof value === 'object' && value !== null && 'regel' in value && 'av' in value;
}
