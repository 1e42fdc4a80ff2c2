import { join } from 'node:path';
import { CONTENT } from '../../content-folders.ts';
import { readCorpus } from '../../../src/lib/io/corpus.ts';
import { readConfig } from '../../../src/lib/io/config.ts';
import { createDocument } from '../../../src/lib/chart/svg-document.ts';
import { contextReader, type PageContext } from '../../../src/lib/site/context.ts';

const ROOT = join(import.meta.dirname, '../../..');

const known = new Map<string, Promise<PageContext>>();

/**
 * The basis of the real report's pages, for tests of page models; or of another folder's, with the same registry. Read once
 * for all files of tests in a process: none may change it.
 */
export function realBasis(RAPPORTER = ''): Promise<PageContext> {
  const basis = known.get(RAPPORTER) ?? readBasis(RAPPORTER);
  known.set(RAPPORTER, basis);
  return basis;
}

async function readBasis(RAPPORTER: string): Promise<PageContext> {
  const { register, rapporter } = await readCorpus(
    readConfig({ INNHOLD: CONTENT, RAPPORTER }, ROOT),
    ROOT,
  );
  const [rapport] = rapporter;
  if (!rapport) throw new Error('Den virkelige rapporten mangler.');
  const drawing = { document: createDocument(), link: (path: string) => path };
  return contextReader(rapporter, register, drawing)(rapport);
}
