import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { importFile, tellTooLarge, type Imported } from '../src/lib/io/import-file.ts';
import { readConfig, type Config } from '../src/lib/io/config.ts';
import { endingOf, ORIGINALS } from '../src/lib/io/originals.ts';
import { releasedName } from '../src/lib/domain/edition.ts';
import type { Register } from '../src/lib/domain/register.ts';
import { readRegister } from '../src/lib/io/register.ts';
import { readSingleFiles } from '../src/lib/io/single-files.ts';
import { formatMessages, makePrintable } from '../src/lib/diagnostics/format.ts';
import { hasErrors } from '../src/lib/domain/diagnostic.ts';
import { diffLines } from '../src/lib/import/line-diff.ts';
import { describeRapport } from '../src/lib/report/describe.ts';
import {
  CommandStop,
  defineCommand,
  EXIT_CODES,
  orUsage,
  readArguments,
  runCommand,
  stopWithUsage,
  type Environment,
} from './cli.ts';

const HELP = `
Bruk: npm run import -- [--replace] [--original] [--edition N] FIL…

Gjør rapporten om til teksten som nettstedet bygges av: src/content/rapporter/<siste måned>.txt. FIL er en PDF, en
arbeidsbok (.xlsx, .ods), et Word-dokument (.docx), en nettside, en CSV-fil eller tekst fra et hvilket som helst verktøy;
innholdet avgjør, ikke navnet. Teksten kontrolleres som av «npm run check».

  --replace    erstatt teksten når rapporten finnes fra før; forskjellen skrives ut
  --original   legg en kopi av FIL i src/content/originaler/; den blir publisert med rapporten
  --edition N  FIL er utgave N (fra 2) av en rapport som er publisert før: teksten får navnet 2021-05.utgave-N.txt

Utgang: 0 uten feil, 1 når en fil ikke kan leses inn eller teksten har feil, 2 ved feil bruk.
`;

/** At most so many lines of a difference are written out. */
const MOST_LINES = 200;

/** What an import is told: by flags, from outside, and where to. */
interface Import extends Pick<Environment, 'cwd' | 'stdout' | 'stderr'> {
  config: Config;
  /** Whether to replace a text that is there already. */
  replace: boolean;
  /** Whether to keep a copy of the file itself. */
  original: boolean;
  /** Which edition of its release the file is. */
  edition: number;
}

export const main = defineCommand(async (args, { env, cwd, stdout, stderr }) => {
  const { values, positionals } = readArguments(args, {
    help: HELP,
    options: {
      replace: { type: 'boolean' },
      original: { type: 'boolean' },
      edition: { type: 'string' },
    },
    positionals: true,
  });
  const paths: string[] = positionals;
  if (paths.length === 0 || paths.includes(''))
    stopWithUsage('Oppgi filen som skal leses inn.', HELP);
  const config = orUsage(HELP, () => readConfig(env, cwd));
  const { replace = false, original = false } = values;
  const edition = parseEdition(values.edition);
  const outside = { config, cwd, stdout, stderr };
  let ok = true;
  for (const path of paths)
    if (!(await importOne(path, { ...outside, replace, original, edition }))) ok = false;
  return ok ? EXIT_CODES.ok : EXIT_CODES.problem;
});

/** The number of an edition, 1 where none is named. Stops with usage when it is no number of a later edition. */
function parseEdition(text = '1'): number {
  if (text !== '1' && !/^([2-9]|[1-9]\d)$/.test(text))
    stopWithUsage(`--edition er utgavens nummer, fra 2, ikke «${text}».`, HELP);
  return Number(text);
}

