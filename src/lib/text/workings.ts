import type { Maned } from '../domain/maned.ts';
import {
  parseObservationKey,
  parseSeriesKey,
  type ObservationKey,
  type SeriesKey,
} from '../domain/key.ts';
import { type Source, type Observation, observationFor } from '../domain/observation.ts';
import type { Register } from '../domain/register.ts';
import type { Value } from '../domain/value.ts';
import { isVisibleObservation, type Subject, type FactContext } from '../facts/context.ts';
import { verdi, type Calculation } from '../facts/calculation.ts';
import { nameAmongPeers, listName, nameFor } from './forms.ts';
import { phrase, join, type Phrase } from './phrase.ts';
import { inDigits, numberNode, type NumberNode } from './node.ts';
import type { Part, Fact } from '../facts/fact.ts';

/** What a statement rests on beside its own numbers: the others that one was held against. */
export type Evidence =
  | { slag: 'sammenligning'; na: Calculation; tegn: '>' | '<'; mot: Calculation[] }
  /** Every part by name, the one the statement is about among them. */
  | { slag: 'deler'; deler: { emne: Subject; tall: Calculation }[] }
  /** A number that the statement gives once for two months. */
  | { slag: 'likt'; tall: Calculation };

/** What a superlative rests on; undefined for a fact whose own numbers say it all. */
export function evidenceFor(fact: Fact): Evidence | undefined {
  if ('alle' in fact) return { slag: 'deler', deler: largestFirst(fact.alle) };
  switch (fact.slag) {
    case 'topp':
    case 'bunn': {
      const { na, mot } = fact;
      return { slag: 'sammenligning', na, tegn: fact.slag === 'topp' ? '>' : '<', mot };
    }
    case 'rangskifte': {
      const { egen, annen } = fact.for;
      return {
        slag: 'sammenligning',
        na: egen,
        tegn: fact.retning === 'opp' ? '<' : '>',
        mot: [annen],
      };
    }
    case 'kvinneandel': {
      const { na, forrige, mot } = fact;
      return !mot && forrige?.verdi === na.verdi ? { slag: 'likt', tall: forrige } : undefined;
    }
    default:
      return undefined;
  }
}

function largestFirst(parts: Part[]): Part[] {
  return [...parts].sort((a, b) => b.tall.verdi - a.tall.verdi);
}

/** A number from the report that a statement stands on, and where it stands. */
export interface SourceNumber {
  nokkel: ObservationKey;
  /** What it counts, «Arbeidstrening, kvinner, arbeidssøkere på tiltak». */
  navn: string;
  maned: Maned;
  verdi: Value;
  kilde: Source;
}

/** How a statement's numbers were computed. */
export interface Working {
  /** The id of the sentence. */
  id: string;
  claim: Phrase;
  /** One formula a computed number, «77 811 − 78 670 = −859»; none for numbers taken straight from the report. */
  formulas: Phrase[];
  /** Each number once, in the order the statement uses them. */
  kilder: SourceNumber[];
}

/** How the numbers of a sentence follow from the report's; undefined when it has none. Reads the numbers' own marks, so it says what they say. */
export function workingFor(
  { id, innhold, evidence = [] }: { id: string; innhold: Phrase; evidence?: Evidence[] },
  context: FactContext,
): Working | undefined {
  const own = innhold.filter((node) => node.type === 'tall');
  const proofs = evidence.flatMap((one) => toEvidenceFormulas(one, context));
  const proven = proofs.flat().filter((node) => node.type === 'tall');
  const numbers = [...own, ...proven];
  if (numbers.length === 0) return undefined;
  const told = new Set(proven.map(identity));
  const formulas = own
    .filter((node) => !told.has(identity(node)))
    .map((node) => toFormula(node, context))
    .filter((formula) => formula !== undefined)
    .concat(proofs);
  const sources = new Map<string, SourceNumber>();
  for (const cell of numbers.flatMap((node) => cellsOf(node, context))) {
    const sourceNumbers = toSourceNumbers(cell, context);
    sources.set(`${sourceNumbers.nokkel} ${cell.kilde.rapport}`, sourceNumbers);
  }
  return { id, claim: innhold, formulas, kilder: [...sources.values()] };
}

/** A number by what it was computed from: the same one may stand in a sentence and in its proof. */
function identity({ data: { hProperties } }: NumberNode): string {
  return `${hProperties['data-regel']} ${hProperties['data-av']}`;
}

