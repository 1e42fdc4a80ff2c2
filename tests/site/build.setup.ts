import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { build } from './build.ts';
import { SITES, type BuiltSite, type TestSite } from './built-site.ts';

declare module 'vitest' {
  interface ProvidedContext {
    nettsteder: BuiltSite[];
  }
}

interface Build {
  nettsteder: BuiltSite[];
  remove: () => Promise<void>;
}

/** The build of this run: both site projects ask for it, the first one makes it. */
let bygg: Promise<Build> | undefined;

/**
 * Builds the site at every base before the tests that need it. With REUSE_BUILDS=DIR the builds are
 * kept in DIR and taken from there the next time: delete the folder after a change.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  bygg ??= buildAll();
  const { nettsteder, remove } = await bygg;
  project.provide('nettsteder', nettsteder);
  return remove;
}

async function buildAll(): Promise<Build> {
  const kept = process.env.REUSE_BUILDS;
  const folder = kept ? resolve(kept) : await mkdtemp(join(tmpdir(), 'tiltakstall-'));
  // For every build of this run, also those that tests make: the user's own store is left alone.
  process.env.CACHE_DIR = join(folder, 'lager');
  const nettsteder: BuiltSite[] = [];
  for (const site of SITES) {
    const dist = join(folder, site.navn);
    if (!existsSync(dist)) await buildOrThrow(dist, site);
    nettsteder.push({ ...site, dist });
  }
  const remove = async () => {
    if (!kept) await rm(folder, { recursive: true, force: true });
  };
  return { nettsteder, remove };
}

async function buildOrThrow(dist: string, { base, innhold }: TestSite): Promise<void> {
  const { code, output } = await build({ OUT: dist, BASE: base, INNHOLD: innhold });
  if (code !== 0) throw new Error(`npm run build (BASE=${base}) exited with ${code}:\n${output}`);
}
