import { publisherName, type SiteIdentity } from '../domain/site-config.ts';
import { caveats, datasetIri, SOURCE, MEDIA_TYPES, type Dataset } from './dataset.ts';

/** A step of a path of pages, with its full address or path. */
export interface Breadcrumb {
  navn: string;
  adresse: string;
}

/** Whose the site is, its front page and its catalogue: full addresses, or paths. */
export interface WebAddresses {
  site: SiteIdentity;
  frontPage: string;
  catalogue: string;
}

/**
 * The figures of a page as schema.org Dataset, under the name the catalogue gives them. A part says what it is a part
 * of. The agency is creator; the licence is left unsaid where the site knows of none.
 */
export function datasetLd(dataset: Dataset, { site, frontPage, catalogue }: WebAddresses): object {
  const { delAv, id, navn, description, fra, til, kilde, distribusjoner } = dataset;
  const nav = { '@type': 'GovernmentOrganization', name: SOURCE.navn, url: SOURCE.adresse };
  return {
    '@type': 'Dataset',
    '@id': datasetIri(dataset, catalogue),
    name: navn,
    description: `${description} ${caveats(site)}`,
    url: id,
    inLanguage: 'nb',
    isAccessibleForFree: true,
    ...(delAv === undefined
      ? { includedInDataCatalog: { '@type': 'DataCatalog', name: site.name, url: catalogue } }
      : { isPartOf: { '@id': datasetIri({ nokkel: delAv }, catalogue) } }),
    creator: nav,
    publisher: {
      '@type': 'Organization',
      name: publisherName(site),
      url: site.publisher?.url ?? frontPage,
    },
    ...(site.licence ? { license: site.licence.url } : {}),
    isBasedOn: { '@type': 'Report', name: kilde.tittel, url: kilde.adresse, author: nav },
    temporalCoverage: `${fra}/${til}`,
    spatialCoverage: { '@type': 'Country', name: 'Norge' },
    variableMeasured: 'Antall deltakere i arbeidsrettede tiltak',
    distribution: distribusjoner.map(({ slag, adresse }) => ({
      '@type': 'DataDownload',
      encodingFormat: MEDIA_TYPES[slag],
      contentUrl: adresse,
    })),
  };
}

/** Where a page stands, as schema.org BreadcrumbList. */
export function breadcrumbLd(stage: readonly Breadcrumb[]): object {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: stage.map(({ navn, adresse }, i) => ({
      '@type': 'ListItem',
      position: i + 1,
      name: navn,
      item: adresse,
    })),
  };
}

/** Descriptions as the text of one `<script type="application/ld+json">`; nothing in it can end the element. */
export function formatJsonLd(graph: readonly object[]): string {
  return JSON.stringify({ '@context': 'https://schema.org', '@graph': graph })
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}
