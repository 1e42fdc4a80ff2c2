import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { refuseUnowned } from '../../scripts/compile.ts';
import { freePort } from '../free-port.ts';
import { install, pack, programIn, unpack, type Packed } from './packed.ts';

/** What is packed, unpacked among the packages that it says it needs, and nothing else of the repository. */

const ROOT = resolve('.');
const CONTENT = join(ROOT, 'tests/fixtures/liten');

let folder: string;
let packed: Packed;
let site: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pakket-'));
  packed = pack('.', folder);
  await install(join(folder, 'verktoy'), packed.tarball);
  site = join(folder, 'nettsted');
}, 600_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs the installed program in a folder. */
function run(cwd: string, args: string[], env: Record<string, string> = {}) {
  const modules = existsSync(join(cwd, 'node_modules')) ? cwd : join(folder, 'verktoy');
  const { status, stdout, stderr } = spawnSync(process.execPath, [programIn(modules), ...args], {
    cwd,
    env: { PATH: process.env.PATH, NO_COLOR: '1', ...env },
    encoding: 'utf8',
  });
  return { code: status, stdout, output: stdout + stderr };
}

describe('the tarball', () => {
  it('weighs at most 3 MB', () => {
    expect(packed.size).toBeLessThan(3_000_000);
  });

  it('holds the program, the starter, schemas, the action and what editors read, and nothing else', () => {
    const folders = packed.files.map(({ path }) => path.split('/').slice(0, 2).join('/'));
    expect([...new Set(folders)].sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'README.no.md',
      'action/action.yml',
      'compiled/audit',
      'compiled/index.d.ts',
      'compiled/index.js',
      'compiled/public',
      'compiled/scripts',
      'compiled/src',
      'compiled/starter',
      'docs/architecture.md',
      'docs/auditor.md',
      'docs/data.md',
      'docs/felter.md',
      'docs/redaktor.md',
      'docs/rules.md',
      'package.json',
      'schemas/begrep.schema.json',
      'schemas/hovedgruppe.schema.json',
      'schemas/oppsett.schema.json',
      'schemas/rettelser.schema.json',
      'schemas/tiltak.schema.json',
      'schemas/tiltaksgruppe.schema.json',
    ]);
  });

  it('holds no report, ledger, correction or digest of anybody’s, and no TypeScript but the starter’s and the types', () => {
    const paths = packed.files.map(({ path }) => path);
    expect(
      paths.filter((path) => /rapporter\/\d|adresser\.txt|utgivelser\.txt/.test(path)),
    ).toEqual([]);
    expect(paths.filter((path) => path.endsWith('.ts'))).toEqual([
      'compiled/index.d.ts',
      'compiled/starter/tiltakstall.config.ts',
    ]);
    const commands = paths.filter((path) => path.startsWith('compiled/scripts/'));
    expect(commands.map((path) => basename(path, '.js')).sort()).toEqual([
      ...['audit', 'build', 'check', 'cli', 'dev', 'diff', 'import', 'init'],
      ...['ledger', 'preview', 'tiltakstall', 'verify'],
    ]);
  });

  it('leads from module to module by paths that are there', () => {
    const program = join(folder, 'verktoy/node_modules/tiltakstall/compiled');
    const files = readdirSync(program, { recursive: true, encoding: 'utf8' });
    const missing = files
      .filter((file) => /\.(js|astro)$/.test(file))
      .flatMap((file) => {
        const text = readFileSync(join(program, file), 'utf8');
        const paths = [...text.matchAll(/(?:from|import\(|import|URL\() ?['"](\.{1,2}\/[^'"?]+)/g)];
        return paths
          .map(([, path = '']) => join(dirname(file), path))
          .filter((path) => !existsSync(join(program, path)))
          .map((path) => `${file}: ${path}`);
      });
    expect(missing).toEqual([]);
  });
});

it('everything that the packed program takes in is among its dependencies', () => {
  const program = join(folder, 'verktoy/node_modules/tiltakstall/compiled');
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const files = readdirSync(program, { recursive: true, encoding: 'utf8' });
  const taken = files
    // The starter's configuration takes in the program, as one that is installed.
    .filter((file) => file.endsWith('.js') && !file.startsWith('starter/'))
    .flatMap((file) => {
      const text = readFileSync(join(program, file), 'utf8');
      const names = [
        ...text.matchAll(/(?:^import |^} |^export .*)(?:.* )?from ['"]([^.'"][^'"]*)['"]/gm),
      ];
      return names.map(([, name = '']) => name);
    })
    .filter((name) => !/^(node|astro):/.test(name))
    .map((name) =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/'),
    );
  expect(new Set(taken).size).toBeGreaterThan(10);
  expect([...new Set(taken)].filter((name) => !(name in dependencies))).toEqual([]);
});

it('a package that does not say whose the code is cannot be published', () => {
  expect(() => {
    refuseUnowned('{ "repository": "github:EIER/tiltakstall" }');
  }).toThrow('npm pkg set repository=github:KONTO/tiltakstall');
  expect(() => {
    refuseUnowned('{ "repository": "github:avisa/tiltakstall" }');
  }).not.toThrow();
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object };
  expect(scripts).toMatchObject({ prepublishOnly: 'node scripts/compile.ts --publish' });
});

it('the version is that of the changelog and of the citation', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  expect(/^## \[(\d.*)\]/m.exec(readFileSync('CHANGELOG.md', 'utf8'))?.[1]).toBe(version);
  expect(/^version: (.*)$/m.exec(readFileSync('CITATION.cff', 'utf8'))?.[1]).toBe(version);
});

describe('tiltakstall', () => {
  it('tells what it can do, and its version', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(run(folder, ['--version'])).toMatchObject({ code: 0, stdout: `${version}\n` });
    expect(run(folder, ['--help']).stdout).toContain('Bruk: tiltakstall KOMMANDO');
    expect(run(folder, ['bygg'])).toMatchObject({ code: 2 });
    expect(run(folder, [])).toMatchObject({ code: 2 });
    expect(run(folder, ['build', '--help']).code).toBe(0);
  });
});

describe('init', () => {
  it('writes a folder with everything a site begins with', () => {
    const { code, stdout } = run(folder, ['init', 'nettsted']);
    expect(code).toBe(0);
    expect(stdout).toContain('cd nettsted\nnpm install\n');
    const files = readdirSync(site, { recursive: true, encoding: 'utf8' });
    expect(files).toEqual(
      expect.arrayContaining([
        '.github/dependabot.yml',
        '.github/workflows/publiser.yml',
        '.gitignore',
        '.nvmrc',
        '.vscode/settings.json',
        'README.md',
        'innhold/hovedgrupper/andre-pa-tiltak.md',
        'innhold/rapporter',
        'innhold/rettelser.yml',
        'innhold/tiltak/mentor.md',
        'package.json',
        'tiltakstall.config.ts',
      ]),
    );
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    const own = JSON.parse(readFileSync(join(site, 'package.json'), 'utf8')) as {
      dependencies: object;
      scripts: object;
    };
    expect(own.dependencies).toEqual({ tiltakstall: version });
    // Whatever of the packages runs a script when it is installed has its answer: npm asks nobody.
    expect(own).toMatchObject({ allowScripts: { esbuild: true, node: true } });
    // The Node that is tried comes with the folder, and the workflow has the same.
    const node = readFileSync(join(site, '.nvmrc'), 'utf8').trim();
    expect(own).toMatchObject({ devDependencies: { node } });
    expect(own.scripts).toMatchObject({ build: 'tiltakstall build', check: 'tiltakstall check' });
  });

  it('names the package it is told to use, a file by its path from the new folder', () => {
    const withTarball = () => run(folder, ['init', 'a/b', '--generator', 'file:x.tgz']);
    expect(withTarball()).toMatchObject({ code: 2 });
    expect(existsSync(join(folder, 'a'))).toBe(false);
    writeFileSync(join(folder, 'x.tgz'), '');
    expect(withTarball().code).toBe(0);
    const text = readFileSync(join(folder, 'a/b/package.json'), 'utf8');
    expect(JSON.parse(text)).toMatchObject({ dependencies: { tiltakstall: 'file:../../x.tgz' } });
  });

  it('touches no folder that has something in it, and says what lies there', () => {
    const before = readFileSync(join(site, 'package.json'), 'utf8');
    writeFileSync(join(site, 'eget.txt'), 'mitt');
    const again = run(site, ['init']);
    expect(again.code).toBe(2);
    expect(again.output).toContain('er alt et nettsted. Ingenting er skrevet.');
    const other = join(folder, 'brukt');
    cpSync(CONTENT, other, { recursive: true });
    const refused = run(folder, ['init', 'brukt']);
    expect(refused.code).toBe(2);
    expect(refused.output).toContain('brukt er ikke tom: der ligger ');
    expect(readdirSync(other).sort()).toEqual(readdirSync(CONTENT).sort());
    expect(readFileSync(join(site, 'package.json'), 'utf8')).toBe(before);
    rmSync(join(site, 'eget.txt'));
  });

  it('refuses a file, and more than one folder', () => {
    expect(run(site, ['init', 'package.json'])).toMatchObject({ code: 2 });
    expect(run(folder, ['init', 'c', 'd'])).toMatchObject({ code: 2 });
    expect(existsSync(join(folder, 'c'))).toBe(false);
  });
});

describe('in the folder', () => {
  const CONFIG = 'tiltakstall.config.ts';
  const ADDRESS = { SITE: 'https://tall.example', BASE: '/tiltak-i-tall/' };

  beforeAll(async () => {
    await install(site, packed.tarball);
    rmSync(join(site, 'innhold'), { recursive: true });
    cpSync(CONTENT, join(site, 'innhold'), { recursive: true });
    const text = readFileSync(join(site, CONFIG), 'utf8');
    writeFileSync(
      join(site, CONFIG),
      text
        .replace("'Arbeidsrettede tiltak'", "'Arbeid i tall'")
        // On the site's own origin, outside its path.
        .replace('// publisher: {', 'publisher: {')
        .replace("'Utgiver'", "'Utgiver & Sønn'")
        // A number in a name is none of the site's.
        .replace('// licence: {', 'licence: {')
        .replace("'Navnet på lisensen'", "'CC BY 4.0'")
        .replace("url: 'https://eksempel.no/' }", "url: 'https://tall.example/hvem/' }")
        .replace('// colours: {', 'colours: {')
        .replace('#6b2a5b', '#005b8a'),
    );
  }, 600_000);

  it('the report is checked, the site built, audited and verified, and shows whose it is', () => {
    expect(run(site, ['check']).code).toBe(0);
    const built = run(site, ['build'], ADDRESS);
    expect(built.output).toContain('Nettstedet ligger i dist');
    expect(built.code).toBe(0);
    const front = readFileSync(join(site, 'dist/index.html'), 'utf8');
    expect(front).toContain('<meta property="og:site_name" content="Arbeid i tall">');
    expect(front).not.toContain('Bearbeidet av Tiltakstall');
    expect(front).toContain('https://tall.example/tiltak-i-tall/');
    expect(readFileSync(join(site, 'dist/om/index.html'), 'utf8')).toContain(
      'Nettstedet er gitt ut av',
    );
    expect(readFileSync(join(site, 'dist/katalog.ttl'), 'utf8')).toContain(
      'foaf:name "Utgiver & Sønn"',
    );
    const sheets = readdirSync(join(site, 'dist/_astro')).filter((name) => name.endsWith('.css'));
    const css = sheets
      .map((name) => readFileSync(join(site, 'dist/_astro', name), 'utf8'))
      .join('');
    expect(css).toContain('--lenke:#005b8a');
    expect(css).not.toContain('--lenke:#6b2a5b');
    const audited = run(site, ['audit'], ADDRESS);
    expect(audited.output).toContain('ingen funn');
    expect(audited.code).toBe(0);
    const misnamed = run(site, ['audit', '--name', 'Noe annet'], ADDRESS);
    expect(misnamed.code).toBe(1);
    expect(misnamed.output).toContain('nettsted: Arbeid i tall – skal være Noe annet');
    expect(run(site, ['verify']).output).toContain('like ned til siste byte');
    expect(run(site, ['ledger', '--for', '2021-05'], ADDRESS).code).toBe(0);
    expect(run(site, ['ledger'], ADDRESS).code).toBe(0);
    expect(run(site, ['diff', 'dist', 'dist']).code).toBe(0);
  });

  it.each(['dev', 'preview'])(
    '%s shows the site, under the path it is built for',
    async (command) => {
      const port = await freePort();
      const server = spawn(process.execPath, [programIn(site), command, '--port', String(port)], {
        cwd: site,
        env: { PATH: process.env.PATH, ...ADDRESS },
      });
      let log = '';
      for (const stream of [server.stdout, server.stderr])
        stream.on('data', (chunk: Buffer) => (log += chunk.toString()));
      const read = async (path: string) => fetch(`http://localhost:${port}/tiltak-i-tall${path}`);
      try {
        await vi.waitFor(
          async () => {
            const page = await read('/tiltak/mentor/');
            expect(await page.text(), log).toContain('<title>Mentor – Arbeid i tall</title>');
          },
          { timeout: 90_000, interval: 500 },
        );
      } finally {
        const ended = new Promise((done) => server.once('exit', done));
        server.kill();
        await ended;
      }
    },
  );

  it('a configuration with errors, and a folder that is newer or older, are told with their place, and nothing is built', () => {
    const text = readFileSync(join(site, CONFIG), 'utf8');
    const before = readFileSync(join(site, 'dist/SHA256SUMS'), 'utf8');
    for (const [from, to, said] of [
      ['version: 1', 'version: 2', /tiltakstall\.config\.ts:6:12 feil .*utgave 2.* oppsett-utgave/],
      ['version: 1', 'version: 0', /tiltakstall\.config\.ts:6:12 feil .*utgave 0.* oppsett-utgave/],
      [
        "name: 'A",
        "nave: 'A",
        /tiltakstall\.config\.ts:\d+:3 feil Feltet «nave» er ukjent.* oppsett-felt/,
      ],
    ] as const) {
      writeFileSync(join(site, CONFIG), text.replace(from, to));
      for (const command of ['build', 'check', 'dev']) {
        const { code, output } = run(site, [command], ADDRESS);
        expect(output).toMatch(said);
        expect(code).toBe(2);
      }
    }
    writeFileSync(join(site, CONFIG), text);
    expect(readFileSync(join(site, 'dist/SHA256SUMS'), 'utf8')).toBe(before);
  });

  it('a registry of another version is told field by field, and nothing is built', () => {
    const file = join(site, 'innhold/tiltak/mentor.md');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace(/^orden:/m, 'farge: blå\norden:'));
    const { code, output } = run(site, ['build'], ADDRESS);
    writeFileSync(file, text);
    expect(output).toMatch(/innhold\/tiltak\/mentor\.md:\d+:1 feil .*«farge».* oppforing-felt/);
    expect(code).toBe(1);
  });

  it('is built by the next version, and what that changes is told', async () => {
    const next = join(folder, 'neste');
    cpSync(join(site, 'node_modules/tiltakstall'), next, { recursive: true });
    const described = readFileSync(join(next, 'package.json'), 'utf8');
    const { version } = JSON.parse(described) as { version: string };
    writeFileSync(join(next, 'package.json'), described.replace(`"${version}"`, '"99.0.0"'));
    const about = join(next, 'compiled/src/pages/om.astro');
    const text = readFileSync(about, 'utf8');
    writeFileSync(about, text.replace('Nettstedet er gitt ut av', 'Nettstedet utgis av'));
    await unpack(site, pack(next, folder, '--ignore-scripts').tarball);
    expect(run(site, ['--version']).stdout).toBe('99.0.0\n');
    const built = run(site, ['build'], { ...ADDRESS, OUT: 'etter' });
    expect(built.code, built.output).toBe(0);
    const { stdout } = run(site, ['diff', 'dist', 'etter']);
    // No number and no sentence on a number is another: one page's words are.
    expect(stdout).toContain(
      '| sider | 0 | 0 | 0 |\n| figurer | 0 | 0 | 0 |\n| tall | 0 | 0 | 0 |\n',
    );
    expect(stdout).toContain('| filer, byte for byte | 0 | 0 | 1 |');
  });
});
