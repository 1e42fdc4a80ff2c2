import type { RuleResult } from '../truth/rules.ts';
import type { ClaimName } from './claims.ts';
import { brokenMonths, changedMonths, correctedMonths, missingMonths } from './caveats.ts';
import { changeAt, monthsBefore, type Statement } from './statement.ts';

/** What a kind of sentence must be. */
interface Kind {
  /** The numbers it may tell, each as its rule, and whom and when it is of ({@link termOf}). */
  numbers?: RegExp;
  /** The claims that its words may make. */
  claims?: readonly ClaimName[];
  /** One of its claims it must make. */
  mustClaim?: boolean;
  /** What contradicts it, and the rule it breaks where that is another than `setningsslag`. */
  rule?: string;
  fault?: (facts: Facts) => string | undefined;
}

/** A sentence's numbers, and the page's own series beside them. */
export interface Facts extends Statement {
  series: string;
  /** The month the page tells of. */
  now: string;
  numbers: readonly RuleResult[];
  /** The months the sentence names. */
  named: readonly string[];
}

/** Of the page's own series: this month, the one before, the change between them, a run up to either. */
const OWN =
  /^(?:verdi\(own@(?:0|-1)\)|endring(?:-prosent)?\(own@0 own@-1\)|rekke\(own@(?:0|-1) .*|antall\(own@0.*)$/;
const ANY_OWN = /^(?:verdi|antall)\(own@.*\)$/;
const PARTS = /^(?:endring(?:-prosent)?\((?:part@0 part@-1|own@0 own@-1)\)|antall\(part@.*)$/;
const OVER = /^endring\((?:over@0 over@-1|all@0 all@-1)\)$/;
const SHARE = /^(?:rang|antall|andel)\(own@0(?: (?:own|over|all|sibling)@0)*\)$/;
const SEXES =
  /^(?:andel(?:-sum)?\(.*\/kvinner@(?:0|-1) (?:own|part|over|all)@(?:0|-1)\)|andel-endring\(.*\/kvinner@.*\)|(?:endring|sum|verdi)\((?:own|part)\/(?:kvinner|menn)@.*\))$/;
const PART_SHARE = /^andel\(part(?:\/kvinner)?@0 (?:own|part)@0\)$/;

/** Every kind of sentence of a summary: none is told that is not here. */
export const KINDS: Readonly<Record<string, Kind>> = {
  niva: { numbers: OWN, claims: ['høyest', 'lavest'] },
  endring: { numbers: OWN, claims: ['første'] },
  'uendret-hele': { numbers: OWN, fault: unlessAllEqual },
  vending: { numbers: OWN, claims: ['første'], fault: unlessFollowed(-1) },
  rekke: { numbers: OWN, fault: unlessFollowed(1) },
  topp: { numbers: OWN, claims: ['høyest'], mustClaim: true },
  bunn: { numbers: OWN, claims: ['lavest'], mustClaim: true },
  'forste-maned': { numbers: OWN, fault: unlessFirst },
  'siden-forste': { numbers: /^[a-z-]+\((?:own@0 )?own@(?:n|-1|-12)\)$/ },
  fjor: { numbers: /^[a-z-]+\((?:own@0 )?own@-12\)$/ },
  driver: { numbers: PARTS, claims: ['andel'], fault: unlessHalf },
  movers: { numbers: PARTS, claims: ['mest'], mustClaim: true, fault: unlessSameWay },
  bevegelser: { numbers: PARTS, claims: ['mest'], fault: unlessApart },
  motsatt: { numbers: PARTS, claims: ['mest'], fault: unlessApart },
  motstrom: { numbers: OVER, fault: unlessAgainst },
  'largest-of-all': { numbers: OWN, claims: ['størst av alle'], mustClaim: true },
  'storst-relativ': { numbers: PARTS, claims: ['mest'], mustClaim: true },
  'storst-av-sosken': { numbers: OWN, claims: ['prosentvis størst'], mustClaim: true },
  'andel-av': { numbers: SHARE, claims: ['andel'] },
  plass: { numbers: SHARE, claims: ['andel'] },
  rangskifte: { numbers: SHARE },
  'storst-del': { numbers: PART_SHARE, claims: ['andel'] },
  'women-of-part': { numbers: PART_SHARE, claims: ['andel'] },
  kvinneandel: { numbers: SEXES, claims: ['andel'] },
  andelsskifte: { numbers: SEXES, claims: ['andel'] },
  'kjonn-hver-sin-vei': { numbers: SEXES, fault: unlessSexesApart },
  retninger: { numbers: PARTS },
  ytterpunkt: { numbers: PARTS, claims: ['høyest', 'lavest'], mustClaim: true },
  skjermede: { numbers: PARTS },
  sesong: {},
  'skjermet-hele': { fault: unlessHidden },
  'skjermet-na': { numbers: ANY_OWN, fault: unlessHidden },
  'skjermet-forrige': { fault: unlessHidden },
  'skjermet-tidligere': { numbers: ANY_OWN, fault: unlessHidden },
  'skjermet-kjonn': {},
  fravaerende: { numbers: ANY_OWN, rule: 'forbehold', fault: unlessAbsent },
  mangler: { numbers: ANY_OWN, rule: 'forbehold', fault: unlessIn(missingMonths) },
  brudd: { numbers: ANY_OWN, rule: 'forbehold', fault: unlessIn(brokenMonths) },
  revidert: { numbers: ANY_OWN, rule: 'forbehold', fault: unlessIn(changedMonths) },
  'revidert-flere': { numbers: ANY_OWN, rule: 'forbehold', fault: unlessIn(changedMonths) },
  rettet: { numbers: ANY_OWN, rule: 'forbehold', fault: unlessIn(correctedMonths) },
};

/** The changes of the page's own series to its month and to those before, newest first, as far as they are told. */
function ownChanges({ series, now, page }: Facts, count: number): (number | undefined)[] {
  return monthsBefore(now, count).map((month) => changeAt(series, month, page));
}

/** The month's change follows one the same way (1), or the other (-1). */
function unlessFollowed(way: 1 | -1) {
  return (facts: Facts): string | undefined => {
    const [last = 0, before = 0] = ownChanges(facts, 2);
    return last * before * way > 0 ? undefined : `endringene var ${before} og ${last}`;
  };
}

function unlessAllEqual({ series, page }: Facts): string | undefined {
  const counts = [...(page.serier.get(series)?.values() ?? [])].map(({ antall }) => antall);
  return new Set(counts).size === 1 && counts[0] !== '*' ? undefined : 'tallene er ikke like';
}

function unlessFirst({ series, now, page }: Facts): string | undefined {
  const [, before = ''] = monthsBefore(now, 2);
  return page.serier.get(series)?.has(before) ? `det er tall for ${before}` : undefined;
}

/** The changes that a sentence tells, in persons. */
function changesTold({ numbers }: Facts): number[] {
  return numbers.flatMap(({ slag, tenths }) => (slag === 'endring' ? [Number(tenths) / 10] : []));
}

/** One part stands for at least half of what the page's own series changed by, the same way. */
function unlessHalf(facts: Facts): string | undefined {
  const [whole = 0] = ownChanges(facts, 1);
  const [part = 0] = changesTold(facts).filter(
    (one) => one !== whole || changesTold(facts).length === 1,
  );
  return part * whole > 0 && 2 * Math.abs(part) >= Math.abs(whole)
    ? undefined
    : `${part} er ikke halvparten av ${whole}`;
}

function unlessSameWay(facts: Facts): string | undefined {
  const [first = 0, ...others] = changesTold(facts);
  return others.every((one) => one * first > 0 && Math.abs(one) <= Math.abs(first))
    ? undefined
    : 'delene gikk ikke samme vei, den største først';
}

function unlessApart(facts: Facts): string | undefined {
  const [first = 0, second] = changesTold(facts);
  return second === undefined || first * second < 0 ? undefined : 'delene gikk samme vei';
}

function unlessSexesApart(facts: Facts): string | undefined {
  const [a = 0, b = 0] = changesTold(facts);
  return facts.numbers.some(({ slag }) => slag !== 'endring') || a * b < 0
    ? undefined
    : 'kvinner og menn gikk samme vei';
}

/** What the subject is part of went the other way. */
function unlessAgainst(facts: Facts): string | undefined {
  const [own = 0] = ownChanges(facts, 1);
  const [over = 0] = changesTold(facts);
  return own * over < 0 ? undefined : `${own} og ${over} er samme vei`;
}

/** Every month named that no number is told of is hidden; a span holds all between its ends. */
function unlessHidden({ series, page, named, numbers }: Facts): string | undefined {
  const told = numbers.flatMap(({ keys }) => keys.map(({ maned }) => maned));
  return named.find(
    (month) => !told.includes(month) && page.serier.get(series)?.get(month)?.antall !== '*',
  );
}

function unlessAbsent({ series, now, page, named }: Facts): string | undefined {
  const has = [...(page.serier.get(series)?.keys() ?? [])].sort();
  const wanted = has.includes(now) ? [] : [now, has.at(-1) ?? now];
  return named.find((month) => !wanted.includes(month));
}

function unlessIn(wanted: (facts: Facts) => readonly string[]) {
  return (facts: Facts): string | undefined => {
    const months = wanted(facts);
    const wrong = facts.named.find((month) => !months.includes(month));
    return wrong && `${wrong}, men det gjelder ${months.join(', ') || 'ingen måned'}`;
  };
}
