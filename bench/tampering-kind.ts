/** What a reader, or a program, is told otherwise by a kind of tampering. */
export type Concern =
  'words' | 'numbers' | 'order' | 'lists' | 'drawings' | 'downloads' | 'metadata' | 'markup';

/** A kind of tampering: in each of the files its first match is changed, each for itself. */
export interface Kind {
  slag: string;
  gjelder: Concern;
  filer: RegExp[];
  fra: RegExp;
  til: string | ((match: string, ...groups: string[]) => string);
  /** The part of a workbook whose text is changed. */
  del?: string;
}

/** The pages and files of the small site, by what they are. */
export const PLACES = {
  tiltak: /^tiltak\/(arbeidstrening|jobbklubb|mentor|midlertidig-lonnstilskudd)\/index\.html$/,
  group: /^tiltaksgrupper\/[^/]+\/index\.html$/,
  hovedgruppe: /^hovedgrupper\/[^/]+\/index\.html$/,
  front: /^index\.html$/,
  all: /^tiltak\/index\.html$/,
  byName: /^tiltak\/etter-navn\/index\.html$/,
  byCount: /^tiltak\/etter-antall\/index\.html$/,
  byChange: /^tiltak\/etter-endring\/index\.html$/,
  report: /^rapporter\/2021-05\/index\.html$/,
  reports: /^rapporter\/index\.html$/,
  kept: /^rapporter\/2021-05\/tiltak\/[^/]+\/index\.html$/,
  keptGroup: /^rapporter\/2021-05\/tiltaksgrupper\/[^/]+\/index\.html$/,
  keptHovedgruppe: /^rapporter\/2021-05\/hovedgrupper\/[^/]+\/index\.html$/,
  figure: /^figur\/[^/]+\/index\.html$/,
  reconciliation: /^rapporter\/2021-05\/avstemming\/index\.html$/,
  revisions: /^endringer\/index\.html$/,
  about: /^om\/index\.html$/,
  data: /^data\/index\.html$/,
  terms: /^begreper\/index\.html$/,
  access: /^tilgjengelighet\/index\.html$/,
  lost: /^404\.html$/,
  figureFile: /^figur\/[^/]+\/[^/]+\.svg$/,
  image: /^bilder\/.*\.svg$/,
  figureCsv: /^figur\/[^/]+\/[^/]+\.csv$/,
  csv: /^data\/tiltak\/[^/]+\.csv$/,
  allCsv: /^data\/observasjoner\.csv$/,
  reportCsv: /^data\/rapporter\/[^/]+\.csv$/,
  json: /^data\/tiltak\/[^/]+\.json$/,
  allJson: /^data\/observasjoner\.json$/,
  cube: /^data\/(rapporter\/[^/]+|observasjoner)\.jsonstat\.json$/,
  csvw: /^data\/tiltak\/[^/]+-metadata\.json$/,
  figureCsvw: /^figur\/[^/]+\/[^/]+-metadata\.json$/,
  feed: /^feed\.xml$/,
  catalogue: /^katalog\.ttl$/,
  oembed: /\/oembed\.json$/,
  llms: /^llms\.txt$/,
  book: /^data\/tiltak\/[^/]+\.xlsx$/,
  allBook: /^data\/tiltakstall\.xlsx$/,
  figureBook: /^figur\/[^/]+\/[^/]+\.xlsx$/,
} as const;

const { tiltak, group, hovedgruppe, front, report, kept, keptGroup, keptHovedgruppe, figure } =
  PLACES;
/** Pages about an entity, now and as a release keeps them, and about all of them. */
export const ENTITIES = [tiltak, group, kept];
export const SUMMARIES = [tiltak, hovedgruppe, front, report, keptGroup];
export const FIGURES = [tiltak, front, figure, keptHovedgruppe];
