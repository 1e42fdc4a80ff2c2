import type { Beregning } from '../narrate/beregning.ts';
import type { Sammendrag, Setning as Fortalt } from '../narrate/sammendrag.ts';
import { phrasingHtml } from './html.ts';
import { kildeLenke } from './kilde.ts';
import type { Html, Setning, Utregning } from './modell.ts';

/** A summary as a page shows it. */
export interface Fortelling {
  overskrift: Html;
  setninger: Setning[];
  forbehold: Setning[];
  utregninger: Utregning[];
}

/** The summary's sentences and arithmetic as markup. */
export function fortelling({
  overskrift,
  setninger,
  forbehold,
  beregninger,
}: Pick<Sammendrag, 'overskrift' | 'setninger' | 'forbehold' | 'beregninger'>): Fortelling {
  return {
    overskrift: phrasingHtml(overskrift.innhold),
    setninger: setninger.map(toSetning),
    forbehold: forbehold.map(toSetning),
    utregninger: beregninger.map(toUtregning),
  };
}

/** Sentences have addresses of their own, apart from those of the page's parts. */
export function toSetning({ id, innhold }: Fortalt): Setning {
  return { id: `setning-${id}`, html: phrasingHtml(innhold) };
}

function toUtregning({ pastand, formler, kilder }: Beregning): Utregning {
  return {
    pastand: phrasingHtml(pastand),
    formler: formler.map(phrasingHtml),
    kilder: kilder.map((kilde) => ({
      html: phrasingHtml(kilde.tekst),
      lenke: kildeLenke(kilde.kilde.rapport, kilde.kilde.linje),
    })),
  };
}
