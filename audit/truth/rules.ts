import { partKey, type Key } from './truth.ts';
import type { SeriesList } from '../readers/report.ts';
import { manedIndex } from '../readers/month.ts';
import { divideRounded, formatTenths, formatInteger } from './numbers.ts';

/** What a number is, which decides its format and its unit. */
export type NumberKind = 'antall' | 'endring' | 'prosent' | 'andel' | 'prosentpoeng' | 'teller';

/** What a `<data>` should say: the value in tenths and what kind of number it is. */
export interface RuleResult {
  slag: NumberKind;
  tenths: bigint;
  /** True of a change in percent that is rounded to nothing though something changed. */
  isTiny: boolean;
  /** The observations it stands on, in the order given. */
  keys: Key[];
}

/** A figure of the reports that may be counted with. */
interface Segment extends Key {
  antall: bigint;
}

type Rule = (
  segment: Segment[],
  seriesList: SeriesList,
) => { slag: NumberKind; tenths: bigint } | string;

const FAST: Record<string, number> = {
  verdi: 1,
  endring: 2,
  'endring-prosent': 2,
  andel: 2,
  'andel-endring': 4,
};

const RULES: Record<string, Rule> = {
  verdi: ([a]) => ({ slag: 'antall', tenths: 10n * n(a) }),
  endring: ([a, b]) => ({ slag: 'endring', tenths: 10n * (n(a) - n(b)) }),
  'endring-prosent': ([a, b]) => fraction('prosent', n(a) - n(b), n(b)),
  andel: ([a, b]) => fraction('andel', n(a), n(b)),
  'andel-endring': ([a, b, c, d]) => shareChange(n(a), n(b), n(c), n(d)),
  'andel-sum': (segment) => fraction('andel', sum(segment.slice(0, -1)), n(segment.at(-1))),
  sum: (segment) => ({ slag: 'antall', tenths: 10n * sum(segment) }),
  rang: ([first, ...others]) => ({
    slag: 'teller',
    tenths: 10n * BigInt(1 + others.filter((segment) => segment.antall > n(first)).length),
  }),
  rekke,
  antall: (segment) => ({ slag: 'teller', tenths: 10n * BigInt(segment.length) }),
};

const NONE: SeriesList = new Map();

/**
 * The number a rule gives for the observation keys, by integer arithmetic. Several `seriesList` are those of each key, in
 * order: one key may then be told by two reports.
 * A string says why there is none: an unknown rule or key, a hidden figure, a division by zero.
 */
export function calculate(
  rule: string,
  of: string,
  seriesList: SeriesList | readonly SeriesList[],
): RuleResult | string {
  const execution = Object.hasOwn(RULES, rule) ? RULES[rule] : undefined;
  if (!execution) return `ukjent data-regel «${rule}»`;
  const texts = of.split(/\s+/).filter((text) => text !== '');
  const each = seriesList instanceof Map ? texts.map(() => seriesList) : seriesList;
  const wrong = wrongCount(rule, texts, each);
  if (wrong !== undefined) return wrong;
  const segment: Segment[] = [];
  for (const [i, text] of texts.entries()) {
    const one = segmentFor(text, rule, each[i] ?? NONE);
    if (typeof one === 'string') return one;
    segment.push(one);
  }
  const answer = execution(segment, each[0] ?? NONE);
  if (typeof answer === 'string') return answer;
  const isTiny =
    rule === 'endring-prosent' && answer.tenths === 0n && n(segment[0]) !== n(segment[1]);
  return { ...answer, isTiny, keys: segment };
}

function wrongCount(
  rule: string,
  texts: readonly string[],
  each: readonly SeriesList[],
): string | undefined {
  if (texts.length === 0) return 'data-av er tom';
  const fast = FAST[rule];
  if (fast !== undefined && texts.length !== fast)
    return `${rule} trenger ${fast} nøkler, data-av har ${texts.length}`;
  if (each.length !== texts.length)
    return `data-rapport har ${each.length} rapporter, data-av ${texts.length} nøkler`;
  const repeats = texts.some((text, i) =>
    texts.some((other, j) => j < i && other === text && each[j] === each[i]),
  );
  return repeats && rule !== 'andel-endring' ? 'data-av gjentar en nøkkel' : undefined;
}

