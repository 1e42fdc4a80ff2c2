import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCorpus, type CorpusOptions } from '../../bench/corpus.ts';
import { readRegister } from '../../src/lib/io/register.ts';
import type { Register, Tiltak } from '../../src/lib/domain/register.ts';
import { LITEN } from '../content-folders.ts';
import { SITE } from '../site/built-site.ts';

/**
 * The guide, performed: every task of docs/redaktor.md on one folder of content, one after the other, until all of them
 * are in it. After each, what publishing runs is run, and nothing may be found.
 */

let folder: string;
const content = (...path: string[]) => join(folder, 'innhold', ...path);
const dist = (...path: string[]) => join(folder, 'dist', ...path);
const read = (...path: string[]) => readFile(content(...path), 'utf8');
const readPage = (...path: string[]) => readFile(dist(...path, 'index.html'), 'utf8');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redaktor-'));
  await cp(LITEN, content(), { recursive: true });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function run(script: string, ...args: string[]) {
  const env = {
    ...process.env,
    INNHOLD: content(),
    RAPPORTER: '',
    LEDGER: '',
    OUT: dist(),
    CACHE_DIR: join(folder, 'lager'),
    SITE,
    BASE: '/prosjekt/',
    NO_COLOR: '1',
  };
  const call = [`scripts/${script}.ts`, ...args];
  const { status, stdout, stderr } = spawnSync('node', call, { encoding: 'utf8', env });
  return { code: status, output: stdout + stderr };
}

/** Check, build, ledger and audit, as the editor and then the workflow run them; what `check` printed. */
function publiser(occasion: string): string {
  const check = run('check');
  expect(check.code, check.output).toBe(0);
  for (const [script, ...args] of [
    ['build'],
    ['ledger', '--for', occasion],
    ['ledger'],
    ['audit'],
  ]) {
    const { code, output } = run(script ?? '', ...args);
    expect(code, `${script}:\n${output.slice(0, 4000)}`).toBe(0);
  }
  return check.output;
}

/** Five months as they were reported: in July a tiltak begins, in August Mentor has a new name, in September Arbeidstrening another group. */
async function corpus(options: Partial<CorpusOptions> = {}): Promise<Record<string, string>> {
  const { register } = await readRegister(LITEN, 'tests/fixtures/liten');
  const { filer } = makeCorpus({
    fro: 23,
    forste: '2021-05',
    antall: 5,
    register: edit(edit(register, 'mentor', { navn: 'Syntetisk veiledning' }), 'arbeidstrening', {
      gruppe: 'oppfolging',
    }),
    revision: 0.02,
    nye: [{ navn: 'Syntetisk kurs', gruppe: 'oppfolging', fra: '2021-07' }],
    called: [{ slug: 'mentor', navn: 'Mentor', til: '2021-07' }],
    placed: [{ slug: 'arbeidstrening', gruppe: 'arbeidspraksis', til: '2021-08' }],
    ...options,
  });
  return Object.fromEntries(filer.map(({ id, tekst }) => [id, tekst]));
}

function edit(register: Register, slug: string, fields: Partial<Tiltak>): Register {
  const tiltak = register.tiltak.map((own) => (own.slug === slug ? { ...own, ...fields } : own));
  return { ...register, tiltak };
}

async function addIn(id: string, text: string | undefined): Promise<void> {
  await writeFile(content('rapporter', `${id}.txt`), text ?? '');
}

async function change(file: string, from: string, to: string): Promise<void> {
  const før = await read(file);
  expect(før).toContain(from);
  await writeFile(content(file), før.replace(from, to));
}

