import type { Builder, SubjectKey } from '../../src/lib/build/builder.ts';
import type { Cache } from '../../src/lib/io/cache.ts';
import type { Dependencies } from '../../src/lib/site/archive.ts';
import { loadDependencies, loadModels, loadRelease } from './model-cache.ts';
import type { ReleaseKeys } from './cache-keys.ts';

/** What a builder works with. */
export interface Workshop extends Pick<Builder, 'keep' | 'made' | 'drawn' | 'begun'> {
  keys: ReleaseKeys;
  cache: Cache;
  /** Resolves when the release's models are kept. */
  done: (rapport: string) => Promise<void>;
}

/** The builder that pages ask for what is drawn beside them, and for what need not be made again. */
export function createBuilder(workshop: Workshop): Builder {
  const { keys, keep, made, drawn, begun } = workshop;
  const known = new Map<string, Promise<Record<SubjectKey, Dependencies> | undefined>>();
  return {
    keyFor: (rapport) => keys.side.get(rapport),
    keep,
    made,
    dependencies: (rapport) => {
      const found = known.get(rapport) ?? load(workshop, rapport, loadDependencies);
      known.set(rapport, found);
      return found;
    },
    release: (rapport) => load(workshop, rapport, loadRelease),
    models: oneAtATime(workshop, loadModels),
    drawn,
    begun,
  };
}

type Fetching<T> = (cache: Cache, key: string) => Promise<T | undefined>;

/** Pages come release by release: the models of one at a time are enough. */
function oneAtATime<T>(
  workshop: Workshop,
  fetching: Fetching<T>,
): (rapport: string) => Promise<T | undefined> {
  let now: { rapport: string; models: Promise<T | undefined> } | undefined;
  return (rapport) => {
    if (now?.rapport !== rapport) now = { rapport, models: load(workshop, rapport, fetching) };
    return now.models;
  };
}

/** What is kept of a release, once it is drawn. */
async function load<T>(
  { keys, cache, done }: Workshop,
  rapport: string,
  fetching: Fetching<T>,
): Promise<T | undefined> {
  await done(rapport);
  const key = keys.model.get(rapport);
  return key === undefined ? undefined : fetching(cache, key);
}
