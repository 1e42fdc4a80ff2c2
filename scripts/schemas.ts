import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { formatFieldReference, jsonSchemas } from '../src/lib/formats/field-reference.ts';
import { defineCommand, EXIT_CODES, readArguments, runCommand } from './cli.ts';

const HELP = `
Bruk: npm run schemas

Skriver oversikten over feltene (docs/felter.md) og JSON-skjemaene (schemas/) av reglene som leser filene.

Utgang: 0.
`;

const ROOT = resolve(import.meta.dirname, '..');

export const main = defineCommand(async (args, { stdout }) => {
  readArguments(args, { help: HELP, options: {} });
  const schemas = jsonSchemas();
  await rm(join(ROOT, 'schemas'), { recursive: true, force: true });
  await mkdir(join(ROOT, 'schemas'));
  for (const [name, text] of schemas) await writeFile(join(ROOT, 'schemas', name), text);
  await writeFile(join(ROOT, 'docs/felter.md'), formatFieldReference());
  stdout.write(`${schemas.size} skjemaer ligger i schemas, og oversikten i docs/felter.md.\n`);
  return EXIT_CODES.ok;
});

if (import.meta.main) await runCommand(main);
