import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditSite } from '../../audit/audit.ts';
import { readFolder } from '../../audit/readers/folder.ts';
import { makeCorpus } from '../../bench/corpus.ts';
import { readRegister } from '../../src/lib/io/register.ts';
import { LITEN } from '../content-folders.ts';
import { build } from './build.ts';
import { readPage } from './built-site.ts';

const ID = '2021-02';
const LIST = `rapporter/${ID}/endringer`;

let folder: string;
let dist: string;
let rapporter: string;

/** One invented report, issued again with nearly every figure another. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiltakstall-utgaver-'));
  [dist, rapporter] = [join(folder, 'dist'), join(folder, 'rapporter')];
  mkdirSync(rapporter);
  const { register } = await readRegister(LITEN, 'tests/fixtures/liten');
  for (const [fro, name] of [`${ID}.txt`, `${ID}.utgave-2.txt`].entries()) {
    const [report] = makeCorpus({ fro: fro + 1, forste: ID, antall: 1, register }).filer;
    writeFileSync(join(rapporter, name), report?.tekst ?? '');
  }
  const CACHE_DIR = join(folder, 'lager');
  const outcome = await build({
    ...{ INNHOLD: LITEN, RAPPORTER: rapporter, OUT: dist, LEDGER: '', CACHE_DIR },
  });
  expect(outcome.code, outcome.output).toBe(0);
}, 300_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a report issued again with other figures all over', () => {
  it('counts them by subject, each with a page of its own, none of more than 3,000 elements', () => {
    const main = readPage(dist, `${LIST}/index.html`);
    const links = [...main.querySelectorAll('[data-edition="1"] a[href*="/utgave-1/"]')].map(
      (link) => link.getAttribute('href') ?? '',
    );
    expect(links).toContain(`/${LIST}/utgave-1/tiltak/mentor/`);
    expect(new Set(links).size).toBeGreaterThan(5);
    for (const link of new Set(links)) {
      const path = link.replace(/#.*/, '').slice(1);
      expect(existsSync(join(dist, path, 'index.html')), link).toBe(true);
      const page = readPage(dist, `${path}index.html`);
      expect(page.querySelectorAll('*').length).toBeLessThan(3000);
      expect(page.querySelectorAll('tbody tr').length).toBeGreaterThan(0);
    }
  });

  it('has no findings', () => {
    const [sources, register] = [readFolder(rapporter), readFolder(LITEN)];
    const { funn } = auditSite({ dist: readFolder(dist), rapporter: sources, register, base: '/' });
    expect(funn).toEqual([]);
  });
});
