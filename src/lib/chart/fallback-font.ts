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
const UNKNOWN = 1110;

const perSign = ([width, signs]: [string, string]) =>
  [...signs].map((sign): [string, number] => [sign, Number(width)]);
const usual = new Map(Object.entries(USUAL).flatMap(perSign));
const fete = new Map(Object.entries(BOLD).flatMap(perSign));

/** The width that `tekst` takes at most where a system's own face stands in for the site's, in the units of `skrift`. */
export function reserveWidth(text: string, font: number, bold = false): number {
  const widths = bold ? fete : usual;
  let total = 0;
  for (const sign of text) total += widths.get(sign) ?? UNKNOWN;
  return (total / 1000) * font;
}
