import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readConfig } from '../src/lib/io/config.ts';
import { compareCopies } from '../src/lib/formats/copies.ts';
import { builtAddress } from './build/built-base.ts';
import { digestsIn } from './build/manifest.ts';
import { readArguments, stopWithUsage, EXIT_CODE } from './cli.ts';

const HELP = `
Bruk: npm run verify [-- --dist MAPPE]

Bygger nettstedet på nytt fra rapportene, i en egen mappe og uten noe fra tidligere bygg, og holder en kopi av det mot
bygget, fil for fil. Et bygg av de samme rapportene med den samme koden er alltid likt ned til siste byte: det som er
annerledes i kopien, er endret etter at den ble bygd, eller bygd av noe annet.

  --dist MAPPE   kopien som skal prøves (OUT, ellers dist)

Adressen leses av kopiens forside når SITE og BASE ikke er satt. INNHOLD, RAPPORTER og CONTACT må være som da kopien ble
bygd.

Utgang: 0 når kopien er bygget, 1 når noe er annerledes, mangler eller er kommet til, 2 ved feil bruk.
`;

/** Files told by name; of more, only how many. */
const MOST_NAMED = 50;

const { values } = readArguments({ help: HELP, valg: { dist: { type: 'string' } } });
const root = process.cwd();
const copy = resolve(root, values.dist ?? readConfig(process.env, root).ut);
const home = join(copy, 'index.html');
if (!existsSync(home)) stopWithUsage(`${home} finnes ikke: mappen er ikke et bygd nettsted.`, HELP);

const folder = mkdtempSync(join(tmpdir(), 'tiltakstall-verify-'));
process.exitCode = verify();

function verify(): number {
  try {
    const address = builtAddress(readFileSync(home, 'utf8'));
    const env = {
      SITE: address.site,
      BASE: address.base,
      ...process.env,
      OUT: join(folder, 'dist'),
      CACHE_DIR: join(folder, 'cache'),
    };
    const args = [join(import.meta.dirname, 'build.ts')];
    const { status } = spawnSync(process.execPath, args, {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (status !== 0) {
      process.stderr.write('Nettstedet lar seg ikke bygge, og kopien er ikke prøvd.\n');
      return EXIT_CODE.problem;
    }
    return tell(digestsIn(join(folder, 'dist')), digestsIn(copy));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function tell(site: ReadonlyMap<string, string>, found: ReadonlyMap<string, string>): number {
  const { changed, missing, extra } = compareCopies(site, found);
  const lines = [
    ...changed.map((file) => `annerledes  ${file}`),
    ...missing.map((file) => `mangler     ${file}`),
    ...extra.map((file) => `til overs   ${file}`),
  ];
  for (const line of lines.slice(0, MOST_NAMED)) process.stdout.write(`${line}\n`);
  if (lines.length > MOST_NAMED) process.stdout.write(`… og ${lines.length - MOST_NAMED} til\n`);
  if (lines.length === 0) {
    process.stdout.write(`Kopien er bygget: ${site.size} filer er like ned til siste byte.\n`);
    return EXIT_CODE.ok;
  }
  process.stderr.write(
    `${changed.length} filer er annerledes, ${missing.length} mangler og ${extra.length} er til overs. ` +
      'Er alle annerledes, er kopien nok bygd med andre rapporter, en annen adresse eller en annen utgave av koden.\n',
  );
  return EXIT_CODE.problem;
}
