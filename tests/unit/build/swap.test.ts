import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  followLink,
  removeLeftovers,
  restoreSite,
  buildPathsFor,
  swapIn,
} from '../../../src/lib/build/swap.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bytte-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const out = () => join(folder, 'dist');
/** The id of a process that is no more. */
const dead = () => spawnSync(process.execPath, ['-e', '']).pid;

function put(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

const FILES = ['index.html', 'rapporter/2021-04/index.html', 'rapporter/2021-05/index.html'];
const putSite = (path: string, text: string) => {
  for (const file of FILES) put(join(path, file), text);
};
/** What the site says, when every file of it is there and says the same. */
const site = () => {
  const said = new Set(FILES.map((file) => readFileSync(join(out(), file), 'utf8')));
  expect(said.size).toBe(1);
  return [...said][0];
};

describe('swapIn', () => {
  it('puts a first build in its place', () => {
    const places = buildPathsFor(out(), process.pid);
    putSite(places.nytt, 'ny');
    swapIn(places);
    expect(site()).toBe('ny');
    expect(readdirSync(folder)).toEqual(['dist']);
  });

  it('leaves nothing of the last build', () => {
    const places = buildPathsFor(out(), process.pid);
    putSite(out(), 'gammel');
    put(join(out(), 'borte.html'), 'gammel');
    putSite(places.nytt, 'ny');
    swapIn(places);
    expect(site()).toBe('ny');
    expect(existsSync(join(out(), 'borte.html'))).toBe(false);
    expect(readdirSync(folder)).toEqual(['dist']);
  });

  it('leaves the last build whole when the new one cannot be moved', () => {
    putSite(out(), 'gammel');
    expect(() => {
      swapIn(buildPathsFor(out(), process.pid));
    }).toThrow('ENOENT');
    expect(site()).toBe('gammel');
    expect(readdirSync(folder)).toEqual(['dist']);
  });
});

/** Swaps in a process of its own, which is killed at a step: before or after the nth call that changes the disk. */
function swapAndDie(step: number): NodeJS.Signals | null {
  const program = `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    let steps = 0;
    const die = () => { if (steps++ === ${step}) process.kill(process.pid, 'SIGKILL'); };
    const { renameSync, unlinkSync, rmSync } = fs;
    fs.renameSync = (...args) => { die(); renameSync(...args); die(); };
    fs.rmSync = (path, options) => {
      die();
      unlinkSync(path + '/index.html');
      die();
      rmSync(path, options);
      die();
    };
    syncBuiltinESMExports();
    const { buildPathsFor, swapIn } = await import(${JSON.stringify(pathToFileURL('src/lib/build/swap.ts').href)});
    const steder = buildPathsFor(${JSON.stringify(out())}, process.pid);
    for (const fil of ${JSON.stringify(FILES)}) {
      const path = steder.nytt + '/' + fil;
      fs.mkdirSync(path.replace(/[^/]+$/, ''), { recursive: true });
      fs.writeFileSync(path, 'ny');
    }
    swapIn(steder);`;
  const child = spawnSync(process.execPath, ['--input-type=module', '-e', program]);
  if (child.signal === null) expect(child.stderr.toString()).toBe('');
  return child.signal;
}

describe('restoreSite', () => {
  it('leaves a whole site and nothing else wherever the swap is killed', () => {
    const told: string[] = [];
    let step = 0;
    putSite(out(), 'gammel');
    for (; swapAndDie(step) !== null; step += 1) {
      told.push(restoreSite(out()) === '' ? (site() ?? '') : `${site() ?? ''}, satt tilbake`);
      expect(readdirSync(folder), `steg ${step}`).toEqual(['dist']);
      putSite(out(), 'gammel');
    }
    // Before and after each of three renames, then before, amid and after the removal.
    expect(told).toEqual([
      'gammel',
      'gammel, satt tilbake',
      'gammel, satt tilbake',
      ...Array.from({ length: 6 }, () => 'ny'),
    ]);
  });

  it('never puts back what was being removed', () => {
    put(join(buildPathsFor(out(), dead()).away, 'index.html'), 'halv');
    expect(restoreSite(out())).toBe('');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says which site it put back', () => {
    putSite(buildPathsFor(out(), dead()).gammelt, 'gammel');
    expect(restoreSite(out())).toContain(`Det forrige nettstedet er satt tilbake i ${out()}.`);
    expect(site()).toBe('gammel');
  });

  it('leaves living builds and other folders alone', () => {
    putSite(out(), 'gammel');
    putSite(buildPathsFor(out(), process.pid).nytt, 'ny');
    put(join(folder, 'dist.gammelt-2020', 'brev.txt'), 'x');
    put(join(folder, 'dist.tiltakstall-nytt-x', 'brev.txt'), 'x');
    const before = readdirSync(folder);
    expect(restoreSite(out())).toBe('');
    expect(readdirSync(folder)).toEqual(before);
  });

  it('works where a link leads, and leaves the link', () => {
    const link = join(folder, 'lenke');
    putSite(out(), 'gammel');
    symlinkSync(out(), link);
    putSite(buildPathsFor(out(), dead()).nytt, 'halv');
    restoreSite(link);
    expect(followLink(link)).toBe(followLink(out()));
    expect(readdirSync(folder)).toEqual(['dist', 'lenke']);
  });
});

describe('removeLeftovers', () => {
  it('removes what dead builds left under its names only', () => {
    const left = [`nytt-${dead()}`, `nytt-${process.pid}`, 'nytt-x', `lager-${dead()}`];
    for (const name of left) put(join(folder, name, 'fil'), 'x');
    removeLeftovers(folder, ['nytt-', 'mellom-']);
    expect(readdirSync(folder).sort()).toEqual(left.slice(1).sort());
  });
});
