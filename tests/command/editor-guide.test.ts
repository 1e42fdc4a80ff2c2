import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lagKorpus, type Korpusvalg } from '../../bench/corpus.ts';
import { readRegister } from '../../src/lib/io/register.ts';
import type { Register, Tiltak } from '../../src/lib/domain/register.ts';
import { LITEN } from '../content-folders.ts';
import { SITE } from '../site/built-site.ts';

/**
 * The guide, performed: every task of docs/redaktor.md on one folder of content, one after the other, until all of them
 * are in it. After each, what publishing runs is run, and nothing may be found.
 */

let mappe: string;
const innhold = (...sti: string[]) => join(mappe, 'innhold', ...sti);
const dist = (...sti: string[]) => join(mappe, 'dist', ...sti);
const les = (...sti: string[]) => readFile(innhold(...sti), 'utf8');
const lesSide = (...sti: string[]) => readFile(dist(...sti, 'index.html'), 'utf8');

beforeAll(async () => {
  mappe = await mkdtemp(join(tmpdir(), 'redaktor-'));
  await cp(LITEN, innhold(), { recursive: true });
});
afterAll(() => rm(mappe, { recursive: true, force: true }));

function run(script: string, ...args: string[]) {
  const env = {
    ...process.env,
    INNHOLD: innhold(),
    RAPPORTER: '',
    LEDGER: '',
    OUT: dist(),
    CACHE_DIR: join(mappe, 'lager'),
    SITE,
    BASE: '/prosjekt/',
    NO_COLOR: '1',
  };
  const call = [`scripts/${script}.ts`, ...args];
  const { status, stdout, stderr } = spawnSync('node', call, { encoding: 'utf8', env });
  return { code: status, output: stdout + stderr };
}

/** Check, build, ledger and audit, as the editor and then the workflow run them; what `check` printed. */
function publiser(anledning: string): string {
  const check = run('check');
  expect(check.code, check.output).toBe(0);
  for (const [script, ...args] of [
    ['build'],
    ['ledger', '--for', anledning],
    ['ledger'],
    ['audit'],
  ]) {
    const { code, output } = run(script ?? '', ...args);
    expect(code, `${script}:\n${output.slice(0, 4000)}`).toBe(0);
  }
  return check.output;
}

/** Five months as they were reported: in July a tiltak begins, in August Mentor has a new name, in September Arbeidstrening another group. */
async function korpus(valg: Partial<Korpusvalg> = {}): Promise<Record<string, string>> {
  const { register } = await readRegister(LITEN, 'tests/fixtures/liten');
  const { filer } = lagKorpus({
    fro: 23,
    forste: '2021-05',
    antall: 5,
    register: edit(edit(register, 'mentor', { navn: 'Syntetisk veiledning' }), 'arbeidstrening', {
      gruppe: 'oppfolging',
    }),
    revisjon: 0.02,
    nye: [{ navn: 'Syntetisk kurs', gruppe: 'oppfolging', fra: '2021-07' }],
    kalt: [{ slug: 'mentor', navn: 'Mentor', til: '2021-07' }],
    plassert: [{ slug: 'arbeidstrening', gruppe: 'arbeidspraksis', til: '2021-08' }],
    ...valg,
  });
  return Object.fromEntries(filer.map(({ id, tekst }) => [id, tekst]));
}

function edit(register: Register, slug: string, felter: Partial<Tiltak>): Register {
  const tiltak = register.tiltak.map((own) => (own.slug === slug ? { ...own, ...felter } : own));
  return { ...register, tiltak };
}

async function leggInn(id: string, tekst: string | undefined): Promise<void> {
  await writeFile(innhold('rapporter', `${id}.txt`), tekst ?? '');
}

async function endre(fil: string, fra: string, til: string): Promise<void> {
  const før = await les(fil);
  expect(før).toContain(fra);
  await writeFile(innhold(fil), før.replace(fra, til));
}

