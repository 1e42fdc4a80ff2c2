import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBilder } from '../../src/lib/corpus/bilder.ts';
import { readCorpus } from '../../src/lib/corpus/corpus.ts';
import { openLager } from '../../src/lib/corpus/lager.ts';
import { readMiljo } from '../../src/lib/corpus/miljo.ts';
import { createDocument } from '../../src/lib/draw/dokument.ts';
import { standaloneStil } from '../../src/lib/draw/figurstil.ts';
import { helhetsbilde, sidebilder } from '../../src/lib/page/bilde.ts';
import { emnerI } from '../../src/lib/page/emner.ts';
import { entitetsside } from '../../src/lib/page/entitet.ts';
import { figurSvg } from '../../src/lib/page/figurfil.ts';
import { figurliste } from '../../src/lib/page/figurliste.ts';
import { forside } from '../../src/lib/page/forside.ts';
import { frosneFor } from '../../src/lib/page/frosne.ts';
import { grunnlagsleser } from '../../src/lib/page/grunnlag.ts';
import { drawKort } from '../../src/lib/publish/bilde.ts';

/**
 * The floor that a build is held against: the same reports read, the same charts drawn, the same sentences written and the
 * same pictures made, one after the other, without Astro, the site's files or anything kept. Prints how many models and
 * pictures it made, and how long it took to make the pictures, in seconds.
 */
const rot = process.cwd();
const miljo = readMiljo(process.env, rot);
const { rapporter, register } = await readCorpus(miljo, rot);
const grunnlagFor = grunnlagsleser(rapporter, register, {
  document: createDocument(),
  lenke: (sti) => sti,
});
const stil = standaloneStil(await readFile(join(rot, 'src/styles/figur.css'), 'utf8'), 'lys');
const drawings: string[] = [];
let models = 0;
let characters = 0;
const count = (model: unknown) => {
  models += 1;
  characters += JSON.stringify(model).length;
};

for (const rapport of rapporter) {
  const grunnlag = grunnlagFor(rapport);
  const { utgivelse, sider } = frosneFor(grunnlag);
  count(utgivelse);
  for (const { side } of sider) count(side);
  drawings.push(drawKort(helhetsbilde(grunnlag), stil));
  if (rapport !== rapporter.at(-1)) continue;
  count(forside(grunnlag));
  for (const emne of emnerI(grunnlag.register)) count(entitetsside(emne, grunnlag));
  const all = figurliste(grunnlag);
  for (const one of all) {
    count(one);
    drawings.push(figurSvg(one.figur, grunnlag, stil));
  }
  for (const { bilde } of sidebilder(all, grunnlag)) drawings.push(drawKort(bilde, stil));
}
process.stdout.write(`${JSON.stringify({ models, characters, ...(await makePictures()) })}\n`);

async function makePictures(): Promise<{ pictures: number; seconds: number }> {
  const start = performance.now();
  const mappe = await mkdtemp(join(tmpdir(), 'tiltakstall-gulv-'));
  const bilder = await openBilder(openLager(join(mappe, 'lager')), '', join(mappe, 'skrift'));
  try {
    for (const svg of drawings) await bilder.draw(svg);
  } finally {
    await bilder.stop();
    await rm(mappe, { recursive: true, force: true });
  }
  return { pictures: drawings.length, seconds: (performance.now() - start) / 1000 };
}
