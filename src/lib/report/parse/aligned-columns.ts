import { divideTall, type Ord } from './split-numbers.ts';
import { isManedshode, parseManedsnavn } from './month-names.ts';
import { isCelleverdi } from './number-token.ts';
import type { Spenn } from './mdast.ts';

/** The columns a month header opened: one past the last character of each. */
export type Kolonner = number[];

/** Two or more spaces, or a tab, stand between columns; one space stands inside a label or a number. */
const MELLOMROM = /\s{2,}|\t/g;

/** The cells of a month header in aligned text, after an empty or printed first cell; undefined for any other line. */
export function splitAlignedHeader(tekst: string): Spenn[] | undefined {
  // A month header squeezed together has single spaces, between all months or between some.
  const ord = [...tekst.matchAll(/\S+/g)].map(toSpenn);
  if (ord.length > 1 && ord.every((spenn) => isBareMonth(slice(tekst, spenn))))
    return withLabel(tekst, ord);
  const deler = splitSegments(tekst);
  return isManedshode(textsOf(tekst, deler)) && !isPeriode(tekst, deler)
    ? withLabel(tekst, deler)
    : undefined;
}

/** «Mai 2021» at the end of a line is a one-month report's period, or the foot of a page («NAV    Mai 2021»). */
function isPeriode(tekst: string, deler: Spenn[]): boolean {
  const texts = textsOf(tekst, deler);
  const months = texts.filter((del) => parseManedsnavn(del) !== undefined);
  return months.length === 1 && parseManedsnavn(texts.at(-1) ?? '')?.ar !== undefined;
}

function isBareMonth(ord: string): boolean {
  const maned = parseManedsnavn(ord);
  return maned !== undefined && maned.ar === undefined;
}

function withLabel(tekst: string, deler: Spenn[]): Spenn[] {
  const [first] = deler;
  const labelled = first !== undefined && !parseManedsnavn(slice(tekst, first));
  return labelled ? deler : [{ fra: 0, til: 0 }, ...deler];
}

/**
 * The cells of a data row in aligned text: the label (empty where the numbers stand alone) and the numbers.
 * Undefined when the line ends in no number that stands apart. A row whose numbers do not fill the columns,
 * or could fill them in more ways than one, comes back as it is printed, so that it can be told, not guessed.
 */
export function splitAlignedRow(tekst: string, kolonner: Kolonner): Spenn[] | undefined {
  const deler = splitSegments(tekst);
  const values = deler.map((del) => isCelleverdi(slice(tekst, del)));
  if (deler.length === 0 || !values.includes(true)) return divideWords(tekst, kolonner);
  const tail = values.length - values.lastIndexOf(false) - 1;
  if (tail === kolonner.length) return joinLabel(deler, tail);
  const fits = deler.length === kolonner.length + 1 && values[0] === false;
  return (
    divideWords(tekst, kolonner) ??
    (fits || tail > 0 ? joinLabel(deler, fits ? kolonner.length : tail) : undefined)
  );
}

/** Where the gaps alone do not tell the cells apart, the number of columns and their right edges may. */
function divideWords(tekst: string, kolonner: Kolonner): Spenn[] | undefined {
  const ord = findWords(tekst);
  const first = ord.findLastIndex(({ tekst: word }) => !isTalldel(word)) + 1;
  const tail = ord.slice(first);
  const celler = divideTall(tail, kolonner);
  const [start] = celler ?? [];
  if (!celler || !start) return undefined;
  return [labelSpenn(tekst, start.fra), ...celler];
}

/** A number, or three digits that can be the rest of one. */
function isTalldel(ord: string): boolean {
  return isCelleverdi(ord) || /^\d{3}$/.test(ord);
}

function joinLabel(deler: Spenn[], antall: number): Spenn[] {
  const label = deler.slice(0, deler.length - antall);
  const first = label[0] ?? { fra: 0, til: 0 };
  return [
    { fra: first.fra, til: (label.at(-1) ?? first).til },
    ...deler.slice(deler.length - antall),
  ];
}

function labelSpenn(tekst: string, end: number): Spenn {
  const label = tekst.slice(0, end);
  const fra = label.length - label.trimStart().length;
  return { fra: Math.min(fra, label.trimEnd().length), til: label.trimEnd().length };
}

function splitSegments(tekst: string): Spenn[] {
  const deler: Spenn[] = [];
  let fra = 0;
  for (const { index, 0: gap } of [...tekst.matchAll(MELLOMROM), { index: tekst.length, 0: '' }]) {
    if (tekst.slice(fra, index).trim() !== '') deler.push(trimmed(tekst, fra, index));
    fra = index + gap.length;
  }
  return deler;
}

function trimmed(tekst: string, fra: number, til: number): Spenn {
  const celle = tekst.slice(fra, til);
  return { fra: til - celle.trimStart().length, til: fra + celle.trimEnd().length };
}

/** Words, where a no-break or thin space between thousands does not end one. */
function findWords(tekst: string): Ord[] {
  const bound = tekst.replace(/(?<=\d)[\u00a0\u2000-\u200a\u202f\u205f](?=\d{3}(?!\d))/g, '_');
  return [...bound.matchAll(/\S+/g)].map((match) => {
    const spenn = toSpenn(match);
    return { ...spenn, tekst: slice(tekst, spenn) };
  });
}

function toSpenn({ index, 0: ord }: RegExpExecArray): Spenn {
  return { fra: index, til: index + ord.length };
}

function slice(tekst: string, { fra, til }: Spenn): string {
  return tekst.slice(fra, til);
}

function textsOf(tekst: string, deler: Spenn[]): string[] {
  return deler.map((del) => slice(tekst, del));
}
