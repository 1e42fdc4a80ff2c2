import jsonld from 'jsonld';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../../src/lib/formats/dataset.ts';
import { breadcrumbLd, datasetLd, formatJsonLd } from '../../../src/lib/formats/jsonld.ts';
import { HOSTILE } from './hostile.ts';

const SCHEMA = 'https://schema.org/';
const datasett: Dataset = {
  nokkel: 'tiltak-mentor',
  delAv: 'observasjoner',
  id: 'https://eksempel.no/tiltak/mentor/',
  navn: HOSTILE,
  description: 'Antall deltakere.',
  fra: '2021-01',
  til: '2021-05',
  kilde: { tittel: 'Rapport', adresse: 'https://eksempel.no/rapporter/2021-05/kilde/' },
  distribusjoner: [{ slag: 'csv', adresse: 'https://eksempel.no/data/tiltak/mentor.csv' }],
};

const places = {
  site: { name: 'Tiltakstall' },
  frontPage: 'https://eksempel.no/',
  catalogue: 'https://eksempel.no/katalog.ttl',
};

/** The data set as another program reads it. */
async function expand(text: string): Promise<Record<string, unknown>[]> {
  return await jsonld.expand(JSON.parse(text) as object, {
    // The vocabulary's own context says the same of the terms used here; no network in tests.
    documentLoader: (url: string) =>
      Promise.resolve({ documentUrl: url, document: { '@context': { '@vocab': SCHEMA } } }),
  });
}

describe('formatJsonLd', () => {
  const text = formatJsonLd([
    datasetLd(datasett, places),
    breadcrumbLd([{ navn: 'Alle tiltak', adresse: 'https://eksempel.no/tiltak/' }]),
  ]);

  it('is a graph that another program expands', async () => {
    const [dataset] = await expand(text);
    expect(dataset?.['@type']).toEqual([`${SCHEMA}Dataset`]);
    expect(dataset).toMatchObject({
      [`${SCHEMA}name`]: [{ '@value': HOSTILE }],
      [`${SCHEMA}temporalCoverage`]: [{ '@value': '2021-01/2021-05' }],
      [`${SCHEMA}creator`]: [{ [`${SCHEMA}name`]: [{ '@value': 'Nav' }] }],
      [`${SCHEMA}publisher`]: [{ [`${SCHEMA}name`]: [{ '@value': 'Tiltakstall' }] }],
      [`${SCHEMA}isBasedOn`]: [{ [`${SCHEMA}url`]: [{ '@value': datasett.kilde.adresse }] }],
    });
    expect(JSON.stringify(dataset)).not.toContain('license');
  });

  it('names the publisher and the licence of a site that has them', async () => {
    const publisher = { name: 'Avisa', url: 'https://avisa.example/' };
    const licence = { name: 'NLOD', url: 'https://data.example/nlod' };
    const site = { name: 'Arbeid i tall', publisher, licence };
    const [dataset] = await expand(formatJsonLd([datasetLd(datasett, { ...places, site })]));
    expect(dataset).toMatchObject({
      [`${SCHEMA}publisher`]: [
        {
          [`${SCHEMA}name`]: [{ '@value': publisher.name }],
          [`${SCHEMA}url`]: [{ '@value': publisher.url }],
        },
      ],
      [`${SCHEMA}license`]: [{ '@value': licence.url }],
    });
  });

  it('says of a part what it is a part of, and of the whole where it is catalogued', async () => {
    const [part] = await expand(text);
    expect(part).toMatchObject({
      '@id': `${places.catalogue}#tiltak-mentor`,
      [`${SCHEMA}isPartOf`]: [{ '@id': `${places.catalogue}#observasjoner` }],
    });
    const all = { ...datasett, nokkel: 'observasjoner', delAv: undefined };
    const [whole] = await expand(formatJsonLd([datasetLd(all, places)]));
    expect(whole).toMatchObject({
      '@id': `${places.catalogue}#observasjoner`,
      [`${SCHEMA}includedInDataCatalog`]: [{ [`${SCHEMA}url`]: [{ '@value': places.catalogue }] }],
    });
    expect(whole).not.toHaveProperty(`${SCHEMA}isPartOf`);
  });

  it('cannot end the element it stands in', () => {
    const { document } = new JSDOM(
      `<script type="application/ld+json">${text}</script><p>etter</p>`,
    ).window;
    expect(document.querySelectorAll('script')).toHaveLength(1);
    expect(document.querySelector('p')?.textContent).toBe('etter');
    expect(JSON.parse(document.querySelector('script')?.textContent ?? '')).toEqual(
      JSON.parse(text),
    );
  });
});
