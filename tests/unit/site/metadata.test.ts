import { describe, expect, it } from 'vitest';
import { metadata } from '../../../src/lib/site/metadata.ts';
import { windowTitle, type PageHead } from '../../../src/lib/site/model.ts';
import { parseSiteUrl } from '../../../src/lib/site/url.ts';

const HEAD: PageHead = {
  sti: '/tiltak/oppfolging/',
  name: 'Oppfølging – forsøk',
  description: 'Flere deltakere.',
  breadcrumbs: [{ tekst: 'Alle tiltak', sti: '/tiltak/' }],
};

describe('what a page tells search engines and link previews', () => {
  it('names the page in its trail as a whole, without the site', () => {
    expect(windowTitle(HEAD, { name: 'Arbeid i tall' })).toBe(
      'Oppfølging – forsøk – Arbeid i tall',
    );
    const { jsonLd } = metadata(HEAD, parseSiteUrl('https://eksempel.no', '/t/'));
    expect(JSON.parse(jsonLd ?? '')).toEqual({
      '@context': 'https://schema.org',
      '@graph': [
        {
          '@type': 'BreadcrumbList',
          itemListElement: [
            {
              '@type': 'ListItem',
              position: 1,
              name: 'Alle tiltak',
              item: 'https://eksempel.no/t/tiltak/',
            },
            {
              '@type': 'ListItem',
              position: 2,
              name: 'Oppfølging – forsøk',
              item: 'https://eksempel.no/t/tiltak/oppfolging/',
            },
          ],
        },
      ],
    });
  });

  it('has no canonical address as long as the site has none, and no JSON-LD where there is nothing to tell', () => {
    const bare = metadata({ ...HEAD, breadcrumbs: [] }, parseSiteUrl(undefined, '/t/'));
    expect(bare).toEqual({
      title: 'Oppfølging – forsøk – Tiltakstall',
      canonical: undefined,
      image: '/t/bilder/tiltak/oppfolging.png',
      jsonLd: undefined,
    });
  });
});