/** Imports one file; true when its text is in the folder of reports and has no error. */
async function importOne(path: string, told: Import): Promise<boolean> {
  const { config, stdout, stderr } = told;
  const { register } = await readRegister(config.content, config.content);
  const imported = await readAndImport(path, register);
  if ('problem' in imported) {
    stderr.write(
      `${makePrintable(path)}: ${makePrintable(imported.problem)} Ingenting er skrevet.\n`,
    );
    return false;
  }
  const name = releasedName({ release: imported.id, number: told.edition });
  const target = join(config.rapporter, `${name}.txt`);
  stdout.write(
    `${makePrintable(path)} er ${[imported.kind, ...imported.notes].map(makePrintable).join('; ')}\n`,
  );
  if (!(await writeText(target, imported.text, told))) return false;
  if (told.original && !(await keepOriginal(path, name, told))) return false;
  // A file of another kind among the reports stops the build.
  if (!relative(config.rapporter, resolve(path)).startsWith('..'))
    stdout.write(`Flytt ${makePrintable(path)} ut av mappen med rapporter: den er lest inn.\n`);
  return check(target, told);
}

/** What is made of the file; one too large to be a report is not read at all. Stops with 2 when it cannot be read. */
async function readAndImport(path: string, register: Register): Promise<Imported> {
  try {
    const found = await stat(path);
    // A pipe or a device may go on without end.
    if (!found.isFile() && !found.isDirectory()) return { problem: 'Dette er ingen vanlig fil.' };
    const problem = tellTooLarge(found.size);
    if (problem !== undefined) return { problem };
    return await importFile(new Uint8Array(await readFile(path)), register);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new CommandStop(EXIT_CODES.usage, `Kan ikke lese ${path} (${code}).\n`);
  }
}

/** Writes the text where there is none, or in place of another when that is asked for; true when it stands there. */
async function writeText(
  target: string,
  text: string,
  { config, cwd, stdout, stderr, replace }: Import,
): Promise<boolean> {
  const shown = relative(cwd, target);
  const before = await readFile(target, 'utf8').catch(() => undefined);
  if (before === text) {
    stdout.write(`${shown} finnes fra før, og er lik.\n`);
    return true;
  }
  if (before !== undefined) {
    stdout.write(`${shown} finnes fra før. Forskjellen:\n${tellDiff(before, text)}`);
    if (!replace) {
      stderr.write(
        `${shown} er ikke rørt. Bruk --replace for å erstatte den, eller --edition 2 når kilden har gitt den ut på nytt.\n`,
      );
      return false;
    }
  }
  await mkdir(config.rapporter, { recursive: true });
  await writeFile(`${target}.ny`, text);
  await rename(`${target}.ny`, target);
  stdout.write(`Skrev ${shown}.\n`);
  return true;
}

function tellDiff(before: string, after: string): string {
  const lines = diffLines(before, after).map(makePrintable);
  const rest = lines.length - MOST_LINES;
  const more = rest > 0 ? [`… og ${rest} linjer til`] : [];
  return [...lines.slice(0, MOST_LINES), ...more, ''].join('\n');
}

/** Keeps the file itself, in place of another only when that is asked for; true when it stands there. */
async function keepOriginal(
  path: string,
  name: string,
  { config, cwd, stdout, stderr, replace }: Import,
): Promise<boolean> {
  const folder = join(config.content, ORIGINALS);
  const bytes = await readFile(path);
  const target = join(folder, `${name}.${endingOf(bytes, path) ?? 'txt'}`);
  const shown = relative(cwd, target);
  const before = await readFile(target).catch(() => undefined);
  if (before && !before.equals(bytes) && !replace) {
    stderr.write(
      `${shown} finnes fra før, er en annen fil og er ikke rørt. Bruk --replace for å erstatte den.\n`,
    );
    return false;
  }
  await mkdir(folder, { recursive: true });
  await writeFile(`${target}.ny`, bytes);
  await rename(`${target}.ny`, target);
  stdout.write(`Beholdt originalen som ${shown}.\n`);
  return true;
}

/** Checks the text that was written, and says what is in it. */
async function check(target: string, { config, cwd, stdout }: Import): Promise<boolean> {
  const { rapporter, filer } = await readSingleFiles(
    [relative(cwd, target)],
    config.content,
    relative(cwd, config.content),
  );
  stdout.write(rapporter.map(describeRapport).join('') + formatMessages(filer));
  return !filer.some(hasErrors);
}

if (import.meta.main) await runCommand(main);
