import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { describe, expect, it } from 'vitest';
import {
  formatBibtex,
  formatCsl,
  citationKey,
  type CitedWork,
} from '../../../src/lib/formats/citation.ts';
import { HOSTILE, VISIBLE } from './hostile.ts';

const quoted: CitedWork = {
  slag: 'side',
  tittel: 'Mentor: Færre deltakere med mentor i mai 2021',
  maned: '2021-05',
  kilde: 'Kilde: Nav, «Deltakere», januar–mai 2021. Bearbeidet av Tiltakstall.',
  sti: '/rapporter/2021-05/tiltak/mentor/',
  adresse: 'https://eksempel.no/rapporter/2021-05/tiltak/mentor/',
  site: { name: 'Tiltakstall' },
};

/** What another program reads, as CSL. */
function read(text: string): Record<string, unknown> {
  const [entry] = new Cite(text).data as Record<string, unknown>[];
  return entry ?? {};
}

describe('a citation', () => {
  it.each([
    ['BibTeX', formatBibtex(quoted)],
    ['CSL-JSON', formatCsl(quoted)],
  ])('is read by another program: %s', (_, text) => {
    expect(read(text)).toMatchObject({
      title: quoted.tittel,
      author: [expect.objectContaining(text.startsWith('[') ? { literal: 'Tiltakstall' } : {})],
      URL: quoted.adresse,
      issued: { 'date-parts': [[2021, 5]] },
      note: quoted.kilde,
    });
  });

  it('keeps a dangerous title whole in CSL-JSON', () => {
    expect(read(formatCsl({ ...quoted, tittel: HOSTILE })).title).toBe(HOSTILE);
  });

  it('keeps the words of a dangerous title in BibTeX, and its braces in balance', () => {
    const text = formatBibtex({ ...quoted, tittel: HOSTILE });
    const depth = [...text].reduce(
      (sum, sign) => sum + (sign === '{' ? 1 : sign === '}' ? -1 : 0),
      0,
    );
    expect(depth).toBe(0);
    const title = String(read(text).title).replace(/<[^>]*nocase[^>]*>/g, '');
    for (const word of ['sitat', 'script', 'krøll', '😀', 'motsatt', '100 %', '& ]]>'])
      expect(title).toContain(word);
    expect(VISIBLE).not.toBe(HOSTILE);
    expect(text).not.toMatch(/[\u202A-\u202E]/);
  });

  it('keeps the spaces within numbers', () => {
    const tittel = 'Økte med 1\u00a0706';
    expect(read(formatBibtex({ ...quoted, tittel })).title).toBe(tittel);
    expect(read(formatCsl({ ...quoted, tittel })).title).toBe(tittel);
  });

  it('is known for BibTeX however long the name', () => {
    const sti = `/rapporter/2021-05/tiltak/${'syntetisk-'.repeat(12)}tiltak/`;
    expect(read(formatBibtex({ ...quoted, sti })).title).toBe(quoted.tittel);
  });

  it('has a key made of the address, figure and all', () => {
    expect(citationKey(quoted.sti, quoted.site)).toBe('tiltakstall-2021-05-tiltak-mentor');
    expect(citationKey('/rapporter/2021-05/tiltak/mentor/#mentor-endring', quoted.site)).toBe(
      'tiltakstall-2021-05-mentor-endring',
    );
    expect(citationKey('/rapporter/2021-05/#i-alt-kjonn', quoted.site)).toBe(
      'tiltakstall-2021-05-i-alt-kjonn',
    );
    expect(citationKey('/rapporter/2021-05/', quoted.site)).toBe('tiltakstall-2021-05');
  });
});
