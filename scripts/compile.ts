import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { CommandStop, defineCommand, EXIT_CODES, readArguments, runCommand } from './cli.ts';

const HELP = `
Bruk: npm run compile [-- --publish]

Skriver programmet som JavaScript i compiled/: det er det som pakkes og installeres. Node leser ikke TypeScript under
node_modules. npm pack gjør det av seg selv.

  --publish   stopp når package.json ikke sier hvem som har koden; npm publish gjør det av seg selv

Utgang: 0, eller 1 når pakken ikke kan publiseres.
`;

const ROOT = resolve(import.meta.dirname, '..');
const OUT = join(ROOT, 'compiled');

/** The commands of the repository alone. */
const OWN = ['bench', 'compile', 'dump', 'schemas', 'test', 'wording'].map(
  (name) => `scripts/${name}.ts`,
);
/** Of the demo's content, what a new folder begins with. */
const STARTER = /^src\/content\/(hovedgrupper|tiltaksgrupper|tiltak|begreper)\//;
const FOLDERS = ['src', 'audit', 'scripts', 'public', 'starter'];

export const main = defineCommand(async (args, { stdout }) => {
  const options = { publish: { type: 'boolean', default: false } } as const;
  const { values } = readArguments(args, { help: HELP, options });
  if (values.publish) refuseUnowned(await readFile(join(ROOT, 'package.json'), 'utf8'));
  await rm(OUT, { recursive: true, force: true });
  const files = (await Promise.all(FOLDERS.map(filesIn))).flat();
  const shipped = files.filter((file) => !isLeftOut(file));
  await Promise.all(shipped.map(compile));
  // What `import 'tiltakstall'` leads to, for programs and for their types.
  await writeFile(
    join(OUT, 'index.js'),
    "export { defineConfig } from './src/define-config.js';\n",
  );
  await writeFile(join(OUT, 'index.d.ts'), await typesOfConfig());
  stdout.write(`${shipped.length} filer ligger i ${relative(ROOT, OUT)}.\n`);
  return EXIT_CODES.ok;
});

/** Stops where a package does not say whose the code is: its readers would be led to a stranger. */
export function refuseUnowned(text: string): void {
  if (!text.includes('EIER')) return;
  const address = 'https://github.com/KONTO/tiltakstall';
  throw new CommandStop(
    EXIT_CODES.problem,
    `package.json sier ikke hvem som har koden: EIER står der kontoen på GitHub skal stå. Skriv kontoen for KONTO, og kjør\n\nnpm pkg set repository=github:KONTO/tiltakstall bugs=${address}/issues homepage=${address}#readme\n`,
  );
}

/** Reports and ledgers are the demo's own, and no part of the program; types are of no use to who runs it. */
function isLeftOut(file: string): boolean {
  if (file.startsWith('src/content/')) return !STARTER.test(file);
  return OWN.includes(file) || file.endsWith('.d.ts') || file === 'audit/README.md';
}

/** The types of a configuration in one file, read off the schema's own. */
async function typesOfConfig(): Promise<string> {
  const file = 'src/lib/domain/site-config.types.ts';
  const text = await readFile(join(ROOT, file), 'utf8');
  return `${text}\n/** A configuration as it is written. It is read, never run: this gives editors its types. */\nexport declare function defineConfig(config: SiteConfigInput): SiteConfigInput;\nexport type { SiteConfigInput as SiteConfig };\n`;
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(join(ROOT, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .sort();
}

/** Writes a file where it stands in the program: TypeScript without its types, everything else, and what others begin with, as it is. */
async function compile(file: string): Promise<void> {
  const isCode = /\.(ts|astro)$/.test(file) && !file.startsWith('starter/');
  const target = join(OUT, isCode ? file.replace(/\.ts$/, '.js') : file);
  await mkdir(dirname(target), { recursive: true });
  if (!isCode) return cp(join(ROOT, file), target);
  const text = await readFile(join(ROOT, file), 'utf8');
  await writeFile(target, withJsEndings(file.endsWith('.ts') ? withoutTypes(text) : text));
}

function withoutTypes(text: string): string {
  const { ESNext } = ts.ModuleKind;
  return ts.transpileModule(text, {
    compilerOptions: { target: ts.ScriptTarget.ESNext, module: ESNext, verbatimModuleSyntax: true },
  }).outputText;
}

/** Relative paths of modules and workers lead to what they have become: `./a.ts` → `./a.js`. */
function withJsEndings(text: string): string {
  return text.replace(/(['"])(\.{1,2}\/[^'"\n]*)\.ts\1/g, '$1$2.js$1');
}

if (import.meta.main) await runCommand(main);
