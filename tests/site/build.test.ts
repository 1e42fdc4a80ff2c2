import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { lstat, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { finishSite } from '../../src/lib/build/manifest.ts';
import { CONTENT, LITEN } from '../content-folders.ts';
import { main } from '../../scripts/build.ts';
import { callCommand } from '../run-command.ts';
import { build, type BuildConfig } from './build.ts';
import { listFiles, SITE } from './built-site.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiltakstall-bygg-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** A folder with an earlier build in it, as small as the build command takes for one. */
async function earlierBuild(name: string): Promise<string> {
  const out = join(folder, name);
  await mkdir(join(out, 'data'), { recursive: true });
  const files = ['data/observasjoner.csv', 'index.html'];
  for (const file of files) await writeFile(join(out, file), 'forrige\n');
  finishSite(out, out, files);
  return out;
}

/** A folder of reports made of the real one with one place changed. */
async function changedReport(name: string, from: string, to: string): Promise<string> {
  const reports = join(folder, name);
  await mkdir(reports);
  const text = await readFile('tests/fixtures/innhold/rapporter/2021-05.txt', 'utf8');
  expect(text).toContain(from);
  await writeFile(join(reports, '2021-05.txt'), text.replace(from, to));
  return reports;
}

/** Calls the build command in this process: for builds that are refused before pages are built. */
const refuse = (env: BuildConfig) =>
  callCommand(main, [], {
    SITE,
    BASE: '/',
    INNHOLD: CONTENT,
    CACHE_DIR: join(folder, 'refused'),
    ...env,
  });

/** Builds from these reports over an earlier build, and expects it to fail and to leave that build alone. */
async function expectRefusal(name: string, reports: string): Promise<string> {
  const out = await earlierBuild(`${name}-ut`);
  const before = listFiles(folder);
  const { code, output } = await refuse({ OUT: out, RAPPORTER: reports });
  expect(code, output).toBe(1);
  expect(listFiles(folder)).toEqual(before);
  expect(await readFile(join(out, 'index.html'), 'utf8')).toBe('forrige\n');
  expect(output).not.toMatch(/\n\s+at .*:\d+:\d+\)?/);
  return output;
}