function segmentFor(text: string, rule: string, seriesList: SeriesList): Segment | string {
  const key = partKey(text);
  const cell = key && seriesList.get(key.serie)?.get(key.maned);
  if (!key || !cell) return `ingen rapport har observasjonen ${text}`;
  if (cell.antall !== '*') return { ...key, antall: BigInt(cell.antall) };
  // `antall` only counts keys: «skjermet i to av månedene» may stand on hidden ones.
  return rule === 'antall'
    ? { ...key, antall: 0n }
    : `bygger på den skjermede observasjonen ${text}`;
}

function n(segment: Segment | undefined): bigint {
  return segment?.antall ?? 0n;
}

function sum(segment: readonly Segment[]): bigint {
  return segment.reduce((to, { antall }) => to + antall, 0n);
}

function fraction(slag: NumberKind, numerator: bigint, denominator: bigint): ReturnType<Rule> {
  return denominator === 0n
    ? 'deler på null'
    : { slag, tenths: divideRounded(1000n * numerator, denominator) };
}

/** The rounding trap: a difference that the two displayed shares contradict must not be shown. */
function shareChange(a: bigint, b: bigint, c: bigint, d: bigint): ReturnType<Rule> {
  if (b === 0n || d === 0n) return 'deler på null';
  const tenths = divideRounded(1000n * (a * d - c * b), b * d);
  const shown = divideRounded(1000n * a, b) - divideRounded(1000n * c, d);
  if (shown !== tenths) return 'differansen motsier de to avrundede andelene og skal ikke vises';
  return { slag: 'prosentpoeng', tenths };
}

/** Length of the run of same-sign changes that ends with the first key; keys are consecutive months, newest first. */
function rekke(segment: Segment[], seriesList: SeriesList): ReturnType<Rule> {
  const [first] = segment;
  if (!first || segment.length < 2) return 'rekke trenger minst to måneder';
  for (const [i, { serie, maned }] of segment.entries())
    if (serie !== first.serie || manedIndex(maned) !== manedIndex(first.maned) - i)
      return 'rekke trenger sammenhengende måneder av samme serie, den nyeste først';
  const mark = segment.slice(1).map((older, i) => sign(n(segment[i]) - older.antall));
  const breach = mark.findIndex((t) => t !== mark[0]);
  const length = breach === -1 ? mark.length : breach;
  if (breach === -1 && continues(segment, seriesList, mark[0] ?? 0))
    return 'rekken begynte tidligere enn data-av viser';
  return { slag: 'teller', tenths: 10n * BigInt(length) };
}

function continues(segment: Segment[], seriesList: SeriesList, mark: number): boolean {
  const oldest = segment.at(-1);
  const cells = oldest && seriesList.get(oldest.serie);
  if (!cells) return false;
  for (const [maned, cell] of cells)
    if (manedIndex(maned) === manedIndex(oldest.maned) - 1 && cell.antall !== '*')
      return sign(oldest.antall - BigInt(cell.antall)) === mark;
  return false;
}

/** −1, 0 or 1. */
export function sign(value: bigint): number {
  return value < 0n ? -1 : value > 0n ? 1 : 0;
}

/** The sign of the run's changes, for the verb beside it: first key against the second. */
export function runDirection(keys: readonly Key[], seriesList: SeriesList): number {
  const [a, b] = keys.map(({ serie, maned }) => seriesList.get(serie)?.get(maned)?.antall);
  return typeof a === 'number' && typeof b === 'number' ? sign(BigInt(a) - BigInt(b)) : 0;
}

/** True for numbers that are shown with one decimal. */
export function hasDecimal({ slag }: RuleResult): boolean {
  return slag === 'prosent' || slag === 'andel' || slag === 'prosentpoeng';
}

/** The number in Norwegian, without sign. «0,0 %» would say that nothing changed. */
export function toNorwegian(answer: RuleResult): string {
  if (answer.isTiny) return 'under 0,1';
  return hasDecimal(answer) ? formatTenths(answer.tenths) : formatInteger(answer.tenths / 10n);
}
