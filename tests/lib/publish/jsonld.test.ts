import jsonld from 'jsonld';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import type { Datasett } from '../../../src/lib/publish/datasett.ts';
import { breadcrumbLd, datasetLd, formatJsonLd } from '../../../src/lib/publish/jsonld.ts';
import { FARLIG } from './farlig.ts';

const SCHEMA = 'https://schema.org/';
const datasett: Datasett = {
  nokkel: 'tiltak-mentor',
  id: 'https://eksempel.no/tiltak/mentor/',
  navn: FARLIG,
  beskrivelse: 'Antall deltakere.',
  fra: '2021-01',
  til: '2021-05',
  kilde: { tittel: 'Rapport', adresse: 'https://eksempel.no/rapporter/2021-05/kilde/' },
  distribusjoner: [{ slag: 'csv', adresse: 'https://eksempel.no/data/tiltak/mentor.csv' }],
};

describe('formatJsonLd', () => {
  const text = formatJsonLd([
    datasetLd(datasett, 'https://eksempel.no/'),
    breadcrumbLd([{ navn: 'Alle tiltak', adresse: 'https://eksempel.no/tiltak/' }]),
  ]);

  it('is a graph that another program expands', async () => {
    const expanded = await jsonld.expand(JSON.parse(text) as object, {
      // The vocabulary's own context says the same of the terms used here; no network in tests.
      documentLoader: (url: string) =>
        Promise.resolve({ documentUrl: url, document: { '@context': { '@vocab': SCHEMA } } }),
    });
    const [dataset] = expanded as Record<string, unknown>[];
    expect(dataset?.['@type']).toEqual([`${SCHEMA}Dataset`]);
    expect(dataset).toMatchObject({
      [`${SCHEMA}name`]: [{ '@value': FARLIG }],
      [`${SCHEMA}temporalCoverage`]: [{ '@value': '2021-01/2021-05' }],
      [`${SCHEMA}creator`]: [{ [`${SCHEMA}name`]: [{ '@value': 'Nav' }] }],
      [`${SCHEMA}publisher`]: [{ [`${SCHEMA}name`]: [{ '@value': 'Tiltakstall' }] }],
      [`${SCHEMA}isBasedOn`]: [{ [`${SCHEMA}url`]: [{ '@value': datasett.kilde.adresse }] }],
    });
    expect(JSON.stringify(dataset)).not.toContain('license');
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
