import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

const FIXTURE = 'tests/fixtures/syntetisk-revisor';
const SOURCES = ['--rapporter', `${FIXTURE}/rapporter`, '--register', `${FIXTURE}/register`];

function audit(...argumentsValue: string[]): { kode: number | null; ut: string; feil: string } {
  const { status, stdout, stderr } = spawnSync('node', ['scripts/audit.ts', ...argumentsValue], {
    encoding: 'utf8',
    env: { ...process.env, OUT: '', RAPPORTER: '', BASE: '' },
  });
  return { kode: status, ut: stdout, feil: stderr };
}

describe('npm run audit', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'revisor-'));
    mkdirSync(join(folder, 'dist'));
    writeFileSync(
      join(folder, 'dist/index.html'),
      '<!doctype html><html lang="nb"><title>Prøve</title>',
    );
    mkdirSync(join(folder, 'tom'));
    mkdirSync(join(folder, 'rart'));
    writeFileSync(join(folder, 'rart/2031-03.txt'), 'Dette er ingen rapport.');
    writeFileSync(join(folder, 'fil'), 'Dette er ingen mappe.');
    for (const [name, file, text] of [
      ['yaml', 'rettelser.yml', '- rapport: [\n'],
      ['registerfil', 'tiltak/alfakurs.md', '---\nnavn: [\n---\n'],
    ] as const) {
      cpSync(`${FIXTURE}/register`, join(folder, name), { recursive: true });
      writeFileSync(join(folder, name, file), text);
    }
    for (const [name, change] of [
      ['binar', () => Buffer.from([0, 255, 216, 0, 1, 2])],
      ['halv', (text: string) => text.replace(/\t\d+\n/, '\n')],
      ['to', (text: string) => text.replace(/\t630\n/, '\t631\n')],
    ] as const) {
      cpSync(`${FIXTURE}/rapporter`, join(folder, name), { recursive: true });
      const text = readFileSync(`${FIXTURE}/rapporter/2031-03.txt`, 'utf8');
      const file = name === 'to' ? '2031-03-ny.txt' : '2031-03.txt';
      writeFileSync(join(folder, name, file), change(text));
    }
  });

  const withDist = (): string[] => ['--dist', join(folder, 'dist')];
  const withRegister = (name: string): string[] => [
    ...withDist(),
    ...['--rapporter', `${FIXTURE}/rapporter`, '--register', join(folder, name)],
  ];
  const withRapporter = (name: string): string[] => [
    ...withDist(),
    ...['--rapporter', join(folder, name), '--register', `${FIXTURE}/register`],
  ];

  it('tells what it takes', () => {
    const { kode, ut } = audit('--help');
    expect(kode).toBe(0);
    expect(ut).toContain('--rapporter MAPPE');
  });

  it.each([
    ['an unknown flag', ['--fort']],
    ['a folder that does not exist', ['--dist', 'finnes-ikke', ...SOURCES]],
    ['an empty site', () => ['--dist', join(folder, 'tom'), ...SOURCES]],
    ['a site that is a file', () => ['--dist', join(folder, 'fil'), ...SOURCES]],
    [
      'a report folder that does not exist',
      () => ['--dist', join(folder, 'dist'), '--rapporter', join(folder, 'borte')],
    ],
    [
      'a registry that does not exist',
      () => [...withDist(), '--rapporter', `${FIXTURE}/rapporter`, '--register', 'finnes-ikke'],
    ],
    ['a registry file that is no YAML', () => withRegister('registerfil')],
    ['corrections that are no YAML', () => withRegister('yaml')],
    ['a report of bytes', () => withRapporter('binar')],
    ['a report with a row cut short', () => withRapporter('halv')],
    ['two reports that tell one release differently', () => withRapporter('to')],
    [
      'an empty report folder',
      () => ['--dist', join(folder, 'dist'), '--rapporter', join(folder, 'tom')],
    ],
    [
      'a report it cannot read',
      () => ['--dist', join(folder, 'dist'), '--rapporter', join(folder, 'rart')],
    ],
  ])('refuses %s with exit 2 and a reason', (_navn, argumentsValue) => {
    const { kode, ut, feil } = audit(
      ...(typeof argumentsValue === 'function' ? argumentsValue() : argumentsValue),
    );
    expect(kode).toBe(2);
    expect(ut).toBe('');
    expect(feil.trim()).not.toBe('');
    expect(feil).not.toMatch(/^\s+at /m);
  });

  it('exits 1 on findings, names each file and place, and sums up', () => {
    const { kode, ut } = audit('--dist', join(folder, 'dist'), ...SOURCES);
    expect(kode).toBe(1);
    expect(ut).toContain('tiltak/alfakurs/index.html:1:1  side-mangler: siden finnes ikke');
    expect(ut.trim().split('\n').at(-1)).toMatch(
      /^\d+ funn: 0 tall, 0 celler og 0 lenker prøvd på 1 sider$/,
    );
  });

  it('prints the same as data', () => {
    const { kode, ut } = audit('--json', '--dist', join(folder, 'dist'), ...SOURCES);
    expect(kode).toBe(1);
    const { funn, telling } = JSON.parse(ut) as { funn: Record<string, string>[]; telling: object };
    expect(funn[0]).toHaveProperty('fil');
    expect(funn[0]).toHaveProperty('regel');
    expect(telling).toMatchObject({ sider: 1, tall: 0 });
  });
});
