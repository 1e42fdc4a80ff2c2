import fc from 'fast-check';
import { Parser, Store } from 'n3';
import { describe, expect, it } from 'vitest';
import type { Datasett } from '../../../src/lib/formats/dataset.ts';
import { formatKatalog } from '../../../src/lib/formats/dcat.ts';
import { FARLIG } from './hostile.ts';

const DCAT = 'http://www.w3.org/ns/dcat#';
const DCT = 'http://purl.org/dc/terms/';
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const hode = {
  adresse: 'https://eksempel.no/katalog.ttl',
  forside: 'https://eksempel.no/',
  kontakt: 'mailto:redaksjon@eksempel.no',
  beskrivelse: 'Tallene',
};
const datasett: Datasett = {
  nokkel: 'rapport-2021-05',
  delAv: undefined,
  id: 'https://eksempel.no/rapporter/2021-05/',
  navn: 'Syntetisk navn',
  beskrivelse: 'Syntetisk beskrivelse.',
  fra: '2021-01',
  til: '2021-02',
  kilde: { tittel: 'Rapport', adresse: 'https://eksempel.no/rapporter/2021-05/kilde/' },
  distribusjoner: [{ slag: 'csv', adresse: 'https://eksempel.no/data/a.csv' }],
};

function read(...list: Datasett[]): Store {
  return new Store(
    new Parser({ baseIRI: 'https://eksempel.no/x' }).parse(formatKatalog(hode, list)),
  );
}

function objects(store: Store, type: string, predicate: string): string[] {
  return store
    .getSubjects(TYPE, type, null)
    .flatMap((subject) => store.getObjects(subject, predicate, null))
    .map(({ value }) => value);
}

describe('formatKatalog', () => {
  it('has what DCAT-AP-NO requires of catalogue, data set, distribution and contact', () => {
    const store = read(datasett);
    const required: Record<string, string[]> = {
      [`${DCAT}Catalog`]: ['title', 'description', 'identifier', 'publisher'].map((p) => DCT + p),
      [`${DCAT}Dataset`]: ['title', 'description', 'identifier', 'publisher'].map((p) => DCT + p),
      [`${DCAT}Distribution`]: [`${DCAT}accessURL`, `${DCT}format`],
    };
    for (const [type, predicates] of Object.entries(required))
      for (const predicate of predicates)
        expect(objects(store, type, predicate), `${type} ${predicate}`).not.toEqual([]);
    for (const predicate of ['theme', 'contactPoint', 'distribution'])
      expect(objects(store, `${DCAT}Dataset`, DCAT + predicate)).toHaveLength(1);
  });

  it('names the agency as creator, not as publisher, and states no licence', () => {
    const store = read(datasett);
    const [creator] = objects(store, `${DCAT}Dataset`, `${DCT}creator`);
    const [publisher] = objects(store, `${DCAT}Dataset`, `${DCT}publisher`);
    const name = (iri: string | undefined) =>
      store.getObjects(iri ?? '', 'http://xmlns.com/foaf/0.1/name', null)[0]?.value;
    expect([name(creator), name(publisher)]).toEqual(['Nav', 'Tiltakstall']);
    expect(store.getQuads(null, `${DCT}license`, null, null)).toEqual([]);
  });

  it('covers the period by days', () => {
    const store = read(datasett);
    const of = (predicate: string) => objects(store, `${DCT}PeriodOfTime`, DCAT + predicate);
    expect([of('startDate'), of('endDate')]).toEqual([['2021-01-01'], ['2021-02-28']]);
  });

  it('keeps any text as it is', () => {
    const titles = (navn: string) =>
      objects(read({ ...datasett, navn }), `${DCAT}Dataset`, `${DCT}title`);
    expect(titles(FARLIG)).toEqual([FARLIG]);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (navn) => {
        expect(titles(navn)).toEqual([navn]);
      }),
    );
  });

  it('stands without an address of the site', () => {
    const bare = { ...hode, adresse: '/katalog.ttl', forside: '/', kontakt: '/om/' };
    const quads = new Parser({ baseIRI: 'https://eksempel.no/' }).parse(
      formatKatalog(bare, [datasett]),
    );
    expect(quads.length).toBeGreaterThan(5);
  });
});
