import js from '@eslint/js';
import astro from 'eslint-plugin-astro';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** What only io, build, scripts and tests may touch. */
const IO = [
  {
    group: ['node:*', 'fs', 'fs/*', 'path'],
    message: 'IO belongs in src/lib/io or src/lib/build.',
  },
  { group: ['astro', 'astro:*', 'astro/*'], message: 'src/lib does not know Astro.' },
];

/** What would make two builds of the same reports differ. */
const CHANCE = [
  { object: 'Math', property: 'random', message: 'A rebuild must give the same bytes.' },
  { object: 'Date', property: 'now', message: 'A rebuild must give the same bytes.' },
];

/** What would make the site depend on the clock or the language of the machine. */
const MACHINE = [
  'NewExpression[callee.name="Date"][arguments.length=0]',
  'NewExpression[callee.object.name="Intl"][arguments.length=0]',
  'CallExpression[callee.property.name=/^toLocale/][arguments.length=0]',
  'CallExpression[callee.property.name="localeCompare"][arguments.length<2]',
].map((selector) => ({ selector, message: 'Say which time or language: machines differ.' }));

/** How long and how tangled code may grow before it is divided. */
const SIZE = {
  'max-lines': ['error', { max: 400 }],
  'max-lines-per-function': ['error', { max: 60 }],
  'max-depth': ['error', 3],
  'max-params': ['error', 5],
  complexity: ['error', 12],
};

export default defineConfig(
  {
    ignores: [
      'dist/',
      'compiled/',
      'starter/',
      'coverage/',
      '.astro/',
      'node_modules/',
      'tests/fixtures/',
      'public/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  { files: ['**/*.mjs'], languageOptions: { globals: { process: 'readonly', URL: 'readonly' } } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // The types of vfile promise a path and a value that may be missing.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // The house has no `!`, so the rule's advice would be wrong.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      // Leaving a field out by name is what the rest pattern is for.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // An empty environment variable or cell falls through like a missing one.
      '@typescript-eslint/prefer-nullish-coalescing': [
        'error',
        { ignorePrimitives: { string: true } },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  { files: ['**/*.astro'], extends: [tseslint.configs.strict, astro.configs.recommended] },
  {
    // TypeScript itself knows which names exist; the rule does not.
    files: ['**/*.ts', '**/*.astro'],
    rules: { 'no-undef': 'off', eqeqeq: 'error' },
  },
  { files: ['src/**/*.ts', 'scripts/**/*.ts', 'audit/**/*.ts', 'bench/**/*.ts'], rules: SIZE },
  { files: ['src/**/*.astro'], rules: { 'max-lines': SIZE['max-lines'] } },
  {
    files: ['tests/**/*.ts'],
    rules: {
      'max-lines': SIZE['max-lines'],
      // The matchers of vitest (expect.anything() and the like) are `any` by design.
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
  {
    files: ['src/lib/**/*.ts'],
    rules: {
      'no-console': 'error',
      'no-restricted-globals': ['error', 'process', 'fetch'],
      'no-restricted-properties': ['error', ...CHANCE],
      'no-restricted-syntax': ['error', ...MACHINE],
    },
  },
  {
    files: ['src/lib/**/*.ts'],
    ignores: ['src/lib/io/**', 'src/lib/build/**'],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: IO }] },
  },
  {
    files: ['src/lib/io/**/*.ts', 'src/lib/build/**/*.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: [IO[1]] }] },
  },
);
