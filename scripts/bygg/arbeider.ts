import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { sharedCorpus } from '../../src/lib/corpus/delt.ts';
import { readKodenokler } from '../../src/lib/corpus/kodenokkel.ts';
import { openLager } from '../../src/lib/corpus/lager.ts';
import { createLeselager, type Leselager } from '../../src/lib/corpus/leselager.ts';
import { readMiljo } from '../../src/lib/corpus/miljo.ts';
import { createDocument } from '../../src/lib/draw/dokument.ts';
import { grunnlagsleser } from '../../src/lib/page/grunnlag.ts';
import { linkTo } from '../../src/lib/publish/adresse.ts';
import { lagModeller } from './modeller.ts';
import type { Oppgave, Sideoppgave, Svar, Tegneoppgave } from './oppgaver.ts';
import { openSidemaker, type Sidemaker } from './sidemaker.ts';

/** A worker that draws releases and makes their pages, as it is told, and answers when what it was told is kept or written. */
const { rot, lager: mappe } = z.object({ rot: z.string(), lager: z.string() }).parse(workerData);

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
let sidemaker: Promise<Sidemaker> | undefined;
let told = 0;

parentPort?.on('message', (oppgave: Oppgave) => {
  void (oppgave.slag === 'tegn' ? tegn(oppgave) : lag(oppgave)).then((sider) => {
    const skadet = lager.skadet() - told;
    told += skadet;
    parentPort?.postMessage({ sider, skadet } satisfies Svar);
  });
});

async function tegn({ rapport: id, nokkel }: Tegneoppgave): Promise<Svar['sider']> {
  const rapport = rapporter.find((one) => one.id === id);
  if (!rapport) throw new RangeError(`Ingen rapport har id ${id}.`);
  await lagModeller(grunnlagFor(rapport), nokkel, lager);
  return [];
}

async function lag({ program, sider }: Sideoppgave): Promise<Svar['sider']> {
  sidemaker ??= openSidemaker(program, lager, miljo.nettsted);
  const { make } = await sidemaker;
  const laget: Svar['sider'] = [];
  for (const side of sider) laget.push(await make(side));
  return laget;
}
