import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { AstroIntegration, AstroPrerenderer } from 'astro';
import type { Bevaring } from './bevaring.ts';
import type { Arbeidere } from './arbeidere.ts';
import type { Fremdrift } from './fremdrift.ts';
import type { Utgivelsesnokler } from './nokler.ts';
import type { Side, Sideprogram } from './oppgaver.ts';
import { createRydding } from './rydding.ts';

/**
 * The template of the pages that releases keep of entities: nearly all pages of a site of many releases. A release's own
 * page is made with the others, for it tells of sums, which workers do not hold.
 */
const MAL = 'src/pages/rapporter/[id]/[niva]/[slug].astro';
/** The folder Astro builds the pages' program in, and what the module is called. */
const PROGRAM = { mappe: '.prerender', modul: /^prerender-entry\..+\.mjs$/ };

/** What the sharing of pages needs. */
export interface Deling {
  /** Absolute path of the folder the site is built in. */
  ut: string;
  nokler: Utgivelsesnokler;
  arbeidere: Arbeidere;
  made: Bevaring['made'];
  fremdrift: Pick<Fremdrift, 'begin' | 'run' | 'complete' | 'expect' | 'step'>;
}

/**
 * Has the pages that releases keep made by the workers, while Astro makes the others. Astro makes one page at a time in
 * one thread, and with twenty years of releases these are nineteen of twenty.
 */
export function shareSider(deling: Deling): AstroIntegration {
  return {
    name: 'tiltakstall-deling',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((standard) => share(standard, deling));
      },
    },
  };
}

function share(standard: AstroPrerenderer, deling: Deling): AstroPrerenderer {
  let made: Promise<unknown> = Promise.resolve();
  const rydd = createRydding();
  return {
    ...standard,
    name: 'tiltakstall:deling',
    getStaticPaths: async () => {
      const paths = await standard.getStaticPaths();
      const { bevart = [], vanlig = [] } = Object.groupBy(paths, ({ route }) =>
        route.component === MAL ? 'bevart' : 'vanlig',
      );
      const program = await programOf(standard, deling);
      const sider = bevart.map(({ pathname, route }): Side => ({
        sti: `/${pathname.replace(/^\/|\/$/g, '')}/`,
        mal: route.component,
      }));
      deling.fremdrift.complete('klargjort');
      deling.fremdrift.expect({ vanlig: vanlig.length, bevart: bevart.length });
      deling.fremdrift.run('oppvarmet');
      deling.fremdrift.begin('sider');
      made = makeAll(program, sider, deling);
      // Told when all pages are made; Astro makes its own meanwhile.
      made.catch(() => undefined);
      return vanlig;
    },
    render: (request, options) => {
      rydd();
      deling.fremdrift.step('vanlig');
      return standard.render(request, options);
    },
    teardown: async () => {
      await made;
      await standard.teardown?.();
    },
  };
}

/** The pages go to the workers release by release, for their models are kept so. */
async function makeAll(
  program: Sideprogram,
  sider: readonly Side[],
  { arbeidere, made, fremdrift }: Deling,
): Promise<void> {
  const byUtgivelse = Map.groupBy(sider, ({ sti }) => sti.split('/')[2]);
  const tasks = [...byUtgivelse.values()].map(async (own) => {
    for (const { sti, nokkel, sha256 } of await arbeidere.lag(program, own))
      if (nokkel !== undefined) made(sti, nokkel, sha256);
    fremdrift.complete('oppvarmet');
    fremdrift.step('bevart', own.length);
  });
  arbeidere.dismiss();
  await Promise.all(tasks);
}

/** What Astro has built, and what it tells its own prerenderer of it. */
async function programOf(standard: AstroPrerenderer, { ut, nokler }: Deling): Promise<Sideprogram> {
  const mappe = join(ut, PROGRAM.mappe);
  const modul = (await readdir(mappe)).find((name) => PROGRAM.modul.test(name));
  const { app } = standard as Partial<Standard>;
  if (modul === undefined || !app)
    throw new Error(
      'Astro bygger ikke lenger sidene slik scripts/bygg/deling.ts venter; se hva som er endret i Astro.',
    );
  const { allPages, settings } = app.getOptions();
  const own = Object.entries(allPages).filter(([, { component }]) => component === MAL);
  return {
    modul: join(mappe, modul),
    ut,
    nokler,
    stiler: new Map(own.map(([key, { styles }]) => [key, { styles }])),
    skript: settings.scripts,
  };
}

/** What Astro's own prerenderer has when it is set up; Astro's version is fixed in package.json. */
interface Standard {
  app: {
    getOptions: () => {
      allPages: Record<string, { component: string; styles: unknown[] }>;
      settings: { scripts: unknown };
    };
  };
}
