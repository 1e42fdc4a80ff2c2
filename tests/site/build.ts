import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { CONTENT } from '../content-folders.ts';
import { SITE } from './built-site.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** What the build command is told through the environment. */
export interface BuildConfig {
  OUT: string;
  BASE?: string;
  SITE?: string;
  RAPPORTER?: string;
  INNHOLD?: string;
  LEDGER?: string;
  CACHE_DIR?: string;
}

/** What came of a build: its exit code, and all it printed. */
export interface BuildOutcome {
  code: number;
  output: string;
}

/** Builds in a process of its own, in the project or in a copy of it. Resolves also when the build fails. */
export function build(config: BuildConfig, cwd = ROOT): Promise<BuildOutcome> {
  const child = spawn(process.execPath, ['scripts/build.ts'], {
    cwd,
    env: { ...process.env, SITE, BASE: '/', INNHOLD: CONTENT, NO_COLOR: '1', ...config },
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code: code ?? 1, output });
    });
  });
}
