import { expect, it } from 'vitest';
import { LinkCheck } from '../../audit/checks/link.ts';
import type { AuditContext } from '../../audit/page/context.ts';

const FRONT = '<link rel="canonical" href="https://tall.example/a/">';

/** What is found of the addresses in a text file of a site under `/a/`. */
function findings(text: string, elsewhere?: string[]): string[] {
  const found: string[] = [];
  const context = {
    dist: new Map([['feed.xml', new TextEncoder().encode(text)]]),
    base: '/a/',
    tally: { filer: 0, sider: 0, tall: 0, celler: 0, lenker: 0 },
    report: ({ regel, found: what }) => found.push(`${regel} ${what}`),
  } satisfies Partial<AuditContext> as unknown as AuditContext;
  new LinkCheck(FRONT, elsewhere).judge(context);
  return found;
}

it('an address of the same origin outside the site is one that its configuration leads to', () => {
  const text = '<a>https://tall.example/hvem</a> <a>https://tall.example/andre/</a>';
  expect(findings(text)).toEqual([
    'lenke-base https://tall.example/hvem',
    'lenke-base https://tall.example/andre/',
  ]);
  expect(findings(text, ['https://tall.example/hvem', 'mailto:a@b.example', ''])).toEqual([
    'lenke-base https://tall.example/andre/',
  ]);
});

it('an address within the site is a page of it, whoever leads there', () => {
  const text = '<a>https://tall.example/a/borte/</a>';
  expect(findings(text, ['https://tall.example/a/borte/'])).toEqual([
    'lenke-død https://tall.example/a/borte/',
  ]);
});
