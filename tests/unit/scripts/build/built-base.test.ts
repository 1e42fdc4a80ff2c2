import { describe, expect, it } from 'vitest';
import { bygdBase } from '../../../../scripts/build/built-base.ts';

const forside = (href: string) =>
  `<head>\n<link rel="alternate" type="application/atom+xml" href="${href}" title="Nye rapporter">\n</head>`;

describe('bygdBase', () => {
  it.each([
    ['/feed.xml', '/'],
    ['/tiltakstall/feed.xml', '/tiltakstall/'],
    ['/a/b/feed.xml', '/a/b/'],
    ['https://eksempel.no/feed.xml', '/'],
    ['https://eksempel.no/tall/feed.xml', '/tall/'],
  ])('of a front page that links to %s is %s', (href, base) => {
    expect(bygdBase(forside(href))).toBe(base);
  });

  it('is not guessed', () => {
    expect(bygdBase('<p>Noe annet</p>')).toBeUndefined();
    expect(bygdBase(forside('/nyheter.xml'))).toBeUndefined();
  });
});
