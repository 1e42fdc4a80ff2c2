import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import {
  defineCommand,
  EXIT_CODES,
  readArguments,
  runCommand,
  stopWithUsage,
  type Environment,
} from './cli.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * The checks in the order they are told of. Those with `projects` are vitest's, which use every processor and count test
 * by test; the others use one each, and run two at a time before them.
 */
const CHECKS = [
  { name: 'types', command: ['run', 'typecheck', '--', '--noSync'] },
  { name: 'lint', command: ['run', 'lint'] },
  { name: 'format', command: ['run', 'format:check'] },
  { name: 'unit', projects: ['unit'] },
  { name: 'property', projects: ['property'] },
  { name: 'site', projects: ['site', 'browser', 'command'] },
] as const;

const HELP = `
Bruk: npm test [-- [--only NAVN]… [FIL…]]

Kjører alle kontroller, også etter en som feiler, og ender med «N passed, N failed»: én for hver
test, og én for hver kontroll som ikke består av tester. En test som feiler, blir fortalt med det samme.
Utgang: 0 når alt er i orden, 1 når noe feiler, 2 ved feil bruk.

  --only NAVN   bare denne kontrollen; kan gjentas
                types      astro check: TypeScript og .astro
                lint       eslint
                format     prettier --check
                unit       enhetstester og arkitektur
                property   egenskapstester: tusenvis av oppdiktede rapporter, tall og navn
                site       bygger nettstedet og prøver lenker, HTML, data, revisjonen, kommandoene og visning i nettleser
                           (REUSE_BUILDS=MAPPE beholder byggene der og bruker dem om igjen)
  FIL           bare denne testfilen, for eksempel tests/unit/domain/slug.test.ts
`;

interface Outcome {
  passed: number;
  failed: number;
}

const vitestReport = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

/** How npm is run in the repository, where the pinned Node comes first. */
function settings({ env }: Environment): { cwd: string; env: NodeJS.ProcessEnv } {
  return { cwd: ROOT, env: { ...env, ASTRO_TELEMETRY_DISABLED: '1' } };
}

/** Runs npm, and tells what it says with the same; true when it exits 0. */
function npm(args: readonly string[], environment: Environment): boolean {
  const call = { ...settings(environment), stdio: 'inherit' } as const;
  return spawnSync('npm', ['--silent', ...args], call).status === 0;
}

/** Runs npm beside something else, and tells what it said when it is done; true when it exits 0. */
function npmBeside(
  title: string,
  args: readonly string[],
  environment: Environment,
): Promise<boolean> {
  const child = spawn('npm', ['--silent', ...args], settings(environment));
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      environment.stdout.write(`${`\n— ${title}\n${said}`.trimEnd()}\n`);
      resolve(code === 0);
    });
  });
}

/** Runs vitest projects and counts tests; a file or setup that could not run is one failure. */
function runVitest(
  projects: readonly string[],
  files: readonly string[],
  environment: Environment,
  builds: string,
): Outcome {
  const folder = mkdtempSync(join(tmpdir(), 'tiltakstall-test-'));
  const file = join(folder, 'vitest.json');
  const chosen = projects.flatMap((name) => ['--project', name]);
  const reporters = ['--reporter=tests/reporter.ts', '--reporter=json', `--outputFile=${file}`];
  const call = ['exec', '--', 'vitest', 'run', ...files, ...chosen, ...reporters];
  // Commands are started many times: what Node has made of their code is kept as long as the builds are.
  const own = { NODE_COMPILE_CACHE: join(builds, 'kode'), REUSE_BUILDS: builds };
  const ok = npm(call, { ...environment, env: { ...environment.env, ...own } });
  const { passed, failed } = readVitest(file);
  rmSync(folder, { recursive: true });
  return { passed, failed: ok ? failed : Math.max(failed, 1) };
}

function readVitest(file: string): Outcome {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return { passed: 0, failed: 1 };
  }
  const report = vitestReport.parse(JSON.parse(text));
  const unloaded = report.testResults.filter(
    (result) => result.status === 'failed' && result.assertionResults.length === 0,
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length };
}

/** Runs work with one folder for the sites that tests share: REUSE_BUILDS, else one that is gone afterwards. */
async function withBuilds<T>(
  { env, cwd }: Environment,
  work: (builds: string) => T | Promise<T>,
): Promise<T> {
  const kept = env.REUSE_BUILDS;
  const builds = kept ? resolve(cwd, kept) : mkdtempSync(join(tmpdir(), 'tiltakstall-bygg-'));
  try {
    return await work(builds);
  } finally {
    if (!kept) rmSync(builds, { recursive: true, force: true });
  }
}

type Check = (typeof CHECKS)[number];
type CommandCheck = Extract<Check, { command: unknown }>;

/** Runs checks that are no tests, two at a time; what came of each, by name. */
async function runCommands(
  checks: readonly CommandCheck[],
  environment: Environment,
): Promise<Map<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  // The types that Astro writes are read by more than one of them. What it fails at, they tell.
  if (checks.length > 0) npm(['exec', '--', 'astro', 'sync', '--silent'], environment);
  const waiting = [...checks];
  const lane = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const ok = await npmBeside(check.name, check.command, environment);
      outcomes.set(check.name, ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
    }
  };
  await Promise.all([lane(), lane()]);
  return outcomes;
}

/** Runs the checks, tells how each went, and returns the sum. */
async function runChecks(only: readonly string[], environment: Environment): Promise<Outcome> {
  const print = (line: string) => environment.stdout.write(`${line}\n`);
  const chosen = CHECKS.filter(({ name }) => only.length === 0 || only.includes(name));
  const outcomes = await runCommands(
    chosen.filter((check) => 'command' in check),
    environment,
  );
  await withBuilds(environment, (builds) => {
    for (const { name, projects } of chosen.filter((check) => 'projects' in check)) {
      print(`\n— ${name}`);
      outcomes.set(name, runVitest(projects, [], environment, builds));
    }
  });
  print('');
  for (const { name } of chosen) {
    const { passed = 0, failed = 1 } = outcomes.get(name) ?? {};
    print(`${failed === 0 ? '✓' : '✗'} ${name}: ${passed} passed, ${failed} failed`);
  }
  const count = (key: keyof Outcome) =>
    [...outcomes.values()].reduce((sum, one) => sum + one[key], 0);
  return { passed: count('passed'), failed: count('failed') };
}

/** Runs single files of tests, in the projects they belong to. */
function runFiles(files: readonly string[], environment: Environment): Promise<Outcome> {
  const missing = files.find((file) => !existsSync(join(ROOT, file)));
  if (missing !== undefined) stopWithUsage(`Finner ikke testfilen ${missing}.`, HELP);
  return withBuilds(environment, (builds) => runVitest([], files, environment, builds));
}

export const main = defineCommand(async (args, environment) => {
  const {
    values: { only },
    positionals: files,
  } = readArguments(args, {
    help: HELP,
    options: { only: { type: 'string', multiple: true, default: [] } },
    positionals: true,
  });
  const unknown = only.find((name) => !CHECKS.some((check) => check.name === name));
  if (unknown !== undefined) stopWithUsage(`--only ${unknown}: det er ingen slik kontroll.`, HELP);
  const { passed, failed } = await (files.length > 0
    ? runFiles(files, environment)
    : runChecks(only, environment));
  environment.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 ? EXIT_CODES.ok : EXIT_CODES.problem;
});

if (import.meta.main) await runCommand(main);
