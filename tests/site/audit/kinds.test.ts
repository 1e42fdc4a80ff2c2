import { unzipSync, zipSync } from 'fflate';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { DRAWING_KINDS } from './kinds/drawings.ts';
import type { Kind } from './kinds/kind.ts';
import { LIST_KINDS } from './kinds/lists.ts';
import { MACHINE_KINDS } from './kinds/machines.ts';
import { UNSEEN } from './kinds/unseen.ts';
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

/** The files in which an audit finds what was changed in one. */
function reveal({ fra, til, slag, del }: Kind, fil: RegExp): { fil: string; told: Set<string> } {
  const swap = typeof til === 'string' ? filledIn(til) : til;
  if (del === undefined) {
    const found = place.avslor({ navn: slag, regel: '', fil, fra, til: swap });
    return { fil: found.fil, told: new Set(found.funn.map((one) => one.fil)) };
  }
  const file = [...place.copy().keys()].find((one) => fil.test(one)) ?? '';
  const parts = unzipSync(place.bytes(file));
  const text = new TextDecoder().decode(parts[del]);
  const fresh = text.replace(fra, swap);
  if (fresh === text) throw new Error(`${slag}: ingenting ble endret i ${file}`);
  const book = zipSync({ ...parts, [del]: new TextEncoder().encode(fresh) });
  const funn = place.reviderMed(new Map([[file, book]]));
  return { fil: file, told: new Set(funn.map((one) => one.fil)) };
}

/** A swap with `$1` and the like for what the expression caught. */
function filledIn(swap: string) {
  return (_match: string, ...caught: string[]): string =>
    swap.replace(/\$(\d)/g, (_sign, number: string) => caught[Number(number) - 1] ?? '');
}

const name = (slag: string, fil: RegExp): string => `${slag}: ${fil.source}`;

it('at least 200 cases of at least 60 kinds, each kind by a name of its own', () => {
  expect(new Set(KINDS.map(({ slag }) => slag)).size).toBe(KINDS.length);
  expect(KINDS.length).toBeGreaterThanOrEqual(60);
  expect(CASES.length).toBeGreaterThanOrEqual(200);
});

it('what the auditor does not see is among them, and less than an eighth', () => {
  const known = new Set(CASES.map(({ kind, fil }) => name(kind.slag, fil)));
  expect([...UNSEEN].filter((one) => !known.has(one))).toEqual([]);
  expect(UNSEEN.size).toBeLessThan(CASES.length / 8);
});

describe.each(KINDS)('$gjelder: $slag', (kind) => {
  it.each(kind.filer.map((fil) => [fil.source, fil] as const))('in %s', (_source, fil) => {
    const { fil: file, told } = reveal(kind, fil);
    expect([...told]).toEqual(UNSEEN.has(name(kind.slag, fil)) ? [] : [file]);
  });
});
