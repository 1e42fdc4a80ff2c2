import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import type { Register, Tiltak } from '../../../src/lib/domain/register.ts';
import {
  redirects,
  earlierFigures,
  renamed,
  slugCollisions,
  redirect,
} from '../../../src/lib/site/redirects.ts';

function tiltak(slug: string, navn: string, tidligere: Tiltak['tidligere'] = []): Tiltak {
  return {
    slug,
    navn,
    tidligere,
    orden: 1,
    gruppe: 'syntetisk',
    alias: [],
    brudd: [],
    kilder: [],
    forklaring: '',
    former: { setning: navn.toLowerCase(), preposisjon: 'i', kort: navn },
  };
}

function register(...list: Tiltak[]): Register {
  return { hovedgrupper: [], tiltaksgrupper: [], tiltak: list };
}

describe('omdopte', () => {
  it('knows an old address as stated, or by the old name', () => {
    const entries = register(
      tiltak('ny', 'Ny', [{ navn: 'Gammel, bøyd' }, { navn: 'Eldst', slug: 'aller-eldst' }]),
    );
    expect(renamed(entries)).toEqual([
      { niva: 'tiltak', fra: 'gammel-boyd', til: 'ny' },
      { niva: 'tiltak', fra: 'aller-eldst', til: 'ny' },
    ]);
  });

  it('needs no redirect for a name of the same address', () => {
    expect(renamed(register(tiltak('ny', 'Ny', [{ navn: 'NY' }])))).toEqual([]);
  });
});

describe('slugkollisjoner', () => {
  it('finds an old address that another has now, or had', () => {
    const entries = register(
      tiltak('a', 'A', [{ navn: 'B' }]),
      tiltak('b', 'B'),
      tiltak('c', 'C', [{ navn: 'D' }]),
      tiltak('e', 'E', [{ navn: 'D' }]),
    );
    expect(slugCollisions(entries).map(({ fra, annen }) => [fra, annen])).toEqual([
      ['b', 'b'],
      ['d', 'e'],
      ['d', 'c'],
    ]);
  });

  it('finds one that is the site’s own', () => {
    const entries = register(tiltak('a', 'A', [{ navn: 'Etter antall' }]));
    expect(slugCollisions(entries).map(({ fra }) => fra)).toEqual(['etter-antall']);
  });

  it('is empty when every address leads to one place', () => {
    expect(slugCollisions(register(tiltak('a', 'A', [{ navn: 'B' }, { navn: 'C' }])))).toEqual([]);
  });
});

describe('omdirigeringer', () => {
  it('leads the page, those of the releases and of what they changed, and the figures there are', () => {
    const entries = register(tiltak('ny', 'Ny', [{ navn: 'Gammel' }]));
    const found = redirects(
      entries,
      ['2021-03', '2021-04', '2021-05'],
      (id) => id === 'ny-utvikling',
      // The first of them was before its time.
      (rapport) => rapport >= '2021-04',
      (rapport) => rapport === '2021-05',
    );
    expect(found.map(({ fra, til }) => [fra, til.sti])).toEqual([
      ['/tiltak/gammel/', '/tiltak/ny/'],
      ['/rapporter/2021-04/tiltak/gammel/', '/rapporter/2021-04/tiltak/ny/'],
      ['/rapporter/2021-05/tiltak/gammel/', '/rapporter/2021-05/tiltak/ny/'],
      ['/rapporter/2021-05/endringer/tiltak/gammel/', '/rapporter/2021-05/endringer/tiltak/ny/'],
      ['/figur/gammel-utvikling/', '/figur/ny-utvikling/'],
    ]);
    expect(new Set(found.map(({ til }) => til.tekst))).toEqual(new Set(['Ny']));
    for (const { figurer } of found.slice(0, 3))
      expect(figurer).toEqual([{ fra: 'gammel-utvikling', til: 'ny-utvikling' }]);
  });

  it('keeps the ids of the figures, for their files', () => {
    const entries = register(tiltak('ny', 'Ny', [{ navn: 'Gammel' }, { navn: 'Eldst' }]));
    const known = (id: string) => ['ny-utvikling', 'ny-kjonn'].includes(id);
    expect(earlierFigures(entries, known).map(({ fra }) => fra)).toEqual([
      'gammel-utvikling',
      'gammel-kjonn',
      'eldst-utvikling',
      'eldst-kjonn',
    ]);
  });
});

describe('videresending', () => {
  /** Where a browser that was asked for this fragment is sent. */
  function ledTo(fragment: string, address = '/tiltak/ny/'): string {
    const script = redirect(address, [{ fra: 'gammel-kjonn', til: 'ny-kjonn' }]);
    const sent: string[] = [];
    const location = { hash: fragment, replace: (url: string) => sent.push(url) };
    runInNewContext(script, { location });
    return sent.join();
  }

  it('leads to the same place on the new page, and to a figure by its new id', () => {
    expect(ledTo('')).toBe('/tiltak/ny/');
    expect(ledTo('#tall')).toBe('/tiltak/ny/#tall');
    expect(ledTo('#gammel-kjonn')).toBe('/tiltak/ny/#ny-kjonn');
    expect(ledTo('#gammel-kjonn-tittel')).toBe('/tiltak/ny/#ny-kjonn-tittel');
    for (const word of ['ramme', 'lys', 'mork'])
      expect(ledTo(`#${word}-gammel-kjonn`)).toBe(`/tiltak/ny/#${word}-ny-kjonn`);
    expect(ledTo('#ramme', '/figur/ny-kjonn/')).toBe('/figur/ny-kjonn/#ramme');
  });

  it('leads nowhere else, whatever the address ends in', () => {
    for (const fragment of ['#//x.no', '#javascript:alert(1)', '#"+alert(1)+"', '#constructor'])
      expect(ledTo(fragment)).toBe(`/tiltak/ny/${fragment}`);
    expect(redirect('/</script>', [])).not.toContain('</script>');
  });
});
