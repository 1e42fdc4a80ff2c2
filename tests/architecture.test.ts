import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/**
 * The rooms of the site generator in the order the data flows: a room imports from rooms before it, never from one after.
 * `io` and `build` read and write the files that the rooms before them are spared from knowing about.
 */
const GENERATOR = [
  'src/lib/domain',
  'src/lib/report/parse',
  'src/lib/report/tables',
  'src/lib/import',
  'src/lib/import/pdf',
  'src/lib/report/labels',
  'src/lib/report/corrections',
  'src/lib/report/sums',
  'src/lib/report/propose',
  'src/lib/report',
  'src/lib/diagnostics',
  'src/lib/series',
  'src/lib/facts',
  'src/lib/text',
  'src/lib/chart',
  'src/lib/formats',
  'src/lib/site',
  'src/lib/io',
  'src/lib/build',
  'src/client',
  'src',
  'src/components',
  'src/layouts',
  'src/pages',
];

/** The auditor, likewise; it imports nothing of the generator. */
const AUDITOR = [
  'audit/readers',
  'audit/truth',
  'audit/page',
  'audit/drawing',
  'audit/prose',
  'audit/checks',
  'audit',
];

/** What runs the two. */
const COMMANDS = ['bench', 'scripts'];

const ROOMS = [...GENERATOR, ...AUDITOR, ...COMMANDS];
const IO_ROOMS = ['src/lib/io', 'src/lib/build'];
const MAX_LINES = 400;
const VAGUE = /^(utils?|helpers?|misc|common|shared)$/;

const ROOT = fileURLToPath(new URL('..', import.meta.url));

interface Source {
  /** Path from the root of the repository, e.g. `src/lib/domain/maned.ts`. */
  file: string;
  lines: number;
  /** What it imports: paths from the root for relative imports, otherwise as written. */
  imports: string[];
  /** Names of the types it exports. */
  types: string[];
  /** Names of the functions and constants it exports. */
  values: string[];
}

function readSources(): Source[] {
  return ['src', 'audit', 'bench', 'scripts']
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
        join(folder, file),
      ),
    )
    .filter((file) => /\.(ts|astro)$/.test(file) && !file.startsWith('src/content/'))
    .sort()
    .map((file) => readSource(file, readFileSync(join(ROOT, file), 'utf8')));
}

function readSource(file: string, text: string): Source {
  const code = file.endsWith('.astro') ? (/^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '') : text;
  const { importedFiles } = ts.preProcessFile(code, true, true);
  return {
    file,
    lines: text.split('\n').length - 1,
    imports: importedFiles.map(({ fileName }) => resolveImport(file, fileName)),
    ...exportedNames(code),
  };
}

function resolveImport(file: string, specifier: string): string {
  return specifier.startsWith('.') ? normalize(join(dirname(file), specifier)) : specifier;
}

function exportedNames(code: string): Pick<Source, 'types' | 'values'> {
  const { statements } = ts.createSourceFile('code.ts', code, ts.ScriptTarget.Latest);
  const exported = statements.filter(
    (statement) =>
      ts.canHaveModifiers(statement) &&
      statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword),
  );
  const types = exported.flatMap((statement) =>
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isEnumDeclaration(statement)
      ? (statement.name?.text ?? [])
      : [],
  );
  const values = exported.flatMap((statement) => {
    if (ts.isFunctionDeclaration(statement)) return statement.name?.text ?? [];
    if (!ts.isVariableStatement(statement)) return [];
    const { declarations } = statement.declarationList;
    return declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? name.text : []));
  });
  return { types, values };
}

/** The folder a file lies in; all pages are one room. */
function roomOf(file: string): string {
  return dirname(file).replace(/^src\/pages\/.*/, 'src/pages');
}

/** True for what is imported from the repository's own code. */
function isOwn(target: string): boolean {
  return /^(\.\.|src|audit|bench|scripts)\//.test(target) && /\.(ts|astro)$/.test(target);
}

/** The rooms a file in a room may import from, its own last; none for a room nobody knows. */
function mayImport(room: string): string[] {
  for (const chain of [GENERATOR, AUDITOR, ROOMS])
    if (chain.includes(room)) return chain.slice(0, chain.indexOf(room) + 1);
  return [];
}

/** Imports that run against the flow, leave the code, or touch a room the flow does not name. */
function backEdges(sources: readonly Source[]): string[] {
  return sources.flatMap(({ file, imports }) => {
    const allowed = mayImport(roomOf(file));
    return imports
      .filter((target) => isOwn(target) && !allowed.includes(roomOf(target)))
      .map((target) => `${file} imports ${target}`);
  });
}

