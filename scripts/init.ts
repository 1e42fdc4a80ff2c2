import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { z } from 'zod';
import {
  CommandStop,
  defineCommand,
  EXIT_CODES,
  readArguments,
  runCommand,
  stopWithUsage,
} from './cli.ts';

const HELP = `
Bruk: npm run init -- [MAPPE] [--generator UTGAVE]

Lager en mappe for et nytt nettsted: register, tomme rettelser, oppsett, veiledning og det som trengs for å publisere på
GitHub. Mappen må være ny eller tom. Ingenting blir skrevet over.

  MAPPE               mappen som skal lages (mappen du står i)
  --generator UTGAVE  programmet mappen skal bruke, som npm skriver det: en utgave, en adresse eller file:STI (denne utgaven)

Utgang: 0 når mappen er laget, 2 når den ikke kan lages eller ved feil bruk.
`;

const PROGRAM = resolve(import.meta.dirname, '..');
/** What may lie in a folder that is taken for empty: it is no work of anybody's. */
const NOTHING = new Set(['.git', '.DS_Store']);
const REGISTRY = ['hovedgrupper', 'tiltaksgrupper', 'tiltak', 'begreper'];

/** Where each file of a new folder comes from: names that begin with a dot are changed by who packs. */
const FILES = {
  'README.md': 'README.md',
  'tiltakstall.config.ts': 'tiltakstall.config.ts',
  gitignore: '.gitignore',
  'rettelser.yml': 'innhold/rettelser.yml',
  'github/workflows/publiser.yml': '.github/workflows/publiser.yml',
  'github/dependabot.yml': '.github/dependabot.yml',
  'vscode/settings.json': '.vscode/settings.json',
};

/** The commands that a content folder has as npm scripts, so that every message names one that is there. */
const SCRIPTS = ['import', 'check', 'build', 'dev', 'preview', 'audit', 'verify', 'ledger', 'diff'];

export const main = defineCommand(async (args, { cwd, stdout }) => {
  const { values, positionals } = readArguments(args, {
    help: HELP,
    options: { generator: { type: 'string' } },
    positionals: true,
  });
  const [name = '.', ...more] = positionals;
  if (more.length > 0) stopWithUsage('Oppgi én mappe.', HELP);
  const folder = resolve(cwd, name);
  await refuseUsed(folder, relative(cwd, folder) || 'Mappen du står i');
  await writeFolder(folder, asSeenFrom(folder, cwd, values.generator));
  const enter = folder === cwd ? '' : `cd ${relative(cwd, folder)}\n`;
  stdout.write(
    `Laget et nytt nettsted i ${folder}. Videre:\n\n${enter}npm install\nnpm run import -- RAPPORT.pdf\nnpm run build\nnpm run preview\n\nSkriv navnet på nettstedet i tiltakstall.config.ts. README.md sier resten.\n`,
  );
  return EXIT_CODES.ok;
});

/** A package as npm names it in a folder: a file's path counts from there. Stops with 2 where there is no such file. */
function asSeenFrom(
  folder: string,
  cwd: string,
  generator: string | undefined,
): string | undefined {
  const [, path] = /^file:(.+)$/.exec(generator ?? '') ?? [];
  if (path === undefined) return generator;
  const file = resolve(cwd, path);
  if (!existsSync(file))
    throw new CommandStop(
      EXIT_CODES.usage,
      `Fant ikke programmet ${path} i ${cwd}. Ingenting er skrevet. Stien etter file: går ut fra mappen du står i.\n`,
    );
  return `file:${relative(folder, file)}`;
}

/** Stops with 2 where something lies already. */
async function refuseUsed(folder: string, shown: string): Promise<void> {
  const names = await readdir(folder).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') return [];
    throw new CommandStop(
      EXIT_CODES.usage,
      `${shown} er ikke en mappe som kan brukes (${String(code)}).\n`,
    );
  });
  const used = names.filter((one) => !NOTHING.has(one));
  if (used.length === 0) return;
  const [first] = used;
  throw new CommandStop(
    EXIT_CODES.usage,
    used.includes('tiltakstall.config.ts')
      ? `${shown} er alt et nettsted. Ingenting er skrevet. Skal den brukes med en ny utgave, kjør npm install tiltakstall@latest der.\n`
      : `${shown} er ikke tom: der ligger ${first}${used.length > 1 ? ` og ${used.length - 1} til` : ''}. Ingenting er skrevet. Oppgi en ny eller tom mappe.\n`,
  );
}

async function writeFolder(folder: string, generator: string | undefined): Promise<void> {
  const content = join(folder, 'innhold');
  await mkdir(join(content, 'rapporter'), { recursive: true });
  await writeFile(join(content, 'rapporter/.gitkeep'), '', { flag: 'wx' });
  for (const kind of REGISTRY)
    await cp(join(PROGRAM, 'src/content', kind), join(content, kind), {
      recursive: true,
      errorOnExist: true,
      force: false,
    });
  for (const [from, to] of Object.entries(FILES)) {
    await mkdir(dirname(join(folder, to)), { recursive: true });
    await cp(join(PROGRAM, 'starter', from), join(folder, to), {
      errorOnExist: true,
      force: false,
    });
  }
  const own = await readOwnPackage();
  await writeFile(join(folder, '.nvmrc'), `${own.node}\n`, { flag: 'wx' });
  const described = describePackage(own, generator ?? own.version);
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(described, null, 2)}\n`, {
    flag: 'wx',
  });
}

function describePackage({ engines, allowScripts, node }: OwnPackage, generator: string): object {
  return {
    private: true,
    type: 'module',
    engines,
    // What npm else asks about at every install.
    allowScripts,
    scripts: Object.fromEntries(SCRIPTS.map((name) => [name, `tiltakstall ${name}`])),
    dependencies: { tiltakstall: generator },
    // What `npm run` and `npx` find first, whichever Node the machine has.
    devDependencies: { node },
  };
}

interface OwnPackage {
  version: string;
  engines: { node: string };
  /** Which of the packages it takes in may run a script when they are installed. */
  allowScripts: Record<string, boolean>;
  /** The version of Node that is tried. */
  node: string;
}

/** What the program's own package says: it lies beside the program, or above what is installed of it. */
async function readOwnPackage(): Promise<OwnPackage> {
  const places = [PROGRAM, dirname(PROGRAM)].map((folder) => join(folder, 'package.json'));
  const own = z
    .object({
      version: z.string(),
      engines: z.object({ node: z.string() }),
      allowScripts: z.record(z.string(), z.boolean()),
      devDependencies: z.object({ node: z.string() }),
    })
    .parse(JSON.parse(await readFile(places.find(existsSync) ?? '', 'utf8')));
  return { ...own, node: own.devDependencies.node };
}

if (import.meta.main) await runCommand(main);
