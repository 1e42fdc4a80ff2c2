import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { finishSite, foreignFilesIn, MANIFEST } from '../../../src/lib/build/manifest.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'manifest-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const dist = () => join(folder, 'dist');
const PAGES = ['index.html', 'data/observasjoner.csv', 'tiltak/mentor/index.html'];

function put(file: string, text: string, folder = dist()): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

function build(): void {
  for (const file of PAGES) put(file, file);
  finishSite(dist(), join(folder, 'forrige'), PAGES);
}

describe('finishSite', () => {
  it('lists every file but the list itself, sorted, as sha256sum reads it', () => {
    build();
    const lines = readFileSync(join(dist(), MANIFEST), 'utf8').trimEnd().split('\n');
    expect(lines.map((line) => line.slice(66))).toEqual(['.nojekyll', ...PAGES].sort());
    expect(readFileSync(join(dist(), '.nojekyll'), 'utf8')).toBe('');
    execFileSync('sha256sum', ['--check', '--strict', MANIFEST], { cwd: dist(), stdio: 'pipe' });
    put('index.html', 'endret');
    expect(() =>
      execFileSync('sha256sum', ['--check', MANIFEST], { cwd: dist(), stdio: 'pipe' }),
    ).toThrow('1 computed checksum did NOT match');
  });

  it('takes the domain along, and does not list it', () => {
    put('CNAME', 'eksempel.no\n', join(folder, 'forrige'));
    build();
    expect(readFileSync(join(dist(), 'CNAME'), 'utf8')).toBe('eksempel.no\n');
    expect(readFileSync(join(dist(), MANIFEST), 'utf8')).not.toContain('CNAME');
    expect(existsSync(join(folder, 'forrige/CNAME'))).toBe(true);
  });
});

describe('foreignFilesIn', () => {
  it('finds nothing in a build, nor what its host was told', () => {
    build();
    put('CNAME', 'eksempel.no\n');
    mkdirSync(join(dist(), 'tom'));
    expect(foreignFilesIn(dist())).toEqual([]);
  });

  it('names what somebody else has put into a build', () => {
    build();
    put('.git/HEAD', 'x');
    put('.git/objects/a', 'x');
    put('tiltak/mentor/avhandling.txt', 'x');
    put('tiltak/CNAME', 'x');
    symlinkSync('/', join(dist(), 'lenke'));
    expect(foreignFilesIn(dist())).toEqual([
      '.git/',
      'lenke',
      'tiltak/CNAME',
      'tiltak/mentor/avhandling.txt',
    ]);
  });

  it('takes no folder for a build without its list, or with the list of something else', () => {
    for (const file of PAGES) put(file, file);
    expect(foreignFilesIn(dist())).toEqual(['data/', 'index.html', 'tiltak/']);
    put(MANIFEST, `${'0'.repeat(64)}  index.html\n`);
    expect(foreignFilesIn(dist())).toEqual([MANIFEST, 'data/', 'index.html', 'tiltak/']);
  });
});
