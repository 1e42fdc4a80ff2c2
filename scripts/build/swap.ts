import { existsSync, lstatSync, readdirSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/**
 * How a new site takes an old one's place. All of it lies whole in a folder of its own at every moment:
 *
 *     nytt      being built, not yet a site
 *     gammelt   the old site, whole, from when it makes room until the new one stands
 *     bort      being removed, never a site again
 *
 * Each name ends with the id of the process, so that what a dead one left behind can be told from a living one's.
 */
const LEDD = {
  nytt: '.tiltakstall-nytt-',
  gammelt: '.tiltakstall-gammelt-',
  bort: '.tiltakstall-bort-',
};

/** The places of a build beside the site's folder. */
export type Steder = Record<'ut' | keyof typeof LEDD, string>;

/** Where a process builds a site that is to stand in `ut`. */
export function stederFor(ut: string, pid: number): Steder {
  return {
    ut,
    nytt: `${ut}${LEDD.nytt}${pid}`,
    gammelt: `${ut}${LEDD.gammelt}${pid}`,
    bort: `${ut}${LEDD.bort}${pid}`,
  };
}

/** The folder that a path leads to in the end: a link is followed, so that it is never replaced itself. */
export function followLink(path: string): string {
  if (!lstatSync(path, { throwIfNoEntry: false })) return resolve(path);
  return realpathSync(path);
}

/**
 * Puts the new site in the old one's place by two renames. All is done in one turn, so that no signal comes in between.
 * When the second fails, the old one is put back. A kill between them is made good by {@link restoreSite}.
 */
export function takePlace({ ut, nytt, gammelt, bort }: Steder): void {
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
  renameSync(gammelt, bort);
  rmSync(bort, { recursive: true, force: true, maxRetries: 5 });
}

/**
 * Makes good what a killed build left behind: puts the old site back where none stands, and removes what is of no use.
 * Returns what is worth telling, a line; nothing where all was well.
 */
export function restoreSite(path: string): string {
  const ut = followLink(path);
  const left = leftovers(ut);
  // A living build is between its two renames for less than this.
  if (!existsSync(ut) && left.some(({ ledd }) => ledd === 'gammelt')) pause(200);
  const old = left.filter(({ ledd, sti }) => ledd === 'gammelt' && existsSync(sti));
  const newest = old.sort((a, b) => changedAt(a.sti) - changedAt(b.sti)).at(-1);
  const restores = newest !== undefined && !existsSync(ut);
  if (restores) renameSync(newest.sti, ut);
  for (const { sti, pid } of left) if (!isAlive(pid)) removeSite(sti, `${ut}${LEDD.bort}${pid}`);
  return restores
    ? `Et bygg ble drept mens nettstedet ble byttet ut. Det forrige nettstedet er satt tilbake i ${path}.\n`
    : '';
}

/** Removes what builds that are dead have left in a folder, under a name that ends with their id. */
export function removeDead(mappe: string, prefikser: readonly string[]): void {
  for (const name of namesIn(mappe)) {
    const prefiks = prefikser.find((one) => name.startsWith(one));
    const pid = prefiks === undefined ? undefined : pidOf(name.slice(prefiks.length));
    if (pid !== undefined && !isAlive(pid))
      rmSync(join(mappe, name), { recursive: true, force: true });
  }
}

interface Levning {
  sti: string;
  ledd: keyof typeof LEDD;
  pid: number;
}

function leftovers(ut: string): Levning[] {
  const kinds = Object.entries(LEDD) as [keyof typeof LEDD, string][];
  return namesIn(dirname(ut)).flatMap((name) =>
    kinds.flatMap(([ledd, tekst]) => {
      const start = `${basename(ut)}${tekst}`;
      const pid = name.startsWith(start) ? pidOf(name.slice(start.length)) : undefined;
      return pid === undefined ? [] : [{ sti: join(dirname(ut), name), ledd, pid }];
    }),
  );
}

function removeSite(sti: string, bort: string): void {
  if (!existsSync(sti)) return;
  if (sti !== bort) {
    rmSync(bort, { recursive: true, force: true });
    renameSync(sti, bort);
  }
  rmSync(bort, { recursive: true, force: true, maxRetries: 5 });
}

function namesIn(mappe: string): string[] {
  return existsSync(mappe) ? readdirSync(mappe) : [];
}

function pidOf(text: string): number | undefined {
  return /^\d+$/.test(text) ? Number(text) : undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
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
