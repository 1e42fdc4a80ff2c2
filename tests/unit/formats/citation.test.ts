import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { describe, expect, it } from 'vitest';
import {
  formatBibtex,
  formatCsl,
  siteringsnokkel,
  type Sitert,
} from '../../../src/lib/formats/citation.ts';
import { FARLIG, SYNLIG } from './hostile.ts';

const sitert: Sitert = {
  slag: 'side',
  tittel: 'Mentor: Færre deltakere med mentor i mai 2021',
  maned: '2021-05',
  kilde: 'Kilde: Nav, «Deltakere», januar–mai 2021. Bearbeidet av Tiltakstall.',
  sti: '/rapporter/2021-05/tiltak/mentor/',
  adresse: 'https://eksempel.no/rapporter/2021-05/tiltak/mentor/',
};

/** What another program reads, as CSL. */
function read(text: string): Record<string, unknown> {
  const [entry] = new Cite(text).data as Record<string, unknown>[];
  return entry ?? {};
}

describe('a citation', () => {
  it.each([
    ['BibTeX', formatBibtex(sitert)],
    ['CSL-JSON', formatCsl(sitert)],
  ])('is read by another program: %s', (_, text) => {
    expect(read(text)).toMatchObject({
      title: sitert.tittel,
      author: [expect.objectContaining(text.startsWith('[') ? { literal: 'Tiltakstall' } : {})],
      URL: sitert.adresse,
      issued: { 'date-parts': [[2021, 5]] },
      note: sitert.kilde,
    });
  });

  it('keeps a dangerous title whole in CSL-JSON', () => {
    expect(read(formatCsl({ ...sitert, tittel: FARLIG })).title).toBe(FARLIG);
  });

  it('keeps the words of a dangerous title in BibTeX, and its braces in balance', () => {
    const text = formatBibtex({ ...sitert, tittel: FARLIG });
    const depth = [...text].reduce(
      (sum, sign) => sum + (sign === '{' ? 1 : sign === '}' ? -1 : 0),
      0,
    );
    expect(depth).toBe(0);
    const title = String(read(text).title).replace(/<[^>]*nocase[^>]*>/g, '');
    for (const word of ['sitat', 'script', 'krøll', '😀', 'motsatt', '100 %', '& ]]>'])
      expect(title).toContain(word);
    expect(SYNLIG).not.toBe(FARLIG);
    expect(text).not.toMatch(/[\u202A-\u202E]/);
  });

  it('keeps the spaces within numbers', () => {
    const tittel = 'Økte med 1\u00a0706';
    expect(read(formatBibtex({ ...sitert, tittel })).title).toBe(tittel);
    expect(read(formatCsl({ ...sitert, tittel })).title).toBe(tittel);
  });

  it('is known for BibTeX however long the name', () => {
    const sti = `/rapporter/2021-05/tiltak/${'syntetisk-'.repeat(12)}tiltak/`;
    expect(read(formatBibtex({ ...sitert, sti })).title).toBe(sitert.tittel);
  });

  it('has a key made of the address, figure and all', () => {
    expect(siteringsnokkel(sitert.sti)).toBe('tiltakstall-2021-05-tiltak-mentor');
    expect(siteringsnokkel('/rapporter/2021-05/tiltak/mentor/#mentor-endring')).toBe(
      'tiltakstall-2021-05-mentor-endring',
    );
    expect(siteringsnokkel('/rapporter/2021-05/#i-alt-kjonn')).toBe(
      'tiltakstall-2021-05-i-alt-kjonn',
    );
    expect(siteringsnokkel('/rapporter/2021-05/')).toBe('tiltakstall-2021-05');
  });
});
