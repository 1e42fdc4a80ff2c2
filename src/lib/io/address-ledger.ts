import { VFile } from 'vfile';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { addDiagnostic } from '../domain/diagnostic.ts';

/** One published address: a path of the site, before the base is put on, and its line in the ledger. */
export interface PublishedAddress {
  sti: string;
  linje: number;
}

/** Steps of letters that every server and file system takes, and at most one file name at the end. */
const PATH = /^\/([a-z0-9-]+\/)*([a-z0-9-]+(\.[a-z0-9-]+)+)?$/;

/**
 * Files nobody is promised: those named after their content, what the site's own scripts read, pictures for previews with the drawings they are made of,
 * the page for what is not there, what is written only for a site that has an address, and what is for the web host.
 */
const NOT_ADDRESS = /^(_|skript\/|bilder\/|404\.html$|sitemap|SHA256SUMS$|\.nojekyll$|CNAME$)/;

/**
 * The addresses a ledger promises, one a line; `#` begins a comment. Lines that are no address, and addresses that
 * stand there twice, are errors on the file.
 */
export function parseLedger(file: VFile): PublishedAddress[] {
  const seen = new Map<string, number>();
  return String(file.value)
    .split(/\r?\n/)
    .flatMap((line, i) => {
      const sti = line.trim();
      if (sti === '' || sti.startsWith('#')) return [];
      const linje = i + 1;
      if (!PATH.test(sti)) reportInvalid(file, sti, linje);
      const first = seen.get(sti);
      if (first !== undefined) reportRepeated(file, sti, linje, first);
      else seen.set(sti, linje);
      return [{ sti, linje }];
    });
}

/** The addresses of a built site, sorted, from its files as `tiltak/mentor/index.html`. */
export function addressesOf(files: readonly string[]): string[] {
  return files
    .filter((file) => !NOT_ADDRESS.test(file))
    .map((file) => `/${file.replace(/(^|\/)index\.html$/, '$1')}`)
    .sort();
}

/**
 * Reports every promised address that the built site lacks as an error on the ledger's file. Addresses below one that
 * is gone too are counted with it: a report taken out takes hundreds with it.
 */
export function checkPromises(
  promises: readonly PublishedAddress[],
  made: readonly string[],
  file: VFile,
): void {
  const built = new Set(made);
  const gone = promises.filter(({ sti }) => !built.has(sti));
  const roots = new Set(gone.map(({ sti }) => sti).filter((path) => path.endsWith('/')));
  const below = (path: string) => [...roots].some((root) => root !== path && path.startsWith(root));
  for (const { sti, linje } of gone.filter((promise) => !below(promise.sti))) {
    const more = gone.filter(
      (promise) => promise.sti !== sti && promise.sti.startsWith(sti),
    ).length;
    reportGone(file, sti, linje, sti.endsWith('/') ? more : 0);
  }
}

/** The built addresses that the ledger does not promise yet, sorted. */
export function newAddresses(
  promises: readonly PublishedAddress[],
  built: readonly string[],
): string[] {
  const known = new Set(promises.map(({ sti }) => sti));
  return built.filter((path) => !known.has(path)).sort();
}

/** The ledger's text with new addresses at the end, under a comment that says what they came with. */
export function addAddresses(text: string, fresh: readonly string[], occasion: string): string {
  if (fresh.length === 0) return text;
  const before = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  return `${before}\n# ${occasion}\n${fresh.join('\n')}\n`;
}

/** Reports every address that an earlier version of the ledger promised and this one does not. */
export function checkNothingDropped(
  previous: readonly PublishedAddress[],
  promises: readonly PublishedAddress[],
  file: VFile,
): void {
  const kept = new Set(promises.map(({ sti }) => sti));
  for (const { sti } of previous) {
    if (kept.has(sti)) continue;
    addDiagnostic(file, {
      ruleId: 'adresse-stroket',
      severity: 'error',
      reason: `Adressen ${sti} er strøket fra listen over publiserte adresser.`,
      actual: sti,
      note: 'Listen skal bare vokse: sett linjen inn igjen.',
    });
  }
}

function reportGone(file: VFile, path: string, linje: number, more: number): void {
  const under = more === 0 ? '' : ` Det samme gjelder ${more} adresser under den.`;
  addDiagnostic(file, {
    ruleId: 'adresse-forsvinner',
    severity: 'error',
    reason: `Adressen ${path} er publisert, men finnes ikke i det som nå er bygd.${under}`,
    sted: { linje, kolonne: 1 },
    actual: path,
    note: 'Har et tiltak fått ny adresse, før den gamle opp under tidligere: i oppføringen. Er en rapport tatt bort, legg den tilbake.',
  });
}

function reportInvalid(file: VFile, path: string, linje: number): void {
  addDiagnostic(file, {
    ruleId: 'adresse-ugyldig',
    severity: 'error',
    reason: 'Linjen er ikke en adresse på nettstedet.',
    sted: { linje, kolonne: 1 },
    actual: path,
    expected: ['en sti som /tiltak/mentor/ eller /data/observasjoner.csv'],
    note: 'Rett linjen, eller skriv # foran den hvis den er en kommentar.',
  });
}

function reportRepeated(file: VFile, path: string, linje: number, first: number): void {
  addDiagnostic(file, {
    ruleId: 'adresse-to-ganger',
    severity: 'error',
    reason: `Adressen står også på linje ${first}.`,
    sted: { linje, kolonne: 1 },
    actual: path,
    note: 'Stryk den ene linjen.',
  });
}

/** The ledger as it stands: the file with its text and messages, and what it promises. */
export interface Ledger {
  file: VFile;
  promises: PublishedAddress[];
}

/** Reads a ledger of published addresses. A site that has published nothing has none, and promises nothing. */
export async function readLedger(path: string, root: string): Promise<Ledger> {
  const value = existsSync(path) ? await readFile(path, 'utf8') : '';
  const file = new VFile({ path: relative(root, path), value });
  return { file, promises: parseLedger(file) };
}

/** Every file of a built site, as paths from its folder with `/`, sorted. */
export async function listBuilt(dist: string): Promise<string[]> {
  const entries = await readdir(dist, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dist, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

/** Holds the files of a site against the ledger: broken promises are errors on its file; returns the addresses it lacks. */
export function compareAddresses({ file, promises }: Ledger, files: readonly string[]): string[] {
  const built = addressesOf(files);
  checkPromises(promises, built, file);
  return newAddresses(promises, built);
}
