import type { Maned } from '../domain/maned.ts';
import type { Observasjon } from '../domain/observasjon.ts';
import type { Deling } from './deler.ts';
import type { Brudd, Emne } from './grunnlag.ts';
import type { Utregning } from './utregning.ts';

/** Which way a number went. */
export type Retning = 'opp' | 'ned';

/**
 * How a change may be told: by the size of the number it starts from. Under 20 only both levels, under 100 only
 * the difference, from there the percentage as well; under half a percent of at least 100 is «om lag uendret».
 */
export type Grad = 'liten' | 'antall' | 'prosent' | 'om-lag-uendret' | 'uendret';

/** The span a superlative holds for: the calendar year from January, the whole series, or since a named month. */
export type Omfang =
  { slag: 'ar'; ar: number } | { slag: 'serie'; fra: Maned } | { slag: 'siden'; maned: Maned };

/** A part of the subject, or a relative of it, and what it is limited to. */
export interface Del {
  emne: Emne;
  /** What the part was picked by. */
  tall: Utregning;
}

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
  /** The change has turned, so that its run is one, after at least two of the opposite sign. */
  vending: { retning: Retning; lengde: Utregning; forut: Utregning };
  /** At least three changes of the same sign. */
  rekke: { retning: Retning; lengde: Utregning; heleSerien: boolean; fra: Maned };
  topp: { na: Utregning; omfang: Omfang };
  bunn: { na: Utregning; omfang: Omfang };
  /** The change since the first month of the series. */
  'siden-forste': {
    forste: Utregning;
    na: Utregning;
    endring: Utregning;
    prosent: Utregning | undefined;
    grad: Grad;
  };
  /** The change since the same month last year. */
  fjor: {
    fjor: Utregning;
    na: Utregning;
    endring: Utregning;
    prosent: Utregning | undefined;
    grad: Grad;
  };
  /** One part stands for at least 60 percent of a change that no part went against. */
  driver: { deling: Deling; retning: Retning; del: Del; endring: Utregning };
  /** Parts went both ways: the one that rose most and the one that fell most. */
  motsatt: { deling: Deling; retning: Retning; opp: Del; ned: Del };
  /** The subject went the other way than what it is part of. */
  motstrom: { over: Emne; retning: Retning; overEndring: Utregning };
  /** The part with the largest relative change, of all parts. */
  'storst-relativ': { deling: Deling; retning: Retning; del: Del };
  /** The subject has the largest relative change of all in its level. */
  'storst-av-sosken': { retning: Retning; over: Emne; prosent: Utregning };
  kvinneandel: { na: Utregning; forrige: Utregning | undefined; differanse: Utregning | undefined };
  /** The women's share moved at least a point. */
  andelsskifte: { na: Utregning; forrige: Utregning; retning: Retning };
  /** The number of women and of men went opposite ways. `levels` when only levels can be told. */
  'kjonn-hver-sin-vei': { kvinner: Utregning; menn: Utregning; kvinnerRetning: Retning };
  /** The subject's share of what it is part of. */
  'andel-av': { over: Emne; andel: Utregning };
  /** One hovedgruppe is more than half of the subject; told where there is no change to tell. */
  'storst-del': { del: Del };
  /** The subject passed a sibling. */
  rangskifte: { forbi: Emne; rang: Utregning; retning: Retning; over: Emne };
  /** The subject's place among its siblings. */
  plass: { rang: Utregning; over: Emne; andel: Utregning };
  /** No month has a number. */
  'skjermet-hele': { fra: Maned };
  /** This month is hidden; `siste` is the newest month with a number, where `synlige` counts how many have one. */
  'skjermet-na': { siste: Utregning | undefined; synlige: number };
  /** The month before is hidden, this one is not. */
  'skjermet-forrige': { forrige: Maned };
  /** Months of the last year, before this one, are hidden. */
  'skjermet-tidligere': { celler: Observasjon[] };
  /** Some number of the subject is hidden, if only one of its parts by sex or hovedgruppe. */
  'skjermet-tegn': unknown;
  /** The women's share cannot be told because a count it needs is hidden. */
  'skjermet-kjonn': unknown;
  /** The report has no row for the subject this month. */
  fravaerende: { siste: Utregning | undefined; sisteManed: Maned | undefined };
  /** The subject's first month. */
  'forste-maned': unknown;
  /** The series lacks months; those of the last year are named, and there may be none of those. */
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
  return Object.values(faktum).flatMap((value: unknown) => {
    if (isUtregning(value)) return [value];
    return isDel(value) ? [value.tall] : [];
  });
}

function isUtregning(value: unknown): value is Utregning {
  return typeof value === 'object' && value !== null && 'regel' in value && 'av' in value;
}

function isDel(value: unknown): value is Del {
  return typeof value === 'object' && value !== null && 'emne' in value && 'tall' in value;
}
