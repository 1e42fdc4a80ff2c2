import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as audit from '../../scripts/audit.ts';
import * as bench from '../../scripts/bench.ts';
import * as build from '../../scripts/build.ts';
import * as check from '../../scripts/check.ts';
import * as compile from '../../scripts/compile.ts';
import * as dev from '../../scripts/dev.ts';
import * as diff from '../../scripts/diff.ts';
import * as dump from '../../scripts/dump.ts';
import * as importFiles from '../../scripts/import.ts';
import * as ledger from '../../scripts/ledger.ts';
import * as preview from '../../scripts/preview.ts';
import * as schemas from '../../scripts/schemas.ts';
import * as wording from '../../scripts/wording.ts';
import * as test from '../../scripts/test.ts';
import * as verify from '../../scripts/verify.ts';
import { CONTENT } from '../content-folders.ts';
import { callCommand, runCommand } from '../run-command.ts';

let content: string;
beforeAll(async () => {
  content = await mkdtemp(join(tmpdir(), 'kommandoer-'));
  await cp(CONTENT, content, { recursive: true });
});
afterAll(() => rm(content, { recursive: true, force: true }));

const COMMANDS = {
  audit,
  bench,
  build,
  check,
  compile,
  dev,
  diff,
  dump,
  import: importFiles,
  ledger,
  preview,
  schemas,
  wording,
  test,
  verify,
};

/** Calls a command in this process, and expects no trace of a fault in what it says. */
async function run(name: keyof typeof COMMANDS, ...args: string[]) {
  const { main } = COMMANDS[name];
  const { code, output } = await callCommand(main, args, { INNHOLD: content });
  expect(output).not.toMatch(/\n\s+at .*:\d+:\d+\)?/);
  return { code, output };
}

describe.each(Object.keys(COMMANDS) as (keyof typeof COMMANDS)[])('%s', (name) => {
  it('has help', async () => {
    const { code, output } = await run(name, '--help');
    expect(code).toBe(0);
    expect(output).toMatch(/^Bruk: npm .*\n\n/);
  });

  it('refuses a flag it does not know, without a trace', async () => {
    const { code, output } = await run(name, '--fort');
    expect(code).toBe(2);
    expect(output).toContain('--fort');
    expect(output).toContain('Bruk: npm ');
  });

  it('refuses an argument it cannot use, without a trace', async () => {
    const { code } = await run(name, 'finnes-ikke.txt');
    expect(code).toBe(2);
  });
});

describe('a command as a process', () => {
  it('exits with its code, and says why on standard error', async () => {
    const { code, stdout, stderr } = await runCommand('check', ['--fort']);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^Det finnes ikke noe valg --fort\.\n\nBruk: npm run check/);
  });

  it('is its folder’s content checked, by the environment it is started with', async () => {
    const { code, stdout } = await runCommand('check', [], { INNHOLD: content, RAPPORTER: '' });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^2021-05\.txt \(2021-05\)\n/);
  });
});

describe('import', () => {
  it('says one thing of a file that is no report, and writes nothing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'import-'));
    await writeFile(join(folder, 'rapport.pdf'), '%PDF-1.7\nikke mer');
    await writeFile(join(folder, 'stor.txt'), 'x'.repeat(60_000_000));
    await writeFile(join(folder, 'pakke.xlsx'), 'PK\x03\x04 og så ikke mer');
    const before = await readdir(content, { recursive: true });
    for (const [name, told] of [
      ['rapport.pdf', 'avkortet'],
      ['stor.txt', '60 MB'],
      ['pakke.xlsx', 'ZIP'],
      ['/dev/zero', 'ingen vanlig fil'],
    ] as const) {
      const { code, output } = await run(
        'import',
        '--replace',
        '--original',
        resolve(folder, name),
      );
      expect(code).toBe(1);
      expect(output).toContain(told);
      expect(output.trim().split('\n')).toHaveLength(1);
      expect(output).toContain('Ingenting er skrevet.');
    }
    for (const [path, told] of [
      [folder, 'det er en mappe. Oppgi filen i den som skal leses inn.'],
      [join(folder, 'borte.pdf'), 'filen finnes ikke.'],
    ] as const) {
      const { code, output } = await run('import', path);
      expect(code).toBe(2);
      expect(output).toBe(`Kan ikke lese ${path}: ${told} Ingenting er skrevet.\n`);
    }
    expect(await readdir(content, { recursive: true })).toEqual(before);
    await rm(folder, { recursive: true });
  });
});

