import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { readConfig } from '../src/lib/io/config.ts';
import { compareCopies } from '../src/lib/formats/copies.ts';
import { digestsIn } from '../src/lib/build/manifest.ts';
import { builtAddress } from '../src/lib/build/read-build.ts';
import {
  defineCommand,
  EXIT_CODES,
  orUsage,
  readArguments,
  runCommand,
  stopWithUsage,
} from './cli.ts';

const HELP = `
Bruk: npm run verify [-- --dist MAPPE]

Bygger nettstedet på nytt fra rapportene, i en egen mappe og uten noe fra tidligere bygg, og holder en kopi av det mot
bygget, fil for fil. Et bygg av de samme rapportene med den samme koden er alltid likt ned til siste byte: det som er
annerledes i kopien, er endret etter at den ble bygd, eller bygd av noe annet.

  --dist MAPPE   kopien som skal prøves (OUT, ellers dist)

Adressen leses av kopiens forside når SITE og BASE ikke er satt. INNHOLD, RAPPORTER og CONTACT må være som da kopien ble
bygd.

Utgang: 0 når kopien er lik bygget, 1 når noe er annerledes, mangler eller er kommet til, 2 ved feil bruk.
`;

/** Files told by name; of more, only how many. */
const MOST_NAMED = 50;

export const main = defineCommand((args, { env, cwd, stdout, stderr }) => {
  const { values } = readArguments(args, { help: HELP, options: { dist: { type: 'string' } } });
  const copy = resolve(cwd, values.dist ?? orUsage(HELP, () => readConfig(env, cwd)).out);
  const home = join(copy, 'index.html');
  if (!existsSync(home))
    stopWithUsage(`${home} finnes ikke: mappen er ikke et bygd nettsted.`, HELP);
  const folder = mkdtempSync(join(tmpdir(), 'tiltakstall-verify-'));
  try {
    const { site: SITE, base: BASE } = builtAddress(readFileSync(home, 'utf8'));
    // In a process of its own, which has not built before.
    const program = join(import.meta.dirname, `build${extname(import.meta.filename)}`);
    const build = spawnSync(process.execPath, [program], {
      cwd,
      env: { SITE, BASE, ...env, OUT: join(folder, 'dist'), CACHE_DIR: join(folder, 'cache') },
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
    });
    stderr.write(build.stderr);
    if (build.status !== 0) {
      stderr.write('Nettstedet lar seg ikke bygge, og kopien er ikke prøvd.\n');
      return EXIT_CODES.problem;
    }
    const site = digestsIn(join(folder, 'dist'));
    const comparison = compareCopies(site, digestsIn(copy));
    stdout.write(formatDifferences(comparison));
    const { changed, missing, extra } = comparison;
    if (changed.length + missing.length + extra.length === 0) {
      stdout.write(`Kopien er bygget: ${site.size} filer er like ned til siste byte.\n`);
      return EXIT_CODES.ok;
    }
    stderr.write(
      `${changed.length} filer er annerledes, ${missing.length} mangler og ${extra.length} er til overs. ` +
        'Er alle annerledes, er kopien nok bygd med andre rapporter, en annen adresse eller en annen utgave av koden.\n',
    );
    return EXIT_CODES.problem;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** The files that differ, a line each. */
function formatDifferences({ changed, missing, extra }: ReturnType<typeof compareCopies>): string {
  const lines = [
    ...changed.map((file) => `annerledes  ${file}`),
    ...missing.map((file) => `mangler     ${file}`),
    ...extra.map((file) => `til overs   ${file}`),
  ];
  const rest = lines.length - MOST_NAMED;
  const named = [...lines.slice(0, MOST_NAMED), ...(rest > 0 ? [`… og ${rest} til`] : [])];
  return named.map((line) => `${line}\n`).join('');
}

if (import.meta.main) await runCommand(main);
