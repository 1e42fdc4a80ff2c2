import { sep } from 'node:path';
import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import type { Loader } from 'astro/loaders';
import { isBroken, type Corpus } from './lib/io/corpus.ts';
import { forgetCorpus, sharedCorpus } from './lib/io/shared-corpus.ts';
import { readConfig } from './lib/io/config.ts';
import { rapportSchema } from './lib/domain/rapport.ts';
import { hovedgruppeSchema, tiltakSchema, tiltaksgruppeSchema } from './lib/domain/register.ts';

const word = { slug: z.string(), forklaring: z.string() };

/**
 * Feeds one collection from the corpus. A broken corpus or an empty collection fails the build; while somebody works on the
 * site it leaves the collection empty, and the pages tell what is wrong. Files that come, change or go are read again.
 */
function feed<T extends object>(
  name: string,
  pick: (corpus: Corpus) => T[],
  idOf: (entry: T) => string,
): Loader {
  return {
    name: `corpus-${name}`,
    load: async (context) => {
      const { store, watcher } = context;
      const config = readConfig(process.env, process.cwd());
      const fill = async () => {
        const corpus = await sharedCorpus(config, process.cwd());
        const entries = pick(corpus);
        const useless = isBroken(corpus) || entries.length === 0;
        if (useless && !watcher)
          throw new Error(`Samlingen ${name} kan ikke fylles; kjør npm run check.`);
        store.clear();
        for (const entry of useless ? [] : entries) {
          const id = idOf(entry);
          const data: Record<string, unknown> = { ...(entry as object) };
          store.set({ id, data: await context.parseData({ id, data }) });
        }
      };
      await fill();
      watcher?.add([config.rapporter, config.innhold]);
      watcher?.on('all', (event, file) => {
        const own = [config.rapporter, config.innhold].some((folder) =>
          file.startsWith(folder + sep),
        );
        if (!own || !['add', 'change', 'unlink'].includes(event)) return;
        forgetCorpus();
        void fill().catch((error: unknown) => console.error(error));
      });
    },
  };
}

export const collections = {
  rapporter: defineCollection({
    loader: feed(
      'rapporter',
      (corpus) =>
        corpus.rapporter.map(({ id, tittel, fil, sha256, maneder }) => ({
          id,
          tittel,
          fil,
          sha256,
          maneder,
        })),
      ({ id }) => id,
    ),
    schema: rapportSchema.pick({
      id: true,
      tittel: true,
      fil: true,
      sha256: true,
      maneder: true,
    }),
  }),
  hovedgrupper: defineCollection({
    loader: feed(
      'hovedgrupper',
      (corpus) => corpus.register.hovedgrupper,
      ({ slug }) => slug,
    ),
    schema: hovedgruppeSchema.extend(word),
  }),
  tiltaksgrupper: defineCollection({
    loader: feed(
      'tiltaksgrupper',
      (corpus) => corpus.register.tiltaksgrupper,
      ({ slug }) => slug,
    ),
    schema: tiltaksgruppeSchema.extend(word),
  }),
  tiltak: defineCollection({
    loader: feed(
      'tiltak',
      (corpus) => corpus.register.tiltak,
      ({ slug }) => slug,
    ),
    schema: tiltakSchema.extend(word),
  }),
};
