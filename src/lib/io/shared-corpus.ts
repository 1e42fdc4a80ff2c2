import { readCorpus, type Corpus } from './corpus.ts';
import type { Leselager } from './report-cache.ts';
import type { Miljo } from './config.ts';

/** Where the one reading of this process is kept: the builder and the pages it builds are separate module graphs. */
const PLACE = Symbol.for('tiltakstall.corpus');

interface Reading {
  nokkel: string;
  corpus: Promise<Corpus>;
}

const store = globalThis as typeof globalThis & { [PLACE]?: Reading | undefined };

/** The corpus, read once in a process for the same folders, from `leselager` where it can. Never throws for what the files say. */
export function sharedCorpus(miljo: Miljo, rot: string, leselager?: Leselager): Promise<Corpus> {
  const nokkel = JSON.stringify([miljo, rot]);
  const known = store[PLACE];
  if (known?.nokkel === nokkel) return known.corpus;
  const reading = { nokkel, corpus: readCorpus(miljo, rot, leselager) };
  store[PLACE] = reading;
  return reading.corpus;
}

/** Lets the next one who asks read again: files have changed. */
export function forgetCorpus(): void {
  store[PLACE] = undefined;
}