/** One line for a comparison with other months, or one for each part. */
function toEvidenceFormulas(evidence: Evidence, context: FactContext): Phrase[] {
  if (evidence.slag === 'likt') {
    const node = numberNode(evidence.tall);
    return [toFormula(node, context) ?? []];
  }
  if (evidence.slag === 'sammenligning') {
    const { na, tegn, mot } = evidence;
    if (mot.length === 0) return [];
    return [phrase`${numberNode(na)} ${tegn} ${between(mot.map(numberNode), ', ')}`];
  }
  return evidence.deler.map(({ emne, tall: number }) => {
    const node = numberNode(number);
    return phrase`${nameFor(context.register, emne)}: ${toFormula(node, context)}`;
  });
}

/** What a series counts, in words: its subject, then the limits put on it. */
export function seriesName(register: Register, key: SeriesKey): string {
  const { niva, id, hovedgruppe, kjonn } = parseSeriesKey(key);
  const limits = [
    kjonn === 'alle' ? undefined : kjonn,
    hovedgruppe === 'alle' || niva === 'hovedgruppe'
      ? undefined
      : nameAmongPeers(register, { niva: 'hovedgruppe', id: hovedgruppe }),
  ];
  return [listName(register, { niva, id }), ...limits.filter((limit) => limit)].join(', ');
}

function cellsOf(node: NumberNode, context: FactContext): Observation[] {
  const { 'data-av': keys, 'data-rapport': rapport } = node.data.hProperties;
  return keys.split(' ').flatMap((key) => cellOf(key as ObservationKey, rapport, context) ?? []);
}

/** The newest cell, or the one that an earlier release printed. */
function cellOf(
  key: ObservationKey,
  rapport: string | undefined,
  { serier }: FactContext,
): Observation | undefined {
  const { serie, maned } = parseObservationKey(key);
  const found = serier.get(serie);
  if (rapport === undefined) return observationFor(found, maned);
  return found?.revisions
    .map(({ fra }) => fra)
    .find((from) => from.maned === maned && from.kilde.rapport === rapport);
}

function toSourceNumbers(cell: Observation, { register }: FactContext): SourceNumber {
  const { serie, maned, kilde } = cell;
  const navn = seriesName(register, serie);
  return { nokkel: `${serie}@${maned}`, navn, maned, verdi: cell.verdi, kilde };
}

function toFormula(node: NumberNode, context: FactContext): Phrase | undefined {
  const cells = cellsOf(node, context).filter(isVisibleObservation);
  const counts = cells.map((cell) => numberNode(verdi(cell)));
  const [a, b, c, d] = counts;
  const result = signed(node);
  switch (node.data.hProperties['data-regel']) {
    case 'endring':
      return phrase`${a} − ${b} = ${result}`;
    case 'endring-prosent':
      return phrase`(${a} − ${b}) / ${b} = ${result} prosent`;
    case 'andel':
      return phrase`${a} / ${b} = ${result} prosent`;
    case 'andel-endring':
      return phrase`${a} / ${b} − ${c} / ${d} = ${result} prosentpoeng`;
    case 'andel-sum':
      return phrase`(${between(counts.slice(0, -1), ' + ')}) / ${counts.at(-1)} = ${result} prosent`;
    case 'sum':
      return counts.length < 2 ? undefined : phrase`${between(counts, ' + ')} = ${result}`;
    case 'rekke':
      return phrase`${between([...counts].reverse(), ' → ')}: ${node}`;
    case 'rang':
      return phrase`${a}, mot ${join(named(cells.slice(1), context))}: ${node}`;
    default:
      return undefined;
  }
}

/** «oppfølging 17 700, opplæring 15 061»: whose each number is. */
function named(cells: Observation[], { register }: FactContext): (string | NumberNode)[] {
  return cells.filter(isVisibleObservation).flatMap((cell, i) => {
    const { niva, id } = parseSeriesKey(cell.serie);
    const name = nameAmongPeers(register, { niva, id });
    return [`${i > 0 ? ', ' : ''}${name} `, numberNode(verdi(cell))];
  });
}

/** The number in digits, with a minus where it is negative; prose may show it as a word, and without. */
function signed(node: NumberNode): Phrase {
  return phrase`${node.data.hProperties.value.startsWith('-') ? '−' : undefined}${inDigits(node)}`;
}

function between(nodes: NumberNode[], separator: string): Phrase {
  return join(nodes.flatMap((node, i) => (i === 0 ? [node] : [separator, node])));
}
