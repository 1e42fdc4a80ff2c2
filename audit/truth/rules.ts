import { delNokkel, type Nokkel, type Serier } from './truth.ts';
import { manedsindeks } from '../month.ts';
import { avrundet, desimaltall, heltall } from './numbers.ts';

/** What a number is, which decides its format and its unit. */
export type Slag = 'antall' | 'endring' | 'prosent' | 'andel' | 'prosentpoeng' | 'teller';

/** What a `<data>` should say: the value in tenths and what kind of number it is. */
export interface Utregning {
  slag: Slag;
  tideler: bigint;
  /** The observations it stands on, in the order given. */
  nokler: Nokkel[];
}

/** A figure of the reports that may be counted with. */
interface Ledd extends Nokkel {
  antall: bigint;
}

type Regel = (ledd: Ledd[], serier: Serier) => { slag: Slag; tideler: bigint } | string;

const FAST: Record<string, number> = {
  verdi: 1,
  endring: 2,
  'endring-prosent': 2,
  andel: 2,
  'andel-endring': 4,
};

const REGLER: Record<string, Regel> = {
  verdi: ([a]) => ({ slag: 'antall', tideler: 10n * n(a) }),
  endring: ([a, b]) => ({ slag: 'endring', tideler: 10n * (n(a) - n(b)) }),
  'endring-prosent': ([a, b]) => brok('prosent', n(a) - n(b), n(b)),
  andel: ([a, b]) => brok('andel', n(a), n(b)),
  'andel-endring': ([a, b, c, d]) => andelEndring(n(a), n(b), n(c), n(d)),
  'andel-sum': (ledd) => brok('andel', sum(ledd.slice(0, -1)), n(ledd.at(-1))),
  sum: (ledd) => ({ slag: 'antall', tideler: 10n * sum(ledd) }),
  rang: ([forste, ...andre]) => ({
    slag: 'teller',
    tideler: 10n * BigInt(1 + andre.filter((ledd) => ledd.antall > n(forste)).length),
  }),
  rekke,
  antall: (ledd) => ({ slag: 'teller', tideler: 10n * BigInt(ledd.length) }),
};

const INGEN: Serier = new Map();

/** Every rule the contract knows. */
export const REGELNAVN = Object.keys(REGLER);

/**
 * The number a rule gives for the observation keys, by integer arithmetic. Several `serier` are those of each key, in
 * order: one key may then be told by two reports.
 * A string says why there is none: an unknown rule or key, a hidden figure, a division by zero.
 */
export function regnUt(
  regel: string,
  av: string,
  serier: Serier | readonly Serier[],
): Utregning | string {
  const utforelse = Object.hasOwn(REGLER, regel) ? REGLER[regel] : undefined;
  if (!utforelse) return `ukjent data-regel «${regel}»`;
  const tekster = av.split(/\s+/).filter((tekst) => tekst !== '');
  const hver = serier instanceof Map ? tekster.map(() => serier) : serier;
  const galt = galtAntall(regel, tekster, hver);
  if (galt !== undefined) return galt;
  const ledd: Ledd[] = [];
  for (const [i, tekst] of tekster.entries()) {
    const ett = leddFor(tekst, regel, hver[i] ?? INGEN);
    if (typeof ett === 'string') return ett;
    ledd.push(ett);
  }
  const svar = utforelse(ledd, hver[0] ?? INGEN);
  return typeof svar === 'string' ? svar : { ...svar, nokler: ledd };
}

function galtAntall(
  regel: string,
  tekster: readonly string[],
  hver: readonly Serier[],
): string | undefined {
  if (tekster.length === 0) return 'data-av er tom';
  const fast = FAST[regel];
  if (fast !== undefined && tekster.length !== fast)
    return `${regel} trenger ${fast} nøkler, data-av har ${tekster.length}`;
  if (hver.length !== tekster.length)
    return `data-rapport har ${hver.length} rapporter, data-av ${tekster.length} nøkler`;
  const gjentar = tekster.some((tekst, i) =>
    tekster.some((annen, j) => j < i && annen === tekst && hver[j] === hver[i]),
  );
  return gjentar && regel !== 'andel-endring' ? 'data-av gjentar en nøkkel' : undefined;
}

