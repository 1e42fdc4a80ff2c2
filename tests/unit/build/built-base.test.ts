import { describe, expect, it } from 'vitest';
import { builtBase } from '../../../src/lib/build/read-build.ts';

const frontPage = (href: string) =>
  `<head>\n<link rel="alternate" type="application/atom+xml" href="${href}" title="Nye rapporter">\n</head>`;

describe('builtBase', () => {
  it.each([
    ['/feed.xml', '/'],
    ['/tiltakstall/feed.xml', '/tiltakstall/'],
    ['/a/b/feed.xml', '/a/b/'],
    ['https://eksempel.no/feed.xml', '/'],
    ['https://eksempel.no/tall/feed.xml', '/tall/'],
  ])('of a front page that links to %s is %s', (href, base) => {
    expect(builtBase(frontPage(href))).toBe(base);
  });

  it('is not guessed', () => {
    expect(builtBase('<p>Noe annet</p>')).toBeUndefined();
    expect(builtBase(frontPage('/nyheter.xml'))).toBeUndefined();
  });
});
