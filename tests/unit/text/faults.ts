import type { PhrasingContent } from 'mdast';
import { parseObservationKey } from '../../../src/lib/domain/key.ts';
import type { SeriesMap } from '../../../src/lib/domain/observation.ts';
import { type Phrase, toPlain } from '../../../src/lib/text/phrase.ts';
import type { NumberNode } from '../../../src/lib/text/node.ts';

/**
 * Recomputes every number in a phrase from its own marks, by other arithmetic than the engine's, and holds the
 * words beside it against its sign. Returns what is wrong, nothing when all is right.
 */
export function faultsIn(phrase: Phrase, seriesList: SeriesMap, name: string[] = []): string[] {
  const numbers = phrase.filter((node) => node.type === 'tall');
  const faults = [
    ...numbers.flatMap((node) => faultsOf(node, seriesList)),
    ...bareDigits(phrase, name),
    ...wrongSigns(phrase),
  ];
  return faults.map((fault) => `${fault} | ${toPlain(phrase)}`);
}

function faultsOf({ data, children }: NumberNode, seriesList: SeriesMap): string[] {
  const { value, 'data-regel': rule, 'data-av': keys, 'data-rapport': rapport } = data.hProperties;
  if (rule === 'antall')
    return Number(value) === keys.split(' ').length ? [] : [`antall ${value}: ${keys}`];
  const counts = keys.split(' ').map((key) => lookUp(key, rapport, seriesList));
  if (counts.some((count) => count === undefined)) return [`skjult eller ukjent: ${keys}`];
  const right = recompute(rule, counts as number[]);
  if (value !== right) return [`${rule} er ${right}, ikke ${value}: ${keys}`];
  const shown = children[0].value;
  // A change too small for a decimal is told as one, never as none.
  const [now, before] = counts;
  const isTiny = rule === 'endring-prosent' && value === '0.0' && now !== before;
  const agrees = isTiny
    ? shown === 'under 0,1'
    : !/\d/.test(shown) || fromNorwegian(shown) === value.replace('-', '');
  return agrees ? [] : [`viser ${shown} for ${value}`];
}

/** The count behind a key; undefined for a hidden one, which no number may be made of. */
function lookUp(
  key: string,
  rapport: string | undefined,
  seriesList: SeriesMap,
): number | undefined {
  const { serie, maned } = parseObservationKey(key);
  const found = seriesList.get(serie);
  const all = [...(found?.observasjoner ?? []), ...(found?.revisions ?? []).map(({ fra }) => fra)];
  const cell = all.find(
    (each) => each.maned === maned && (rapport === undefined || each.kilde.rapport === rapport),
  );
  return cell && cell.verdi.status !== 'skjermet' ? cell.verdi.antall : undefined;
}

function recompute(rule: string, number: number[]): string {
  const [a = 0, b = 0, c = 0, d = 0] = number;
  const sum = (list: number[]) => list.reduce((x, y) => x + y, 0);
  switch (rule) {
    case 'verdi':
      return String(a);
    case 'endring':
      return String(a - b);
    case 'endring-prosent':
      return oneDecimal(a - b, b);
    case 'andel':
      return oneDecimal(a, b);
    case 'andel-endring':
      return oneDecimal(a * d - c * b, b * d);
    case 'andel-sum':
      return oneDecimal(sum(number.slice(0, -1)), number.at(-1) ?? 0);
    case 'sum':
      return String(sum(number));
    case 'rang':
      return String(1 + number.slice(1).filter((other) => other > a).length);
    case 'rekke': {
      const signs = number.slice(1).map((older, i) => Math.sign((number[i] ?? 0) - older));
      const stop = signs.findIndex((sign) => sign !== signs[0]);
      return String(stop === -1 ? signs.length : stop);
    }
    default:
      throw new Error(`Ukjent regel: ${rule}`);
  }
}

/** 100 · part/whole by long division on decimal text, half away from zero: no floating point. */
function oneDecimal(part: number, whole: number): string {
  const magnitude = Math.abs(part);
  const hundredths = (BigInt(magnitude) * 10000n) / BigInt(whole);
  const digits = hundredths.toString();
  const last = Number(digits.slice(-1));
  const tenths = BigInt(digits.slice(0, -1) || '0') + (last >= 5 ? 1n : 0n);
  const text = tenths.toString().padStart(2, '0');
  const negative = part < 0 && tenths !== 0n;
  return `${negative ? '-' : ''}${text.slice(0, -1)}.${text.slice(-1)}`;
}

function fromNorwegian(shown: string): string {
  return shown.replace(/\u00a0/g, '').replace(',', '.');
}

/** No digit outside numbers and months, but for names. */
function bareDigits(phrase: Phrase, name: string[]): string[] {
  return phrase.flatMap((node) => {
    if (node.type !== 'text') return [];
    const bare = name.reduce((text, name) => text.replaceAll(name, ''), node.value);
    return /\d/.test(bare) ? [`siffer utenfor data og time: ${node.value}`] : [];
  });
}

const FALLING = /(?:nedgang(?:en)?|ned|falt) (?:på|med) $|, ned $|−$/i;
const RISING = /(?:økning(?:en)?|økte|økt) (?:på|med) $|, opp $|\+$/i;
const FEWER = /^ (?:færre|prosentpoeng lavere)/;
const MORE = /^ (?:flere|prosentpoeng høyere)/;

/** «færre», «nedgang», «gikk ned» stand with falling numbers, «flere», «økning», «økte» with rising ones. */
function wrongSigns(phrase: Phrase): string[] {
  return phrase.flatMap((node, i) => {
    if (node.type !== 'tall') return [];
    const { 'data-regel': rule, value } = node.data.hProperties;
    if (!['endring', 'endring-prosent', 'andel-endring'].includes(rule)) return [];
    const [before, after] = [textOf(phrase[i - 1]), textOf(phrase[i + 1])];
    const falling = FALLING.test(before) || FEWER.test(after);
    const rising = RISING.test(before) || MORE.test(after);
    const wrong = (falling && !value.startsWith('-')) || (rising && value.startsWith('-'));
    return wrong || (falling && rising) ? [`fortegn: ${before}${value}${after}`] : [];
  });
}

function textOf(node: PhrasingContent | undefined): string {
  return node?.type === 'text' ? node.value : '';
}
