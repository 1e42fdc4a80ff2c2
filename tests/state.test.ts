import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../src/', import.meta.url));

/** Where what lives as long as the process may be kept: what pages share, and what Astro's module graphs share. */
const SLOTS = ['lib/build/session.ts', 'site.ts'];

/** The TypeScript of a source file: all of it, or what stands between the fences of a component or a page. */
function scriptOf(file: string): string {
  const text = readFileSync(join(SRC, file), 'utf8');
  return file.endsWith('.astro') ? (text.split(/^---$/m)[1] ?? '') : text;
}

/** What a module keeps between calls: variables that can be set anew, the global object, and what is made once. */
function stateIn(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    const { declarations, flags } = statement.declarationList;
    if ((flags & ts.NodeFlags.Const) === 0) found.push(`${file}: ${statement.getText()}`);
    for (const { initializer } of declarations)
      if (initializer && /^(once|forLatest)\(/.test(initializer.getText()))
        found.push(`${file}: ${statement.getText()}`);
  }
  if (/\bglobalThis\b/.test(text.replace(/\/\*[^]*?\*\/|\/\/.*/g, '')))
    found.push(`${file}: globalThis`);
  return found;
}

describe('src', () => {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|astro)$/.test(file))
    .sort();

  it('keeps nothing in a module but in two named places', () => {
    const holding = files.filter((file) => stateIn(file, scriptOf(file)).length > 0);
    expect(holding).toEqual(SLOTS);
  });

  it('keeps one thing in each', () => {
    for (const file of SLOTS) expect(stateIn(file, scriptOf(file))).toHaveLength(1);
  });
});

describe('the check of state', () => {
  it.each([
    ['let known: string | undefined;', 1],
    ['const site = once(() => load());', 1],
    ['const place = globalThis as Record<string, unknown>;', 1],
    ['const COUNT = 3;', 0],
    ['function count() { let n = 0; return n; }', 0],
    ['// globalThis\n/* globalThis */', 0],
  ])('sees state in %s: %i', (text, count) => {
    expect(stateIn('a.ts', text)).toHaveLength(count);
  });
});