describe('the guide, task by task on one folder', () => {
  it('publishes the first report', async () => {
    publiser('2021-05');
    expect(await lesSide('tiltak', 'mentor')).toContain('mai 2021');
  });

  it('adds a report, and replaces it freely as long as it is not published', async () => {
    await leggInn('2021-06', (await korpus({ fro: 24 }))['2021-06']);
    expect(run('check').code).toBe(0);
    await leggInn('2021-06', (await korpus())['2021-06']);
    publiser('2021-06');
    expect(await lesSide('rapporter', '2021-06')).toContain('juni 2021');
  });

  it('corrects a misread figure, with a number in the reason', async () => {
    const tekst = (await korpus())['2021-07'] ?? '';
    const linjer = tekst.split('\n');
    const linje = linjer.findIndex((rad) => rad.startsWith('Mentor\t'));
    const rett = linjer[linje]?.split('\t').at(-1) ?? '';
    const galt = rett.replace(/.$/, (siste) => String((Number(siste) + 3) % 10));
    linjer[linje] = `${linjer[linje]?.slice(0, -rett.length)}${galt}`;
    await leggInn('2021-07', linjer.join('\n'));
    const sted = `${linje + 1}:${linjer[linje].length - galt.length + 1}`;
    const { code, output } = run('check');
    expect(code).toBe(1);
    expect(output).toContain(`2021-07.txt:${sted} feil`);
    const [nummer, kolonne] = sted.split(':');
    await writeFile(
      innhold('rettelser.yml'),
      `- rapport: 2021-07\n  linje: ${nummer}\n  kolonne: ${kolonne}\n  fra: ${galt}\n  til: ${rett}\n` +
        `  begrunnelse: Lest feil. PDF-en har ${rett}, og «I alt» er 4 018 høyere.\n  dato: 2021-08-30\n`,
    );
    publiser('2021-07');
    expect(await lesSide('tiltak', 'mentor')).toContain('4\u00a0018 høyere');
  });

  it('completes the file of a new tiltak by hand', async () => {
    const fil = 'tiltak/syntetisk-kurs.md';
    expect(run('check').output).toContain('nytt-tiltak');
    expect(run('check', '--register').code).toBe(0);
    expect(run('check').output).toContain('oppforing-uferdig');
    const ferdig = (await les(fil)).split('\n').filter((rad) => !/^(#|uferdig:)/.test(rad));
    const tekst = ferdig.join('\n').trimEnd();
    await writeFile(
      innhold(fil),
      `${tekst.replace(/\n---$/, '\nkilder:\n  - tittel: Syntetisk kilde\n    url: https://eksempel.org/kurs\n---')}\n\nEt syntetisk kurs er oppdiktet for prøving.\n`,
    );
    expect(publiser('Syntetisk kurs')).not.toMatch(/nytt-tiltak|oppforing-uferdig/);
    expect(await lesSide('tiltak', 'syntetisk-kurs')).toContain('oppdiktet for prøving');
  });

  it('gives a tiltak a new name, at its old address', async () => {
    await leggInn('2021-08', (await korpus())['2021-08']);
    await endre(
      'tiltak/mentor.md',
      'navn: Mentor',
      'navn: Syntetisk veiledning\ntidligere:\n  - navn: Mentor',
    );
    publiser('2021-08');
    expect(await lesSide('tiltak', 'mentor')).toContain('Syntetisk veiledning');
  });

  it('declares a break', async () => {
    const tekst = 'Fra juli 2021 telles også korte løp med.';
    await endre(
      'tiltak/jobbklubb.md',
      'former:',
      `brudd:\n  - maned: 2021-07\n    tekst: ${tekst}\nformer:`,
    );
    publiser('Brudd');
    expect(await lesSide('tiltak', 'jobbklubb')).toContain(tekst);
  });

  it('moves a tiltak to another group, in a report that no longer tells of another one', async () => {
    await leggInn('2021-09', (await korpus({ nye: [] }))['2021-09']);
    await endre(
      'tiltak/arbeidstrening.md',
      'gruppe: arbeidspraksis',
      'gruppe: oppfolging\nflyttet:\n  - gruppe: arbeidspraksis\n    til: 2021-08',
    );
    publiser('2021-09');
    expect(await lesSide('tiltaksgrupper', 'oppfolging')).toContain('Arbeidstrening');
    // Its only tiltak is gone.
    expect(await lesSide('tiltaksgrupper', 'arbeidspraksis')).toContain('Arbeidspraksis');
    // All its figures are withdrawn.
    expect(await lesSide('rapporter', '2021-09', 'endringer')).toContain('Syntetisk kurs');
    expect(await lesSide('tiltak', 'syntetisk-kurs')).toContain('oppdiktet for prøving');
  });

  it('gives a tiltak a new address, though none of its figures can be drawn any more', async () => {
    const [gammel, ny] = ['syntetisk-kurs', 'syntetisk-opplegg'];
    await endre(
      `tiltak/${gammel}.md`,
      'navn: Syntetisk kurs',
      'navn: Syntetisk opplegg\ntidligere:\n  - navn: Syntetisk kurs',
    );
    await rename(innhold(`tiltak/${gammel}.md`), innhold(`tiltak/${ny}.md`));
    publiser('Syntetisk opplegg');
    for (const sti of ['tiltak/SLUG', 'figur/SLUG-utvikling'])
      expect(await lesSide(sti.replace('SLUG', gammel))).toContain(
        `/prosjekt/${sti.replace('SLUG', ny)}/`,
      );
  });

  it('replaces a report by a new edition: not in its file once it is published, but beside it', async () => {
    const [side, csv] = [dist('rapporter/2021-09/index.html'), dist('data/rapporter/2021-09.csv')];
    const [før, tall] = await Promise.all([side, csv].map((fil) => readFile(fil, 'utf8')));
    const første = await les('rapporter/2021-09.txt');
    await leggInn('2021-09', (await korpus({ nye: [], revisjon: 0.05 }))['2021-09']);
    for (const script of ['check', 'build']) {
      const { code, output } = run(script);
      expect(code, output).toBe(1);
      expect(output).toMatch(/2021-09\.txt:1:1 feil[\s\S]*rapport-erstattet/);
      expect(output).toMatch(/mv \S*2021-09\.txt \S*2021-09\.utgave-2\.txt/);
    }
    expect(await readFile(side, 'utf8')).toBe(før);
    await rename(innhold('rapporter/2021-09.txt'), innhold('rapporter/2021-09.utgave-2.txt'));
    await leggInn('2021-09', første);
    publiser('2021-09, utgave 2');
    expect(await readFile(side, 'utf8')).toContain('siden viser den andre utgaven');
    expect(await readFile(dist('data/rapporter/2021-09.utgave-1.csv'), 'utf8')).toBe(tall);
    expect(await readFile(csv, 'utf8')).not.toBe(tall);
    expect(await lesSide('rapporter/2021-09/utgave-1/kilde')).toContain('første utgave');
    expect(await lesSide('rapporter/2021-09/utgave-1/avstemming')).toContain('første utgave');
    expect(await lesSide('rapporter/2021-09/endringer')).toContain('Endret siden første utgave');
  });

  it('takes a report back, with the addresses it brought', async () => {
    const bok = await les('adresser.txt');
    for (const fil of ['2021-09', '2021-09.utgave-2']) await rm(innhold(`rapporter/${fil}.txt`));
    expect(run('build').code).toBe(1);
    await writeFile(innhold('adresser.txt'), bok.slice(0, bok.indexOf('# 2021-09')));
    const utgivelser = await les('utgivelser.txt');
    expect(utgivelser).toContain('\n2021-09.utgave-2 ');
    await writeFile(innhold('utgivelser.txt'), utgivelser.replace(/^2021-09.*\n/gm, ''));
    publiser('Uten september');
    expect(await lesSide('tiltak', 'mentor')).toContain('august 2021');
  });
});
