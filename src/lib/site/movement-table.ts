import { compare } from '../facts/change.ts';
import type { Bevegelse } from '../facts/movements.ts';
import { verdi } from '../facts/calculation.ts';
import type { Observasjon } from '../domain/observation.ts';
import { navnFor } from '../text/forms.ts';
import { frase, type Frase } from '../text/phrase.ts';
import { tall, tallMedFortegn } from '../text/node.ts';
import { NBSP } from '../text/number-format.ts';
import { manedHtml } from './format.ts';
import type { Sidegrunnlag } from './context.ts';
import { phrasingHtml } from './html.ts';
import { kildeLenke } from './source.ts';
import type { Bevegelsestabell } from './model.ts';
import { navnHtml } from './name.ts';
import { stiTil } from './paths.ts';
import { revisionOf } from './tables.ts';

/**
 * The movements a figure draws, in its order: the number of each month, the change between them and what that is in
 * percent, each marked with what it stands on. Undefined when there is none.
 */
export function bevegelsestabell(
  id: string,
  tittel: string,
  shown: Bevegelse[],
  grunnlag: Sidegrunnlag,
): Bevegelsestabell | undefined {
  const [first] = shown;
  if (!first) return undefined;
  const rader = shown.map(({ emne, na, forrige }) => {
    const { endring, prosent } = compare(na, forrige);
    const percent = prosent && frase`${tallMedFortegn(prosent)}${NBSP}%`;
    const navn = navnFor(grunnlag.register, emne);
    return {
      navnHtml: navnHtml(navn),
      sti: stiTil(emne),
      celler: [
        { ...cell(frase`${tall(verdi(forrige))}`), ...restated(forrige, grunnlag) },
        { ...cell(frase`${tall(verdi(na))}`), ...restated(na, grunnlag) },
        cell(frase`${tallMedFortegn(endring)}`),
        cell(percent ?? frase`–`),
      ],
      kilder: linesOf([na, forrige]),
    };
  });
  return {
    id,
    tittel,
    kolonner: [manedHtml(first.forrige.maned), manedHtml(first.na.maned), 'Endring', 'I prosent'],
    rader,
    endret: rader.some(({ celler }) => celler.some(({ endret }) => endret)),
  };
}

function cell(innhold: Frase) {
  return { html: phrasingHtml(innhold), endret: false };
}

function restated(celle: Observasjon, { serier }: Sidegrunnlag) {
  const { revisjoner = [] } = serier.get(celle.serie) ?? {};
  return revisionOf(celle, revisjoner.findLast(({ til }) => til.maned === celle.maned)?.til);
}

/** Where the numbers stand: one line, or one in each of two reports. */
function linesOf(cells: Observasjon[]) {
  const places = new Map(
    cells.map(({ kilde: { rapport, linje } }) => [
      `${rapport} ${linje}`,
      kildeLenke(rapport, linje),
    ]),
  );
  return [...places.values()];
}
