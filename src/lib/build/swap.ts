import { existsSync, lstatSync, readdirSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { kill } from 'node:process';

/**
 * How a new site takes an old one's place. All of it lies whole in a folder of its own at every moment:
 *
 *     nytt      being built, not yet a site
 *     gammelt   the old site, whole, from when it makes room until the new one stands
 *     bort      being removed, never a site again
 *
 * Each name ends with the id of the process, so that what a dead one left behind can be told from a living one's.
 */
const SEGMENT = {
  nytt: '.tiltakstall-nytt-',
  gammelt: '.tiltakstall-gammelt-',
  away: '.tiltakstall-bort-',
};

/** The places of a build beside the site's folder. */
export type BuildPaths = Record<'ut' | keyof typeof SEGMENT, string>;

/** Where a process builds a site that is to stand in `ut`. */
export function buildPathsFor(ut: string, pid: number): BuildPaths {
  return {
    ut,
    nytt: `${ut}${SEGMENT.nytt}${pid}`,
    gammelt: `${ut}${SEGMENT.gammelt}${pid}`,
    away: `${ut}${SEGMENT.away}${pid}`,
  };
}

/** The folder that a path leads to in the end: a link is followed, so that it is never replaced itself. */
export function followLink(path: string): string {
  if (!lstatSync(path, { throwIfNoEntry: false })) return resolve(path);
  return realpathSync(path);
}

/**
 * Puts the new site in the old one's place by two renames. All is done in one turn, so that no signal comes in between.
 * When the second fails, the old one is put back and the error thrown. A kill between them is made good by {@link restoreSite}.
 */
export function swapIn({ ut, nytt, gammelt, away }: BuildPaths): void {
  const replaces = existsSync(ut);
  if (replaces) renameSync(ut, gammelt);
  try {
    renameSync(nytt, ut);
  } catch (error) {
    if (replaces) renameSync(gammelt, ut);
    throw error;
  }
  if (!replaces) return;
  // Under a name that is never put back, for it is not whole while it is being removed.
  renameSync(gammelt, away);
  rmSync(away, { recursive: true, force: true, maxRetries: 5 });
}

/**
 * Makes good what a killed build left behind: puts the old site back where none stands, and removes what is of no use.
 * Returns what is worth telling, a line; nothing where all was well.
 */
export function restoreSite(path: string): string {
  const out = followLink(path);
  const left = leftovers(out);
  // A living build is between its two renames for less than this.
  if (!existsSync(out) && left.some(({ segment }) => segment === 'gammelt')) pause(200);
  const old = left.filter(({ segment, sti }) => segment === 'gammelt' && existsSync(sti));
  const newest = old.sort((a, b) => changedAt(a.sti) - changedAt(b.sti)).at(-1);
  const restores = newest !== undefined && !existsSync(out);
  if (restores) renameSync(newest.sti, out);
  for (const { sti, pid } of left)
    if (!isAlive(pid)) removeSite(sti, `${out}${SEGMENT.away}${pid}`);
  return restores
    ? `Et bygg ble drept mens nettstedet ble byttet ut. Det forrige nettstedet er satt tilbake i ${path}.\n`
    : '';
}

/** Removes what builds that are dead have left in a folder, under a name that ends with their id. */
export function removeLeftovers(folder: string, prefixes: readonly string[]): void {
  for (const name of namesIn(folder)) {
    const prefix = prefixes.find((one) => name.startsWith(one));
    const pid = prefix === undefined ? undefined : pidOf(name.slice(prefix.length));
    if (pid !== undefined && !isAlive(pid))
      rmSync(join(folder, name), { recursive: true, force: true });
  }
}

interface Leftover {
  sti: string;
  segment: keyof typeof SEGMENT;
  pid: number;
}

function leftovers(out: string): Leftover[] {
  const kinds = Object.entries(SEGMENT) as [keyof typeof SEGMENT, string][];
  return namesIn(dirname(out)).flatMap((name) =>
    kinds.flatMap(([segment, text]) => {
      const start = `${basename(out)}${text}`;
      const pid = name.startsWith(start) ? pidOf(name.slice(start.length)) : undefined;
      return pid === undefined ? [] : [{ sti: join(dirname(out), name), segment, pid }];
    }),
  );
}

function removeSite(path: string, away: string): void {
  if (!existsSync(path)) return;
  if (path !== away) {
    rmSync(away, { recursive: true, force: true });
    renameSync(path, away);
  }
  rmSync(away, { recursive: true, force: true, maxRetries: 5 });
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

function pidOf(text: string): number | undefined {
  return /^\d+$/.test(text) ? Number(text) : undefined;
}

function isAlive(pid: number): boolean {
  try {
    kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function changedAt(path: string): number {
  return lstatSync(path).ctimeMs;
}

function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
