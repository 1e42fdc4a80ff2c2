import { join, relative, sep } from 'node:path';
import { defineCollection, reference } from 'astro:content';
import type { Loader, LoaderContext } from 'astro/loaders';
import { z } from 'astro/zod';
import { readConfig } from './lib/io/config.ts';
import { forgetCorpus, sharedEntries } from './lib/build/session.ts';
import {
  hovedgruppeSchema,
  termSchema,
  tiltakSchema,
  tiltaksgruppeSchema,
} from './lib/domain/register.ts';
import {
  releaseSchema,
  seriesEntrySchema,
  type Entries,
  type Entry,
} from './lib/site/collections.ts';

/** What the body of a registry file says: plain Markdown, drawn by the page models. */
const body = { forklaring: z.string() };

/**
 * Fills one collection from what was read. Reports and registry that are in error, or a collection without entries, fail
 * the build; while somebody works on the site they leave it empty, and the pages tell what is wrong. Files that come,
 * change or go are read again.
 */
function fromReports(name: keyof Entries): Loader {
  return {
    name: `reports-${name}`,
    load: async (context) => {
      const config = readConfig(process.env, process.cwd());
      const folders = { rapporter: config.rapporter, register: config.content };
      const fill = async () => {
        const entries = (await sharedEntries(config, process.cwd()))?.[name] ?? [];
        // A registry may explain no terms.
        if (entries.length === 0 && name !== 'begreper' && !context.watcher)
          throw new Error(`Samlingen ${name} kan ikke fylles; kjør npm run check.`);
        await replace(
          context,
          entries,
          name === 'rapporter' ? folders.rapporter : folders.register,
        );
      };
      await fill();
      watch(context, Object.values(folders), fill);
    },
  };
}

/** Puts entries in the store in place of what it holds, all at once: one that its schema refuses leaves it as it was. */
async function replace(
  context: LoaderContext,
  entries: readonly Entry<object>[],
  folder: string,
): Promise<void> {
  const checked = await Promise.all(
    entries.map(async ({ id, data, file }) => {
      // Astro names the file in what it says of an entry, by its path from here.
      const place = file && { filePath: relative(process.cwd(), join(folder, file)) };
      return { id, data: await context.parseData({ id, data: { ...data }, ...place }), ...place };
    }),
  );
  context.store.clear();
  for (const entry of checked) context.store.set(entry);
}

function watch(
  { watcher, logger }: LoaderContext,
  folders: string[],
  fill: () => Promise<void>,
): void {
  watcher?.add(folders);
  watcher?.on('all', (event, file) => {
    const own = folders.some((folder) => file.startsWith(folder + sep));
    if (!own || !['add', 'change', 'unlink'].includes(event)) return;
    forgetCorpus();
    // Every collection is told of the file in turn: all have forgotten before the first reads, and so they read once.
    setImmediate(() => {
      fill().catch((error: unknown) => {
        logger.error(String(error));
      });
    });
  });
}

export const collections = {
  /** Every release, by its id. The figures as each report told them are too many to be held here. */
  rapporter: defineCollection({ loader: fromReports('rapporter'), schema: releaseSchema }),
  hovedgrupper: defineCollection({
    loader: fromReports('hovedgrupper'),
    schema: hovedgruppeSchema.extend(body),
  }),
  tiltaksgrupper: defineCollection({
    loader: fromReports('tiltaksgrupper'),
    schema: tiltaksgruppeSchema.extend(body),
  }),
  /** Each in the tiltaksgruppe that the newest report has it in. */
  tiltak: defineCollection({
    loader: fromReports('tiltak'),
    schema: tiltakSchema.extend({ ...body, gruppe: reference('tiltaksgrupper') }),
  }),
  /** Terms explained; none in a registry that has no folder of them. */
  begreper: defineCollection({ loader: fromReports('begreper'), schema: termSchema.extend(body) }),
  /**
   * Every series of the newest figures, by its key: `tiltak/mentor/alle/kvinner`. It refers to whom it counts, and Astro
   * tells of a reference that leads nowhere.
   */
  serier: defineCollection({
    loader: fromReports('serier'),
    schema: seriesEntrySchema.safeExtend({
      hovedgruppe: reference('hovedgrupper').optional(),
      tiltaksgruppe: reference('tiltaksgrupper').optional(),
      tiltak: reference('tiltak').optional(),
    }),
  }),
};
