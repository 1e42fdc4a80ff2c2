import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { formatPieces, readPieces } from '../bench/wording.ts';
import { defineCommand, EXIT_CODES, readArguments, runCommand } from './cli.ts';

const HELP = `
Bruk: npm run wording

Skriver audit/wording.json: alt nettstedet kan si med ord, hentet ut av koden. Revisoren holder ordene på sidene mot det.

Utgang: 0.
`;

const ROOT = resolve(import.meta.dirname, '..');

export const main = defineCommand(async (args, { stdout }) => {
  readArguments(args, { help: HELP, options: {} });
  const pieces = readPieces(ROOT);
  await writeFile(join(ROOT, 'audit/wording.json'), formatPieces(pieces));
  stdout.write(`${pieces.length} stykker tekst ligger i audit/wording.json.\n`);
  return EXIT_CODES.ok;
});

if (import.meta.main) await runCommand(main);
