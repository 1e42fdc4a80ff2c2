import type { Modell } from './model.ts';

/** Numbers from 0 to 1 that follow from the seed alone (mulberry32). */
export function trekk(seed: number): () => number {
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

type Skade = (etikett: string, rnd: () => number) => string;

/** The kinds of damage that extraction does: lookalikes, confusions, lost and doubled letters, split and joined words, spacing. */
export const SKADER: Record<string, Skade> = {
  alfabet: (etikett, rnd) => everywhere(etikett, rnd, LIKE),
  forvekslet: (etikett, rnd) => {
    const found = CONFUSED.filter(([from]) => etikett.includes(from));
    const [from, to] = found[Math.floor(rnd() * found.length)] ?? ['', ''];
    const places = [...etikett.matchAll(new RegExp(from, 'g'))].map(({ index }) => index);
    const at = places[Math.floor(rnd() * places.length)] ?? 0;
    return etikett.slice(0, at) + to + etikett.slice(at + from.length);
  },
  mistet: (etikett, rnd) => {
    const at = letterIn(etikett, rnd);
    return etikett.slice(0, at) + etikett.slice(at + 1);
  },
  doblet: (etikett, rnd) => {
    const at = letterIn(etikett, rnd);
    return etikett.slice(0, at + 1) + etikett.slice(at);
  },
  delt: (etikett, rnd) => {
    const at = letterIn(etikett, rnd);
    return `${etikett.slice(0, at)} ${etikett.slice(at)}`;
  },
  sammen: (etikett) => etikett.replace(/ /, ''),
  skilletegn: (etikett) =>
    etikett.replace(/\//g, ' / ').replace(/,/g, ' ,').replace(/-/g, ' - ').replace(/\(/g, '( '),
  store: (etikett) => etikett.toUpperCase(),
};

function everywhere(etikett: string, rnd: () => number, map: Record<string, string>): string {
  return [...etikett].map((tegn) => (rnd() < 0.5 ? (map[tegn] ?? tegn) : tegn)).join('');
}

/** Not the first letter: a label has at least three. */
function letterIn(etikett: string, rnd: () => number): number {
  const places = [...etikett.matchAll(/\p{L}/gu)].map(({ index }) => index).slice(1);
  return places[Math.floor(rnd() * places.length)] ?? 1;
}

/** A copy with a share of the labels damaged, each in one way; the rest of the report stays as it is. */
export function addNoise(modell: Modell, seed: number, share = 0.1): Modell {
  const rnd = trekk(seed);
  const kinds = Object.values(SKADER);
  const damage = (etikett: string) => {
    const skade = kinds[Math.floor(rnd() * kinds.length)];
    return skade ? skade(etikett, rnd) : etikett;
  };
  return {
    ...modell,
    tabeller: modell.tabeller.map((tabell) => ({
      ...tabell,
      rader: tabell.rader.map((rad) =>
        rnd() < share ? { ...rad, etikett: damage(rad.etikett) } : rad,
      ),
    })),
  };
}
