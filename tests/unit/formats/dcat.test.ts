import fc from 'fast-check';
import { Parser, Store } from 'n3';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../../src/lib/formats/dataset.ts';
import { formatDcat } from '../../../src/lib/formats/dcat.ts';
import { HOSTILE } from './hostile.ts';

const DCAT = 'http://www.w3.org/ns/dcat#';
const DCT = 'http://purl.org/dc/terms/';
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const head = {
  adresse: 'https://eksempel.no/katalog.ttl',
  frontPage: 'https://eksempel.no/',
  contact: 'mailto:redaksjon@eksempel.no',
  description: 'Tallene',
};
const dataset: Dataset = {
  nokkel: 'rapport-2021-05',
  delAv: undefined,
  id: 'https://eksempel.no/rapporter/2021-05/',
  navn: 'Syntetisk navn',
  description: 'Syntetisk beskrivelse.',
  fra: '2021-01',
  til: '2021-02',
  kilde: { tittel: 'Rapport', adresse: 'https://eksempel.no/rapporter/2021-05/kilde/' },
  distribusjoner: [{ slag: 'csv', adresse: 'https://eksempel.no/data/a.csv' }],
};

function read(...list: Dataset[]): Store {
  return new Store(new Parser({ baseIRI: 'https://eksempel.no/x' }).parse(formatDcat(head, list)));
}

function objects(large: Store, type: string, predicate: string): string[] {
  return large
    .getSubjects(TYPE, type, null)
    .flatMap((subject) => large.getObjects(subject, predicate, null))
    .map(({ value }) => value);
}

describe('formatKatalog', () => {
  it('has what DCAT-AP-NO requires of catalogue, data set, distribution and contact', () => {
    const large = read(dataset);
    const required: Record<string, string[]> = {
      [`${DCAT}Catalog`]: ['title', 'description', 'identifier', 'publisher'].map((p) => DCT + p),
      [`${DCAT}Dataset`]: ['title', 'description', 'identifier', 'publisher'].map((p) => DCT + p),
      [`${DCAT}Distribution`]: [`${DCAT}accessURL`, `${DCT}format`],
    };
    for (const [type, predicates] of Object.entries(required))
      for (const predicate of predicates)
        expect(objects(large, type, predicate), `${type} ${predicate}`).not.toEqual([]);
    // The fragment is an address that others may have noted.
    expect(objects(large, `${DCAT}Dataset`, `${DCAT}contactPoint`)).toEqual([
      `${head.adresse}#kontakt`,
    ]);
    for (const predicate of ['theme', 'contactPoint', 'distribution'])
      expect(objects(large, `${DCAT}Dataset`, DCAT + predicate)).toHaveLength(1);
  });

  it('names the agency as creator, not as publisher, and states no licence', () => {
    const large = read(dataset);
    const [creator] = objects(large, `${DCAT}Dataset`, `${DCT}creator`);
    const [publisher] = objects(large, `${DCAT}Dataset`, `${DCT}publisher`);
    const name = (iri: string | undefined) =>
      large.getObjects(iri ?? '', 'http://xmlns.com/foaf/0.1/name', null)[0]?.value;
    expect([name(creator), name(publisher)]).toEqual(['Nav', 'Tiltakstall']);
    expect(large.getQuads(null, `${DCT}license`, null, null)).toEqual([]);
  });

  it('covers the period by days', () => {
    const large = read(dataset);
    const of = (predicate: string) => objects(large, `${DCT}PeriodOfTime`, DCAT + predicate);
    expect([of('startDate'), of('endDate')]).toEqual([['2021-01-01'], ['2021-02-28']]);
  });

  it('keeps any text as it is', () => {
    const titles = (navn: string) =>
      objects(read({ ...dataset, navn }), `${DCAT}Dataset`, `${DCT}title`);
    expect(titles(HOSTILE)).toEqual([HOSTILE]);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(titles(name)).toEqual([name]);
      }),
    );
  });

  it('stands without an address of the site', () => {
    const bare = { ...head, adresse: '/katalog.ttl', frontPage: '/', contact: '/om/' };
    const quads = new Parser({ baseIRI: 'https://eksempel.no/' }).parse(
      formatDcat(bare, [dataset]),
    );
    expect(quads.length).toBeGreaterThan(5);
  });
});