function leddFor(tekst: string, regel: string, serier: Serier): Ledd | string {
  const nokkel = delNokkel(tekst);
  const celle = nokkel && serier.get(nokkel.serie)?.get(nokkel.maned);
  if (!nokkel || !celle) return `ingen rapport har observasjonen ${tekst}`;
  if (celle.antall !== '*') return { ...nokkel, antall: BigInt(celle.antall) };
  // `antall` only counts keys: «skjermet i to av månedene» may stand on hidden ones.
  return regel === 'antall'
    ? { ...nokkel, antall: 0n }
    : `bygger på den skjermede observasjonen ${tekst}`;
}

function n(ledd: Ledd | undefined): bigint {
  return ledd?.antall ?? 0n;
}

function sum(ledd: readonly Ledd[]): bigint {
  return ledd.reduce((til, { antall }) => til + antall, 0n);
}

function brok(slag: Slag, teller: bigint, nevner: bigint): ReturnType<Regel> {
  return nevner === 0n ? 'deler på null' : { slag, tideler: avrundet(1000n * teller, nevner) };
}

/** The rounding trap: a difference that the two displayed shares contradict must not be shown. */
function andelEndring(a: bigint, b: bigint, c: bigint, d: bigint): ReturnType<Regel> {
  if (b === 0n || d === 0n) return 'deler på null';
  const tideler = avrundet(1000n * (a * d - c * b), b * d);
  const vist = avrundet(1000n * a, b) - avrundet(1000n * c, d);
  if (vist !== tideler) return 'differansen motsier de to avrundede andelene og skal ikke vises';
  return { slag: 'prosentpoeng', tideler };
}

/** Length of the run of same-sign changes that ends with the first key; keys are consecutive months, newest first. */
function rekke(ledd: Ledd[], serier: Serier): ReturnType<Regel> {
  const [forste] = ledd;
  if (!forste || ledd.length < 2) return 'rekke trenger minst to måneder';
  for (const [i, { serie, maned }] of ledd.entries())
    if (serie !== forste.serie || manedsindeks(maned) !== manedsindeks(forste.maned) - i)
      return 'rekke trenger sammenhengende måneder av samme serie, den nyeste først';
  const tegn = ledd.slice(1).map((eldre, i) => fortegn(n(ledd[i]) - eldre.antall));
  const brudd = tegn.findIndex((t) => t !== tegn[0]);
  const lengde = brudd === -1 ? tegn.length : brudd;
  if (brudd === -1 && fortsetter(ledd, serier, tegn[0] ?? 0))
    return 'rekken begynte tidligere enn data-av viser';
  return { slag: 'teller', tideler: 10n * BigInt(lengde) };
}

function fortsetter(ledd: Ledd[], serier: Serier, tegn: number): boolean {
  const eldste = ledd.at(-1);
  const celler = eldste && serier.get(eldste.serie);
  if (!celler) return false;
  for (const [maned, celle] of celler)
    if (manedsindeks(maned) === manedsindeks(eldste.maned) - 1 && celle.antall !== '*')
      return fortegn(eldste.antall - BigInt(celle.antall)) === tegn;
  return false;
}

/** −1, 0 or 1. */
export function fortegn(verdi: bigint): number {
  return verdi < 0n ? -1 : verdi > 0n ? 1 : 0;
}

/** The sign of the run's changes, for the verb beside it: first key against the second. */
export function rekkeretning(nokler: readonly Nokkel[], serier: Serier): number {
  const [a, b] = nokler.map(({ serie, maned }) => serier.get(serie)?.get(maned)?.antall);
  return typeof a === 'number' && typeof b === 'number' ? fortegn(BigInt(a) - BigInt(b)) : 0;
}

/** True for numbers that are shown with one decimal. */
export function harDesimal({ slag }: Utregning): boolean {
  return slag === 'prosent' || slag === 'andel' || slag === 'prosentpoeng';
}

/** The number in Norwegian, without sign. */
export function visning(svar: Utregning): string {
  return harDesimal(svar) ? desimaltall(svar.tideler) : heltall(svar.tideler / 10n);
}
