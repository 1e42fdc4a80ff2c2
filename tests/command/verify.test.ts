import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LITEN } from '../content-folders.ts';

let folder: string;
const dist = (...path: string[]) => join(folder, 'dist', ...path);

function run(script: string, ...args: string[]) {
  const env = {
    ...process.env,
    INNHOLD: LITEN,
    RAPPORTER: '',
    LEDGER: '',
    OUT: dist(),
    CACHE_DIR: join(folder, 'cache'),
    NO_COLOR: '1',
    ...(script === 'build' ? { SITE: 'https://eksempel.no', BASE: '/prosjekt/' } : {}),
  };
  const call = [`scripts/${script}.ts`, ...args];
  const { status, stdout, stderr } = spawnSync('node', call, { encoding: 'utf8', env });
  return { code: status, output: stdout + stderr };
}

describe('npm run verify', () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'verify-'));
    const { code, output } = run('build');
    expect(code, output).toBe(0);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('finds that a copy is the build, at the address it was built for', () => {
    const { code, output } = run('verify');
    expect(code, output).toBe(0);
    expect(output).toMatch(/Kopien er bygget: \d+ filer er like/);
  });

  it('names what was changed in a copy, what is gone and what has come', () => {
    appendFileSync(dist('innbygging.js'), '\n');
    unlinkSync(dist('om', 'index.html'));
    writeFileSync(dist('ekstra.html'), '<p>Hei</p>');
    writeFileSync(dist('CNAME'), 'eksempel.no\n');
    const { code, output } = run('verify');
    expect(code).toBe(1);
    expect(output).toContain('annerledes  innbygging.js\n');
    expect(output).toContain('mangler     om/index.html\n');
    expect(output).toContain('til overs   ekstra.html\n');
    expect(output).toContain('1 filer er annerledes, 1 mangler og 1 er til overs.');
  });

  it('says where a folder is no site', () => {
    const { code, output } = run('verify', '--dist', folder);
    expect(code).toBe(2);
    expect(output).toContain('mappen er ikke et bygd nettsted');
  });
});
