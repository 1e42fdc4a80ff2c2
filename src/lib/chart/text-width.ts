import { SOFT_HYPHEN, withSoftHyphens } from './soft-hyphens.ts';

/** Widths in em, a little over those of the site's face and of the usual system faces: better air than a collision. */
const NARROW = /[iIjlft.,:;'’|!()\u00a0 ]/;
const BROAD = /[mwMWæÆ%…]/;
const CAPITAL = /[A-ZØÅ]/;

const BOLD = 1.06;

/** How wide a text is at a font size. */
type Measurement = (text: string, font: number) => number;

/** Estimated width of `tekst` in the units of `skrift` (font size), on the generous side; there is no browser to ask. */
export function textWidth(text: string, font: number, bold = false): number {
  let em = 0;
  for (const sign of text) em += widthOf(sign);
  return em * font * (bold ? BOLD : 1);
}

/**
 * `tekst` cut into at most `linjer` lines that each fit `bredde`; words longer than a line are divided, and what
 * does not fit ends in «…». The full name stands elsewhere on the page. `measure` tells how wide a text is.
 */
export function wrapText(
  text: string,
  width: number,
  font: number,
  textLines: number,
  measure: Measurement = textWidth,
): string[] {
  const fits = (text: string) => measure(text, font) <= width;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/[ \n]+/).flatMap((word) => divide(word, fits))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || fits(longer)) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  if (lines.length <= textLines) return lines;
  const kept = lines.slice(0, textLines);
  return [...kept.slice(0, -1), ellipsis(kept.at(-1) ?? '', fits)];
}

function widthOf(sign: string): number {
  if (NARROW.test(sign)) return 0.33;
  if (BROAD.test(sign)) return 0.93;
  return CAPITAL.test(sign) ? 0.69 : 0.6;
}

/** A word in pieces that each fit: after a slash or between the parts of a compound if it can, else anywhere. */
function divide(word: string, fits: (text: string) => boolean): string[] {
  if (fits(word)) return [word];
  const pieces = withSoftHyphens(word)
    .split(new RegExp(`${SOFT_HYPHEN}|(?<=/)`))
    .flatMap((piece) => (fits(`${piece}-`) ? [piece] : [...piece]));
  const parts: string[] = [];
  let part = '';
  for (const piece of pieces) {
    if (part !== '' && !fits(`${part}${piece}-`)) {
      parts.push(part.endsWith('/') ? part : `${part}-`);
      part = '';
    }
    part += piece;
  }
  return [...parts, part];
}

function ellipsis(line: string, fits: (text: string) => boolean): string {
  let kept = line;
  while (kept !== '' && (!fits(`${kept}…`) || splitsNumber(line, kept))) kept = kept.slice(0, -1);
  // A word cut short reads as another.
  const isWhole = kept === line || line.charAt(kept.length) === ' ';
  const whole = isWhole ? kept : kept.replace(/ [^ ]*$/, '');
  return `${whole.trimEnd()}…`;
}

/** What is left of a number is another number: «77 811» must not become «77…». */
function splitsNumber(line: string, kept: string): boolean {
  return /\d[\u00a0,.]?$/.test(kept) && /^[\u00a0,.]?\d/.test(line.slice(kept.length));
}