describe('the build', () => {
  it('leaves the earlier build and nothing else when it is interrupted', async () => {
    const out = await earlierBuild('avbrutt-ut');
    const before = listFiles(folder);
    const child = spawn(process.execPath, ['scripts/build.ts'], {
      env: { ...process.env, OUT: out, BASE: '/', INNHOLD: CONTENT },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const fresh = join('.astro', `nytt-${child.pid ?? 0}`);
    await vi.waitFor(() => {
      // Workers are writing the pages that the release keeps, and Astro the others.
      expect(listFiles(fresh).some((file) => file.includes('2021-05/tiltak/'))).toBe(true);
    }, 60_000);
    child.kill('SIGINT');
    const [code] = (await once(child, 'close')) as [number | null];
    expect(code, said).toBe(1);
    expect(said).toContain('Bygget er avbrutt');
    expect(existsSync(fresh)).toBe(false);
    expect(listFiles(folder)).toEqual(before);
  }, 120_000);

  it('says that a folder of reports is missing', async () => {
    const output = await expectRefusal('mangler', join(folder, 'finnes-ikke'));
    expect(output).toContain('finnes-ikke');
  });

  it('says that a folder of reports is empty', async () => {
    const reports = join(folder, 'tom-mappe');
    await mkdir(reports);
    expect(await expectRefusal('tom', reports)).toContain('tom-mappe');
  });

  it('says that a file is not text', async () => {
    const output = await expectRefusal('binar', 'tests/fixtures/syntetisk-binar');
    expect(output).toContain('tests/fixtures/syntetisk-binar/2021-05.txt');
  });

  it('says what it cannot read, and where', async () => {
    const output = await expectRefusal('uleselig', 'tests/fixtures/syntetisk-uleselig');
    expect(output).toContain('tests/fixtures/syntetisk-uleselig/2021-05.txt:11:28');
  });

  it('points at a misread digit by the sums it breaks', async () => {
    const reports = await changedReport('feil-siffer', '\t7 853\t7 982', '\t7 853\t7 983');
    const output = await expectRefusal('feil-siffer', reports);
    expect(output).toMatch(/2021-05\.txt:131:\d+/);
  });

  it('points at every fault at once', async () => {
    const reports = await changedReport('to-feil', 'Mentor\t260\t261', 'Mentor\t2x0\t26-1');
    const output = await expectRefusal('to-feil', reports);
    expect(output).toMatch(/2021-05\.txt:136:8/);
    expect(output).toMatch(/2021-05\.txt:136:12/);
  });

  it('refuses a base it cannot use', async () => {
    const { code, output } = await refuse({ OUT: join(folder, 'base-ut'), BASE: '/a b/' });
    expect(code).toBe(2);
    expect(output).toContain('a b');
  });

  it('refuses an address of the site without its scheme', async () => {
    const { code, output } = await refuse({ OUT: join(folder, 'site-ut'), SITE: 'eksempel.no' });
    expect(code).toBe(2);
    expect(output).toContain('https://eksempel.no, ikke «eksempel.no»');
  });

  it('does not write over a folder that is not an earlier build', async () => {
    const out = join(folder, 'noe-annet');
    await mkdir(out);
    await writeFile(join(out, 'brev.txt'), 'viktig\n');
    const { code } = await refuse({ OUT: out });
    expect(code).toBe(2);
    expect(listFiles(out)).toEqual(['brev.txt']);
  });

  it('names what in an earlier build is not of it, and removes none of it', async () => {
    const out = await earlierBuild('med-fremmed');
    await mkdir(join(out, '.git'));
    await writeFile(join(out, '.git/HEAD'), 'ref\n');
    await writeFile(join(out, 'avhandling.txt'), 'viktig\n');
    const before = listFiles(out);
    const { code, output } = await refuse({ OUT: out });
    expect(code).toBe(2);
    expect(output).toContain('  .git/\n  avhandling.txt\n');
    expect(listFiles(out)).toEqual(before);
  });

  describe('of the same reports again, where a link leads to an earlier build', () => {
    const [, first] = inject('nettsteder');
    const link = () => join(folder, 'lenke');
    let out: string;
    beforeAll(async () => {
      out = await earlierBuild('lenket');
      await symlink(out, link());
      await writeFile(join(out, 'CNAME'), 'eksempel.no\n');
      // Nothing of what the first build kept: all is worked out anew.
      const CACHE_DIR = join(folder, 'eget-lager');
      const again = { OUT: link(), BASE: first?.base ?? '/', INNHOLD: LITEN, CACHE_DIR };
      const { code, output } = await build(again);
      expect(code, output).toBe(0);
    });

    it('gives the same bytes', async () => {
      const dist = first?.dist ?? '';
      expect(listFiles(out).filter((file) => file !== 'CNAME')).toEqual(listFiles(dist));
      const differing: string[] = [];
      for (const file of listFiles(dist)) {
        const [a, b] = await Promise.all([readFile(join(dist, file)), readFile(join(out, file))]);
        if (!a.equals(b)) differing.push(file);
      }
      expect(differing).toEqual([]);
    });

    it('follows the link, takes the domain along, and lists what it made', async () => {
      expect((await lstat(link())).isSymbolicLink()).toBe(true);
      expect(await readFile(join(out, 'CNAME'), 'utf8')).toBe('eksempel.no\n');
      execFileSync('sha256sum', ['--check', '--strict', '--quiet', 'SHA256SUMS'], { cwd: out });
      const listed = await readFile(join(out, 'SHA256SUMS'), 'utf8');
      const known = listed.split('\n').map((line) => line.slice(66));
      expect(listFiles(out).filter((file) => !known.includes(file))).toEqual([
        'CNAME',
        'SHA256SUMS',
      ]);
      expect(await readFile(join(out, '.nojekyll'), 'utf8')).toBe('');
    });
  });

  it('fails when a published address would vanish, and leaves the earlier build alone', async () => {
    const out = await earlierBuild('lovnad-ut');
    const addresses = join(folder, 'adresser.txt');
    await writeFile(addresses, '/\n/tiltak/mentor/\n/tiltak/finnes-ikke/\n/rapporter/2019-12/\n');
    const { code, output } = await build({ OUT: out, LEDGER: addresses, INNHOLD: LITEN });
    expect(code, output).toBe(1);
    expect(output).toMatch(
      /adresser\.txt:3:1[\s\S]*\/tiltak\/finnes-ikke\/[\s\S]*adresse-forsvinner/,
    );
    expect(output).toMatch(/adresser\.txt:4:1/);
    expect(output).not.toContain('adresser.txt:2:1');
    expect(output).not.toMatch(/\n\s+at .*:\d+:\d+\)?/);
    expect(await readFile(join(out, 'index.html'), 'utf8')).toBe('forrige\n');
  });
});
