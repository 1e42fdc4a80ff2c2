import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** A program that is to doubt another must not lean on it. */
it('the auditor imports nothing from the program it audits', () => {
  const files = readdirSync('audit', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join('audit', file))
    .concat('scripts/audit.ts');
  expect(files.length).toBeGreaterThan(30);
  for (const file of files) {
    const importer = [...readFileSync(file, 'utf8').matchAll(/from '([^']+)'/g)].map(
      ([, template]) => template,
    );
    for (const template of importer)
      expect(template, file).toMatch(
        /^(\.\.?\/(?!.*src\/)[\w/.-]+\.ts|node:(crypto|fs|path|util|zlib)|yaml)$/,
      );
  }
});
