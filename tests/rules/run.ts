import { createHash } from 'node:crypto';
import { DOWNLOAD_COLUMNS } from '../../src/lib/domain/contract.ts';
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import { readCorpus } from '../../src/lib/io/corpus.ts';
import { readConfig } from '../../src/lib/io/config.ts';
import { readRegister } from '../../src/lib/io/register.ts';
import { parseRettelser } from '../../src/lib/report/corrections/correction.ts';
import {
  reportEarlierEditions,
  reportUnknownRapporter,
} from '../../src/lib/report/corrections/apply.ts';
import { ingestReport } from '../../src/lib/report/ingest.ts';
import {
  checkPromises,
  checkNothingDropped,
  parseLedger,
} from '../../src/lib/io/address-ledger.ts';
import { checkKept, parseReleased } from '../../src/lib/formats/release-digests.ts';
import { applyDiff, type Example, type RuleBook } from './examples.ts';

const ROOT = join(import.meta.dirname, '../..');
const INNHOLD = join(ROOT, 'tests/fixtures/innhold');

/** The day on which the examples are read. */
const IDAG = new Date('2031-06-15T12:00:00Z');

/** Every message that an example gives rise to, from whatever file. */
export async function runExample(example: Example, book: RuleBook): Promise<VFileMessage[]> {
  const { slag, tekst } = example;
  if (slag === 'rapport') return runReport(`${tekst}\n`, '2030-02.txt');
  if (slag === 'csv') return runReport(`${tekst}\n`, '2030-02.csv');
  if (slag === 'diff') return runReport(applyDiff(book.baseRapport, tekst), '2030-02.txt');
  if (slag === 'rettelser') return runRettelser(example, book.faultRapport);
  if (slag === 'registerfil') return runRegisterFile(example);
  if (slag === 'adresser') return runAddresses(`${tekst}\n`);
  if (slag === 'utgivelser') return runReleases(`${tekst}\n`);
  if (slag === 'mappe') return runFolder(tekst, book.baseRapport);
  throw new Error(`docs/rules.md:${example.linje}: ukjent slag «${slag}»`);
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
  { tekst: yaml, meta }: Example,
  rapport: string,
): Promise<VFileMessage[]> {
  const register = await ownRegister();
  const rettelser = new VFile({ path: 'rettelser.yml', value: `${yaml}\n` });
  const file = new VFile({ path: '2030-02.txt', value: rapport });
  const liste = parseRettelser(rettelser);
  const source = { fil: '2030-02.txt', sha256: '0'.repeat(64), tekst: rapport };
  ingestReport(source, register, file, { liste, file: rettelser });
  const names = ['2030-02', ...(meta.includes('med utgave 2') ? ['2030-02.utgave-2'] : [])];
  reportUnknownRapporter(liste, names, rettelser);
  reportEarlierEditions(liste, names, rettelser);
  return rettelser.messages;
}

/** The registry with one file replaced or added. */
async function runRegisterFile({ meta, tekst }: Example): Promise<VFileMessage[]> {
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
function runAddresses(text: string): VFileMessage[] {
  const file = new VFile({ path: 'adresser.txt', value: text });
  const before = parseLedger(new VFile({ value: '/tiltak/mentor/\n' }));
  const promises = parseLedger(file);
  checkPromises(promises, ['/', '/tiltak/jobbklubb/', '/tiltak/mentor/'], file);
  checkNothingDropped(before, promises, file);
  return file.messages;
}

/** The list of what has been released, held against what it said before. */
function runReleases(text: string): VFileMessage[] {
  const file = new VFile({ path: 'utgivelser.txt', value: text });
  checkKept(new Map([['2030-02', '0'.repeat(64)]]), parseReleased(file), file);
  return file.messages;
}

/** A folder of reports, a file a line: `name: content`; `publisert: …` says that the base report was released as it is, and what with it. */
async function runFolder(text: string, baseRapport: string): Promise<VFileMessage[]> {
  return inTemporaryFolder(async (folder) => {
    const content = join(folder, 'innhold');
    const rapporter = join(content, 'rapporter');
    await mkdir(content);
    for (const name of await readdir(INNHOLD))
      if (name !== 'rapporter') await symlink(join(INNHOLD, name), join(content, name));
    if (text !== '(finnes ikke)') await mkdir(rapporter);
    for (const line of text.startsWith('(') ? [] : text.split('\n')) {
      const [name = '', what = ''] = line.split(': ');
      if (name === 'publisert') {
        const digest = (text: string) => createHash('sha256').update(text).digest('hex');
        const original = what.endsWith('en PDF') ? `2030-02.original.pdf ${digest(PDF)}\n` : '';
        await writeFile(
          join(folder, 'utgivelser.txt'),
          `2030-02 ${digest(baseRapport.trimEnd())}\n${original}`,
        );
        continue;
      }
      await mkdir(dirname(join(rapporter, name)), { recursive: true });
      await writeContent(join(rapporter, name), what, baseRapport);
    }
    const LEDGER = join(folder, 'adresser.txt');
    const config = readConfig({ INNHOLD: content, LEDGER }, ROOT, () => IDAG);
    const { filer } = await readCorpus(config, ROOT);
    return filer.flatMap(({ messages }) => messages);
  });
}

const PDF = '%PDF-1.7\n';

/** What the content of a file may be called in an example, with how much of it. */
const CONTENT_OF: Record<string, (count: number) => string | Uint8Array> = {
  tegn: (count) => 'Tekst\n'.repeat(Math.ceil(count / 6)),
  linjer: (count) => '\n'.repeat(count),
  'tegn på én linje': (count) => 'x'.repeat(count),
  tabeller: (count) =>
    `Tiltak\n\nJanuar 2030\n\n${'\tJanuar\nI alt\t900\nMentor\t900\nI alt oppfølging\t900\n\n'.repeat(count)}`,
  'gale felter': (count) => `${DOWNLOAD_COLUMNS.join(',')}\n${'i går,i-alt\n'.repeat(count)}`,
  'byte som ikke er tekst': (count) => new Uint8Array(count).fill(0xff),
};

async function writeContent(path: string, content: string, baseRapport: string): Promise<void> {
  if (content === 'lenke til ingenting') return symlink(`${path}.borte`, path);
  if (content === 'lenke ut av mappen')
    return symlink(join(INNHOLD, 'rapporter/2021-05.txt'), path);
  if (content === 'en mappe') return mkdir(path);
  if (content === 'en PDF') return writeFile(path, PDF);
  if (content === 'en annen PDF') return writeFile(path, PDF.replace('7', '4'));
  if (content.startsWith('grunnrapporten'))
    return writeFile(path, replaceWords(baseRapport, content));
  const [, count = '', what = ''] = /^([\d ]+) (\D+)$/.exec(content) ?? [];
  const make = CONTENT_OF[what];
  if (!make) throw new Error(`docs/rules.md: ukjent innhold «${content}»`);
  await writeFile(path, make(Number(count.replaceAll(' ', ''))));
}

/** The report with one word for another, in turn, as often as they occur: «ny» for «gammel», … */
function replaceWords(rapport: string, content: string): string {
  return [...content.matchAll(/«([^»]+)» for «([^»]+)»/g)].reduce(
    (text, [, fresh = '', old = '']) => text.replaceAll(old, fresh),
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
