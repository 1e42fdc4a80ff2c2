import {
  datasettIri,
  FORBEHOLD,
  KILDE,
  MEDIETYPE,
  UTGIVERNAVN,
  type Datasett,
} from './dataset.ts';

/** A step of a path of pages, with its full address or path. */
export interface Trinn {
  navn: string;
  adresse: string;
}

/** The site's front page and its catalogue: full addresses, or paths. */
export interface Nettadresser {
  forside: string;
  katalog: string;
}

/**
 * The figures of a page as schema.org Dataset, under the name the catalogue gives them. A part says what it is a part
 * of. The agency is creator; the licence is left unsaid, as the source leaves it.
 */
export function datasetLd(datasett: Datasett, { forside, katalog }: Nettadresser): object {
  const { delAv, id, navn, beskrivelse, fra, til, kilde, distribusjoner } = datasett;
  const nav = { '@type': 'GovernmentOrganization', name: KILDE.navn, url: KILDE.adresse };
  return {
    '@type': 'Dataset',
    '@id': datasettIri(datasett, katalog),
    name: navn,
    description: `${beskrivelse} ${FORBEHOLD}`,
    url: id,
    inLanguage: 'nb',
    isAccessibleForFree: true,
    ...(delAv === undefined
      ? { includedInDataCatalog: { '@type': 'DataCatalog', name: UTGIVERNAVN, url: katalog } }
      : { isPartOf: { '@id': datasettIri({ nokkel: delAv }, katalog) } }),
    creator: nav,
    publisher: { '@type': 'Organization', name: UTGIVERNAVN, url: forside },
    isBasedOn: { '@type': 'Report', name: kilde.tittel, url: kilde.adresse, author: nav },
    temporalCoverage: `${fra}/${til}`,
    spatialCoverage: { '@type': 'Country', name: 'Norge' },
    variableMeasured: 'Antall deltakere i arbeidsrettede tiltak',
    distribution: distribusjoner.map(({ slag, adresse }) => ({
      '@type': 'DataDownload',
      encodingFormat: MEDIETYPE[slag],
      contentUrl: adresse,
    })),
  };
}

/** Where a page stands, as schema.org BreadcrumbList. */
export function breadcrumbLd(trinn: readonly Trinn[]): object {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: trinn.map(({ navn, adresse }, i) => ({
      '@type': 'ListItem',
      position: i + 1,
      name: navn,
      item: adresse,
    })),
  };
}

/** Descriptions as the text of one `<script type="application/ld+json">`; nothing in it can end the element. */
export function formatJsonLd(graf: readonly object[]): string {
  return JSON.stringify({ '@context': 'https://schema.org', '@graph': graf })
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}
