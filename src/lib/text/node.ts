import type { Data, Parent, PhrasingContent, Text } from 'mdast';
import { arOf, manedNavn, type Maned } from '../domain/maned.ts';
import type { ObservasjonNokkel } from '../domain/key.ts';
import { nokler, type Utregning } from '../facts/calculation.ts';
import { formatDesimal, formatHeltall, toMaskintall } from './number-format.ts';
import { grunntall, ordenstall } from './number-words.ts';

/** A number with where it comes from; becomes `<data value data-regel data-av>`. */
export interface TallNode extends Parent {
  type: 'tall';
  children: [Text];
  data: Data & {
    hName: 'data';
    hProperties: {
      value: string;
      'data-regel': Utregning['regel'];
      'data-av': string;
      /** The release that stated the number, where a later one states another. */
      'data-rapport'?: string;
    };
  };
}

/** A month, or a year; becomes `<time datetime>`. */
export interface TidNode extends Parent {
  type: 'tid';
  children: [Text];
  data: Data & {
    hName: 'time';
    hProperties: { datetime: string };
  };
}

/** Words that somebody else wrote, such as an editor's reason; becomes `<span data-sitat>`. */
export interface SitatNode extends Parent {
  type: 'sitat';
  children: [Text];
  data: Data & { hName: 'span'; hProperties: { 'data-sitat': string } };
}

declare module 'mdast' {
  interface PhrasingContentMap {
    tall: TallNode;
    tid: TidNode;
    sitat: SitatNode;
  }
  interface RootContentMap {
    tall: TallNode;
    tid: TidNode;
    sitat: SitatNode;
  }
}

/** A number as prose shows it: without sign, thousands by U+00A0, decimal comma. */
export function tall(utregning: Utregning): TallNode {
  const magnitude = Math.abs(utregning.verdi);
  const shown = utregning.enhet === 'antall' ? formatHeltall(magnitude) : formatDesimal(magnitude);
  return toTallNode(utregning, shown);
}

/**
 * A number with its sign before it, `+` or U+2212, as key figures and parentheses show it. Zero has none. `rapport` is
 * that of `tallFra`.
 */
export function tallMedFortegn(utregning: Utregning, rapport?: string): PhrasingContent[] {
  const number = rapport === undefined ? tall(utregning) : tallFra(utregning, rapport);
  if (utregning.verdi === 0) return [number];
  const sign = utregning.verdi < 0 ? '\u2212' : '+';
  return [{ type: 'text', value: sign }, number];
}

/** A number that an earlier release stated; one of several releases names that of each key, in order, with spaces between. */
export function tallFra(utregning: Utregning, rapport: string): TallNode {
  const node = tall(utregning);
  return {
    ...node,
    data: { ...node.data, hProperties: { ...node.data.hProperties, 'data-rapport': rapport } },
  };
}

/** A number of months or places as a word, «tre»; digits from thirteen on. */
export function tallSomOrd(utregning: Utregning): TallNode {
  return toTallNode(utregning, grunntall(utregning.verdi));
}

/** A place in a row as a word, «fjerde». */
export function tallSomOrden(utregning: Utregning): TallNode {
  return toTallNode(utregning, ordenstall(utregning.verdi));
}

/** A computed number told by other words than its own, «nest størst». */
export function tallSom(utregning: Utregning, ord: string): TallNode {
  return toTallNode(utregning, ord);
}

/** A month by name, with the year where `medAr`. */
export function tid(maned: Maned, medAr = false): TidNode {
  const shown = medAr ? `${manedNavn(maned)} ${arOf(maned)}` : manedNavn(maned);
  return toTidNode(maned, shown);
}

/** A year. */
export function arstall(ar: number): TidNode {
  return toTidNode(String(ar), String(ar));
}

/** Quoted words; `fra` says whose. */
export function sitat(tekst: string, fra: string): SitatNode {
  return {
    type: 'sitat',
    children: [{ type: 'text', value: tekst }],
    data: { hName: 'span', hProperties: { 'data-sitat': fra } },
  };
}

/** The observation keys of every number in the content, each once, in order. */
export function noklerI(innhold: PhrasingContent[]): ObservasjonNokkel[] {
  const found = innhold.flatMap((node) =>
    node.type === 'tall' ? node.data.hProperties['data-av'].split(' ') : [],
  );
  return [...new Set(found)] as ObservasjonNokkel[];
}

function toTallNode(utregning: Utregning, shown: string): TallNode {
  return {
    type: 'tall',
    children: [{ type: 'text', value: shown }],
    data: {
      hName: 'data',
      hProperties: {
        value: toMaskintall(utregning),
        'data-regel': utregning.regel,
        'data-av': nokler(utregning).join(' '),
      },
    },
  };
}

function toTidNode(datetime: string, shown: string): TidNode {
  return {
    type: 'tid',
    children: [{ type: 'text', value: shown }],
    data: { hName: 'time', hProperties: { datetime } },
  };
}
