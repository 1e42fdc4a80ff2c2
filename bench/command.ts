import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

/** What a measurement is given. */
export interface Bench {
  write: (text: string) => void;
  /** The environment of the commands that are measured. */
  env: Record<string, string | undefined>;
}

/** The repository. */
export const ROOT = resolve(import.meta.dirname, '..');
/** The site's own registry and reports. */
export const CONTENT = join(ROOT, 'src/content');

const usageSchema = z.object({ vegg: z.number(), cpu: z.number(), minne: z.number() });

/** What a command took: seconds, seconds of processors, megabytes at most. */
export type Usage = z.infer<typeof usageSchema>;

/** Letters of what a command complained of: the end of it says enough. */
const MOST_FAULT = 2000;

/**
 * Runs one of the project's commands in a process of its own: what it printed, and what it used. `folder` is for what is
 * measured. Throws the end of what it said when it fails.
 */
export async function runMeasured(
  [script, ...args]: readonly [string, ...string[]],
  env: Bench['env'],
  folder: string,
): Promise<{ output: string; usage: Usage }> {
  const file = join(folder, 'measured.json');
  const preload = pathToFileURL(join(import.meta.dirname, 'measure.ts')).href;
  const child = spawn(
    process.execPath,
    ['--import', preload, join(ROOT, `scripts/${script}.ts`), ...args],
    { cwd: ROOT, env: { ...env, MEASURED: file, ASTRO_TELEMETRY_DISABLED: '1' } },
  );
  let [output, fault] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (fault += chunk.toString()));
  const code = await new Promise<number | null>((done, fail) => {
    child.on('error', fail).on('close', done);
  });
  if (code !== 0)
    throw new Error(`${script} endte med ${code}:\n${(output + fault).slice(-MOST_FAULT)}`);
  return { output, usage: usageSchema.parse(JSON.parse(await readFile(file, 'utf8'))) };
}

/** Does work with a folder that is gone afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'tiltakstall-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Every file in a folder, as paths from it. */
export async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}
