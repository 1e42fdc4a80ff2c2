import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readArguments, stopWithUsage, UTGANG } from './kommando.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The checks in the order they run; those with `projects` are vitest's and count test by test. */
const KONTROLLER = [
  { navn: 'types', command: ['run', 'typecheck'] },
  { navn: 'lint', command: ['run', 'lint'] },
  { navn: 'format', command: ['run', 'format:check'] },
  { navn: 'unit', projects: ['unit'] },
  { navn: 'site', projects: ['site', 'browser'] },
  { navn: 'audit', audit: true },
] as const;

const HJELP = `
Bruk: npm test [-- --only NAVN]…

Kjører alle kontroller, også etter en som feiler, og ender med «N passed, N failed»: én for hver
test, og én for hver kontroll som ikke består av tester. Utgang: 0 når alt er i orden, 1 når noe
feiler, 2 ved feil bruk.

  --only NAVN   bare denne kontrollen; kan gjentas
                types      astro check: TypeScript og .astro
                lint       eslint
                format     prettier --check
                unit       enhetstester, egenskapstester og arkitektur
                site       bygger nettstedet og prøver lenker, HTML, data og visning i nettleser
                           (REUSE_BUILDS=MAPPE beholder byggene der og bruker dem om igjen)
                audit      npm run audit på nettstedet som «site» bygde; alene bygger den det
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
function runVitest(projects: readonly string[], builds: string): Utfall {
  const folder = mkdtempSync(join(tmpdir(), 'tiltakstall-test-'));
  const file = join(folder, 'vitest.json');
  const chosen = projects.flatMap((name) => ['--project', name]);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const ok = npm(['exec', '--', 'vitest', 'run', ...chosen, ...reporters], {
    REUSE_BUILDS: builds,
  });
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

/** Audits the site the tests built in `builds`; builds it when no test has. */
function runAudit(builds: string): boolean {
  const dist = join(builds, 'rot');
  const env = { OUT: dist, BASE: '/', INNHOLD: join(ROOT, 'tests/fixtures/innhold') };
  return (existsSync(dist) || npm(['run', 'build'], env)) && npm(['run', 'audit'], env);
}

function runKontroll(kontroll: (typeof KONTROLLER)[number], builds: string): Utfall {
  console.log(`\n— ${kontroll.navn}`);
  if ('projects' in kontroll) return runVitest(kontroll.projects, builds);
  const ok = 'audit' in kontroll ? runAudit(builds) : npm(kontroll.command);
  return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Runs the checks with one folder for the site they share: REUSE_BUILDS, else one that is gone afterwards. */
function runAll(bare: readonly string[]): boolean {
  const kept = process.env.REUSE_BUILDS;
  const builds = kept ? resolve(kept) : mkdtempSync(join(tmpdir(), 'tiltakstall-bygg-'));
  const chosen = KONTROLLER.filter(({ navn }) => bare.length === 0 || bare.includes(navn));
  const utfall = chosen.map((one) => ({ navn: one.navn, ...runKontroll(one, builds) }));
  if (!kept) rmSync(builds, { recursive: true, force: true });
  const count = (key: 'passed' | 'failed') => utfall.reduce((sum, one) => sum + one[key], 0);
  console.log('');
  for (const { navn, passed, failed } of utfall)
    console.log(`${failed === 0 ? '✓' : '✗'} ${navn}: ${passed} passed, ${failed} failed`);
  console.log(`${count('passed')} passed, ${count('failed')} failed`);
  return count('failed') === 0;
}

const { bare } = readArguments({
  hjelp: HJELP,
  valg: { bare: { type: 'string', multiple: true, default: [] } },
}).values;
const unknown = bare.find((navn) => !KONTROLLER.some((kontroll) => kontroll.navn === navn));
if (unknown !== undefined) stopWithUsage(`--only ${unknown}: det er ingen slik kontroll.`, HJELP);
process.exitCode = runAll(bare) ? UTGANG.ok : UTGANG.problem;
