import type { Maned } from '../domain/maned.ts';
import type { SiteIdentity } from '../domain/site-config.ts';

/** The media type of each kind of file offered for download. */
export const MEDIA_TYPES = {
  csv: 'text/csv',
  json: 'application/json',
  jsonstat: 'application/json',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

export type MediaKind = keyof typeof MEDIA_TYPES;

/** One file of a data set: its kind, and its full address or its path as long as the site has none. */
export interface Distribution {
  slag: MediaKind;
  adresse: string;
}

/** What catalogues are told of a set of figures. Texts are plain. */
export interface Dataset {
  /** What it goes by: `observasjoner`, `rapport-2021-05`, `tiltak-mentor`. */
  nokkel: string;
  /** The catalogued set it is a part of, by its `nokkel`; undefined for one that is in the catalogue itself. */
  delAv: string | undefined;
  /** Address of the page about it. */
  id: string;
  navn: string;
  description: string;
  fra: Maned;
  til: Maned;
  /** The report it is made from: title, and the address of its text. */
  kilde: { tittel: string; adresse: string };
  distribusjoner: Distribution[];
}

/** A data set as a page tells it: paths of the site in place of addresses. */
export interface PageDataset extends Omit<Dataset, 'distribusjoner'> {
  distribusjoner: { slag: MediaKind; sti: string }[];
}

/** The data set with the addresses that `addressOf` gives its paths. */
export function withAddresses(
  { id, kilde, distribusjoner, ...dataset }: PageDataset,
  addressOf: (path: string) => string,
): Dataset {
  return {
    ...dataset,
    id: addressOf(id),
    kilde: { ...kilde, adresse: addressOf(kilde.adresse) },
    distribusjoner: distribusjoner.map(({ slag, sti }) => ({ slag, adresse: addressOf(sti) })),
  };
}

/** The name of a data set for programs: catalogue and pages that tell of the same set give it the same. */
export function datasetIri({ nokkel }: Pick<Dataset, 'nokkel'>, catalogue: string): string {
  return `${catalogue}#${nokkel}`;
}

/** The source: it counted, and is named as creator. It does not publish this site. */
export const SOURCE = { navn: 'Nav', adresse: 'https://www.nav.no/' } as const;

/** What any description of the figures must say beside what they are. */
export function caveats({ licence }: SiteIdentity): string {
  const terms = licence
    ? `Tallene er gitt ut under ${licence.name} (${licence.url}).`
    : 'Kilden oppgir ingen lisens.';
  return `Tall under fire er skjermet av kilden og står uten antall. ${terms} Uavhengig bearbeiding av Navs statistikk, ikke en tjeneste fra Nav.`;
}
