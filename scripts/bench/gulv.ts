import { readCorpus } from '../../src/lib/corpus/corpus.ts';
import { readMiljo } from '../../src/lib/corpus/miljo.ts';
import { createDocument } from '../../src/lib/draw/dokument.ts';
import { emnerI } from '../../src/lib/page/emner.ts';
import { entitetsside } from '../../src/lib/page/entitet.ts';
import { figurliste } from '../../src/lib/page/figurliste.ts';
import { forside } from '../../src/lib/page/forside.ts';
import { frosneFor } from '../../src/lib/page/frosne.ts';
import { grunnlagsleser } from '../../src/lib/page/grunnlag.ts';
import { rapportside } from '../../src/lib/page/rapport.ts';

/**
 * The floor that a build is held against: the same reports read, the same charts drawn and the same sentences written,
 * one after the other in one process, without Astro, files, workers or anything kept. Prints how many models it made.
 */
const rot = process.cwd();
const miljo = readMiljo(process.env, rot);
const { rapporter, register } = await readCorpus(miljo, rot);
const grunnlagFor = grunnlagsleser(rapporter, register, {
  document: createDocument(),
  lenke: (sti) => sti,
});
let models = 0;
let characters = 0;
const count = (model: unknown) => {
  models += 1;
  characters += JSON.stringify(model).length;
};

for (const rapport of rapporter) {
  const grunnlag = grunnlagFor(rapport);
  count(rapportside(grunnlag));
  const { sider, figurer } = frosneFor(grunnlag);
  for (const { side } of sider) count(side);
  for (const figur of figurer) count(figur);
  if (rapport !== rapporter.at(-1)) continue;
  count(forside(grunnlag));
  for (const emne of emnerI(grunnlag.register)) count(entitetsside(emne, grunnlag));
  for (const figur of figurliste(grunnlag)) count(figur);
}
process.stdout.write(`${JSON.stringify({ models, characters })}\n`);
