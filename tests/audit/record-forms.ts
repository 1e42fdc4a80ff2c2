import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { editionOf, readPage } from '../../audit/checks/context.ts';
import { siteNameIn } from '../../audit/checks/metadata.ts';
import { FormReader, type FormSink } from '../../audit/checks/closed-forms.ts';
import { textOf } from '../../audit/readers/files.ts';
import { readFolder } from '../../audit/readers/folder.ts';
import { makeNameFinder } from '../../audit/truth/names.ts';
import { readTruth } from '../../audit/truth/truth.ts';
import { shapeTokens, tokensOf, windowsOf, type FormTable } from '../../audit/grammar/windows.ts';
import { goodSites, NAMED } from './good-sites.ts';
import { formsOfTemplates } from './template-forms.ts';

/**
 * Records what good sites say and are made of in the auditor's tables, to be read before it is committed:
 *
 *   node tests/audit/record-forms.ts FOLDER [DIST=CONTENT[,REPORTS] …]
 *
 * Builds good sites below FOLDER, those that are not there already, and records them, any other sites named, and what the
 * text room can say of invented years. The tables are made anew: what nothing says any more goes. `--keep` lets what is in
 * them stay, and with it FOLDER is not needed when sites are named.
 */
const FOLDER = new URL('../../audit/grammar/', import.meta.url);
const SIZES = { 'forms.json': 3, 'shapes.json': 2 } as const;
/** Pages where names are words like others. */
const WITHOUT_NAMES = /^(?:om|tilgjengelighet|begreper|404) /;

type Counts = Map<string, Map<string, number>>;

const args = process.argv.slice(2);
const tables = { words: await read('forms.json'), shape: await read('shapes.json') };
const sink: FormSink = ({ what, place, form, others }) => {
  if (what !== 'missing')
    count(tables[what], place, WITHOUT_NAMES.test(place) ? (others?.()[0] ?? form) : form);
  return false;
};
if (args.every((arg) => arg.startsWith('--'))) throw new Error('No folder and no site to record.');
const named = args.filter((arg) => !arg.startsWith('--'));
const [folder] = named.filter((arg) => !arg.includes('=')).map((arg) => resolve(arg));
if (folder !== undefined) {
  for await (const { dist, content } of goodSites(folder)) takeSite(`${dist}=${content}`);
}
if (folder !== undefined || args.includes('--templates')) {
  for (const { place, form } of await formsOfTemplates()) count(tables.words, place, form);
}
for (const site of named.filter((arg) => arg.includes('='))) takeSite(site);
await write('forms.json', tables.words, tokensOf);
await write('shapes.json', tables.shape, shapeTokens);

function takeSite(folders: string): void {
  const [dist = '', sources = ''] = folders.split('=');
  const [content = '', reports = `${content}/rapporter`] = sources.split(',');
  const [files, register] = [readFolder(dist), readFolder(content)];
  const truth = readTruth(readFolder(reports), register);
  const site = {
    siteName: siteNameIn(textOf(files, 'index.html')),
    ...(dist.includes('named') ? NAMED : {}),
  };
  const reader = new FormReader(
    { truth, names: makeNameFinder(truth.entries), register, site },
    sink,
  );
  const paths = [...files.keys()].sort();
  const page = (path: string) =>
    readPage(path, textOf(files, path), editionOf(path, { truth, dist: files }), truth);
  for (const path of paths) if (path.endsWith('.html')) reader.page(page(path));
  for (const path of paths) if (path.endsWith('.svg')) reader.sheet(page(path));
  reader.files(files);
}

function count(table: Counts, place: string, form: string, times = 1): void {
  const forms = table.get(place) ?? new Map<string, number>();
  table.set(place, forms.set(form, (forms.get(form) ?? 0) + times));
}

async function read(name: keyof typeof SIZES): Promise<Counts> {
  const table: Counts = new Map();
  if (!args.includes('--keep')) return table;
  const known = JSON.parse(await readFile(new URL(name, FOLDER), 'utf8')) as FormTable;
  for (const [place, forms] of Object.entries(known))
    for (const form of forms) count(table, place, form, 1e6);
  return table;
}

/** Of each place only forms that have a window no other has, the commonest first. */
async function write(
  name: keyof typeof SIZES,
  table: Counts,
  tokens: (form: string) => string[],
): Promise<void> {
  const out = [...table].sort(byName).map(([place, forms]) => {
    const seen = new Set<string>();
    const needed = [...forms]
      .sort((a, b) => b[1] - a[1] || byName(a, b))
      .filter(([form]) => {
        const windows = [...windowsOf(tokens(form), SIZES[name])].filter((one) => !seen.has(one));
        for (const window of windows) seen.add(window);
        return windows.length > 0;
      });
    return [place, needed.map(([form]) => form)];
  });
  const file = new URL(name, FOLDER);
  const config = await resolveConfig(file);
  const text = JSON.stringify(Object.fromEntries(out));
  await writeFile(file, await format(text, { ...config, parser: 'json' }));
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
