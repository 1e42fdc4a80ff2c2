import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
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
    writeFileSync(join(mappe, 'fil'), 'Dette er ingen mappe.');
    for (const [navn, fil, tekst] of [
      ['yaml', 'rettelser.yml', '- rapport: [\n'],
      ['registerfil', 'tiltak/alfakurs.md', '---\nnavn: [\n---\n'],
    ] as const) {
      cpSync(`${FIXTURE}/register`, join(mappe, navn), { recursive: true });
      writeFileSync(join(mappe, navn, fil), tekst);
    }
    for (const [navn, endre] of [
      ['binar', () => Buffer.from([0, 255, 216, 0, 1, 2])],
      ['halv', (tekst: string) => tekst.replace(/\t\d+\n/, '\n')],
      ['to', (tekst: string) => tekst.replace(/\t630\n/, '\t631\n')],
    ] as const) {
      cpSync(`${FIXTURE}/rapporter`, join(mappe, navn), { recursive: true });
      const tekst = readFileSync(`${FIXTURE}/rapporter/2031-03.txt`, 'utf8');
      const fil = navn === 'to' ? '2031-03-ny.txt' : '2031-03.txt';
      writeFileSync(join(mappe, navn, fil), endre(tekst));
    }
  });

  const medDist = (): string[] => ['--dist', join(mappe, 'dist')];
  const medRegister = (navn: string): string[] => [
    ...medDist(),
    ...['--rapporter', `${FIXTURE}/rapporter`, '--register', join(mappe, navn)],
  ];
  const medRapporter = (navn: string): string[] => [
    ...medDist(),
    ...['--rapporter', join(mappe, navn), '--register', `${FIXTURE}/register`],
  ];

  it('tells what it takes', () => {
    const { kode, ut } = audit('--help');
    expect(kode).toBe(0);
    expect(ut).toContain('--rapporter MAPPE');
  });

  it.each([
    ['an unknown flag', ['--fort']],
    ['a folder that does not exist', ['--dist', 'finnes-ikke', ...KILDER]],
    ['an empty site', () => ['--dist', join(mappe, 'tom'), ...KILDER]],
    ['a site that is a file', () => ['--dist', join(mappe, 'fil'), ...KILDER]],
    [
      'a report folder that does not exist',
      () => ['--dist', join(mappe, 'dist'), '--rapporter', join(mappe, 'borte')],
    ],
    [
      'a registry that does not exist',
      () => [...medDist(), '--rapporter', `${FIXTURE}/rapporter`, '--register', 'finnes-ikke'],
    ],
    ['a registry file that is no YAML', () => medRegister('registerfil')],
    ['corrections that are no YAML', () => medRegister('yaml')],
    ['a report of bytes', () => medRapporter('binar')],
    ['a report with a row cut short', () => medRapporter('halv')],
    ['two reports that tell one release differently', () => medRapporter('to')],
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
