import { spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

const FIXTURE = 'tests/fixtures/syntetisk-revisor';
const KILDER = ['--rapporter', `${FIXTURE}/rapporter`, '--register', `${FIXTURE}/register`];

function audit(...argumenter: string[]): { kode: number | null; ut: string; feil: string } {
  const { status, stdout, stderr } = spawnSync('node', ['scripts/audit.ts', ...argumenter], {
    encoding: 'utf8',
    env: { ...process.env, OUT: '', RAPPORTER: '', BASE: '' },
  });
  return { kode: status, ut: stdout, feil: stderr };
}

describe('npm run audit', () => {
  let mappe = '';
  beforeAll(() => {
    mappe = mkdtempSync(join(tmpdir(), 'revisor-'));
    mkdirSync(join(mappe, 'dist'));
    writeFileSync(
      join(mappe, 'dist/index.html'),
      '<!doctype html><html lang="nb"><title>Prøve</title>',
    );
    mkdirSync(join(mappe, 'tom'));
    mkdirSync(join(mappe, 'rart'));
    writeFileSync(join(mappe, 'rart/2031-03.txt'), 'Dette er ingen rapport.');
  });

  it('tells what it takes', () => {
    const { kode, ut } = audit('--help');
    expect(kode).toBe(0);
    expect(ut).toContain('--rapporter MAPPE');
  });

  it.each([
    ['an unknown flag', ['--fort']],
    ['a folder that does not exist', ['--dist', 'finnes-ikke', ...KILDER]],
    ['an empty site', () => ['--dist', join(mappe, 'tom'), ...KILDER]],
    [
      'an empty report folder',
      () => ['--dist', join(mappe, 'dist'), '--rapporter', join(mappe, 'tom')],
    ],
    [
      'a report it cannot read',
      () => ['--dist', join(mappe, 'dist'), '--rapporter', join(mappe, 'rart')],
    ],
  ])('refuses %s with exit 2 and a reason', (_navn, argumenter) => {
    const { kode, ut, feil } = audit(
      ...(typeof argumenter === 'function' ? argumenter() : argumenter),
    );
    expect(kode).toBe(2);
    expect(ut).toBe('');
    expect(feil.trim()).not.toBe('');
    expect(feil).not.toMatch(/^\s+at /m);
  });

  it('exits 1 on findings, names each file and place, and sums up', () => {
    const { kode, ut } = audit('--dist', join(mappe, 'dist'), ...KILDER);
    expect(kode).toBe(1);
    expect(ut).toContain('tiltak/alfakurs/index.html:1:1  side-mangler: siden finnes ikke');
    expect(ut.trim().split('\n').at(-1)).toMatch(
      /^\d+ funn: 0 tall, 0 celler og 0 lenker prøvd på 1 sider$/,
    );
  });

  it('prints the same as data', () => {
    const { kode, ut } = audit('--json', '--dist', join(mappe, 'dist'), ...KILDER);
    expect(kode).toBe(1);
    const { funn, telling } = JSON.parse(ut) as { funn: Record<string, string>[]; telling: object };
    expect(funn[0]).toHaveProperty('fil');
    expect(funn[0]).toHaveProperty('regel');
    expect(telling).toMatchObject({ sider: 1, tall: 0 });
  });
});
