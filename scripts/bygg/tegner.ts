import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { readRapporter } from '../../src/lib/corpus/corpus.ts';
import { readKodenokler } from '../../src/lib/corpus/kodenokkel.ts';
import { openLager } from '../../src/lib/corpus/lager.ts';
import { createLeselager, type Leselager } from '../../src/lib/corpus/leselager.ts';
import { readMiljo } from '../../src/lib/corpus/miljo.ts';
import { createDocument } from '../../src/lib/draw/dokument.ts';
import { grunnlagsleser } from '../../src/lib/page/grunnlag.ts';
import { linkTo } from '../../src/lib/publish/adresse.ts';
import { lagModeller } from './modeller.ts';

/**
 * A worker that draws: it is told releases one at a time, with the key to keep their models under, and answers with the
 * release's id when they are kept.
 */
const { rot, lager: mappe } = z.object({ rot: z.string(), lager: z.string() }).parse(workerData);
const oppdragSchema = z.object({ rapport: z.string(), nokkel: z.string() });

const miljo = readMiljo(process.env, rot);
const lager = openLager(mappe);
const known = createLeselager(lager, await readKodenokler(rot, miljo.innhold, process.version));
// Pages need neither the sums nor the text, and each worker holds every report.
const leselager: Leselager = {
  find: async (fil, sha256) => {
    const rapport = await known.find(fil, sha256);
    return rapport && { ...rapport, summer: [], linjer: [] };
  },
  keep: () => Promise.resolve(),
};
const { rapporter, register } = await readRapporter(miljo, rot, leselager);
const grunnlagFor = grunnlagsleser(rapporter, register, {
  document: createDocument(),
  lenke: (sti) => linkTo(miljo.nettsted, sti),
});

parentPort?.on('message', (message: unknown) => {
  const { rapport: id, nokkel } = oppdragSchema.parse(message);
  const rapport = rapporter.find((one) => one.id === id);
  if (!rapport) throw new RangeError(`Ingen rapport har id ${id}.`);
  void lagModeller(grunnlagFor(rapport), nokkel, lager).then(() => parentPort?.postMessage(id));
});
parentPort?.postMessage('klar');
