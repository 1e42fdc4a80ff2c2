/** How wide text is, and where it may be broken: there is no browser to ask. */

/** Widths in em, a little over those of the site's face and of the usual system faces: better air than a collision. */
const NARROW_SIGN = /[iIjlft.,:;'’|!()\u00a0 ]/;
const BROAD = /[mwMWæÆ%…]/;
const CAPITAL = /[A-ZØÅ]/;

/** How much wider bold letters are. */
const WIDER = 1.06;

/** How wide a text is at a font size. */
type Measurement = (text: string, font: number) => number;

/** Estimated width of `text` in the units of `font` (the font size), on the generous side. */
export function textWidth(text: string, font: number, bold = false): number {
  let em = 0;
  for (const sign of text) em += widthOf(sign);
  return em * font * (bold ? WIDER : 1);
}

/**
 * `text` cut into at most `most` lines that each fit `width`; words longer than a line are divided, and what
 * does not fit ends in «…». The full name stands elsewhere on the page. `measure` tells how wide a text is.
 */
export function wrapText(
  text: string,
  width: number,
  font: number,
  most: number,
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
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  return [...kept.slice(0, -1), ellipsis(kept.at(-1) ?? '', fits)];
}

function widthOf(sign: string): number {
  if (NARROW_SIGN.test(sign)) return 0.33;
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

/** Shorter words fit in the narrowest column as they are. */
const LONG_WORD = /\p{L}{15,}/gu;
/** Where a Norwegian compound may be divided: after the s that joins its parts. */
const JOINT = /(?<=arbeids|hets|ings|markeds|sjons|skaps)(?=\p{Ll}{4})/giu;

/** What marks a place where a word may be divided. */
const SOFT_HYPHEN = '\u00ad';

/** The text with a soft hyphen where a reader would divide a long compound: no dictionary is there to ask. */
export function withSoftHyphens(text: string): string {
  return text.replace(LONG_WORD, (word) => word.replace(JOINT, SOFT_HYPHEN));
}

/** Advance widths in thousandths of an em, by the signs that have them. */
type Widths = Readonly<Record<number, string>>;

/**
 * The wider of Arial's and DejaVu Sans' advance widths, rounded up: what a drawing that has left its page is set in
 * where the site's face is not installed. Measured in Arimo, which has Arial's metrics, and in DejaVu Sans 2.37.
 */
const USUAL: Widths = {
  280: "'ijl",
  300: 'I',
  320: ' ,.\u00a0’',
  340: '/:;\\|·',
  360: 'f',
  370: '-',
  390: '()[]',
  400: 't',
  410: '!',
  420: 'r',
  460: '"',
  500: '*J`',
  530: 'sz',
  550: 'c',
  560: '?L_§–',
  580: 'k',
  600: 'vxy',
  620: 'FTaeo«»øåäöé',
  640: '$0123456789bdghnpqu{}ü',
  670: 'EKPSYÉ',
  690: 'ABVXZÅÄ',
  730: 'CR',
  740: 'UÜ',
  750: 'N',
  760: 'H',
  770: 'D',
  780: '&G',
  790: 'OQØÖ',
  820: 'w',
  840: '#+<=>^~−×',
  870: 'M',
  950: '%',
  980: 'm',
  990: 'Wæ',
  1000: 'Æ—…',
  1020: '@',
};
const BOLD: Widths = {
  310: "'",
  350: ' ijl\u00a0',
  370: '/\\|',
  380: ',.I’·',
  400: ':;',
  420: '-',
  440: 'f',
  460: '!()[]',
  480: 't',
  500: '`r',
  530: '"*',
  560: 'J_§–',
  590: 'z',
  600: 'cs',
  620: '?',
  640: 'L',
  650: 'x«»',
  660: 'vy',
  670: 'k',
  680: 'aeåäé',
  690: 'EFToøöÉ',
  700: '$0123456789',
  720: 'Sbdghnpqu{}ü',
  730: 'YZ',
  740: 'CP',
  770: 'BR',
  780: 'AKVXÅÄ',
  820: 'UÜ',
  830: 'DG',
  840: '#+<=>HN^~−×',
  850: 'OQØÖ',
  880: '&',
  930: 'w',
  1000: '@M—…',
  1010: '%',
  1050: 'mæ',
  1090: 'Æ',
  1110: 'W',
};

/** As wide as any sign that is not in the tables. */
const UNKNOWN_WIDTH = 1110;

const perSign = ([width, signs]: [string, string]) =>
  [...signs].map((sign): [string, number] => [sign, Number(width)]);
const usualWidths = new Map(Object.entries(USUAL).flatMap(perSign));
const boldWidths = new Map(Object.entries(BOLD).flatMap(perSign));

/** The width that `text` takes at most where a system's own face stands in for the site's, in the units of `font`. */
export function reserveWidth(text: string, font: number, bold = false): number {
  const widths = bold ? boldWidths : usualWidths;
  let total = 0;
  for (const sign of text) total += widths.get(sign) ?? UNKNOWN_WIDTH;
  return (total / 1000) * font;
}
