import { copyFile, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { extname, join, relative, resolve } from 'node:path';
import {
  importFile,
  tellTooLarge,
  type Imported,
  type ImportedReport,
} from '../src/lib/io/import-file.ts';
import { readConfig, type Config } from '../src/lib/io/config.ts';
import type { Register } from '../src/lib/domain/register.ts';
import { readRegister } from '../src/lib/io/register.ts';
import { readSingleFiles } from '../src/lib/io/single-files.ts';
import { formatMessages, showSign } from '../src/lib/diagnostics/format.ts';
import { hasErrors } from '../src/lib/domain/diagnostic.ts';
import { diffLines } from '../src/lib/import/line-diff.ts';
import { describeRapport } from '../src/lib/report/describe.ts';
import { readArguments, stopWithUsage, EXIT_CODE } from './cli.ts';

const HELP = `
Bruk: npm run import -- [--replace] [--original] FIL…

Gjør rapporten om til teksten som nettstedet bygges av: src/content/rapporter/<siste måned>.txt. FIL er en PDF, en
arbeidsbok (.xlsx, .ods), et Word-dokument (.docx), en nettside, en CSV-fil eller tekst fra et hvilket som helst verktøy;
innholdet avgjør, ikke navnet. Teksten kontrolleres som av «npm run check».

  --replace    erstatt teksten når rapporten finnes fra før; forskjellen skrives ut
  --original   legg en kopi av FIL i src/content/originaler/

Utgang: 0 uten feil, 1 når en fil ikke kan leses inn eller teksten har feil, 2 ved feil bruk.
`;

/** At most so many lines of a difference are written out. */
const MOST_LINES = 200;

const { values, positionals } = readArguments({
  help: HELP,
  valg: { replace: { type: 'boolean' }, original: { type: 'boolean' } },
  filer: true,
});
const paths: string[] = positionals;
if (paths.length === 0 || paths.includes(''))
  stopWithUsage('Oppgi filen som skal leses inn.', HELP);
const config = environment();
let failed = false;
for (const path of paths) if (!(await importOne(path))) failed = true;
process.exitCode = failed ? EXIT_CODE.problem : EXIT_CODE.ok;

function environment(): Config {
  try {
    return readConfig(process.env, process.cwd());
  } catch (error) {
    return stopWithUsage(error instanceof Error ? error.message : String(error), HELP);
  }
}

/** Imports one file; true when its text is in the folder of reports and has no error. */
async function importOne(path: string): Promise<boolean> {
  const { register } = await readRegister(config.innhold, config.innhold);
  const imported = await readAndImport(path, register);
  if ('problem' in imported) {
    process.stderr.write(
      `${showSign(path)}: ${showSign(imported.problem)} Ingenting er skrevet.\n`,
    );
    return false;
  }
  const target = join(config.rapporter, `${imported.id}.txt`);
  process.stdout.write(
    `${showSign(path)} er ${[imported.kind, ...imported.notes].map(showSign).join('; ')}\n`,
  );
  if (!(await writeText(target, imported.text))) return false;
  if (values.original) await keepOriginal(path, imported);
  remindToMove(path);
  return check(target);
}

/** What is made of the file; one too large to be a report is not read at all. Exits 2 when it cannot be read. */
async function readAndImport(path: string, register: Register): Promise<Imported> {
  try {
    const problem = tellTooLarge((await stat(path)).size);
    if (problem !== undefined) return { problem };
    return await importFile(new Uint8Array(await readFile(path)), register);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    process.stderr.write(`Kan ikke lese ${path} (${code}).\n`);
    process.exit(EXIT_CODE.usage);
  }
}

/** Writes the text where there is none, or in place of another when that is asked for; true when it stands there. */
async function writeText(target: string, text: string): Promise<boolean> {
  const shown = relative(process.cwd(), target);
  const before = await readFile(target, 'utf8').catch(() => undefined);
  if (before === text) {
    process.stdout.write(`${shown} finnes fra før, og er lik.\n`);
    return true;
  }
  if (before !== undefined) {
    process.stdout.write(`${shown} finnes fra før. Forskjellen:\n${tellDiff(before, text)}`);
    if (!values.replace) {
      process.stderr.write(`${shown} er ikke rørt. Bruk --replace for å erstatte den.\n`);
      return false;
    }
  }
  await mkdir(config.rapporter, { recursive: true });
  await writeFile(`${target}.ny`, text);
  await rename(`${target}.ny`, target);
  process.stdout.write(`Skrev ${shown}.\n`);
  return true;
}

function tellDiff(before: string, after: string): string {
  const lines = diffLines(before, after).map(showSign);
  const rest = lines.length - MOST_LINES;
  const more = rest > 0 ? [`… og ${rest} linjer til`] : [];
  return [...lines.slice(0, MOST_LINES), ...more, ''].join('\n');
}

async function keepOriginal(path: string, { id, extension }: ImportedReport): Promise<void> {
  const folder = join(config.innhold, 'originaler');
  const target = join(folder, `${id}${extension || extname(path).toLowerCase()}`);
  await mkdir(folder, { recursive: true });
  if (resolve(path) !== target) await copyFile(path, target);
  process.stdout.write(`Beholdt originalen som ${relative(process.cwd(), target)}.\n`);
}

/** A file of another kind among the reports stops the build. */
function remindToMove(path: string): void {
  if (relative(config.rapporter, resolve(path)).startsWith('..')) return;
  process.stdout.write(`Flytt ${showSign(path)} ut av mappen med rapporter: den er lest inn.\n`);
}

/** Checks the text that was written, and says what is in it. */
async function check(target: string): Promise<boolean> {
  const shown = relative(process.cwd(), target);
  const { rapporter, filer } = await readSingleFiles(
    [shown],
    config.innhold,
    relative(process.cwd(), config.innhold),
  );
  process.stdout.write(rapporter.map(describeRapport).join('') + formatMessages(filer));
  return !filer.some(hasErrors);
}
