import { relative } from 'node:path';
import type { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node';

/** From how many milliseconds on a file of tests has a line of its own. */
const SLOW = 5000;
/** How much is told of one error: whole pages are compared in places. */
const MOST = 3000;

/**
 * Tells a failing test when it fails, with its errors, and of those that pass only the files that took their time: the
 * log of a green run can be read whole.
 */
export default class TellingReporter implements Reporter {
  onTestCaseResult(test: TestCase): void {
    const { state, errors } = test.result();
    if (state !== 'failed') return;
    console.log(`✗ ${placeOf(test.module)}\n  ${test.fullName}`);
    for (const error of errors ?? []) console.log(indent(describe(error)));
  }

  onTestModuleEnd(module: TestModule): void {
    for (const error of module.errors())
      console.log(`✗ ${placeOf(module)}\n${indent(describe(error))}`);
    const { duration } = module.diagnostic();
    if (duration > SLOW) console.log(`  ${placeOf(module)} ${(duration / 1000).toFixed(1)} s`);
  }

  onTestRunEnd(_modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    for (const error of errors) console.log(`✗ ${describe(error)}`);
  }
}

function placeOf({ moduleId, project }: TestModule): string {
  return `${project.name} ${relative(process.cwd(), moduleId)}`;
}

function describe({ message, diff, stacks }: SerializedError): string {
  const places = (stacks ?? []).map(({ file, line, column }) => `at ${file}:${line}:${column}`);
  return [message, diff, places[0]]
    .filter((part) => typeof part === 'string')
    .map((part) => (part.length > MOST ? `${part.slice(0, MOST)} …` : part))
    .join('\n');
}

function indent(text: string): string {
  return text.replace(/^/gm, '    ');
}
