import { parentPort, workerData } from 'node:worker_threads';
import { readCorpus } from '../../src/lib/io/corpus.ts';
import { readCodeKeys } from '../../src/lib/io/code-hash.ts';
import { openCache } from '../../src/lib/io/cache.ts';
import { createReportCache, type ReportCache } from '../../src/lib/io/report-cache.ts';
import { readConfig } from '../../src/lib/io/config.ts';
import { createDocument } from '../../src/lib/chart/svg-document.ts';
import { contextReader } from '../../src/lib/site/context.ts';
import { linkTo } from '../../src/lib/site/url.ts';
import { makeModels } from './model-cache.ts';

/** A release whose models are to be made, and the key to keep them under. */
export interface DrawTask {
  rapport: string;
  nokkel: string;
}

/** Absolute paths of the repository, and of the store that models are kept in. */
export interface DrawPlaces {
  root: string;
  cache: string;
}

/**
 * A worker that draws releases, as it is told, and answers each, when its models are kept, with how many entries of the
 * store it has found damaged meanwhile.
 */
const { root, cache: folder } = workerData as DrawPlaces;

const config = readConfig(process.env, root);
const cache = openCache(folder);
const known = createReportCache(cache, await readCodeKeys(root, config.innhold, process.version));
// Pages that releases keep need neither the sums nor the text, and each worker holds every report.
const reportCache: ReportCache = {
  find: async (file, sha256) => {
    const rapport = await known.find(file, sha256);
    return rapport && { ...rapport, summer: [], linjer: [] };
  },
  keep: () => Promise.resolve(),
};
const { rapporter, superseded, register } = await readCorpus(config, root, reportCache);
const drawing = {
  document: createDocument(),
  link: (path: string) => linkTo(config.nettsted, path),
};
const contextFor = contextReader(rapporter, register, drawing, superseded);
let told = 0;

parentPort?.on('message', (task: DrawTask) => {
  void draw(task).then(() => {
    const damaged = cache.damaged() - told;
    told += damaged;
    parentPort?.postMessage(damaged);
  });
});

async function draw({ rapport: id, nokkel }: DrawTask): Promise<void> {
  const rapport = rapporter.find((one) => one.id === id);
  if (!rapport) throw new RangeError(`Ingen rapport har id ${id}.`);
  await makeModels(contextFor(rapport), nokkel, cache);
}
