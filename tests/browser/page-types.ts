/** One page of each type the site has, by address under the base. */
export const PAGE_TYPES = [
  '',
  'tiltak/',
  'tiltak/etter-endring/',
  'tiltak/arbeidstrening/',
  // Hidden in every month but one, and hidden throughout.
  'tiltak/hoyere-utdanning-forsok/',
  'tiltak/utvidet-oppfolging-i-opplaering/',
  'tiltaksgrupper/oppfolging/',
  'hovedgrupper/andre-pa-tiltak/',
  'rapporter/',
  'rapporter/2021-05/',
  'rapporter/2021-05/kilde/',
  'rapporter/2021-05/avstemming/',
  'rapporter/2021-05/tiltak/arbeidstrening/',
  'figur/arbeidstrening-utvikling/',
  'figur/arbeidstrening-hovedgrupper/',
  // A table of fourteen columns.
  'figur/amo-kurs-sosken/',
  'endringer/',
  'begreper/',
  'sammenlign/',
  'data/',
  'om/',
  'tilgjengelighet/',
  '404.html',
];

/** Those that show figures of one entity. */
export const UNIT_PAGES = [
  'tiltak/arbeidstrening/',
  'tiltaksgrupper/oppfolging/',
  'hovedgrupper/andre-pa-tiltak/',
];
