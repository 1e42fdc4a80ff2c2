import { readCorpus, type Corpus } from './corpus.ts';
import type { ReportCache } from './report-cache.ts';
import type { Config } from './config.ts';

/** Where the one reading of this process is kept: the builder and the pages it builds are separate module graphs. */
const PLACE = Symbol.for('tiltakstall.corpus');

interface Reading {
  nokkel: string;
  corpus: Promise<Corpus>;
}

const large = globalThis as typeof globalThis & { [PLACE]?: Reading | undefined };

/** The corpus, read once in a process for the same folders, from `reportCache` where it can. Never throws for what the files say. */
export function sharedCorpus(
  config: Config,
  root: string,
  reportCache?: ReportCache,
): Promise<Corpus> {
  const nokkel = JSON.stringify([config, root]);
  const known = large[PLACE];
  if (known?.nokkel === nokkel) return known.corpus;
  const reading = { nokkel, corpus: readCorpus(config, root, reportCache) };
  large[PLACE] = reading;
  return reading.corpus;
}

/** Lets the next one who asks read again: files have changed. */
export function forgetCorpus(): void {
  large[PLACE] = undefined;
}
