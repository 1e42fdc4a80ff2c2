import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The checks in the order they run; those with `projects` are vitest's and count test by test. */
const KONTROLLER = [
  { navn: 'typer', command: ['run', 'typecheck'] },
  { navn: 'lint', command: ['run', 'lint'] },
  { navn: 'format', command: ['run', 'format:check'] },
  { navn: 'enhet', projects: ['enhet'] },
  { navn: 'nettsted', projects: ['nettsted', 'nettleser'] },
] as const;

const HELP = `Usage: npm test [-- --bare NAME]…

Runs every check, goes on after a failure, and ends with «N passed, N failed»: one for each
test, and one for each check that is not made of tests. Exit 1 if anything failed.

  --bare NAME   only this check; may be repeated
                typer      astro check: TypeScript and .astro
                lint       eslint
                format     prettier --check
                enhet      unit, property and architecture tests
                nettsted   builds the site, then tests its links, markup, data and browser view
                           (GJENBRUK=DIR keeps the builds in DIR and uses them again)
  --help        this text`;

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
function npm(args: readonly string[]): boolean {
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' };
  return spawnSync('npm', ['--silent', ...args], { cwd: ROOT, stdio: 'inherit', env }).status === 0;
}

/** Runs vitest projects and counts tests; a file or setup that could not run is one failure. */
function runVitest(projects: readonly string[]): Utfall {
  const folder = mkdtempSync(join(tmpdir(), 'tiltakstall-test-'));
  const file = join(folder, 'vitest.json');
  const chosen = projects.flatMap((name) => ['--project', name]);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const ok = npm(['exec', '--', 'vitest', 'run', ...chosen, ...reporters]);
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

function runKontroll(kontroll: (typeof KONTROLLER)[number]): Utfall {
  console.log(`\n— ${kontroll.navn}`);
  if ('projects' in kontroll) return runVitest(kontroll.projects);
  return npm(kontroll.command) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function parse(): { help: boolean; bare: string[] } {
  const { values } = parseArgs({
    options: {
      bare: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', default: false },
    },
  });
  const unknown = values.bare.find(
    (navn) => !KONTROLLER.some((kontroll) => kontroll.navn === navn),
  );
  if (unknown !== undefined) throw new Error(`--bare ${unknown}: no such check`);
  return values;
}

function runAll(bare: readonly string[]): boolean {
  const chosen = KONTROLLER.filter(({ navn }) => bare.length === 0 || bare.includes(navn));
  const utfall = chosen.map((kontroll) => ({ navn: kontroll.navn, ...runKontroll(kontroll) }));
  const count = (key: 'passed' | 'failed') => utfall.reduce((sum, one) => sum + one[key], 0);
  console.log('');
  for (const { navn, passed, failed } of utfall)
    console.log(`${failed === 0 ? '✓' : '✗'} ${navn}: ${passed} passed, ${failed} failed`);
  console.log(`${count('passed')} passed, ${count('failed')} failed`);
  return count('failed') === 0;
}

try {
  const { help, bare } = parse();
  if (help) console.log(HELP);
  else process.exitCode = runAll(bare) ? 0 : 1;
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
  process.exitCode = 2;
}
