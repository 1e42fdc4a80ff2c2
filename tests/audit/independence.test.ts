import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** A program that is to doubt another must not lean on it. */
it('the auditor imports nothing from the program it audits', () => {
  const filer = readdirSync('audit', { recursive: true, encoding: 'utf8' })
    .filter((fil) => fil.endsWith('.ts'))
    .map((fil) => join('audit', fil))
    .concat('scripts/audit.ts');
  expect(filer.length).toBeGreaterThan(30);
  for (const fil of filer) {
    const importer = [...readFileSync(fil, 'utf8').matchAll(/from '([^']+)'/g)].map(
      ([, mal]) => mal,
    );
    for (const mal of importer)
      expect(mal, fil).toMatch(
        /^(\.\.?\/(?!.*src\/)[\w/.-]+\.ts|node:(crypto|fs|path|util|zlib)|parse5|yaml)$/,
      );
  }
});
