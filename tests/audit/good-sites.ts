import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeCorpus, writeCorpus } from '../../bench/corpus.ts';
import { readRegister } from '../../src/lib/io/register.ts';
import { CONTENT, LITEN } from '../content-folders.ts';
import { SECOND_EDITION, smallReport, withoutMentor } from '../editions.ts';
import { writeContent } from '../site/audit/corpus.ts';
import { writeRevised } from '../site/audit/revised-corpus.ts';

/** A site that is built of known content: what the auditor's tables are recorded from. */
export interface GoodSite {
  dist: string;
  content: string;
}

const ROOT = join(import.meta.dirname, '../..');

interface Recipe {
  /** Writes the content below a folder, and tells where it is. */
  write: (folder: string) => Promise<string>;
  env?: Record<string, string>;
  /** What its configuration says. */
  config?: string;
}

/** Whose a site is that has told so. */
export const NAMED = { publisher: 'Avisa Eksempel', licence: 'Åpen lisens' };
const CONFIG = `export default {
  version: 1,
  name: 'Arbeid i tall',
  publisher: { name: '${NAMED.publisher}', url: 'https://eksempel.net/' },
  licence: { name: '${NAMED.licence}', url: 'https://eksempel.net/lisens/' },
};
`;

/** An address, the path under it and where to write to: all that is told of them is told. */
const PUBLISHED = {
  SITE: 'https://eksempel.org',
  BASE: '/prosjekt/',
  CONTACT: 'mailto:oss@eksempel.org',
};

/** The real report, the small one, and everything that may happen to reports and to the registry. */
const RECIPES: Record<string, Recipe> = {
  small: { write: small },
  'small-published': { write: small, env: PUBLISHED },
  real: { write: () => Promise.resolve(CONTENT), env: { SITE: PUBLISHED.SITE } },
  named: { write: small, env: PUBLISHED, config: CONFIG },
  'second-edition': {
    write: async (folder) =>
      withReports(await small(folder), { '2021-05.utgave-2': await smallReport(SECOND_EDITION) }),
  },
  'third-edition': {
    write: async (folder) =>
      withReports(await small(folder), {
        '2021-05.utgave-2': await smallReport(SECOND_EDITION),
        '2021-05.utgave-3': await withoutMentor(),
      }),
  },
  originals: { write: withOriginals },
  corrected: { write: corrected, env: PUBLISHED },
  revised: { write: writeRevised },
  releases: { write: async (folder) => (await writeContent(folder)).innhold },
  'releases-published': {
    write: async (folder) => (await writeContent(folder)).innhold,
    env: PUBLISHED,
  },
  'small-months': { write: (folder) => months(folder, LITEN, 15), env: PUBLISHED },
  months: { write: (folder) => months(folder, CONTENT, 14) },
};

/** The sites, in order, each built when it is asked for; what is built below the folder already is taken as it is. */
export async function* goodSites(folder: string): AsyncGenerator<GoodSite> {
  for (const [name, { write, env = {}, config }] of Object.entries(RECIPES)) {
    const [own, dist] = [join(folder, name), join(folder, name, 'dist')];
    const place = join(own, 'content-folder.txt');
    if (!existsSync(dist)) {
      await rm(own, { recursive: true, force: true });
      await mkdir(own, { recursive: true });
      await writeFile(place, await write(own));
      if (config !== undefined) {
        await writeFile(join(own, 'tiltakstall.config.ts'), config);
        await symlink(join(ROOT, 'node_modules'), join(own, 'node_modules'));
      }
      const cwd = config === undefined ? ROOT : own;
      build({ ...env, INNHOLD: await readFile(place, 'utf8'), OUT: dist }, folder, cwd);
    }
    yield { dist, content: await readFile(place, 'utf8') };
  }
}

function build(env: Record<string, string>, folder: string, cwd: string): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'scripts/build.ts')], {
    cwd,
    env: {
      ...process.env,
      RAPPORTER: '',
      LEDGER: '',
      CACHE_DIR: join(folder, 'cache'),
      ...env,
    },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${env.OUT}: ${stdout}${stderr}`);
}

async function small(folder: string): Promise<string> {
  const content = join(folder, 'content');
  await cp(LITEN, content, { recursive: true });
  await rm(join(content, 'adresser.txt'), { force: true });
  return content;
}

async function withReports(content: string, texts: Record<string, string>): Promise<string> {
  for (const [name, text] of Object.entries(texts))
    await writeFile(join(content, 'rapporter', `${name}.txt`), text);
  return content;
}

/** A report with pages, and the files it came as. */
async function withOriginals(folder: string): Promise<string> {
  const content = await small(folder);
  const paged = (await smallReport()).replaceAll('\n\n\n\nDeltakere', '\n\fDeltakere');
  await mkdir(join(content, 'originaler'));
  await writeFile(join(content, 'originaler/2021-05.txt'), paged);
  await writeFile(join(content, 'originaler/2021-05.pdf'), `%PDF-1.7\n${paged}`);
  return withReports(content, { '2021-05': paged });
}

/** Three months, of which the last begins a tiltak and has a misread figure that is corrected. */
async function corrected(folder: string): Promise<string> {
  const content = await small(folder);
  const { register } = await readRegister(content, LITEN);
  const { filer } = makeCorpus({
    fro: 23,
    forste: '2021-05',
    antall: 3,
    register,
    nye: [{ navn: 'Syntetisk kurs', gruppe: 'oppfolging', fra: '2021-07' }],
  });
  const lines = (filer.at(-1)?.tekst ?? '').split('\n');
  const line = lines.findIndex((row) => row.startsWith('Mentor\t'));
  const before = lines[line] ?? '';
  const right = before.split('\t').at(-1) ?? '';
  const wrong = right.replace(/.$/, (last) => String((Number(last) + 3) % 10));
  const column = before.length - right.length + 1;
  lines[line] = `${before.slice(0, -right.length)}${wrong}`;
  await writeFile(
    join(content, 'rettelser.yml'),
    `- rapport: 2021-07\n  linje: ${line + 1}\n  kolonne: ${column}\n  fra: ${wrong}\n  til: ${right}\n  begrunnelse: Lest feil.\n  dato: 2021-08-30\n`,
  );
  const texts = Object.fromEntries(filer.map(({ id, tekst }) => [id, tekst]));
  return withReports(content, { ...texts, '2021-07': lines.join('\n') });
}

/** Monthly reports over more than a year, with revisions, a tiltak nobody has written of, one that ends and one that is late. */
async function months(folder: string, from: string, antall: number): Promise<string> {
  const content = join(folder, 'content');
  await cp(from, content, { recursive: true });
  for (const own of ['rapporter', 'adresser.txt', 'utgivelser.txt', 'rettelser.yml'])
    await rm(join(content, own), { recursive: true, force: true });
  const { register } = await readRegister(content, from);
  const { filer } = makeCorpus({
    fro: 31,
    forste: '2020-04',
    antall,
    register,
    revision: 0.01,
    lifetimes: { mentor: { fra: '2020-09' }, jobbklubb: { til: '2021-01' } },
    nye: [{ navn: 'Syntetisk kurs', gruppe: 'oppfolging', fra: '2020-11' }],
  });
  await writeCorpus(join(content, 'rapporter'), filer);
  return content;
}
