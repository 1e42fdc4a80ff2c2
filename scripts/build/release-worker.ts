import { parentPort, workerData } from 'node:worker_threads';
import { sharedCorpus } from '../../src/lib/io/shared-corpus.ts';
import { readKodenokler } from '../../src/lib/io/code-hash.ts';
import { openLager } from '../../src/lib/io/cache.ts';
import { createLeselager, type Leselager } from '../../src/lib/io/report-cache.ts';
import { readMiljo } from '../../src/lib/io/config.ts';
import { createDocument } from '../../src/lib/chart/svg-document.ts';
import { grunnlagsleser } from '../../src/lib/site/context.ts';
import { linkTo } from '../../src/lib/site/url.ts';
import { lagModeller } from './model-cache.ts';

/** A release whose models are to be made, and the key to keep them under. */
export interface DrawTask {
  rapport: string;
  nokkel: string;
}

/** Absolute paths of the repository, and of the store that models are kept in. */
export interface DrawPlaces {
  rot: string;
  lager: string;
}

/**
 * A worker that draws releases, as it is told, and answers each, when its models are kept, with how many entries of the
 * store it has found damaged meanwhile.
 */
const { rot, lager: mappe } = workerData as DrawPlaces;

const miljo = readMiljo(process.env, rot);
const lager = openLager(mappe);
const known = createLeselager(lager, await readKodenokler(rot, miljo.innhold, process.version));
// Pages that releases keep need neither the sums nor the text, and each worker holds every report.
const leselager: Leselager = {
  find: async (fil, sha256) => {
    const rapport = await known.find(fil, sha256);
    return rapport && { ...rapport, summer: [], linjer: [] };
  },
  keep: () => Promise.resolve(),
};
const { rapporter, superseded, register } = await sharedCorpus(miljo, rot, leselager);
const tegning = {
  document: createDocument(),
  lenke: (sti: string) => linkTo(miljo.nettsted, sti),
};
const grunnlagFor = grunnlagsleser(rapporter, register, tegning, superseded);
let told = 0;

parentPort?.on('message', (oppgave: DrawTask) => {
  void draw(oppgave).then(() => {
    const skadet = lager.skadet() - told;
    told += skadet;
    parentPort?.postMessage(skadet);
  });
});

async function draw({ rapport: id, nokkel }: DrawTask): Promise<void> {
  const rapport = rapporter.find((one) => one.id === id);
  if (!rapport) throw new RangeError(`Ingen rapport har id ${id}.`);
  await lagModeller(grunnlagFor(rapport), nokkel, lager);
}
