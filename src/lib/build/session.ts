import { isBroken, readCorpus, type Corpus } from '../io/corpus.ts';
import type { Config } from '../io/config.ts';
import type { ReportCache } from '../io/report-cache.ts';
import { collectEntries, type Entries } from '../site/collections.ts';
import { once } from '../site/once.ts';
import type { Builder } from './builder.ts';

/**
 * What the build, the loaders of collections and the pages of one process share. Astro makes each of the three a module
 * graph of its own, with its own copy of every module, and calls the last two itself: nobody can hand them a value, and
 * `globalThis` is the one place that all of them see.
 */
interface Session {
  reading?: StartedReading | undefined;
  builder?: Builder | undefined;
}

/** The reading of the reports, which settings and folder it is of, and the entries of collections made of it. */
interface StartedReading {
  key: string;
  corpus: Promise<Corpus>;
  entries: () => Promise<Entries | undefined>;
}

const PLACE = Symbol.for('tiltakstall.session');

function session(): Session {
  const place = globalThis as typeof globalThis & { [PLACE]?: Session };
  place[PLACE] ??= {};
  return place[PLACE];
}

/** The corpus, read once in a process for the same settings, from `reportCache` where it can. Never rejects for what the files say. */
export function sharedCorpus(
  config: Config,
  root: string,
  reportCache?: ReportCache,
): Promise<Corpus> {
  return readingOf(config, root, reportCache).corpus;
}

/** What the content collections hold, made once of the same corpus; undefined where something in that is in error. */
export function sharedEntries(config: Config, root: string): Promise<Entries | undefined> {
  return readingOf(config, root).entries();
}

function readingOf(config: Config, root: string, reportCache?: ReportCache): StartedReading {
  const own = session();
  const key = JSON.stringify([config, root]);
  if (own.reading?.key === key) return own.reading;
  const corpus = readCorpus(config, root, reportCache);
  const entries = once(async () => {
    const read = await corpus;
    return isBroken(read) ? undefined : collectEntries(read);
  });
  own.reading = { key, corpus, entries };
  return own.reading;
}

/** Lets the next one who asks read again: files have changed. */
export function forgetCorpus(): void {
  session().reading = undefined;
}

/** Lets the pages of this process know their builder; undefined when it has done its work. */
export function setBuilder(builder: Builder | undefined): void {
  session().builder = builder;
}

/** The builder of this process; undefined where there is none, as in the dev server. */
export function getBuilder(): Builder | undefined {
  return session().builder;
}
