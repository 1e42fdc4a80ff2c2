import { version } from 'node:process';
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { readCorpus } from '../io/corpus.ts';
import { readCodeKeys } from '../io/code-hash.ts';
import { openCache } from '../io/cache.ts';
import { createReportCache, type ReportCache } from '../io/report-cache.ts';
import type { Config } from '../io/config.ts';
import { pageBreaksOf } from '../report/parse/lines.ts';
import { createDocument } from '../chart/svg-document.ts';
import { contextReader } from '../site/context.ts';
import { linkTo } from '../site/url.ts';
import { makeModels } from './reuse.ts';

/** A release whose models are to be made, and the key to keep them under. */
export interface DrawTask {
  rapport: string;
  key: string;
}

/** What the reports are read with. Paths are absolute. */
export interface DrawSettings {
  config: Config;
  /** The folder worked in. */
  root: string;
  /** The repository, or what is installed of it. */
  program: string;
  /** The folder of the cache that models are kept in. */
  cacheFolder: string;
}

/**
 * A worker that draws releases, as it is told, and answers each, when its models are kept, with how many entries of the
 * cache it has found damaged meanwhile.
 */
const { config, root, program, cacheFolder } = workerData as DrawSettings;

const cache = openCache(cacheFolder);
const known = createReportCache(
  cache,
  await readCodeKeys({ root, program }, config.content, version),
);
// Pages that releases keep need neither the sums nor of the text more than its pages, and each worker holds every report.
const reportCache: ReportCache = {
  find: async (file, sha256) => {
    const rapport = await known.find(file, sha256);
    return rapport && { ...rapport, summer: [], linjer: pageBreaksOf(rapport.linjer) };
  },
  keep: () => Promise.resolve(),
};
const { rapporter, superseded, register } = await readCorpus(config, root, reportCache);
const drawing = {
  document: createDocument(),
  site: config.siteUrl,
  link: (path: string) => linkTo(config.siteUrl, path),
};
const contextFor = contextReader(rapporter, register, drawing, superseded);
if (parentPort) answer(parentPort);

/** Draws each release that is asked for, and answers with the damage found since the answer before. */
function answer(port: MessagePort): void {
  let told = 0;
  port.on('message', (task: DrawTask) => {
    void draw(task).then(() => {
      const damaged = cache.damaged() - told;
      told += damaged;
      port.postMessage(damaged);
    });
  });
}

async function draw({ rapport: id, key }: DrawTask): Promise<void> {
  const rapport = rapporter.find((one) => one.id === id);
  if (!rapport) throw new RangeError(`Ingen rapport har id ${id}.`);
  await makeModels(contextFor(rapport), key, cache);
}
