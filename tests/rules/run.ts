import { createHash } from 'node:crypto';
import { KOLONNER } from '../../src/lib/formats/observations.ts';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import { readCorpus } from '../../src/lib/io/corpus.ts';
import { readMiljo } from '../../src/lib/io/config.ts';
import { readRegister } from '../../src/lib/io/register.ts';
import { parseRettelser } from '../../src/lib/report/corrections/correction.ts';
import { reportEarlierEditions, reportUkjenteRapporter } from '../../src/lib/report/corrections/check.ts';
import { ingestReport } from '../../src/lib/report/ingest.ts';
import { checkLovnader, checkTilvekst, parseAdressebok } from '../../src/lib/io/address-ledger.ts';
import { checkKept, parseReleased } from '../../src/lib/formats/released.ts';
import { applyDiff, type Eksempel, type Regelbok } from './examples.ts';

const ROT = join(import.meta.dirname, '../..');
const INNHOLD = join(ROT, 'tests/fixtures/innhold');

/** The day on which the examples are read. */
const IDAG = new Date('2031-06-15T12:00:00Z');

/** Every message that an example gives rise to, from whatever file. */
export async function runEksempel(eksempel: Eksempel, bok: Regelbok): Promise<VFileMessage[]> {
  const { slag, tekst } = eksempel;
  if (slag === 'rapport') return runReport(`${tekst}\n`, '2030-02.txt');
  if (slag === 'csv') return runReport(`${tekst}\n`, '2030-02.csv');
  if (slag === 'diff') return runReport(applyDiff(bok.grunnrapport, tekst), '2030-02.txt');
  if (slag === 'rettelser') return runRettelser(eksempel, bok.feilrapport);
  if (slag === 'registerfil') return runRegisterfil(eksempel);
  if (slag === 'adresser') return runAdresser(`${tekst}\n`);
  if (slag === 'utgivelser') return runUtgivelser(`${tekst}\n`);
  if (slag === 'mappe') return runMappe(tekst, bok.grunnrapport);
  throw new Error(`docs/rules.md:${eksempel.linje}: ukjent slag «${slag}»`);
}

/** The registry that examples are read with. Read once; each example has its own, for it may be added to. */
const known = readRegister(INNHOLD, 'tests/fixtures/innhold');
const ownRegister = async () => structuredClone((await known).register);

async function runReport(tekst: string, fil: string): Promise<VFileMessage[]> {
  const register = await ownRegister();
  const file = new VFile({ path: fil, value: tekst });
  ingestReport({ fil, sha256: '0'.repeat(64), tekst }, register, file);
  return file.messages;
}

/** Corrections of the report that has a misread figure; «med utgave 2» says that it has been issued again. */
async function runRettelser(
  { tekst: yaml, meta }: Eksempel,
  rapport: string,
): Promise<VFileMessage[]> {
  const register = await ownRegister();
  const rettelser = new VFile({ path: 'rettelser.yml', value: `${yaml}\n` });
  const file = new VFile({ path: '2030-02.txt', value: rapport });
  const liste = parseRettelser(rettelser);
  const kilde = { fil: '2030-02.txt', sha256: '0'.repeat(64), tekst: rapport };
  ingestReport(kilde, register, file, { liste, file: rettelser });
  const names = ['2030-02', ...(meta.includes('med utgave 2') ? ['2030-02.utgave-2'] : [])];
  reportUkjenteRapporter(liste, names, rettelser);
  reportEarlierEditions(liste, names, rettelser);
  return rettelser.messages;
}

/** The registry with one file replaced or added. */
async function runRegisterfil({ meta, tekst }: Eksempel): Promise<VFileMessage[]> {
  const path = meta.split(' ').at(-1) ?? '';
  return inTemporaryFolder(async (folder) => {
    for (const kind of ['tiltak', 'tiltaksgrupper', 'hovedgrupper'])
      await cp(join(INNHOLD, kind), join(folder, kind), { recursive: true });
    await writeFile(join(folder, path), `${tekst}\n`);
    const { filer } = await readRegister(folder, 'tests/fixtures/innhold');
    return filer.flatMap(({ messages }) => messages);
  });
}

