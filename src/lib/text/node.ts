import type { Data, Parent, PhrasingContent, Text } from 'mdast';
import { yearOf, monthName, type Maned } from '../domain/maned.ts';
import type { ObservationKey } from '../domain/key.ts';
import { isUnderATenth, keys, type Calculation } from '../facts/calculation.ts';
import {
  formatDecimal,
  formatInteger,
  toMachineNumber,
  machineNumberIn,
  cardinal,
  ordinal,
} from './number-format.ts';

/** A number with where it comes from; becomes `<data value data-regel data-av>`. */
export interface NumberNode extends Parent {
  type: 'tall';
  children: [Text];
  data: Data & {
    hName: 'data';
    hProperties: {
      value: string;
      'data-regel': Calculation['regel'];
      'data-av': string;
      /** The release that stated the number, where a later one states another. */
      'data-rapport'?: string;
    };
  };
}

/** A figure in a formula, as it was read: its keys say all of it. Becomes `<span data-av>`. */
export interface TermNode extends Parent {
  type: 'ledd';
  children: [Text];
  data: Data & { hName: 'span'; hProperties: { 'data-av': string } };
}

/** What the terms of a formula before it come to. Becomes `<data value data-regel>`. */
export interface AnswerNode extends Parent {
  type: 'svar';
  children: [Text];
  data: Data & {
    hName: 'data';
    hProperties: Pick<NumberNode['data']['hProperties'], 'value' | 'data-regel'>;
  };
}

/** A month, or a year; becomes `<time datetime>`. */
export interface TimeNode extends Parent {
  type: 'tid';
  children: [Text];
  data: Data & {
    hName: 'time';
    hProperties: { datetime: string };
  };
}

/** Words that somebody else wrote, such as an editor's reason; becomes `<span data-sitat>`. */
export interface QuoteNode extends Parent {
  type: 'sitat';
  children: [Text];
  data: Data & { hName: 'span'; hProperties: { 'data-sitat': string } };
}

declare module 'mdast' {
  interface PhrasingContentMap {
    tall: NumberNode;
    term: TermNode;
    answer: AnswerNode;
    time: TimeNode;
    quotation: QuoteNode;
  }
  interface RootContentMap {
    tall: NumberNode;
    term: TermNode;
    answer: AnswerNode;
    time: TimeNode;
    quotation: QuoteNode;
  }
}

/**
 * A number as prose shows it: without sign, thousands by U+00A0, decimal comma. A change that is no tenth of a percent is told
 * so, for «0,0» would say that nothing changed.
 */
export function numberNode(calculation: Calculation): NumberNode {
  if (isUnderATenth(calculation)) return toNumberNode(calculation, `under ${formatDecimal(1)}`);
  const magnitude = Math.abs(calculation.verdi);
  const shown = calculation.unit === 'antall' ? formatInteger(magnitude) : formatDecimal(magnitude);
  return toNumberNode(calculation, shown);
}

/**
 * A number with its sign before it, `+` or U+2212, as key figures and parentheses show it. Zero has none. `rapport` is
 * that of `numberNodeFrom`.
 */
export function signedNumberNode(calculation: Calculation, rapport?: string): PhrasingContent[] {
  const number =
    rapport === undefined ? numberNode(calculation) : numberNodeFrom(calculation, rapport);
  if (calculation.verdi === 0) return [number];
  const sign = calculation.verdi < 0 ? '\u2212' : '+';
  return [{ type: 'text', value: sign }, number];
}

/** A number that an earlier release stated; one of several releases names that of each key, in order, with spaces between. */
export function numberNodeFrom(calculation: Calculation, rapport: string): NumberNode {
  const node = numberNode(calculation);
  return {
    ...node,
    data: { ...node.data, hProperties: { ...node.data.hProperties, 'data-rapport': rapport } },
  };
}

/** A count in digits, also where the sentence tells it by a word. A number with decimals has no word, and stays. */
export function inDigits(node: NumberNode): NumberNode {
  const { value } = node.data.hProperties;
  if (!/^-?\d+$/.test(value)) return node;
  return { ...node, children: [{ type: 'text', value: formatInteger(Math.abs(Number(value))) }] };
}

/** A number as a word, «tre»; digits from thirteen on. `one` is «ett» before what is neuter, such as tiltak. */
export function numberNodeAsWord(calculation: Calculation, one: 'én' | 'ett' = 'én'): NumberNode {
  return toNumberNode(calculation, calculation.verdi === 1 ? one : cardinal(calculation.verdi));
}

/** A place in a row as a word, «fjerde». */
export function numberNodeAsOrdinal(calculation: Calculation): NumberNode {
  return toNumberNode(calculation, ordinal(calculation.verdi));
}

/** A computed number told by other words than its own, «nest størst». */
export function numberNodeAs(calculation: Calculation, word: string): NumberNode {
  return toNumberNode(calculation, word);
}

/** A month by name, with the year where `withYear`. */
export function timeNode(maned: Maned, withYear = false): TimeNode {
  const shown = withYear ? `${monthName(maned)} ${yearOf(maned)}` : monthName(maned);
  return toTimeNode(maned, shown);
}

/** A year. */
export function yearNode(year: number): TimeNode {
  return toTimeNode(String(year), String(year));
}

/** Quoted words; `from` says whose. */
export function quoteNode(text: string, from: string): QuoteNode {
  return {
    type: 'sitat',
    children: [{ type: 'text', value: text }],
    data: { hName: 'span', hProperties: { 'data-sitat': from } },
  };
}

/** The observation keys of every number in the content, each once, in order. */
export function keysIn(content: PhrasingContent[]): ObservationKey[] {
  const found = content.flatMap((node) =>
    node.type === 'tall' || node.type === 'ledd' ? node.data.hProperties['data-av'].split(' ') : [],
  );
  return [...new Set(found)] as ObservationKey[];
}

/**
 * A formula that names each figure once: `(17 + 22) / 79 = 51,3`. A term has its keys alone, and an answer that is of all
 * terms before it does not name them again. A number that is told by a word, or by another release, stays as it is.
 */
export function brieflyKeyed(formula: readonly PhrasingContent[]): PhrasingContent[] {
  const terms: string[] = [];
  return formula.map((node) => {
    if (node.type !== 'tall' || node.data.hProperties['data-rapport'] !== undefined) return node;
    const { value, 'data-regel': rule, 'data-av': of } = node.data.hProperties;
    const { children } = node;
    if (rule === 'verdi' && machineNumberIn(children[0].value) === value) {
      terms.push(of);
      const data = { hName: 'span', hProperties: { 'data-av': of } } as const;
      return { type: 'ledd', children, data };
    }
    // A run is told from the newest month.
    const used = [...new Set(rule === 'rekke' ? terms.toReversed() : terms)].join(' ');
    if (used !== of) return node;
    const data = { hName: 'data', hProperties: { value, 'data-regel': rule } } as const;
    return { type: 'svar', children, data };
  });
}

function toNumberNode(calculation: Calculation, shown: string): NumberNode {
  return {
    type: 'tall',
    children: [{ type: 'text', value: shown }],
    data: {
      hName: 'data',
      hProperties: {
        value: toMachineNumber(calculation),
        'data-regel': calculation.regel,
        'data-av': keys(calculation).join(' '),
      },
    },
  };
}

function toTimeNode(datetime: string, shown: string): TimeNode {
  return {
    type: 'tid',
    children: [{ type: 'text', value: shown }],
    data: { hName: 'time', hProperties: { datetime } },
  };
}
