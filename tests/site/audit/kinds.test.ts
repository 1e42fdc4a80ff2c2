import { describe, expect, inject, it } from 'vitest';
import type { Kind } from '../../../bench/tampering-kind.ts';
import { KINDS, TamperedSite, tells } from '../../../bench/tampered-site.ts';

const [, small] = inject('nettsteder');
if (!small) throw new Error('Nettstedet er ikke bygd');
const site = new TamperedSite(small.dist, small.base, small.innhold);
const CASES = KINDS.flatMap((kind) => kind.filer.map((place) => ({ kind, place })));

/** What an audit does not see, and `verify` does. */
const UNSEEN = new Set([
  'forklaringen av et tiltak',
  'en lenke til en slektning borte',
  'setninger byttet',
]);

describe('the kinds of tampering', () => {
  it('are at least 200 cases of at least 60 kinds, each kind by a name of its own', () => {
    expect(new Set(KINDS.map(({ slag }) => slag)).size).toBe(KINDS.length);
    expect(KINDS.length).toBeGreaterThanOrEqual(60);
    expect(CASES.length).toBeGreaterThanOrEqual(200);
  });

  it('all have something to change, and a comparison by digest names each file', () => {
    const unseen = CASES.map(({ kind, place }) => site.tamper(kind, place)).filter(
      (tampered) => !site.differs(tampered),
    );
    expect(unseen).toEqual([]);
  });

  it('go unseen by an audit in less than a twentieth', () => {
    const names = KINDS.map(({ slag }) => slag);
    expect([...UNSEEN].filter((one) => !names.includes(one))).toEqual([]);
    expect(UNSEEN.size).toBeLessThan(KINDS.length / 20);
  });

  it('are none of them on the site as it is', () => {
    expect(site.faults).toBe(0);
  });
});

// All places of each are tried by `npm run bench -- tampering`.
describe.each(Object.entries(Object.groupBy(KINDS, ({ gjelder }) => gjelder)))(
  'tampering with %s is found in its file and at its place, or known not to be',
  (_concern, kinds: readonly Kind[]) => {
    it.each(kinds.map((kind) => [kind.slag, kind] as const))('%s', (_name, kind) => {
      const tampered = site.tamper(kind, kind.filer[0] ?? /^$/);
      const found = site.found(tampered);
      expect(
        found.some((one) => tells(tampered, one)),
        `funnet i stedet: ${JSON.stringify(found.slice(0, 9))}`,
      ).toBe(!UNSEEN.has(kind.slag));
    });
  },
);
