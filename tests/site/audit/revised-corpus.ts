import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeCorpus, writeCorpus } from '../../../bench/corpus.ts';
import { readRegister } from '../../../src/lib/io/register.ts';
import { LITEN } from '../../content-folders.ts';

/** The release that tells every month of its year otherwise than those before it. */
export const LARGE = '2020-12';
/** The release before it changes some figures and withdraws those of a tiltak. */
export const SMALL = '2020-11';

/** Writes an invented content folder of a few tiltak, whose releases change some figures, then nearly all of a year's. */
export async function writeRevised(folder: string): Promise<string> {
  const content = join(folder, 'revised-content');
  await cp(LITEN, content, { recursive: true });
  await rm(join(content, 'rapporter'), { recursive: true });
  const { register } = await readRegister(LITEN, 'liten');
  const corpus = (revision: number) =>
    makeCorpus({
      fro: 10,
      forste: '2020-10',
      antall: 4,
      register,
      revision,
      // Printed under a name of its own at first: those figures are withdrawn when the name is gone.
      called: [{ slug: 'jobbklubb', navn: 'Syntetisk forsøk', til: '2020-10' }],
    }).filer;
  const few = corpus(0.06).filter(({ id }) => id !== LARGE);
  const large = corpus(1).filter(({ id }) => id === LARGE);
  await writeCorpus(join(content, 'rapporter'), [...few, ...large]);
  return content;
}
