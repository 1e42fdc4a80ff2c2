import { PLACES } from './kind.ts';

type Place = keyof typeof PLACES;

/** What an audit does not see, by kind and place; a comparison with a new build (`npm run verify`) finds all of it. */
const CASES: Record<string, Place[]> = {
  'et avsnitt på en fast side borte': ['about', 'access', 'revisions'],
  'teksten på en lenke': ['tiltak', 'front', 'figure', 'keptHovedgruppe'],
  'hva siden gjelder': ['tiltak', 'kept'],
  'en måned borte fra tabellen': ['keptHovedgruppe'],
  'en tabell borte': ['hovedgruppe'],
  'tabellfoten borte': ['tiltak', 'group', 'kept'],
  'et regnetegn i en utregning': ['tiltak', 'hovedgruppe', 'front', 'report', 'keptGroup'],
  'en utregning borte': ['tiltak'],
  'et ledd i hovedmenyen borte': ['front', 'tiltak', 'about'],
  'et begrep borte': ['terms'],
  'en fil borte fra listen': ['figure'],
  'et punkt på linjen': ['figure', 'figureFile'],
  'linjen borte': ['tiltak', 'kept', 'figure', 'figureFile'],
  'tegningen flyttet under tallene': ['figureFile'],
  'siste punkt borte': ['tiltak', 'kept', 'figure'],
  'en rute borte': ['figure'],
  'et utsnitt av tegningen': ['figureFile'],
  'et ord i en tegning': ['figureFile'],
  'ordene i et bilde': ['figureFile'],
  'kubens navn': ['cube'],
  'et felt til i datasettet': ['tiltak', 'figure'],
  'strømmens navn': ['feed'],
  'strømmens forfatter': ['feed'],
  'en setning borte fra strømmen': ['feed'],
  'strømmens dato': ['feed'],
  'oEmbed: giver': ['oembed'],
  'oEmbed: et felt til': ['oembed'],
  'siteringens år i BibTeX': ['figure'],
  'siteringens opphav i CSL-JSON': ['figure'],
};

export const UNSEEN: ReadonlySet<string> = new Set(
  Object.entries(CASES).flatMap(([slag, places]) =>
    places.map((place) => `${slag}: ${PLACES[place].source}`),
  ),
);
