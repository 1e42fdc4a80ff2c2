import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readArguments, stopWithUsage, UTGANG } from './kommando.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The checks in the order they run; those with `projects` are vitest's and count test by test. */
const CHECKS = [
  { name: 'types', command: ['run', 'typecheck'] },
  { name: 'lint', command: ['run', 'lint'] },
  { name: 'format', command: ['run', 'format:check'] },
  { name: 'unit', projects: ['unit'] },
  { name: 'property', projects: ['property'] },
  { name: 'site', projects: ['site', 'browser', 'command'] },
] as const;

const HJELP = `
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
  FIL           bare denne testfilen, for eksempel tests/lib/domain/slug.test.ts
`;

interface Utfall {
  passed: number;
  failed: number;
}

const vitestReport = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

/** Runs npm in the repository, where the pinned Node comes first; true when it exits 0. */
function npm(args: readonly string[], own: NodeJS.ProcessEnv = {}): boolean {
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...own };
  return spawnSync('npm', ['--silent', ...args], { cwd: ROOT, stdio: 'inherit', env }).status === 0;
}

/** Runs vitest projects and counts tests; a file or setup that could not run is one failure. */
function runVitest(projects: readonly string[], files: readonly string[], builds: string): Utfall {
  const folder = mkdtempSync(join(tmpdir(), 'tiltakstall-test-'));
  const file = join(folder, 'vitest.json');
  const chosen = projects.flatMap((name) => ['--project', name]);
  const reporters = ['--reporter=tests/reporter.ts', '--reporter=json', `--outputFile=${file}`];
  const call = ['exec', '--', 'vitest', 'run', ...files, ...chosen, ...reporters];
  const ok = npm(call, { REUSE_BUILDS: builds });
  const { passed, failed } = readVitest(file);
  rmSync(folder, { recursive: true });
  return { passed, failed: ok ? failed : Math.max(failed, 1) };
}

function readVitest(file: string): Utfall {
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
function withBuilds<T>(work: (builds: string) => T): T {
  const kept = process.env.REUSE_BUILDS;
  const builds = kept ? resolve(kept) : mkdtempSync(join(tmpdir(), 'tiltakstall-bygg-'));
  try {
    return work(builds);
  } finally {
    if (!kept) rmSync(builds, { recursive: true, force: true });
  }
}

function runCheck(check: (typeof CHECKS)[number], builds: string): Utfall {
  console.log(`\n— ${check.name}`);
  if ('projects' in check) return runVitest(check.projects, [], builds);
  return npm(check.command) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Runs the checks, tells how each went, and returns the sum. */
function runChecks(only: readonly string[]): Utfall {
  const chosen = CHECKS.filter(({ name }) => only.length === 0 || only.includes(name));
  const outcomes = withBuilds((builds) =>
    chosen.map((check) => ({ name: check.name, ...runCheck(check, builds) })),
  );
  console.log('');
  for (const { name, passed, failed } of outcomes)
    console.log(`${failed === 0 ? '✓' : '✗'} ${name}: ${passed} passed, ${failed} failed`);
  const count = (key: keyof Utfall) => outcomes.reduce((sum, one) => sum + one[key], 0);
  return { passed: count('passed'), failed: count('failed') };
}

/** Runs single files of tests, in the projects they belong to. */
function runFiles(files: readonly string[]): Utfall {
  const missing = files.find((file) => !existsSync(join(ROOT, file)));
  if (missing !== undefined) stopWithUsage(`Finner ikke testfilen ${missing}.`, HJELP);
  return withBuilds((builds) => runVitest([], files, builds));
}

const {
  values: { only },
  positionals: files,
} = readArguments({
  hjelp: HJELP,
  valg: { only: { type: 'string', multiple: true, default: [] } },
  filer: true,
});
const unknown = only.find((name) => !CHECKS.some((check) => check.name === name));
if (unknown !== undefined) stopWithUsage(`--only ${unknown}: det er ingen slik kontroll.`, HJELP);
const { passed, failed } = files.length > 0 ? runFiles(files) : runChecks(only);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? UTGANG.ok : UTGANG.problem;
