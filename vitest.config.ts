import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const SITE_SETUP = ['tests/site/build.setup.ts'];
const PROPERTY = 'tests/property/**/*.test.ts';

/** What every project has. A limit of time is for what hangs, not a measure of speed: machines are noisy. */
const COMMON = { testTimeout: 600_000, hookTimeout: 600_000 };

/** Files that take long, the longest first: were one of them begun last, the other processors would wait for it. */
const LONG = [
  'command/action',
  'command/editor-guide',
  'command/editor-guide-changes',
  'site/audit/releases',
  'command/editions',
  'browser/axe',
  'browser/long-names',
  'site/archive',
  'browser/embed',
  'site/publishing',
  'site/audit/mutations',
  'browser/frame-height',
  'site/hidden-since',
  'site/html',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const found = LONG.findIndex((name) => moduleId.endsWith(`tests/${name}.test.ts`));
      return found === -1 ? LONG.length : found;
    };
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b));
  }
}

/**
 * Five families. `unit` is the inner loop; `property` tries the same rooms on thousands of invented inputs; `command` runs
 * the commands as an editor does; `site` reads the built site, and `browser` opens it. The last two share one build. The
 * first two and the last hold no state between files, so their files share a process: what they import is read once.
 */
export default defineConfig({
  test: {
    // Two cores are two workers: on a small machine vitest would leave one of them idle.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...COMMON,
          name: 'unit',
          isolate: false,
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/{command,site,browser,fixtures}/**', PROPERTY],
        },
      },
      { test: { ...COMMON, name: 'command', include: ['tests/command/**/*.test.ts'] } },
      { test: { ...COMMON, name: 'property', isolate: false, include: [PROPERTY] } },
      {
        test: {
          ...COMMON,
          name: 'site',
          include: ['tests/site/**/*.test.ts'],
          globalSetup: SITE_SETUP,
        },
      },
      {
        test: {
          ...COMMON,
          name: 'browser',
          isolate: false,
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: [...SITE_SETUP, 'tests/browser/browser.setup.ts'],
        },
      },
    ],
  },
});
