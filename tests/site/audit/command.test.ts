import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../../scripts/audit.ts';
import { callCommand } from '../../run-command.ts';

const FIXTURE = 'tests/fixtures/syntetisk-revisor';
const SOURCES = ['--rapporter', `${FIXTURE}/rapporter`, '--register', `${FIXTURE}/register`];

const audit = (...args: string[]) => callCommand(main, args);

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
    cpSync(`${FIXTURE}/rapporter`, join(folder, 'lenket'), { recursive: true });
    symlinkSync('ingen-steder.txt', join(folder, 'lenket/2031-04.txt'));
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

  it('tells what it takes', async () => {
    const { code, stdout } = await audit('--help');
    expect(code).toBe(0);
    expect(stdout).toContain('--rapporter MAPPE');
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
    ['a link to a report that leads nowhere', () => withRapporter('lenket')],
    ['two reports that tell one release differently', () => withRapporter('to')],
    [
      'an empty report folder',
      () => ['--dist', join(folder, 'dist'), '--rapporter', join(folder, 'tom')],
    ],
    [
      'a report it cannot read',
      () => ['--dist', join(folder, 'dist'), '--rapporter', join(folder, 'rart')],
    ],
  ])('refuses %s with exit 2 and a reason', async (_navn, argumentsValue) => {
    const { code, stdout, stderr } = await audit(
      ...(typeof argumentsValue === 'function' ? argumentsValue() : argumentsValue),
    );
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr.trim()).not.toBe('');
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('says how to get the site that is not there', async () => {
    const { stderr } = await audit('--dist', 'finnes-ikke', ...SOURCES);
    expect(stderr).toMatch(/^finnes-ikke: mappen finnes ikke\. Bygg først: npm run build\./m);
  });

  it('exits 1 on findings, names each file and place, and sums up', async () => {
    const { code, stdout } = await audit('--dist', join(folder, 'dist'), ...SOURCES);
    expect(code).toBe(1);
    expect(stdout).toContain('tiltak/alfakurs/index.html:1:1  side-mangler: siden finnes ikke');
    expect(stdout.trim().split('\n').at(-1)).toMatch(
      /^\d+ funn: 0 tall, 0 celler og 0 lenker prøvd på 1 sider$/,
    );
  });

  it('prints the same as data', async () => {
    const { code, stdout } = await audit('--json', '--dist', join(folder, 'dist'), ...SOURCES);
    expect(code).toBe(1);
    const { funn, telling } = JSON.parse(stdout) as {
      funn: Record<string, string>[];
      telling: object;
    };
    expect(funn[0]).toHaveProperty('fil');
    expect(funn[0]).toHaveProperty('regel');
    expect(telling).toMatchObject({ sider: 1, tall: 0 });
  });
});