/** Imports of Node outside the rooms that may, and of Astro anywhere in src/lib. */
function ioImports(sources: readonly Source[]): string[] {
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
function cycles(sources: readonly Source[]): string[] {
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

/** Names of types, or of functions and constants, that more than one file exports, as `Name: a.ts, b.ts`. */
function sharedNames(sources: readonly Source[], kind: 'types' | 'values'): string[] {
  const exported = sources.flatMap((one) => one[kind].map((name) => ({ name, file: one.file })));
  return [...Map.groupBy(exported, ({ name }) => name)]
    .filter(([, places]) => places.length > 1)
    .map(([name, places]) => `${name}: ${places.map(({ file }) => file).join(', ')}`);
}

describe('the repository', () => {
  const sources = readSources();
  const lib = sources.filter(({ file }) => file.startsWith('src/lib/'));

  it('has sources in every room', () => {
    const rooms = new Set(sources.map(({ file }) => roomOf(file)));
    expect(ROOMS.filter((room) => !rooms.has(room))).toEqual([]);
  });

  it('has only rooms that the flow names', () => {
    const rooms = [...new Set(sources.map(({ file }) => roomOf(file)))];
    expect(rooms.filter((room) => !ROOMS.includes(room))).toEqual([]);
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

  it('has no two exported types of one name', () => {
    expect(sharedNames(sources, 'types')).toEqual([]);
  });

  it.each(['src/lib/', 'audit/', 'bench/'])(
    'has no two exported functions or constants of one name in %s',
    (half) => {
      const own = sources.filter(({ file }) => file.startsWith(half));
      expect(sharedNames(own, 'values')).toEqual([]);
    },
  );

  it('does IO in io and build only, and src/lib does not know Astro', () => {
    expect(ioImports(lib)).toEqual([]);
  });

  it(`has no file over ${MAX_LINES} lines`, () => {
    expect(sources.filter(({ lines }) => lines > MAX_LINES).map(({ file }) => file)).toEqual([]);
  });
});

describe('commands', () => {
  const sources = readSources().filter(({ file }) => file.startsWith('scripts/'));

  it('import nothing from one another but how commands are run', () => {
    // The program leads to each of them.
    const single = sources.filter(({ file }) => file !== 'scripts/tiltakstall.ts');
    const imports = single.flatMap(({ imports }) => imports.filter(isOwn));
    const others = imports.filter((path) => path.startsWith('scripts/'));
    expect(others.filter((path) => path !== 'scripts/cli.ts')).toEqual([]);
    expect(sources.length).toBeGreaterThan(8);
  });

  it('look at the process only where they are run', () => {
    const looking = sources
      .filter(({ file }) => file !== 'scripts/cli.ts')
      .filter(({ file }) => {
        const text = readFileSync(join(ROOT, file), 'utf8');
        const [body = ''] = text.split('if (import.meta.main)');
        return /\bprocess\.(env|cwd|argv|exit|exitCode|stdout|stderr|on|once)\b/.test(body);
      })
      .map(({ file }) => file);
    expect(looking).toEqual([]);
  });
});

describe('the architecture checks', () => {
  const source = (file: string, ...imports: string[]): Source => ({
    file,
    lines: 1,
    imports,
    types: [],
    values: [],
  });

  it('see an import against the flow', () => {
    const sources = [
      source('src/lib/facts/a.ts', 'src/lib/text/b.ts'),
      source('src/lib/text/b.ts', 'src/lib/domain/c.ts'),
      source('src/components/A.astro', 'src/layouts/B.astro'),
    ];
    expect(backEdges(sources)).toEqual([
      'src/lib/facts/a.ts imports src/lib/text/b.ts',
      'src/components/A.astro imports src/layouts/B.astro',
    ]);
  });

  it('see src/lib import a command, and generator and auditor each other', () => {
    const sources = [
      source('src/lib/facts/a.ts', 'scripts/b.ts'),
      source('audit/checks/a.ts', 'src/lib/domain/b.ts'),
      source('src/pages/a/b.ts', 'audit/readers/c.ts'),
      source('scripts/audit.ts', 'audit/audit.ts', 'src/lib/io/b.ts'),
    ];
    expect(backEdges(sources)).toHaveLength(3);
  });

  it('see a cycle', () => {
    const sources = [
      source('audit/a.ts', 'audit/b.ts'),
      source('audit/b.ts', 'audit/c.ts'),
      source('audit/c.ts', 'audit/b.ts'),
    ];
    expect(cycles(sources)).toEqual(['audit/b.ts → audit/c.ts → audit/b.ts']);
  });

  it('see IO outside io and build, and Astro anywhere', () => {
    const sources = [
      source('src/lib/facts/a.ts', 'node:fs', 'vfile'),
      source('src/lib/io/b.ts', 'node:fs', 'astro:content'),
    ];
    expect(ioImports(sources)).toEqual([
      'src/lib/facts/a.ts imports node:fs',
      'src/lib/io/b.ts imports astro:content',
    ]);
  });

  it('see the imports and exported names of a component and of a module', () => {
    const astro = "---\nimport A from '../layouts/A.astro';\nexport interface Props {}\n---\n<p />";
    const module =
      "import './b.ts';\nexport type One = 1;\ntype Own = 2;\nexport class Two {}\n" +
      'export const three = 3;\nexport async function four() {}\nfunction own() {}\n';
    const read = [
      readSource('src/components/B.astro', astro),
      readSource('audit/page/a.ts', module),
    ];
    expect(read.map(({ imports }) => imports)).toEqual([
      ['src/layouts/A.astro'],
      ['audit/page/b.ts'],
    ]);
    expect(read.map(({ types }) => types)).toEqual([['Props'], ['One', 'Two']]);
    expect(read.map(({ values }) => values)).toEqual([[], ['three', 'four']]);
  });

  it.each(['types', 'values'] as const)('see two exported %s of one name', (kind) => {
    const named = (file: string, ...names: string[]): Source => ({
      ...source(file),
      [kind]: names,
    });
    const sources = [named('a.ts', 'One', 'Two'), named('b.ts', 'Two'), named('c.ts', 'Three')];
    expect(sharedNames(sources, kind)).toEqual(['Two: a.ts, b.ts']);
  });
});
