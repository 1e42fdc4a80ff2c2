import type { Bygger, Emnenokkel } from '../../src/lib/corpus/bygger.ts';
import type { Lager } from '../../src/lib/corpus/lager.ts';
import type { Avtrykk } from '../../src/lib/page/frossen.ts';
import type { Bevaring } from './bevaring.ts';
import { hentAvtrykk, hentModeller, type Modeller } from './modeller.ts';
import type { Utgivelsesnokler } from './nokler.ts';
import type { Tegnere } from './tegnere.ts';

/** What a builder works with. */
export interface Verksted {
  nokler: Utgivelsesnokler;
  lager: Lager;
  tegnere: Tegnere;
  bevaring: Bevaring;
  /** Called for each page that is begun. */
  onSide: () => void;
}

/** The builder that pages ask for what is drawn beside them, and for what need not be made again. */
export function createBygger({ nokler, lager, tegnere, bevaring, onSide }: Verksted): Bygger {
  // Pages come release by release: the models of one at a time are enough.
  let now: { rapport: string; modeller: Promise<Modeller | undefined> } | undefined;
  const known = new Map<string, Promise<Record<Emnenokkel, Avtrykk> | undefined>>();
  return {
    nokkelFor: (rapport) => nokler.side.get(rapport),
    keep: bevaring.keep,
    made: (sti, nokkel) => {
      onSide();
      bevaring.made(sti, nokkel);
    },
    avtrykk: (rapport) => {
      const found = known.get(rapport) ?? readAvtrykk(rapport);
      known.set(rapport, found);
      return found;
    },
    modeller: (rapport) => {
      if (now?.rapport !== rapport) now = { rapport, modeller: readModeller(rapport) };
      return now.modeller;
    },
  };

  async function readAvtrykk(rapport: string) {
    await tegnere.ferdig(rapport);
    const nokkel = nokler.modell.get(rapport);
    return nokkel === undefined ? undefined : hentAvtrykk(lager, nokkel);
  }

  async function readModeller(rapport: string): Promise<Modeller | undefined> {
    await tegnere.ferdig(rapport);
    const nokkel = nokler.modell.get(rapport);
    return nokkel === undefined ? undefined : hentModeller(lager, nokkel);
  }
}
