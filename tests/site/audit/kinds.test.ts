import { unzipSync, zipSync } from 'fflate';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { DRAWING_KINDS } from './kinds/drawings.ts';
import { PLACES, type Kind } from './kinds/kind.ts';
import { LIST_KINDS } from './kinds/lists.ts';
import { MACHINE_KINDS } from './kinds/machines.ts';
import { WORD_KINDS } from './kinds/words.ts';
import { TestSite } from './tampering.ts';

const [, small] = inject('nettsteder');
if (!small) throw new Error('Nettstedet er ikke bygd');
const place = new TestSite(small.dist, small.base, {
  rapporter: join(small.innhold, 'rapporter'),
  register: small.innhold,
});
const KINDS = [...WORD_KINDS, ...LIST_KINDS, ...DRAWING_KINDS, ...MACHINE_KINDS];
const CASES = KINDS.flatMap((kind) => kind.filer.map((fil) => ({ kind, fil })));

/** The file, and what an audit says of it that it does not say of the good one. */
function reveal({ fra, til, slag, del }: Kind, fil: RegExp) {
  const swap = typeof til === 'string' ? filledIn(til) : til;
  if (del === undefined) return place.avslor({ navn: slag, regel: '', fil, fra, til: swap });
  const file = [...place.copy().keys()].find((one) => fil.test(one)) ?? '';
  const parts = unzipSync(place.bytes(file));
  const text = new TextDecoder().decode(parts[del]);
  const fresh = text.replace(fra, swap);
  if (fresh === text) throw new Error(`${slag}: ingenting ble endret i ${file}`);
  const book = zipSync({ ...parts, [del]: new TextEncoder().encode(fresh) });
  return { fil: file, funn: place.avslorFil(file, book) };
}

/** A swap with `$1` and the like for what the expression caught. */
function filledIn(swap: string) {
  return (_match: string, ...caught: string[]): string =>
    swap.replace(/\$(\d)/g, (_sign, number: string) => caught[Number(number) - 1] ?? '');
}

const name = (slag: string, fil: RegExp): string => `${slag}: ${fil.source}`;
const { group, cube } = PLACES;
/** What only a comparison with a new build finds (`npm run verify`). */
const UNSEEN = new Set([name('tabellfoten borte', group), name('kubens navn', cube)]);

it('at least 95 of 100 cases are found by the auditor itself', () => {
  expect(UNSEEN.size).toBeLessThanOrEqual(0.05 * CASES.length);
  expect(
    [...UNSEEN].filter((one) => !CASES.some(({ kind, fil }) => name(kind.slag, fil) === one)),
  ).toEqual([]);
});

it('there are at least 200 cases of at least 60 kinds, each kind by a name of its own', () => {
  expect(new Set(KINDS.map(({ slag }) => slag)).size).toBe(KINDS.length);
  expect(KINDS.length).toBeGreaterThanOrEqual(60);
  expect(CASES.length).toBeGreaterThanOrEqual(200);
});

it('half a site is told as such, by what is missing', () => {
  const gone = [...place.copy().keys()].sort().filter((_, i) => i % 2 === 1);
  const funn = place.reviderMed(new Map(gone.map((file) => [file, undefined])));
  for (const rule of ['side-mangler', 'figur-mangler', 'nedlasting-mangler', 'lenke-død'])
    expect(funn.map(({ regel }) => regel)).toContain(rule);
  expect(funn.length).toBeGreaterThan(gone.length);
});

describe.each(KINDS)('$gjelder: $slag', (kind) => {
  const found = kind.filer.filter((fil) => !UNSEEN.has(name(kind.slag, fil)));
  it.each(kind.filer.map((fil) => [fil.source, fil] as const))('in %s', (_source, fil) => {
    const { fil: file, funn } = reveal(kind, fil);
    const told = [...new Set(funn.map((one) => one.fil))];
    expect(told).toEqual(found.includes(fil) ? [file] : []);
  });
});
