import type { Model } from './model.ts';

/** Numbers from 0 to 1 that follow from the seed alone (mulberry32). */
export function draw(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const LIKE: Record<string, string> = {
  a: 'а',
  e: 'е',
  o: 'о',
  p: 'р',
  c: 'с',
  l: 'л',
  u: 'у',
  k: 'к',
  b: 'б',
  x: 'х',
};
const CONFUSED: [string, string][] = [
  ['l', 'i'],
  ['l', '1'],
  ['i', 'l'],
  ['I', 'l'],
  ['ø', 'o'],
  ['å', 'a'],
  ['æ', 'ae'],
  ['rn', 'm'],
  ['m', 'rn'],
  ['o', '0'],
  ['O', '0'],
  ['s', '5'],
  ['e', 'c'],
  ['g', 'q'],
  ['u', 'v'],
];

type Damage = (label: string, rnd: () => number) => string;

/** The kinds of damage that extraction does: lookalikes, confusions, lost and doubled letters, split and joined words, spacing. */
export const DAMAGES: Record<string, Damage> = {
  alphabet: (label, rnd) => everywhere(label, rnd, LIKE),
  forvekslet: (label, rnd) => {
    const found = CONFUSED.filter(([from]) => label.includes(from));
    const [from, to] = found[Math.floor(rnd() * found.length)] ?? ['', ''];
    const places = [...label.matchAll(new RegExp(from, 'g'))].map(({ index }) => index);
    const at = places[Math.floor(rnd() * places.length)] ?? 0;
    return label.slice(0, at) + to + label.slice(at + from.length);
  },
  lost: (label, rnd) => {
    const at = letterIn(label, rnd);
    return label.slice(0, at) + label.slice(at + 1);
  },
  doblet: (label, rnd) => {
    const at = letterIn(label, rnd);
    return label.slice(0, at + 1) + label.slice(at);
  },
  shared: (label, rnd) => {
    const at = letterIn(label, rnd);
    return `${label.slice(0, at)} ${label.slice(at)}`;
  },
  together: (label) => label.replace(/ /, ''),
  separatorSign: (label) =>
    label.replace(/\//g, ' / ').replace(/,/g, ' ,').replace(/-/g, ' - ').replace(/\(/g, '( '),
  store: (label) => label.toUpperCase(),
};

function everywhere(label: string, rnd: () => number, map: Record<string, string>): string {
  return [...label].map((sign) => (rnd() < 0.5 ? (map[sign] ?? sign) : sign)).join('');
}

/** Not the first letter: a label has at least three. */
function letterIn(label: string, rnd: () => number): number {
  const places = [...label.matchAll(/\p{L}/gu)].map(({ index }) => index).slice(1);
  return places[Math.floor(rnd() * places.length)] ?? 1;
}

/** A copy with a share of the labels damaged, each in one way; the rest of the report stays as it is. */
export function addNoise(model: Model, seed: number, share = 0.1): Model {
  const rnd = draw(seed);
  const kinds = Object.values(DAMAGES);
  const damage = (label: string) => {
    const damage = kinds[Math.floor(rnd() * kinds.length)];
    return damage ? damage(label, rnd) : label;
  };
  return {
    ...model,
    tabeller: model.tabeller.map((table) => ({
      ...table,
      rader: table.rader.map((row) =>
        rnd() < share ? { ...row, etikett: damage(row.etikett) } : row,
      ),
    })),
  };
}
