/**
 * The words that others rely on: they stand in addresses, downloads, `data-` attributes and keys, and are promises. None is
 * changed or taken away once it has been published; new ones may be added. Everything else in the code is free to be renamed.
 */

/** Levels of the report, in the order downloads are sorted by. */
export const NIVAER = ['i-alt', 'hovedgruppe', 'tiltaksgruppe', 'tiltak'] as const;
export type Niva = (typeof NIVAER)[number];

/** The sexes that reports divide people into. */
export const SEXES = ['kvinner', 'menn'] as const;

/** Whom a figure counts: both sexes together, or one of them. */
export const KJONN = ['alle', ...SEXES] as const;
export type Kjonn = (typeof KJONN)[number];

/** The slug of the grand total, and the word for «not divided» in a key. */
export const I_ALT = 'i-alt';
export const ALL = 'alle';

/** What a cell says of its count, in downloads and in `data-status`: printed, hidden by the source, or corrected by the editor. */
export type Status = 'publisert' | 'skjermet' | 'rettet';

/** The columns of every download of observations, in order; a download can be read back as a report. */
export const DOWNLOAD_COLUMNS = [
  'maned',
  'niva',
  'id',
  'navn',
  'hovedgruppe',
  'kjonn',
  'antall',
  'status',
  'rapport',
  'linje',
  'kolonne',
] as const;
export type DownloadColumn = (typeof DOWNLOAD_COLUMNS)[number];

/** How a number follows from its observations; the words of `data-regel` on the page. */
export type Rule =
  | 'verdi'
  | 'endring'
  | 'endring-prosent'
  | 'andel'
  | 'andel-endring'
  | 'andel-sum'
  | 'sum'
  | 'rang'
  | 'rekke'
  | 'antall';

/** The figures a page may have, as their addresses end: `arbeidstrening-utvikling`. */
export const FIGURE_KINDS = [
  'utvikling',
  'endring',
  'kjonn',
  'hovedgrupper',
  'sammensetning',
  'sosken',
  'bevegelser',
] as const;
export type FigureKind = (typeof FIGURE_KINDS)[number];

/** What may be told of a subject; sentences are known by the kind of the fact they tell. */
export type FactKind =
  | 'niva'
  | 'endring'
  | 'uendret-hele'
  | 'vending'
  | 'rekke'
  | 'topp'
  | 'bunn'
  | 'siden-forste'
  | 'fjor'
  | 'driver'
  | 'movers'
  | 'largest-of-all'
  | 'motsatt'
  | 'motstrom'
  | 'storst-relativ'
  | 'storst-av-sosken'
  | 'kvinneandel'
  | 'women-of-part'
  | 'andelsskifte'
  | 'kjonn-hver-sin-vei'
  | 'andel-av'
  | 'storst-del'
  | 'rangskifte'
  | 'plass'
  | 'skjermet-hele'
  | 'skjermet-na'
  | 'skjermet-forrige'
  | 'skjermet-tidligere'
  | 'skjermet-kjonn'
  | 'fravaerende'
  | 'forste-maned'
  | 'mangler'
  | 'brudd'
  | 'revidert'
  | 'revidert-flere'
  | 'rettet';
