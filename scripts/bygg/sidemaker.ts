import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setBygger } from '../../src/lib/corpus/bygger.ts';
import type { Lager } from '../../src/lib/corpus/lager.ts';
import { linkTo, type Nettsted } from '../../src/lib/publish/adresse.ts';
import { createBygger } from './bygger.ts';
import type { LagetSide, Side, Sideprogram } from './oppgaver.ts';

/** Makes pages of the program that Astro has built, in a thread of its own. */
export interface Sidemaker {
  /** Makes a page and writes it. Throws when the page cannot be made. */
  make: (side: Side) => Promise<LagetSide>;
}

/** What Astro's own prerenderer has of the pages' program; Astro's version is fixed in package.json. */
interface Sideapp {
  manifest: { routes: { routeData: { component: string } }[] };
  setInternals: (internals: unknown) => void;
  setOptions: (options: unknown) => void;
  render: (request: Request, options: { routeData: unknown }) => Promise<Response>;
}

/** Loads the pages' program. The corpus must have been read in this thread (`sharedCorpus`). */
export async function openSidemaker(
  { modul, ut, nokler, stiler, skript }: Sideprogram,
  lager: Lager,
  nettsted: Nettsted,
): Promise<Sidemaker> {
  const made = new Map<string, string>();
  setBygger(
    createBygger({
      nokler,
      lager,
      ferdig: () => Promise.resolve(),
      // What need not be made is nobody's task.
      keep: () => Promise.resolve(false),
      made: (sti, nokkel) => void made.set(sti, nokkel),
      tegnet: () => undefined,
    }),
  );
  const { app } = (await import(pathToFileURL(modul).href)) as { app: Sideapp };
  app.setInternals({ pagesByKeys: stiler });
  app.setOptions({ settings: { scripts: skript }, logger: { options: { destination } } });
  const routes = new Map(
    app.manifest.routes.map(({ routeData }) => [routeData.component, routeData]),
  );
  const origin = nettsted.origin ?? 'http://localhost';
  return {
    make: async ({ sti, mal }) => {
      const request = new Request(new URL(linkTo(nettsted, sti), origin));
      const bytes = await render(app, request, routes.get(mal)).catch((cause: unknown) => {
        throw new Error(`Siden ${sti} (${mal}) kunne ikke lages.`, { cause });
      });
      const folder = join(ut, sti);
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'index.html'), bytes);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      return { sti, nokkel: made.get(sti), sha256 };
    },
  };
}

async function render(app: Sideapp, request: Request, routeData: unknown): Promise<Buffer> {
  const response = await app.render(request, { routeData });
  if (response.status !== 200) throw new Error(`Svaret var ${response.status}.`);
  return Buffer.from(await response.arrayBuffer());
}

/** Where what Astro has to say goes. */
const destination = {
  write: ({ message }: { message: string }) => process.stderr.write(`${message}\n`),
};
