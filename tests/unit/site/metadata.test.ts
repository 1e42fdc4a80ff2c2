import { describe, expect, it } from 'vitest';
import { metadata } from '../../../src/lib/site/metadata.ts';
import { titled, type PageHead } from '../../../src/lib/site/model.ts';
import { parseSiteUrl } from '../../../src/lib/site/url.ts';

const HEAD: PageHead = {
  sti: '/tiltak/oppfolging/',
  ...titled('Oppfølging – forsøk'),
  description: 'Flere deltakere.',
  breadcrumbs: [{ tekst: 'Alle tiltak', sti: '/tiltak/' }],
};

describe('what a page tells search engines and link previews', () => {
  it('names the page in its trail as a whole, without the site', () => {
    expect(HEAD.tittel).toBe('Oppfølging – forsøk – Tiltakstall');
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
      imageAlt: 'Flere deltakere.',
      jsonLd: undefined,
    });
  });

  it('is shared with another page’s picture where it has none, and says what that shows', () => {
    const head = { ...HEAD, sti: '/figur/oppfolging-endring/' };
    const image = { of: HEAD.sti, alt: 'Oppfølging – forsøk: siste måned og utviklingen' };
    expect(metadata({ ...head, image }, parseSiteUrl(undefined, '/t/'))).toMatchObject({
      image: '/t/bilder/tiltak/oppfolging.png',
      imageAlt: image.alt,
    });
  });

  it('says that the picture is of the whole where it is shared with that of its release', () => {
    const head = { ...HEAD, sti: '/rapporter/2021-05/tiltak/oppfolging/' };
    expect(metadata(head, parseSiteUrl(undefined, '/t/'))).toMatchObject({
      image: '/t/bilder/rapporter/2021-05.png',
      imageAlt: 'Alle tiltak: siste måned og utviklingen',
    });
  });
});