describe('the guide, task by task on one folder', () => {
  it('publishes the first report', async () => {
    publiser('2021-05');
    expect(await readPage('tiltak', 'mentor')).toContain('mai 2021');
  });

  it('adds a report, and replaces it freely as long as it is not published', async () => {
    await addIn('2021-06', (await corpus({ fro: 24 }))['2021-06']);
    expect(run('check').code).toBe(0);
    await addIn('2021-06', (await corpus())['2021-06']);
    publiser('2021-06');
    expect(await readPage('rapporter', '2021-06')).toContain('juni 2021');
  });

  it('corrects a misread figure, with a number in the reason', async () => {
    const text = (await corpus())['2021-07'] ?? '';
    const lines = text.split('\n');
    const line = lines.findIndex((row) => row.startsWith('Mentor\t'));
    const right = lines[line]?.split('\t').at(-1) ?? '';
    const wrong = right.replace(/.$/, (last) => String((Number(last) + 3) % 10));
    lines[line] = `${lines[line]?.slice(0, -right.length)}${wrong}`;
    await addIn('2021-07', lines.join('\n'));
    const place = `${line + 1}:${lines[line].length - wrong.length + 1}`;
    const { code, output } = run('check');
    expect(code).toBe(1);
    expect(output).toContain(`2021-07.txt:${place} feil`);
    const [number, column] = place.split(':');
    await writeFile(
      content('rettelser.yml'),
      `- rapport: 2021-07\n  linje: ${number}\n  kolonne: ${column}\n  fra: ${wrong}\n  til: ${right}\n` +
        `  begrunnelse: Lest feil. PDF-en har ${right}, og «I alt» er 4 018 høyere.\n  dato: 2021-08-30\n`,
    );
    publiser('2021-07');
    expect(await readPage('tiltak', 'mentor')).toContain('4\u00a0018 høyere');
  });

  it('completes the file of a new tiltak by hand', async () => {
    const file = 'tiltak/syntetisk-kurs.md';
    expect(run('check').output).toContain('nytt-tiltak');
    expect(run('check', '--register').code).toBe(0);
    expect(run('check').output).toContain('oppforing-uferdig');
    const done = (await read(file)).split('\n').filter((row) => !/^(#|uferdig:)/.test(row));
    const text = done.join('\n').trimEnd();
    await writeFile(
      content(file),
      `${text.replace(/\n---$/, '\nkilder:\n  - tittel: Syntetisk kilde\n    url: https://eksempel.org/kurs\n---')}\n\nEt syntetisk kurs er oppdiktet for prøving.\n`,
    );
    expect(publiser('Syntetisk kurs')).not.toMatch(/nytt-tiltak|oppforing-uferdig/);
    expect(await readPage('tiltak', 'syntetisk-kurs')).toContain('oppdiktet for prøving');
  });

  it('gives a tiltak a new name, at its old address', async () => {
    await addIn('2021-08', (await corpus())['2021-08']);
    await change(
      'tiltak/mentor.md',
      'navn: Mentor',
      'navn: Syntetisk veiledning\ntidligere:\n  - navn: Mentor',
    );
    publiser('2021-08');
    expect(await readPage('tiltak', 'mentor')).toContain('Syntetisk veiledning');
  });

  it('declares a break', async () => {
    const text = 'Fra juli 2021 telles også korte løp med.';
    await change(
      'tiltak/jobbklubb.md',
      'former:',
      `brudd:\n  - maned: 2021-07\n    tekst: ${text}\nformer:`,
    );
    publiser('Brudd');
    expect(await readPage('tiltak', 'jobbklubb')).toContain(text);
  });

  it('moves a tiltak to another group, in a report that no longer tells of another one', async () => {
    await addIn('2021-09', (await corpus({ nye: [] }))['2021-09']);
    await change(
      'tiltak/arbeidstrening.md',
      'gruppe: arbeidspraksis',
      'gruppe: oppfolging\nflyttet:\n  - gruppe: arbeidspraksis\n    til: 2021-08',
    );
    publiser('2021-09');
    expect(await readPage('tiltaksgrupper', 'oppfolging')).toContain('Arbeidstrening');
    // Its only tiltak is gone.
    expect(await readPage('tiltaksgrupper', 'arbeidspraksis')).toContain('Arbeidspraksis');
    // All its figures are withdrawn.
    expect(await readPage('rapporter', '2021-09', 'endringer')).toContain('Syntetisk kurs');
    expect(await readPage('tiltak', 'syntetisk-kurs')).toContain('oppdiktet for prøving');
  });

  it('gives a tiltak a new address, though none of its figures can be drawn any more', async () => {
    const [old, fresh] = ['syntetisk-kurs', 'syntetisk-opplegg'];
    await change(
      `tiltak/${old}.md`,
      'navn: Syntetisk kurs',
      'navn: Syntetisk opplegg\ntidligere:\n  - navn: Syntetisk kurs',
    );
    await rename(content(`tiltak/${old}.md`), content(`tiltak/${fresh}.md`));
    publiser('Syntetisk opplegg');
    for (const path of ['tiltak/SLUG', 'figur/SLUG-utvikling'])
      expect(await readPage(path.replace('SLUG', old))).toContain(
        `/prosjekt/${path.replace('SLUG', fresh)}/`,
      );
  });

  it('replaces a report by a new edition: not in its file once it is published, but beside it', async () => {
    const [page, csv] = [dist('rapporter/2021-09/index.html'), dist('data/rapporter/2021-09.csv')];
    const [før, number] = await Promise.all([page, csv].map((file) => readFile(file, 'utf8')));
    const første = await read('rapporter/2021-09.txt');
    await addIn('2021-09', (await corpus({ nye: [], revision: 0.05 }))['2021-09']);
    for (const script of ['check', 'build']) {
      const { code, output } = run(script);
      expect(code, output).toBe(1);
      expect(output).toMatch(/2021-09\.txt:1:1 feil[\s\S]*rapport-erstattet/);
      expect(output).toMatch(/mv \S*2021-09\.txt \S*2021-09\.utgave-2\.txt/);
    }
    expect(await readFile(page, 'utf8')).toBe(før);
    await rename(content('rapporter/2021-09.txt'), content('rapporter/2021-09.utgave-2.txt'));
    await addIn('2021-09', første);
    publiser('2021-09, utgave 2');
    expect(await readFile(page, 'utf8')).toContain('siden viser den andre utgaven');
    expect(await readFile(dist('data/rapporter/2021-09.utgave-1.csv'), 'utf8')).toBe(number);
    expect(await readFile(csv, 'utf8')).not.toBe(number);
    expect(await readPage('rapporter/2021-09/utgave-1/kilde')).toContain('første utgave');
    expect(await readPage('rapporter/2021-09/utgave-1/avstemming')).toContain('første utgave');
    expect(await readPage('rapporter/2021-09/endringer')).toContain('Endret siden første utgave');
  });

  it('takes a report back, with the addresses it brought', async () => {
    const book = await read('adresser.txt');
    for (const file of ['2021-09', '2021-09.utgave-2']) await rm(content(`rapporter/${file}.txt`));
    expect(run('build').code).toBe(1);
    await writeFile(content('adresser.txt'), book.slice(0, book.indexOf('# 2021-09')));
    const releases = await read('utgivelser.txt');
    expect(releases).toContain('\n2021-09.utgave-2 ');
    await writeFile(content('utgivelser.txt'), releases.replace(/^2021-09.*\n/gm, ''));
    publiser('Uten september');
    expect(await readPage('tiltak', 'mentor')).toContain('august 2021');
  });
});
