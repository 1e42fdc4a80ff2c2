import type { PhrasingContent } from 'mdast';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Term } from '../../../src/lib/domain/register.ts';
import { entityPage } from '../../../src/lib/site/entity.ts';
import type { PageContext } from '../../../src/lib/site/context.ts';
import { phrasingHtml } from '../../../src/lib/site/html.ts';
import { hasTerms, termLinker, termsPage } from '../../../src/lib/site/terms.ts';
import { realBasis } from './real.ts';

let context: PageContext;
beforeAll(async () => {
  context = await realBasis();
});

function term(slug: string, ord: string[], kilder: Term['kilder'] = []): Term {
  return { slug, navn: slug, orden: 1, ord, kilder, forklaring: `Hva ${slug} er.` };
}

function basis(begreper: Term[]) {
  const register = { hovedgrupper: [], tiltaksgrupper: [], tiltak: [], begreper };
  return { register, link: (path: string) => `/under${path}` };
}

const text = (value: string): PhrasingContent[] => [{ type: 'text', value }];

describe('termLinker', () => {
  it('links a term where the page first says it, in any of its forms, and not again', () => {
    const linked = termLinker(basis([term('hovedgruppe', ['hovedgruppe', 'hovedgruppen'])]));
    expect(
      phrasingHtml(linked(text('I hovedgruppen er det flest. Hver hovedgruppe teller.'))),
    ).toBe(
      'I <a href="/under/begreper/#hovedgruppe" class="begrep">hovedgruppen</a> er det flest. Hver hovedgruppe teller.',
    );
    expect(phrasingHtml(linked(text('Ingen hovedgruppe.')))).toBe('Ingen hovedgruppe.');
  });

  it('takes whole words, and the longest term', () => {
    const terms = [term('skjermet', ['skjermet']), term('bedrift', ['skjermet virksomhet'])];
    const html = phrasingHtml(
      termLinker(basis(terms))(
        text('Uskjermet; skjermet virksomhet; AMO-skjermet; skjermet-tall; Skjermet'),
      ),
    );
    expect(html).toBe(
      'Uskjermet; <a href="/under/begreper/#bedrift" class="begrep">skjermet virksomhet</a>; AMO-skjermet; ' +
        'skjermet-tall; <a href="/under/begreper/#skjermet" class="begrep">Skjermet</a>',
    );
  });

  it('leaves everything as it is in a registry without terms', () => {
    expect(termLinker(basis([]))(text('hovedgruppe'))).toEqual(text('hovedgruppe'));
    expect([hasTerms(basis([]).register), termsPage(basis([]))]).toEqual([false, undefined]);
  });
});

describe('the page of terms', () => {
  it('explains each with its source; the site’s own need none', () => {
    const kilder = [{ tittel: 'En kilde', url: 'https://eksempel.no/' }];
    expect(termsPage(basis([term('a', ['a'], kilder), term('b', ['b'])]))?.terms).toEqual([
      {
        slug: 'a',
        navn: 'a',
        html: '<p>Hva a er.</p>',
        kilder: 'Kilde: <a href="https://eksempel.no/">En kilde</a>.',
      },
      { slug: 'b', navn: 'b', html: '<p>Hva b er.</p>', kilder: undefined },
    ]);
  });
});

describe('an entity’s page', () => {
  const page = (id: string) => entityPage({ niva: 'tiltak', id }, context);

  it('begins with what the tiltak is, and says the agency’s name where it is another', () => {
    expect(page('amo-kurs').navn).toBe('AMO-kurs');
    expect(page('amo-kurs').agencyName).toBe('AMO Kurs');
    expect(page('amo-kurs').ingress).toMatch(
      /^<a [^>]*class="begrep">AMO<\/a>-kurs|^AMO-kurs var i 2021 /,
    );
    expect(page('mentor').agencyName).toBeUndefined();
    expect(page('oppfolging').navn).toBe('Oppfølging');
  });

  it('links each term once, from the top down', () => {
    const { ingress = '', story, forklaring } = page('hoyere-utdanning-forsok');
    const told = [ingress, ...story.setninger.map(({ html }) => html), forklaring?.html ?? ''];
    const links = told.join(' ').match(/begreper\/#[a-z-]+/g) ?? [];
    expect(links).toContain('begreper/#skjermet-tall');
    expect(new Set(links).size).toBe(links.length);
  });
});
