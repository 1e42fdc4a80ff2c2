import { availableParallelism } from 'node:os';
import { version } from 'node:process';
import type { Cache } from '../io/cache.ts';
import type { Config } from '../io/config.ts';
import { setBuilder } from './session.ts';
import { openImages } from './images.ts';
import { openPageKeeper, type ReuseReport } from './kept-pages.ts';
import { followPictures, type Progress } from './progress.ts';
import { createBuilder, hasModels, type ReleaseKeys } from './release-cache.ts';
import type { DrawSettings, DrawTask } from './release-worker.ts';
import { createWorkerPool } from './worker-pool.ts';

/** What pages are built of, and where. Paths are absolute. */
export interface PageBuildOptions {
  config: Config;
  /** The repository. */
  root: string;
  keys: ReleaseKeys;
  cache: Cache;
  /** The folder of `cache`. */
  cacheFolder: string;
  /** The last build, whose pages may be kept. */
  previous: string;
  /** Where the new site is written. */
  fresh: string;
  progress: Progress;
  /** Writes every page to `fresh`, and asks the builder of this process for what it need not make: Astro, which src/lib does not know. */
  render: () => Promise<unknown>;
}

/** What the building of pages left to be done and told. */
export interface PageBuildResult {
  /** Digests of files that are known already. */
  known: ReadonlyMap<string, string>;
  reuse: ReuseReport;
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
  const { cache, fresh, keys, previous, progress } = options;
  const drawers = startDrawers(await findTasks(options), options);
  workers.push(drawers);
  const images = await openImages(cache, version, followPictures(progress));
  workers.push(images);
  const ticking = setInterval(progress.tick, 250);
  const keeping = await openPageKeeper(previous, fresh, cache);
  setBuilder(
    createBuilder({
      keys,
      cache,
      done: drawers.done,
      begun: followPages(progress, () => keeping.counts().made),
      keep: keeping.keep,
      made: keeping.made,
      // Whoever finishes the pictures is told what went wrong; until then nobody asks.
      drawn: (svg) => void images.draw(svg).catch(() => undefined),
    }),
  );
  try {
    await options.render();
    const made = await keeping.finish();
    // Drawings of pictures are marked afterwards.
    const known = new Map([...made].filter(([file]) => file.endsWith('.html')));
    await images.finish(fresh);
    progress.note('finish');
    await cache.prune();
    const damaged = cache.damaged() + drawers.damaged();
    return { known, reuse: { ...keeping.counts(), damaged } };
  } finally {
    clearInterval(ticking);
    progress.hide();
    setBuilder(undefined);
    await stop();
  }
}

/** The releases whose models are not kept, oldest first. */
async function findTasks({ keys, cache }: PageBuildOptions): Promise<DrawTask[]> {
  const tasks: DrawTask[] = [];
  for (const [rapport, key] of keys.model)
    if (!(await hasModels(cache, key))) tasks.push({ rapport, key });
  return tasks;
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
  const { config, root, cacheFolder, progress } = options;
  const settings: DrawSettings = { config, root, cacheFolder };
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