/** A ledger of addresses held against a site that is built, and against what the ledger said before. */
function runAdresser(tekst: string): VFileMessage[] {
  const file = new VFile({ path: 'adresser.txt', value: tekst });
  const before = parseAdressebok(new VFile({ value: '/tiltak/mentor/\n' }));
  const lovnader = parseAdressebok(file);
  checkLovnader(lovnader, ['/', '/tiltak/jobbklubb/', '/tiltak/mentor/'], file);
  checkTilvekst(before, lovnader, file);
  return file.messages;
}

/** The list of what has been released, held against what it said before. */
function runUtgivelser(tekst: string): VFileMessage[] {
  const file = new VFile({ path: 'utgivelser.txt', value: tekst });
  checkKept(new Map([['2030-02', '0'.repeat(64)]]), parseReleased(file), file);
  return file.messages;
}

/** A folder of reports, a file a line: `name: content`; `publisert: grunnrapporten` says that it was released as it is. */
async function runMappe(tekst: string, grunnrapport: string): Promise<VFileMessage[]> {
  return inTemporaryFolder(async (folder) => {
    const rapporter = join(folder, 'rapporter');
    if (tekst !== '(finnes ikke)') await mkdir(rapporter);
    for (const line of tekst.startsWith('(') ? [] : tekst.split('\n')) {
      const [navn = '', innhold = ''] = line.split(': ');
      if (navn === 'publisert') {
        const digest = createHash('sha256').update(grunnrapport.trimEnd()).digest('hex');
        await writeFile(join(folder, 'utgivelser.txt'), `2030-02 ${digest}\n`);
        continue;
      }
      await writeInnhold(join(rapporter, navn), innhold, grunnrapport);
    }
    const LEDGER = join(folder, 'adresser.txt');
    const miljo = readMiljo({ RAPPORTER: rapporter, INNHOLD, LEDGER }, ROT, () => IDAG);
    const { filer } = await readCorpus(miljo, ROT);
    return filer.flatMap(({ messages }) => messages);
  });
}

/** What the content of a file may be called in an example, with how much of it. */
const INNHOLD_AV: Record<string, (antall: number) => string | Uint8Array> = {
  tegn: (antall) => 'Tekst\n'.repeat(Math.ceil(antall / 6)),
  linjer: (antall) => '\n'.repeat(antall),
  'tegn på én linje': (antall) => 'x'.repeat(antall),
  tabeller: (antall) =>
    `Tiltak\n\nJanuar 2030\n\n${'\tJanuar\nI alt\t900\nMentor\t900\nI alt oppfølging\t900\n\n'.repeat(antall)}`,
  'gale felter': (antall) => `${KOLONNER.join(',')}\n${'i går,i-alt\n'.repeat(antall)}`,
  'byte som ikke er tekst': (antall) => new Uint8Array(antall).fill(0xff),
};

async function writeInnhold(path: string, innhold: string, grunnrapport: string): Promise<void> {
  if (innhold === 'lenke til ingenting') return symlink(`${path}.borte`, path);
  if (innhold === 'lenke ut av mappen')
    return symlink(join(INNHOLD, 'rapporter/2021-05.txt'), path);
  if (innhold === 'en mappe') return mkdir(path);
  if (innhold === 'en PDF') return writeFile(path, '%PDF-1.7\n');
  if (innhold.startsWith('grunnrapporten'))
    return writeFile(path, replaceWords(grunnrapport, innhold));
  const [, antall = '', hva = ''] = /^([\d ]+) (\D+)$/.exec(innhold) ?? [];
  const make = INNHOLD_AV[hva];
  if (!make) throw new Error(`docs/rules.md: ukjent innhold «${innhold}»`);
  await writeFile(path, make(Number(antall.replaceAll(' ', ''))));
}

/** The report with one word for another, in turn, as often as they occur: «ny» for «gammel», … */
function replaceWords(rapport: string, innhold: string): string {
  return [...innhold.matchAll(/«([^»]+)» for «([^»]+)»/g)].reduce(
    (tekst, [, ny = '', gammel = '']) => tekst.replaceAll(gammel, ny),
    rapport,
  );
}

async function inTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'regler-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
