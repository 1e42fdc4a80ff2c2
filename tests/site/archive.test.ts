import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCorpus, writeCorpus } from '../../bench/corpus.ts';
import { readRegister } from '../../src/lib/io/register.ts';
import { LITEN } from '../content-folders.ts';
import { build } from './build.ts';

const TIME = 900_000;

let folder: string;
/** Two reports of the same year, then one more that changes figures of theirs; and all three at once. */
let first: Map<string, string>;
let grown: Map<string, string>;
let clean: Map<string, string>;
/** What the build with one report more said. */
let told: string;
/** All three once more, with nothing changed, and what that build said. */
let same: Map<string, string>;
let toldAgain: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'arkiv-'));
  const { register } = await readRegister(LITEN, 'tests/fixtures/liten');
  const { filer } = makeCorpus({ forste: '2019-10', antall: 3, register, revision: 0.02 });
  await writeCorpus(join(folder, 'rapporter'), filer.slice(0, 2));
  first = await buildTo('dist', 'lager');
  await writeCorpus(join(folder, 'rapporter'), filer.slice(2));
  await damageLarge(join(folder, 'lager'));
  grown = await buildTo('dist', 'lager', (output) => (told = output));
  clean = await buildTo('ren', 'ren-lager');
  same = await buildTo('ren', 'ren-lager', (output) => (toldAgain = output));
}, TIME);

afterAll(() => rm(folder, { recursive: true, force: true }));

async function buildTo(
  out: string,
  cache: string,
  hear: (output: string) => void = () => undefined,
): Promise<Map<string, string>> {
  const env = {
    RAPPORTER: join(folder, 'rapporter'),
    OUT: join(folder, out),
    LEDGER: '',
    INNHOLD: LITEN,
  };
  const { code, output } = await build({ ...env, CACHE_DIR: join(folder, cache) });
  expect(code, output).toBe(0);
  hear(output);
  return readTree(join(folder, out));
}

/** Cuts off what is kept of one release's pages and of one report: the next build must not believe it. */
async function damageLarge(cache: string): Promise<void> {
  const names = await readdir(cache);
  for (const kind of ['modeller-', 'rapport-']) {
    const path = join(cache, names.find((name) => name.startsWith(kind)) ?? '');
    const bytes = await readFile(path);
    await writeFile(path, bytes.subarray(0, bytes.length / 2));
  }
}

async function readTree(root: string): Promise<Map<string, string>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const read = files.map(async (file) => {
    const path = join(file.parentPath, file.name);
    return [path.slice(root.length), await readFile(path, 'latin1')] as const;
  });
  return new Map((await Promise.all(read)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const NOTICE = /<p data-varsel[\s\S]*?<\/p>/;

describe('adding a report', () => {
  it('gives the same bytes as building all at once', () => {
    expect([...grown.keys()]).toEqual([...clean.keys()]);
    expect([...grown].filter(([path, bytes]) => clean.get(path) !== bytes)).toEqual([]);
  });

  it('leaves the site alone where nothing is changed', () => {
    expect(toldAgain).toContain('Ingenting er endret siden forrige bygg.');
    expect(same).toEqual(clean);
  });

  it('tells what was damaged, and what is as it was', () => {
    expect(told).toMatch(/^\d+ sider fra forrige bygg er beholdt uendret\.$/m);
    expect(told).toMatch(/av lageret \(CACHE_DIR\) var skadet og er regnet ut på nytt\.$/m);
  });

  it('changes no page that a release keeps, but for a notice where figures on it are changed', () => {
    const kept = [...first].filter(([path]) => /^\/rapporter\/.+\/index\.html$/.test(path));
    expect(kept.length).toBeGreaterThan(20);
    for (const [path, before] of kept) {
      const after = grown.get(path) ?? '';
      const without = after.replace(NOTICE, '').replace(/\s+/g, ' ');
      expect(without, path).toBe(before.replace(NOTICE, '').replace(/\s+/g, ' '));
    }
    // Those that the new report was the first to change.
    const noticed = kept.filter(
      ([path, before]) => NOTICE.test(grown.get(path) ?? '') && !NOTICE.test(before),
    );
    expect(noticed.length).toBeGreaterThan(0);
    expect(noticed.length).toBeLessThan(kept.length);
  });

  it('changes no download of an earlier release', () => {
    const downloads = [...first].filter(([path]) => path.startsWith('/data/rapporter/'));
    expect(downloads.length).toBeGreaterThanOrEqual(6);
    for (const [path, bytes] of downloads) expect(grown.get(path), path).toBe(bytes);
  });

  it('lists the changed figures', () => {
    expect(grown.get('/endringer/index.html')).toContain('<tr id="r2019-12">');
  });
});
