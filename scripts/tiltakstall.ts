#!/usr/bin/env node
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import {
  CommandStop,
  defineCommand,
  EXIT_CODES,
  runCommand,
  stopWithUsage,
  type Main,
} from './cli.ts';

const HELP = `
Bruk: tiltakstall KOMMANDO [valg]

  init      lag en mappe for et nytt nettsted: register, oppsett og det som trengs for å publisere
  import    gjør en rapport om til teksten nettstedet bygges av
  check     les og avstem rapportene
  build     bygg nettstedet
  dev       vis nettstedet mens du arbeider
  preview   vis nettstedet som er bygd
  audit     prøv hvert tall i nettstedet med et annet program
  verify    hold en kopi mot et nytt bygg, byte for byte
  ledger    hold nettstedet mot listen over publiserte adresser
  diff      vis hva som er ulikt i to bygde nettsteder

tiltakstall KOMMANDO --help forteller mer om hver av dem. --version skriver utgaven.

Utgang: 0 når alt er i orden, 1 ved feil, 2 ved feil bruk.
`;

/** Taken in when asked for: most need little of the whole. */
const COMMANDS: Record<string, () => Promise<{ main: Main }>> = {
  init: () => import('./init.ts'),
  import: () => import('./import.ts'),
  check: () => import('./check.ts'),
  build: () => import('./build.ts'),
  dev: () => import('./dev.ts'),
  preview: () => import('./preview.ts'),
  audit: () => import('./audit.ts'),
  verify: () => import('./verify.ts'),
  ledger: () => import('./ledger.ts'),
  diff: () => import('./diff.ts'),
};

export const main = defineCommand(async ([name = '', ...args], environment) => {
  if (name === '--help') throw new CommandStop(EXIT_CODES.ok, `${HELP.trim()}\n`);
  if (name === '--version') throw new CommandStop(EXIT_CODES.ok, `${readVersion()}\n`);
  if (name === '') stopWithUsage('Oppgi en kommando.', HELP);
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!load) stopWithUsage(`Det finnes ingen kommando «${name}».`, HELP);
  const { main: run } = await load();
  return run(args, environment);
});

/** The version of the program: its package lies beside it, or above what is installed of it. */
function readVersion(): string {
  const places = ['..', '../..'].map((up) => join(import.meta.dirname, up, 'package.json'));
  const text = readFileSync(places.find(existsSync) ?? '', 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}

if (import.meta.main) await runCommand(main);
else if (import.meta.main === undefined) {
  // An older Node does not know which module it was told to run.
  process.stderr.write(
    `tiltakstall trenger Node 24.16 eller nyere; dette er ${process.version}. I mappen til et nettsted følger en med: npm run KOMMANDO og npx tiltakstall bruker den.\n`,
  );
  process.exitCode = EXIT_CODES.usage;
}
