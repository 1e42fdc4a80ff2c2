import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main as init } from '../../scripts/init.ts';
import { LITEN } from '../content-folders.ts';
import { callCommand } from '../run-command.ts';
import { guideReports } from './guide.ts';
import { install, pack } from './packed.ts';
import { COMMANDS, PAGES, runAction } from './run-action.ts';

/** A content folder in a repository of its own, and what its workflow does: one report published, one added, and one taken back. */

let folder: string;
let site: string;
/** The commit before there is anything. */
let empty: string;

const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@eksempel.no', ...args], {
    cwd: site,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();

function commit(message: string): string {
  git('add', '-A');
  git('commit', '-qm', message, '--allow-empty');
  return git('rev-parse', 'HEAD');
}

const npm = (...args: string[]) =>
  execFileSync('npm', ['run', '--silent', ...args], { cwd: site, env: COMMANDS, stdio: 'ignore' });

/** What npm would fetch is copied: the packed program among links to what it needs. */
async function useTarball(): Promise<void> {
  const modules = join(folder, 'verktoy/node_modules');
  await install(dirname(modules), pack('.', folder).tarball);
  mkdirSync(join(modules, '.bin'));
  const program = 'tiltakstall/compiled/scripts/tiltakstall.js';
  chmodSync(join(modules, program), 0o755);
  symlinkSync(join('..', program), join(modules, '.bin/tiltakstall'));
  const file = join(site, 'package.json');
  const own = JSON.parse(readFileSync(file, 'utf8')) as { scripts: object };
  const scripts = {
    ...own.scripts,
    postinstall: `mkdir -p node_modules && cp -a ${modules}/. node_modules/`,
  };
  writeFileSync(file, JSON.stringify({ ...own, dependencies: {}, devDependencies: {}, scripts }));
  const lock = { lockfileVersion: 3, requires: true, packages: { '': {} } };
  writeFileSync(join(site, 'package-lock.json'), JSON.stringify(lock));
  execFileSync('npm', ['ci'], { cwd: site, stdio: 'ignore' });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handling-'));
  site = join(folder, 'nettsted');
  mkdirSync(site);
  git('init', '-qb', 'main');
  empty = commit('Tom');
  expect((await callCommand(init, [site])).code).toBe(0);
  await useTarball();
  rmSync(join(site, 'innhold'), { recursive: true });
  cpSync(LITEN, join(site, 'innhold'), { recursive: true });
  const config = join(site, 'tiltakstall.config.ts');
  const address = `site: '${PAGES.origin}',\n  base: '${PAGES.base_path}/',`;
  const text = readFileSync(config, 'utf8');
  writeFileSync(config, text.replace("// site: 'https://eksempel.no',", address));
  commit('Mai 2021');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a push to main', () => {
  it('publishes nothing whose addresses are not in the ledger', () => {
    const { failed, log, used } = runAction(site, { event: 'push' });
    expect(failed, log).toBe('npm run ledger');
    expect(Object.keys(used)).toEqual(['actions/cache/restore', 'actions/configure-pages']);
  });

  it('uploads what it has built, under a name of its own for each attempt', () => {
    npm('ledger', '--', '--for', '2021-05');
    commit('Adresser');
    const first = runAction(site, { event: 'push' });
    expect(first.failed, first.log).toBeUndefined();
    expect(first.used['actions/upload-pages-artifact']).toEqual({
      name: 'github-pages-1',
      path: 'dist',
    });
    expect(first.outputs).toEqual({ artifact: 'github-pages-1' });
    const again = runAction(site, { event: 'push', attempt: 2, only: ['Name what is uploaded'] });
    expect(again.outputs).toEqual({ artifact: 'github-pages-2' });
  });
});

describe('a pull request', () => {
  const LEDGER = 'Every published address is kept, and every new one is in the ledger';
  const COMPARE = ['Build what the pull request starts from', 'Tell what would change'];

  it('with a new report tells what it would change, uploads nothing, and passes with its addresses', async () => {
    const base = git('rev-parse', 'HEAD');
    const text = (await guideReports())['2021-06'] ?? '';
    writeFileSync(join(site, 'innhold/rapporter/2021-06.txt'), text);
    const { failed, used, outputs, summary } = runAction(site, { event: 'pull_request', base });
    expect(failed).toBe(LEDGER);
    expect(Object.keys(used)).toEqual(['actions/cache/restore']);
    expect(outputs).toEqual({ artifact: '' });
    expect(summary).toMatch(/^## Dette ville endre seg på nettstedet\n/);
    expect(summary).toMatch(
      /## Adresser\n```\n\d+ adresser står ikke i [^]*\n\/rapporter\/2021-06\//,
    );
    npm('ledger', '--', '--for', '2021-06');
    commit('Juni 2021');
    const entered = runAction(site, { event: 'pull_request', base, only: [LEDGER] });
    expect(entered.failed, entered.log).toBeUndefined();
  });

  it('that takes a report back passes when it is marked so, and then the site is published without it', () => {
    const base = git('rev-parse', 'HEAD');
    git('revert', '--no-edit', 'HEAD');
    const marked = runAction(site, {
      event: 'pull_request',
      base,
      inputs: { withdraws: 'true' },
      only: ['npm run check', 'npm run build', 'npm run audit', LEDGER],
    });
    expect(marked.failed, marked.log).toBeUndefined();
    expect(marked.summary).toContain('kan være trukket tilbake');
    const plain = runAction(site, { event: 'pull_request', base, only: [LEDGER] });
    expect(plain.failed).toBe(LEDGER);
    expect(plain.summary).toMatch(/^## Adresser\n```\n[^]*\/rapporter\/2021-06\//);
    const published = runAction(site, { event: 'push' });
    expect(published.failed, published.log).toBeUndefined();
  });

  it('is told of also where what it starts from cannot be built', () => {
    const first = runAction(site, { event: 'pull_request', base: empty, only: COMPARE });
    expect(first.failed, first.log).toBeUndefined();
    expect(first.summary).toContain('lot seg ikke bygge');
  });
});
