import { join } from 'node:path';
import { INNHOLD } from '../../content-folders.ts';
import { readCorpus } from '../../../src/lib/io/corpus.ts';
import { readMiljo } from '../../../src/lib/io/config.ts';
import { createDocument } from '../../../src/lib/chart/svg-document.ts';
import { sidegrunnlag, type Sidegrunnlag } from '../../../src/lib/site/context.ts';

const ROT = join(import.meta.dirname, '../../..');

const known = new Map<string, Promise<Sidegrunnlag>>();

/**
 * The basis of the real report's pages, for tests of page models; or of another folder's, with the same registry. Read once
 * for all files of tests in a process: none may change it.
 */
export function realBasis(RAPPORTER = ''): Promise<Sidegrunnlag> {
  const basis = known.get(RAPPORTER) ?? readBasis(RAPPORTER);
  known.set(RAPPORTER, basis);
  return basis;
}

async function readBasis(RAPPORTER: string): Promise<Sidegrunnlag> {
  const { register, rapporter } = await readCorpus(readMiljo({ INNHOLD, RAPPORTER }, ROT), ROT);
  const [rapport] = rapporter;
  if (!rapport) throw new Error('Den virkelige rapporten mangler.');
  return sidegrunnlag(rapport, rapporter, register, {
    document: createDocument(),
    lenke: (sti) => sti,
  });
}
