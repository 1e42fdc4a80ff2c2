import { availableParallelism } from 'node:os';
import { version } from 'node:process';
import type { Cache } from '../io/cache.ts';
import type { Config } from '../io/config.ts';
import { forLatest } from '../site/once.ts';
import type { Builder } from './builder.ts';
import { setBuilder } from './session.ts';
import { openImages } from './images.ts';
import { writeImageWeights } from './image-weights.ts';
import { followPictures, type Progress } from './progress.ts';
import {
  hasModels,
  loadModels,
  openKeptPages,
  type KeptPages,
  type ReleaseKeys,
  type ReleaseModels,
} from './reuse.ts';
import type { DrawSettings, DrawTask } from './release-worker.ts';
import { createWorkerPool } from './worker-pool.ts';

/** What pages are built of, and where. Paths are absolute. */
export interface PageBuildOptions {
  config: Config;
  /** The folder worked in. */
  root: string;
  /** The repository, or what is installed of it. */
  program: string;
  keys: ReleaseKeys;
  cache: Cache;
  /** The folder of `cache`. */
  cacheFolder: string;
  /** Where the new site is written. */
  fresh: string;
  progress: Progress;
  /** Writes every page to `fresh`, and asks the builder of this process for what it need not make: Astro, which src/lib does not know. */
  render: () => Promise<unknown>;
}

/** How many pages were as in the last build, and how many entries of the cache were damaged. */
export interface PageBuildResult {
  kept: number;
  damaged: number;
}

/** The building of a site's pages and pictures, once. */
export interface PageBuild {
  run: () => Promise<PageBuildResult>;
  /** Stops those who work beside it: afterwards they write nothing more. */
  stop: () => Promise<unknown>;
}

/** Readies the building of pages. What releases keep is drawn in workers beside Astro, or taken from the last build. */
export function createPageBuild(options: PageBuildOptions): PageBuild {
  const workers: { stop: () => Promise<unknown> }[] = [];
  const stop = () => Promise.all(workers.map((one) => one.stop()));
  return { run: () => buildPages(options, workers, stop), stop };
}

async function buildPages(
  options: PageBuildOptions,
  workers: { stop: () => Promise<unknown> }[],
  stop: () => Promise<unknown>,
): Promise<PageBuildResult> {
  const { cache, fresh, progress } = options;
  const drawers = startDrawers(findTasks(options), options);
  workers.push(drawers);
  const images = await openImages(cache, version, followPictures(progress));
  workers.push(images);
  const ticking = setInterval(progress.tick, 250);
  const pages = openKeptPages(fresh, cache);
  setBuilder({
    ...reuseOf(options, pages, drawers.done),
    begun: followPages(progress, () => pages.counts().wanted),
    // Whoever finishes the pictures is told what went wrong; until then nobody asks.
    drawn: (svg) => void images.draw(svg).catch(() => undefined),
  });
  try {
    await options.render();
    await pages.finish();
    await writeImageWeights(fresh, await images.finish(fresh));
    progress.note('finish');
    await cache.prune();
    return { kept: pages.counts().kept, damaged: cache.damaged() + drawers.damaged() };
  } finally {
    clearInterval(ticking);
    progress.hide();
    setBuilder(undefined);
    await stop();
  }
}

/** The releases whose models are not kept, oldest first. */
function findTasks({ keys, cache }: PageBuildOptions): DrawTask[] {
  const tasks = [...keys.model].map(([rapport, key]) => ({ rapport, key }));
  return tasks.filter(({ key }) => !hasModels(cache, key));
}

/** What pages ask the builder for that need not be made anew. What is kept of a release is read once it is drawn. */
function reuseOf(
  { keys, cache }: PageBuildOptions,
  { keep, made }: KeptPages,
  done: Drawers['done'],
): Omit<Builder, 'begun' | 'drawn'> {
  const load = async <K extends keyof ReleaseModels>(part: K, rapport: string) => {
    await done(rapport);
    const key = keys.model.get(rapport);
    return key === undefined ? undefined : loadModels(cache, part, key);
  };
  return {
    keyFor: (rapport) => keys.side.get(rapport),
    keep,
    made,
    release: (rapport) => load('utgivelse', rapport),
    // Pages come release by release: what is known of one at a time is enough.
    dependencies: forLatest((rapport: string) => load('avtrykk', rapport)),
    models: forLatest((rapport: string) => load('modeller', rapport)),
  };
}

/** Tells of each page. Before the first, every page has been asked for: `wanted` of those that releases keep must be made. */
function followPages(progress: Progress, wanted: () => number): () => void {
  let first = true;
  return () => {
    if (first) progress.note('pages', wanted());
    first = false;
    progress.note('page');
  };
}

/** Workers that draw what releases keep, beside Astro. */
interface Drawers {
  /** Resolves when the release's models are kept; rejects when a worker fails. At once for a release nobody was asked for. */
  done: (rapport: string) => Promise<void>;
  /** How many entries of the cache they have found damaged. */
  damaged: () => number;
  stop: () => Promise<void>;
}

/** How many at most: each holds the reports in memory. */
const MOST_DRAWERS = 3;
/** Megabytes for what a drawer holds: it needs a fourth of it for twenty years, and sweeps more often with less. */
const HEAP_MB = 512;

/** Starts workers on what is to be drawn. They are gone when all is drawn. */
function startDrawers(tasks: readonly DrawTask[], options: PageBuildOptions): Drawers {
  const { config, root, program, cacheFolder, progress } = options;
  const settings: DrawSettings = { config, root, program, cacheFolder };
  const pool = createWorkerPool<DrawTask, number>(
    new URL('./release-worker.ts', import.meta.url),
    {
      workerData: settings,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: 32 },
    },
    Math.min(MOST_DRAWERS, availableParallelism()),
  );
  let damaged = 0;
  progress.note('releases', tasks.length);
  const draw = async (task: DrawTask) => {
    damaged += await pool.run(task);
    progress.note('drawn');
  };
  const drawn = new Map(tasks.map((task) => [task.rapport, draw(task)]));
  // Whoever waits for a release is told what went wrong with it.
  void Promise.allSettled(drawn.values()).then(pool.stop);
  return {
    done: async (rapport) => {
      await drawn.get(rapport);
    },
    damaged: () => damaged,
    stop: pool.stop,
  };
}
