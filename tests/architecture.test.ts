import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/**
 * The rooms of src/lib in the order the data flows. A room imports from rooms before it, never
 * from one after; `io` and `build` read and write the files that all the others are spared from knowing about.
 */
const FLOW = [
  'domain',
  'report/parse',
  'report/tables',
  'import',
  'report/labels',
  'report/corrections',
  'report/sums',
  'report/propose',
  'report',
  'diagnostics',
  'series',
  'facts',
  'text',
  'chart',
  'formats',
  'site',
  'io',
  'build',
];
const IO_ROOMS = ['io', 'build'];
const MAX_LINES = 400;
const VAGUE = /^(utils?|helpers?|misc|common|shared|lib)$/;

const LIB = fileURLToPath(new URL('../src/lib/', import.meta.url));

interface Source {
  /** Path from src/lib, e.g. `domain/maned.ts`. */
  file: string;
  lines: number;
  /** What it imports: paths from src/lib for relative imports, otherwise as written. */
  imports: string[];
}

function readSources(): Source[] {
  return readdirSync(LIB, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .map((file) => {
      const text = readFileSync(join(LIB, file), 'utf8');
      const { importedFiles } = ts.preProcessFile(text, true, true);
      return {
        file,
        lines: text.split('\n').length - 1,
        imports: importedFiles.map(({ fileName }) => resolveImport(file, fileName)),
      };
    });
}

function resolveImport(file: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier;
  return relative(LIB, resolve(join(LIB, dirname(file)), specifier));
}

function roomOf(file: string): string {
  return dirname(file);
}

function isOwn(specifier: string): boolean {
  return specifier.endsWith('.ts');
}

/** Imports that run against the flow, leave src/lib, or touch a room the flow does not name. */
function backEdges(sources: Source[]): string[] {
  return sources.flatMap(({ file, imports }) =>
    imports
      .filter(isOwn)
      .filter((target) => {
        const [from, to] = [FLOW.indexOf(roomOf(file)), FLOW.indexOf(roomOf(target))];
        return from < 0 || to < 0 || to > from;
      })
      .map((target) => `${file} imports ${target}`),
  );
}

/** Imports of Node or Astro outside the room that may, and of Astro anywhere. */
function ioImports(sources: Source[]): string[] {
  return sources.flatMap(({ file, imports }) =>
    imports
      .filter((name) => {
        if (/^astro(:|\/|$)/.test(name)) return true;
        const node =
          name.startsWith('node:') || /^(fs|path|process|child_process)(\/|$)/.test(name);
        return node && !IO_ROOMS.includes(roomOf(file));
      })
      .map((name) => `${file} imports ${name}`),
  );
}

/** Every ring of imports once, as `a.ts → b.ts → a.ts`, found depth first. */
function cycles(sources: Source[]): string[] {
  const graph = new Map(sources.map(({ file, imports }) => [file, imports.filter(isOwn)]));
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, trail: string[]): void => {
    const start = trail.indexOf(file);
    if (start >= 0) found.push([...trail.slice(start), file].join(' → '));
    if (start >= 0 || done.has(file)) return;
    for (const target of graph.get(file) ?? []) visit(target, [...trail, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return found;
}

describe('src/lib', () => {
  const sources = readSources();

  it('has sources to look at', () => {
    expect(sources.length).toBeGreaterThan(8);
  });

  it('has only rooms that the flow names', () => {
    const rooms = [...new Set(sources.map(({ file }) => roomOf(file)))];
    expect(rooms.filter((room) => !FLOW.includes(room))).toEqual([]);
  });

  it('has no folder with a vague name', () => {
    const folders = sources.flatMap(({ file }) => dirname(file).split('/'));
    expect(folders.filter((folder) => VAGUE.test(folder))).toEqual([]);
  });

  it('imports in the direction of the flow', () => {
    expect(backEdges(sources)).toEqual([]);
  });

  it('has no cycles', () => {
    expect(cycles(sources)).toEqual([]);
  });

  it('does IO in io and build only, and does not know Astro', () => {
    expect(ioImports(sources)).toEqual([]);
  });

  it(`has no file over ${MAX_LINES} lines`, () => {
    expect(sources.filter(({ lines }) => lines > MAX_LINES).map(({ file }) => file)).toEqual([]);
  });
});

describe('the architecture checks', () => {
  const source = (file: string, ...imports: string[]): Source => ({ file, lines: 1, imports });

  it('see an import against the flow', () => {
    const sources = [source('facts/a.ts', 'text/b.ts'), source('text/b.ts', 'domain/c.ts')];
    expect(backEdges(sources)).toEqual(['facts/a.ts imports text/b.ts']);
  });

  it('see an import from outside src/lib', () => {
    expect(backEdges([source('facts/a.ts', '../../scripts/b.ts')])).toHaveLength(1);
  });

  it('see a cycle', () => {
    const sources = [
      source('facts/a.ts', 'facts/b.ts'),
      source('facts/b.ts', 'facts/c.ts'),
      source('facts/c.ts', 'facts/b.ts'),
    ];
    expect(cycles(sources)).toEqual(['facts/b.ts → facts/c.ts → facts/b.ts']);
  });

  it('see IO outside io and build, and Astro anywhere', () => {
    const sources = [
      source('facts/a.ts', 'node:fs', 'vfile'),
      source('io/b.ts', 'node:fs', 'astro:content'),
    ];
    expect(ioImports(sources)).toEqual([
      'facts/a.ts imports node:fs',
      'io/b.ts imports astro:content',
    ]);
  });
});
