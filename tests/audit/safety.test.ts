import { describe, expect, it } from 'vitest';
import { findingOnPage } from './sample-page.ts';

/** Where the auditor finds unsafe addresses, or elements and attributes that no page has, on a page with this body. */
function unsafe(content: string): string[] {
  return findingOnPage(content)
    .filter(({ regel }) => regel === 'utrygg' || regel === 'form')
    .map(({ sted }) => sted.split(':')[0] ?? '');
}

describe('utrygg', () => {
  it.each([
    '<a href="JAVASCRIPT:alert(1)">x</a>',
    '<a href="java&#10;script:alert(1)">x</a>',
    '<a href="&#1; vbscript:x">x</a>',
    '<a href="data:text/html,x">x</a>',
    '<a href="file:///etc/passwd">x</a>',
    '<a href="//ond.no/">x</a>',
    '<a href="/\\ond.no/">x</a>',
    '<form action="javascript:x()"></form>',
    '<img src="https://ond.no/x.png" alt="">',
    '<img srcset="/x.png 1x, https://ond.no/x.png 2x" alt="">',
    '<img src="data:image/svg+xml,x" alt="">',
    '<script src="https://ond.no/x.js"></script>',
    '<link rel="stylesheet" href="https://ond.no/x.css">',
    '<iframe src="https://ond.no/"></iframe>',
    '<iframe srcdoc="x"></iframe>',
    '<svg><image href="https://ond.no/x.png"/></svg>',
    '<svg><a xlink:href="javascript:x()"><text>x</text></a></svg>',
    '<p style="background: url(https://ond.no/x.png)">x</p>',
    '<p onclick="x()">x</p>',
    '<base href="https://ond.no/">',
  ])('finds %s', (content) => {
    expect(new Set(unsafe(content))).toEqual(new Set(['1']));
  });

  it.each([
    '<a href="https://eksempel.no/">x</a> <a href="http://eksempel.no/">y</a>',
    '<a href="mailto:red@eksempel.no">x</a>',
    '<a href="/tiltak/alfakurs/">x</a> <a href="../">y</a> <a href="#topp">z</a>',
    '<a href="/tiltak/a:b/">x</a>',
    '<script src="/x.js"></script>',
    '<p>&lt;a href="javascript:x()"&gt;</p>',
  ])('lets %s be', (content) => {
    expect(unsafe(content)).toEqual([]);
  });
});
