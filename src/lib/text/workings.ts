import type { Maned } from '../domain/maned.ts';
import {
  parseObservasjonNokkel,
  parseSerieNokkel,
  type ObservasjonNokkel,
  type SerieNokkel,
} from '../domain/key.ts';
import type { Kilde, Observasjon } from '../domain/observation.ts';
import type { Register } from '../domain/register.ts';
import { observasjonFor } from '../domain/series.ts';
import type { Verdi } from '../domain/value.ts';
import { isSynligObservasjon, type Grunnlag } from '../facts/context.ts';
import { verdi } from '../facts/calculation.ts';
import type { Bevis } from './evidence.ts';
import { formerFor, listenavn, navnFor } from './forms.ts';
import { frase, join, type Frase } from './phrase.ts';
import { tall, type TallNode } from './node.ts';

/** A number from the report that a statement stands on, and where it stands. */
export interface Kildetall {
  nokkel: ObservasjonNokkel;
  /** What it counts, «Arbeidstrening, kvinner, arbeidssøkere på tiltak». */
  navn: string;
  maned: Maned;
  verdi: Verdi;
  kilde: Kilde;
}

/** How a statement's numbers were computed. */
export interface Beregning {
  /** The id of the sentence. */
  id: string;
  pastand: Frase;
  /** One formula a computed number, «77 811 − 78 670 = −859»; none for numbers taken straight from the report. */
  formler: Frase[];
  /** Each number once, in the order the statement uses them. */
  kilder: Kildetall[];
}

/** How the numbers of a sentence follow from the report's; undefined when it has none. Reads the numbers' own marks, so it says what they say. */
export function beregningFor(
  { id, innhold, bevis = [] }: { id: string; innhold: Frase; bevis?: Bevis[] },
  grunnlag: Grunnlag,
): Beregning | undefined {
  const own = innhold.filter((node) => node.type === 'tall');
  const proofs = bevis.flatMap((one) => toBevisformler(one, grunnlag));
  const proven = proofs.flat().filter((node) => node.type === 'tall');
  const numbers = [...own, ...proven];
  if (numbers.length === 0) return undefined;
  const told = new Set(proven.map(identity));
  const formler = own
    .filter((node) => !told.has(identity(node)))
    .map((node) => toFormel(node, grunnlag))
    .filter((formel) => formel !== undefined)
    .concat(proofs);
  const kilder = new Map<string, Kildetall>();
  for (const celle of numbers.flatMap((node) => cellsOf(node, grunnlag))) {
    const kildetall = toKildetall(celle, grunnlag);
    kilder.set(`${kildetall.nokkel} ${celle.kilde.rapport}`, kildetall);
  }
  return { id, pastand: innhold, formler, kilder: [...kilder.values()] };
}

/** A number by what it was computed from: the same one may stand in a sentence and in its proof. */
function identity({ data: { hProperties } }: TallNode): string {
  return `${hProperties['data-regel']} ${hProperties['data-av']}`;
}

/** One line for a comparison with other months, or one for each part. */
function toBevisformler(bevis: Bevis, grunnlag: Grunnlag): Frase[] {
  if (bevis.slag === 'likt') {
    const node = tall(bevis.tall);
    return [toFormel(node, grunnlag) ?? []];
  }
  if (bevis.slag === 'sammenligning') {
    const { na, tegn, mot } = bevis;
    if (mot.length === 0) return [];
    return [frase`${tall(na)} ${tegn} ${between(mot.map(tall), ', ')}`];
  }
  return bevis.deler.map(({ emne, tall: number }) => {
    const node = tall(number);
    return frase`${navnFor(grunnlag.register, emne)}: ${toFormel(node, grunnlag)}`;
  });
}

/** What a series counts, in words: its subject, then the limits put on it. */
export function serienavn(register: Register, nokkel: SerieNokkel): string {
  const { niva, id, hovedgruppe, kjonn } = parseSerieNokkel(nokkel);
  const limits = [
    kjonn === 'alle' ? undefined : kjonn,
    hovedgruppe === 'alle' || niva === 'hovedgruppe'
      ? undefined
      : navnFor(register, { niva: 'hovedgruppe', id: hovedgruppe }).toLowerCase(),
  ];
  return [listenavn(register, { niva, id }), ...limits.filter((limit) => limit)].join(', ');
}

function cellsOf(node: TallNode, grunnlag: Grunnlag): Observasjon[] {
  const { 'data-av': keys, 'data-rapport': rapport } = node.data.hProperties;
  return keys
    .split(' ')
    .flatMap((key) => cellOf(key as ObservasjonNokkel, rapport, grunnlag) ?? []);
}

/** The newest cell, or the one that an earlier release printed. */
function cellOf(
  key: ObservasjonNokkel,
  rapport: string | undefined,
  { serier }: Grunnlag,
): Observasjon | undefined {
  const { serie, maned } = parseObservasjonNokkel(key);
  const found = serier.get(serie);
  if (rapport === undefined) return observasjonFor(found, maned);
  return found?.revisjoner
    .map(({ fra }) => fra)
    .find((fra) => fra.maned === maned && fra.kilde.rapport === rapport);
}

function toKildetall(celle: Observasjon, { register }: Grunnlag): Kildetall {
  const { serie, maned, kilde } = celle;
  const navn = serienavn(register, serie);
  return { nokkel: `${serie}@${maned}`, navn, maned, verdi: celle.verdi, kilde };
}

function toFormel(node: TallNode, grunnlag: Grunnlag): Frase | undefined {
  const cells = cellsOf(node, grunnlag).filter(isSynligObservasjon);
  const counts = cells.map((celle) => tall(verdi(celle)));
  const [a, b, c, d] = counts;
  const result = signed(node);
  switch (node.data.hProperties['data-regel']) {
    case 'endring':
      return frase`${a} − ${b} = ${result}`;
    case 'endring-prosent':
      return frase`(${a} − ${b}) / ${b} = ${result} prosent`;
    case 'andel':
      return frase`${a} / ${b} = ${result} prosent`;
    case 'andel-endring':
      return frase`${a} / ${b} − ${c} / ${d} = ${result} prosentpoeng`;
    case 'andel-sum':
      return frase`(${between(counts.slice(0, -1), ' + ')}) / ${counts.at(-1)} = ${result} prosent`;
    case 'sum':
      return counts.length < 2 ? undefined : frase`${between(counts, ' + ')} = ${result}`;
    case 'rekke':
      return frase`${between([...counts].reverse(), ' → ')}: ${node}`;
    case 'rang':
      return frase`${a}, mot ${join(named(cells.slice(1), grunnlag))}: ${node}`;
    default:
      return undefined;
  }
}

/** «oppfølging 17 700, opplæring 15 061»: whose each number is. */
function named(cells: Observasjon[], { register }: Grunnlag): (string | TallNode)[] {
  return cells.filter(isSynligObservasjon).flatMap((celle, i) => {
    const { niva, id } = parseSerieNokkel(celle.serie);
    const name = formerFor(register, { niva, id }).setning;
    return [`${i > 0 ? ', ' : ''}${name} `, tall(verdi(celle))];
  });
}

/** The number with a minus where it is negative; prose shows it without. */
function signed(node: TallNode): Frase {
  return frase`${node.data.hProperties.value.startsWith('-') ? '−' : undefined}${node}`;
}

function between(nodes: TallNode[], separator: string): Frase {
  return join(nodes.flatMap((node, i) => (i === 0 ? [node] : [separator, node])));
}
