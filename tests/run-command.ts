import { spawn } from 'node:child_process';
import type { Main } from '../scripts/cli.ts';

/** What came of a command: its exit code, and what it printed. */
export interface CommandOutcome {
  code: number | null;
  stdout: string;
  stderr: string;
  /** Both, one after the other. */
  output: string;
}

type Variables = Record<string, string | undefined>;

/** Calls a command in this process. Reads no variables but those it is given. */
export async function callCommand(
  main: Main,
  args: readonly string[],
  env: Variables = {},
): Promise<CommandOutcome> {
  const printed = { stdout: '', stderr: '' };
  const clean: (() => void)[] = [];
  const code = await main(args, {
    env,
    cwd: process.cwd(),
    stdout: { write: (text) => (printed.stdout += text) },
    stderr: { write: (text) => (printed.stderr += text) },
    onInterrupt: () => undefined,
    onExit: (work) => clean.push(work),
  });
  for (const work of clean) work();
  return { code, ...printed, output: printed.stdout + printed.stderr };
}

/** Runs a command as a process, as npm does: what is about the process, and what builds. */
export async function runCommand(
  script: string,
  args: readonly string[],
  env: Variables = {},
): Promise<CommandOutcome> {
  const child = spawn(process.execPath, [`scripts/${script}.ts`, ...args], {
    env: { ...process.env, NO_COLOR: '1', ...env },
  });
  const printed = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].on('data', (chunk: Buffer) => (printed[name] += chunk.toString()));
  const code = await new Promise<number | null>((done, fail) => {
    child.on('error', fail).on('close', done);
  });
  return { code, ...printed, output: printed.stdout + printed.stderr };
}
