import type { Bygger, Emnenokkel } from '../../src/lib/build/builder.ts';
import type { Lager } from '../../src/lib/io/cache.ts';
import type { Avtrykk } from '../../src/lib/site/archive.ts';
import { hentAvtrykk, hentModeller, hentUtgivelse } from './model-cache.ts';
import type { Utgivelsesnokler } from './cache-keys.ts';

/** What a builder works with. */
export interface Verksted extends Pick<Bygger, 'keep' | 'made' | 'tegnet' | 'begun'> {
  nokler: Utgivelsesnokler;
  lager: Lager;
  /** Resolves when the release's models are kept. */
  ferdig: (rapport: string) => Promise<void>;
}

/** The builder that pages ask for what is drawn beside them, and for what need not be made again. */
export function createBygger(verksted: Verksted): Bygger {
  const { nokler, keep, made, tegnet, begun } = verksted;
  const known = new Map<string, Promise<Record<Emnenokkel, Avtrykk> | undefined>>();
  return {
    nokkelFor: (rapport) => nokler.side.get(rapport),
    keep,
    made,
    avtrykk: (rapport) => {
      const found = known.get(rapport) ?? hent(verksted, rapport, hentAvtrykk);
      known.set(rapport, found);
      return found;
    },
    utgivelse: (rapport) => hent(verksted, rapport, hentUtgivelse),
    modeller: oneAtATime(verksted, hentModeller),
    tegnet,
    begun,
  };
}

type Henting<T> = (lager: Lager, nokkel: string) => Promise<T | undefined>;

/** Pages come release by release: the models of one at a time are enough. */
function oneAtATime<T>(
  verksted: Verksted,
  henting: Henting<T>,
): (rapport: string) => Promise<T | undefined> {
  let now: { rapport: string; modeller: Promise<T | undefined> } | undefined;
  return (rapport) => {
    if (now?.rapport !== rapport) now = { rapport, modeller: hent(verksted, rapport, henting) };
    return now.modeller;
  };
}

/** What is kept of a release, once it is drawn. */
async function hent<T>(
  { nokler, lager, ferdig }: Verksted,
  rapport: string,
  henting: Henting<T>,
): Promise<T | undefined> {
  await ferdig(rapport);
  const nokkel = nokler.modell.get(rapport);
  return nokkel === undefined ? undefined : henting(lager, nokkel);
}
