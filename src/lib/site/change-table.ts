import type { Utregning } from '../facts/calculation.ts';
import { toPlain } from '../text/phrase.ts';
import { tallMedFortegn } from '../text/node.ts';
import { toTallcelle } from './format.ts';
import { phrasingHtml } from './html.ts';
import type { Tallcelle, Tallrad, Talltabell } from './model.ts';

/**
 * A table with the changes of its first series from the month before in a column beside it, each marked with what it
 * was computed from. Months without a change have a dash.
 */
export function medEndringer(tabell: Talltabell, endringer: Utregning[]): Talltabell {
  const byMonth = new Map<string | undefined, Utregning>(
    endringer.map((change) => [change.av[0]?.maned, change]),
  );
  const withChange = (rad: Tallrad): Tallrad => ({
    ...rad,
    celler: rad.celler.toSpliced(1, 0, toEndringscelle(byMonth.get(rad.maned))),
  });
  const kolonne = {
    etikett: 'Endring fra måneden før',
    serie: undefined,
    kilder: tabell.kolonner[0]?.kilder ?? [],
  };
  return {
    ...tabell,
    grupper: tabell.grupper.map((gruppe, i) =>
      i === 0 ? { ...gruppe, antall: gruppe.antall + 1 } : gruppe,
    ),
    kolonner: tabell.kolonner.toSpliced(1, 0, kolonne),
    rader: tabell.rader.map(withChange),
    eldre: tabell.eldre.map(withChange),
  };
}

function toEndringscelle(change: Utregning | undefined): Tallcelle {
  if (!change) return { ...toTallcelle(undefined), endret: false };
  const innhold = tallMedFortegn(change);
  const tekst = toPlain(innhold);
  return { tekst, html: phrasingHtml(innhold), status: 'publisert', endret: false };
}
