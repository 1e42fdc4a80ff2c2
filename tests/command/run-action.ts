import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { parse } from 'yaml';

interface Step {
  id?: string;
  name?: string;
  if?: string;
  uses?: string;
  run?: string;
  with?: Record<string, string>;
  env?: Record<string, string>;
}

interface Action {
  inputs: Record<string, { default: string }>;
  outputs: Record<string, { value: string }>;
  runs: { steps: Step[] };
}

/** What a run is of. `base` is the commit that a pull request starts from; only steps whose name, or command, is among `only` run. */
export interface Run {
  event: 'push' | 'pull_request';
  base?: string;
  attempt?: number;
  inputs?: Record<string, string>;
  only?: readonly string[];
}

/** What came of a run: what failed, the actions of others with what they were given, and what the run's page shows. */
export interface Outcome {
  failed: string | undefined;
  log: string;
  used: Record<string, Record<string, string>>;
  outputs: Record<string, string>;
  summary: string;
}

/** Where a content folder's workflow finds it. */
const ACTION = 'node_modules/tiltakstall/action/action.yml';

/** What commands are run with: nothing of whoever runs the tests but their Node and npm. */
export const COMMANDS = {
  PATH: `${dirname(process.execPath)}:${process.env.PATH ?? ''}`,
  HOME: process.env.HOME,
  NO_COLOR: '1',
};

/**
 * Runs the commands of the action in a folder as GitHub does: in its shell, with its files, contexts and conditions, up to
 * the first that fails. Actions of others are noted and do nothing; the site's address is that of a project.
 */
export function runAction(workspace: string, run: Run): Outcome {
  const action = parse(readFileSync(join(workspace, ACTION), 'utf8')) as Action;
  const temp = mkdtempSync(join(tmpdir(), 'kjoring-'));
  const files = { GITHUB_OUTPUT: join(temp, 'output'), GITHUB_STEP_SUMMARY: join(temp, 'summary') };
  for (const file of Object.values(files)) writeFileSync(file, '');
  const contexts = contextsOf(action, run, { workspace, temp });
  const outcome: Outcome = { failed: undefined, log: '', used: {}, outputs: {}, summary: '' };
  for (const step of action.runs.steps) {
    const name = step.name ?? step.run ?? '';
    if (run.only?.includes(name) === false) continue;
    if (step.if !== undefined && evaluate(step.if, contexts) !== true) continue;
    if (step.uses !== undefined) {
      const [action = ''] = step.uses.split('@');
      outcome.used[action] = resolveAll(step.with, contexts);
      if (action === 'actions/configure-pages') contexts.steps.pages = { outputs: PAGES };
      continue;
    }
    const { code, output } = runStep(step, workspace, {
      ...files,
      RUNNER_TEMP: temp,
      GITHUB_RUN_ATTEMPT: String(run.attempt ?? 1),
      ...resolveAll(step.env, contexts),
    });
    outcome.log += output;
    if (step.id !== undefined)
      contexts.steps[step.id] = { outputs: readOutputs(files.GITHUB_OUTPUT) };
    if (code === 0) continue;
    outcome.failed = name;
    break;
  }
  for (const [name, { value }] of Object.entries(action.outputs))
    outcome.outputs[name] = resolve(value, contexts);
  return { ...outcome, summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8') };
}

/** What Pages has as the address of a site. */
export const PAGES = { origin: 'https://tall.example', base_path: '/tiltak-i-tall' };

function contextsOf({ inputs }: Action, run: Run, { workspace = '', temp = '' }) {
  const defaults = Object.entries(inputs).map(([name, input]) => [name, input.default]);
  const steps: Record<string, { outputs: Record<string, string> }> = {
    pages: { outputs: {} },
    artifact: { outputs: {} },
  };
  return {
    github: {
      workspace,
      event_name: run.event,
      run_id: '7',
      run_attempt: String(run.attempt ?? 1),
      event: { pull_request: { base: { sha: run.base } } },
    },
    runner: { temp },
    inputs: { ...Object.fromEntries(defaults), ...run.inputs } as Record<string, string>,
    steps,
  };
}

/** What the language of conditions has in common with JavaScript is all that the action uses of it. */
const evaluate = (expression: string, contexts: object): unknown =>
  runInNewContext(expression, contexts);

const resolve = (text: string, contexts: object): string =>
  text.replace(/\$\{\{(.+?)\}\}/g, (_, expression: string) => {
    const value = evaluate(expression, contexts);
    return typeof value === 'string' ? value : '';
  });

function resolveAll(texts: Record<string, string> = {}, contexts: object): Record<string, string> {
  const entries = Object.entries(texts).map(([name, text]) => [name, resolve(text, contexts)]);
  return Object.fromEntries(entries) as Record<string, string>;
}

function runStep({ run = '' }: Step, cwd: string, env: Record<string, string>) {
  const shell = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run];
  const { status, stdout, stderr } = spawnSync('bash', shell, {
    cwd,
    env: { ...COMMANDS, CI: 'true', ...env },
    encoding: 'utf8',
  });
  return { code: status, output: stdout + stderr };
}

function readOutputs(file: string): Record<string, string> {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return Object.fromEntries(lines.map((line) => line.split('=', 2))) as Record<string, string>;
}
