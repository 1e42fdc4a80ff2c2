import { bruddFor } from '../facts/context.ts';
import type { Maned } from '../domain/maned.ts';
import { parseSerieNokkel, type SerieNokkel } from '../domain/key.ts';
import { navnFor } from '../text/forms.ts';
import { manedHtml } from './format.ts';
import type { Sidegrunnlag } from './context.ts';
import { liste, medArstall } from '../text/phrase.ts';
import { tid } from '../text/node.ts';
import { escapeHtml, phrasingHtml } from './html.ts';
import type { Html } from './model.ts';
import { rettelsesmerknader } from './corrections.ts';

/** Months that are named one by one; more are told by their ends. */
const MOST_NAMED = 4;

type Seriegrunnlag = Pick<Sidegrunnlag, 'serier' | 'register' | 'maned'>;

/** What a figure must say of its series: breaks, corrections, and figures that an earlier report told otherwise. */
export function seriemerknader(nokler: readonly SerieNokkel[], grunnlag: Seriegrunnlag): Html[] {
  return [
    ...bruddmerknader(nokler, grunnlag),
    ...rettelsesmerknader(nokler, grunnlag),
    ...endringsmerknad(nokler, grunnlag),
  ];
}

/** The breaks inside the months that are drawn, each with the name of its series where the figure has those of several. */
function bruddmerknader(nokler: readonly SerieNokkel[], grunnlag: Seriegrunnlag): Html[] {
  const { serier, register, maned: siste } = grunnlag;
  const emner = new Set(nokler.map((serie) => serie.split('/').slice(0, 2).join('/')));
  const told = nokler.flatMap((serie) => {
    const forste = serier.get(serie)?.observasjoner[0]?.maned ?? siste;
    const navn =
      emner.size > 1 ? ` for «${escapeHtml(navnFor(register, parseSerieNokkel(serie)))}»` : '';
    return bruddFor({ register }, serie)
      .filter(({ maned }) => maned > forste && maned <= siste)
      .map(
        ({ maned, tekst }) =>
          `Brudd i serien${navn} fra ${manedHtml(maned)}: <span data-sitat="register">${escapeHtml(tekst)}</span>`,
      );
  });
  return [...new Set(told)];
}

function endringsmerknad(nokler: readonly SerieNokkel[], { serier }: Seriegrunnlag): Html[] {
  const revised = nokler.flatMap((serie) => serier.get(serie)?.revisjoner ?? []);
  const maneder = [...new Set(revised.map(({ til }) => til.maned))].sort();
  const [first] = maneder;
  const last = maneder.at(-1);
  if (!first || !last) return [];
  if (first === last)
    return [`Et tall for ${manedHtml(first)} er endret siden det først ble oppgitt.`];
  const when =
    maneder.length <= MOST_NAMED
      ? joinHtml(maneder)
      : `måneder fra ${manedHtml(first)} til ${manedHtml(last)}`;
  return [`Tall for ${when} er endret siden de først ble oppgitt.`];
}

/** «januar og april 2021»: the year after the last of them, where it is the same. */
function joinHtml(maneder: Maned[]): Html {
  return phrasingHtml(medArstall(liste(maneder.map((maned) => tid(maned)))));
}
