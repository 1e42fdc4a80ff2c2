import { defineConfig } from 'vitest/config';

const SITE_SETUP = ['tests/site/bygg.setup.ts'];

/** Three families: `unit` is fast, the other two need the site built (once, shared). */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          // A limit for what hangs, not a measure of speed: machines are noisy.
          testTimeout: 120_000,
          hookTimeout: 120_000,
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/site/**', 'tests/browser/**', 'tests/fixtures/**'],
        },
      },
      {
        test: {
          name: 'site',
          include: ['tests/site/**/*.test.ts'],
          globalSetup: SITE_SETUP,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: SITE_SETUP,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