describe('check', () => {
  it('proposes the corrections that the sums prove, as rettelser.yml has them', async () => {
    const real = await readFile(join(content, 'rapporter/2021-05.txt'), 'utf8');
    const path = join(content, '2021-05.txt');
    await writeFile(path, real.replace('på tiltak\t14 843', 'på tiltak\t14 848'));
    const { code, output } = await run('check', '--propose', path);
    await rm(path);
    expect(code).toBe(1);
    expect(output).toContain(
      '- rapport: 2021-05\n  linje: 27\n  kolonne: 25\n  fra: "14 848"\n  til: 14843\n',
    );
  });

  it('goes by what a file holds, and names the command that reads one of another kind', async () => {
    const path = join(content, 'rapport.txt');
    for (const [bytes, kind] of [
      ['%PDF-1.7\nikke mer', 'en PDF'],
      ['<!doctype html><p>Hei</p>', 'en nettside (HTML)'],
    ] as const) {
      await writeFile(path, bytes);
      const { code, output } = await run('check', path);
      expect(code).toBe(1);
      expect(output).toContain('1 feil\n');
      expect(output).toContain(`Filen er ${kind}, ikke teksten fra en rapport`);
      expect(output).toMatch(/Les den inn med «npm run import -- \S*rapport\.txt»\.\n/);
    }
    await rm(path);
  });

  it('says in one line that a file is not there', async () => {
    const { code, output } = await run('check', 'finnes-ikke.txt');
    expect(code).toBe(2);
    expect(output).toBe(
      'Kan ikke lese finnes-ikke.txt: filen finnes ikke. Uten filnavn leses hele mappen med rapporter.\n',
    );
  });

  it('says of a folder which it is, and how a folder is read', async () => {
    const { code, output } = await run('check', join(content, 'tiltak'));
    expect(code).toBe(2);
    expect(output).toBe(
      `Kan ikke lese ${join(content, 'tiltak')}: det er en mappe. Pek RAPPORTER mot den, eller oppgi filene i den.\n`,
    );
  });

  it('refuses an empty file name without a stack trace', async () => {
    const { code, output } = await run('check', '');
    expect(code).toBe(2);
    expect(output).toMatch(/^Et filnavn er tomt\.\n\nBruk: npm run check/);
  });

  it('prints into a pipe that is closed early without a complaint', () => {
    const env = { ...process.env, INNHOLD: content, RAPPORTER: '' };
    const command = 'node scripts/check.ts --all | head -1';
    const { stdout, stderr } = spawnSync('bash', ['-c', command], { encoding: 'utf8', env });
    expect(stdout).toBe('2021-05.txt (2021-05)\n');
    expect(stderr).toBe('');
  });

  const FIELDS = { rapport: '2021-05', linje: '131', kolonne: '34', fra: '7 853', til: '7 863' };
  const rettelse = (fields: Record<string, string>) => {
    const all = { ...FIELDS, begrunnelse: 'Lest feil.', dato: '2021-07-12', ...fields };
    return `- ${Object.entries(all)
      .filter(([, value]) => value !== '')
      .map(([field, value]) => `${field}: ${value}`)
      .join('\n  ')}\n`;
  };
  const key = (maned: string, rapport = '2021-05') =>
    rettelse({ rapport, linje: '', kolonne: '', nokkel: `tiltak/mentor/alle/alle@${maned}` });

  it.each([
    [
      'a date as it is written in Norway',
      rettelse({ dato: '12.07.2021' }),
      1,
      /rettelser\.yml:7:9 feil .*2021-06-30/,
    ],
    ['a tab', '- rapport: 2021-05\n\tlinje: 131\n', 1, /rettelser\.yml:2:1 feil .*tabulator/i],
    [
      'a misspelt field',
      rettelse({ begrunelse: 'x' }),
      1,
      /rettelser\.yml:8:3 feil .*begrunelse.*Mente du «begrunnelse»/,
    ],
    [
      'a month the report has not',
      key('2021-09'),
      1,
      /rettelser\.yml:\d+:\d+ feil Rapporten 2021-05 har ingen celle tiltak\/mentor\/alle\/alle@2021-09/,
    ],
    [
      'a report that is not there',
      key('2021-05', '2021-09'),
      0,
      /rettelser\.yml:1:\d+ advarsel Det finnes ingen rapport 2021-09, så rettelsen er ikke brukt/,
    ],
  ])('leads home from a correction with %s', async (_hva, yaml, code, told) => {
    await writeFile(join(content, 'rettelser.yml'), yaml);
    const outcome = await run('check');
    await writeFile(join(content, 'rettelser.yml'), '');
    expect(outcome.output).toMatch(told);
    expect(outcome.code).toBe(code);
  });

  it.each([
    ['gruppe: oppfolging', 'gruppe: oppfolgning', '4:9', 'viser til tiltaksgruppen «oppfolgning»'],
    [
      'navn: Mentor',
      'navn: Mentor\ntidligere:\n  - navn: Klubb\n    slug: jobbklubb',
      '4:5',
      'gir adressen «jobbklubb», men den er i bruk',
    ],
  ])('leads to the field of a tiltak that points wrongly: %s', async (from, to, place, told) => {
    const path = join(content, 'tiltak/mentor.md');
    const right = await readFile(path, 'utf8');
    await writeFile(path, right.replace(from, to));
    const { code, output } = await run('check');
    await writeFile(path, right);
    expect(code).toBe(1);
    expect(output).toContain(`mentor.md:${place} feil `);
    expect(output).toContain(told);
  });

  it('names the file a correction was not written for, when a release lies there twice', async () => {
    const file = (name: string) => join(content, 'rapporter', name);
    const right = await readFile(file('2021-05.txt'), 'utf8');
    await writeFile(file('2021-05.txt'), right.replace('7 606\t7 853\t', '7 606\t7 863\t'));
    await writeFile(file('2021-05-ny.txt'), right);
    await writeFile(join(content, 'rettelser.yml'), rettelse({ fra: '7 863', til: '7 853' }));
    const { code, output } = await run('check');
    await writeFile(join(content, 'rettelser.yml'), '');
    await writeFile(file('2021-05.txt'), right);
    await rm(file('2021-05-ny.txt'));
    expect(code).toBe(1);
    expect(output).toMatch(/rettelser\.yml:4:8 feil 2021-05-ny\.txt sier «7 853» på 131:34/);
    expect(output).toContain('Ligger den samme rapporten i flere filer');
  });

  it('names a folder of the registry that is missing, and not every tiltak in it', async () => {
    await rename(join(content, 'tiltaksgrupper'), join(content, 'bort'));
    const { code, output } = await run('check');
    await rename(join(content, 'bort'), join(content, 'tiltaksgrupper'));
    expect(code).toBe(1);
    expect(output).toContain('tiltaksgrupper');
    expect(output).toMatch(/^1 feil$/m);
  });
});
