import { appendFileSync, mkdtempSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../scripts/verify.ts';
import { LITEN } from '../content-folders.ts';
import { callCommand, runCommand } from '../run-command.ts';

let folder: string;
const dist = (...path: string[]) => join(folder, 'dist', ...path);

const env = (own: Record<string, string> = {}) => ({
  ...process.env,
  INNHOLD: LITEN,
  RAPPORTER: '',
  LEDGER: '',
  OUT: dist(),
  CACHE_DIR: join(folder, 'cache'),
  ...own,
});
const verify = (...args: string[]) => callCommand(main, args, env());

describe('npm run verify', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'verify-'));
    const own = { SITE: 'https://eksempel.no', BASE: '/prosjekt/' };
    const { code, output } = await runCommand('build', [], env(own));
    expect(code, output).toBe(0);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('finds that a copy is the build, at the address it was built for', async () => {
    const { code, output } = await verify();
    expect(code, output).toBe(0);
    expect(output).toMatch(/Kopien er bygget: \d+ filer er like/);
  });

  it('names what was changed in a copy, what is gone and what has come', async () => {
    appendFileSync(dist('innbygging.js'), '\n');
    unlinkSync(dist('om', 'index.html'));
    writeFileSync(dist('ekstra.html'), '<p>Hei</p>');
    writeFileSync(dist('CNAME'), 'eksempel.no\n');
    const { code, output } = await verify();
    expect(code).toBe(1);
    expect(output).toContain('annerledes  innbygging.js\n');
    expect(output).toContain('mangler     om/index.html\n');
    expect(output).toContain('til overs   ekstra.html\n');
    expect(output).toContain('1 filer er annerledes, 1 mangler og 1 er til overs.');
  });

  it('says where a folder is no site', async () => {
    const { code, output } = await verify('--dist', folder);
    expect(code).toBe(2);
    expect(output).toContain('mappen er ikke et bygd nettsted');
  });
});
