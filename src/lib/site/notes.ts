import { breaksFor } from '../facts/context.ts';
import type { Maned } from '../domain/maned.ts';
import { parseSeriesKey, type SeriesKey } from '../domain/key.ts';
import { nameFor } from '../text/forms.ts';
import { manedHtml } from './format.ts';
import type { PageContext } from './context.ts';
import { list, withYearNumber } from '../text/phrase.ts';
import { timeNode } from '../text/node.ts';
import { escapeHtml, markup, NO_HTML, phrasingHtml, type Html } from './html.ts';
import { rettelseRemarks } from './corrections.ts';

/** Months that are named one by one; more are told by their ends. */
const MOST_NAMED = 4;

type SeriesContext = Pick<PageContext, 'serier' | 'register' | 'maned'>;

/** What a figure must say of its series: breaks, corrections, and figures that an earlier report told otherwise. */
export function seriesRemarks(keys: readonly SeriesKey[], context: SeriesContext): Html[] {
  return [
    ...breachRemarks(keys, context),
    ...rettelseRemarks(keys, context),
    ...changeRemark(keys, context),
  ];
}

/** The breaks inside the months that are drawn, each with the name of its series where the figure has those of several. */
function breachRemarks(keys: readonly SeriesKey[], context: SeriesContext): Html[] {
  const { serier, register, maned: last } = context;
  const subjects = new Set(keys.map((series) => series.split('/').slice(0, 2).join('/')));
  const told = keys.flatMap((series) => {
    const first = serier.get(series)?.observasjoner[0]?.maned ?? last;
    const name =
      subjects.size > 1
        ? markup` for «${escapeHtml(nameFor(register, parseSeriesKey(series)))}»`
        : NO_HTML;
    return breaksFor({ register }, series)
      .filter(({ maned }) => maned > first && maned <= last)
      .map(
        ({ maned, tekst }) =>
          markup`Brudd i serien${name} fra ${manedHtml(maned)}: <span data-sitat="register">${escapeHtml(tekst)}</span>`,
      );
  });
  return [...new Set(told)];
}

function changeRemark(keys: readonly SeriesKey[], { serier }: SeriesContext): Html[] {
  const revised = keys.flatMap((series) => serier.get(series)?.revisions ?? []);
  const maneder = [...new Set(revised.map(({ til }) => til.maned))].sort();
  const [first] = maneder;
  const last = maneder.at(-1);
  if (!first || !last) return [];
  if (first === last)
    return [markup`Et tall for ${manedHtml(first)} er endret siden det først ble oppgitt.`];
  const when =
    maneder.length <= MOST_NAMED
      ? listHtml(maneder)
      : markup`måneder fra ${manedHtml(first)} til ${manedHtml(last)}`;
  return [markup`Tall for ${when} er endret siden de først ble oppgitt.`];
}

/** «januar og april 2021»: the year after the last of them, where it is the same. */
function listHtml(maneder: Maned[]): Html {
  return phrasingHtml(withYearNumber(list(maneder.map((maned) => timeNode(maned)))));
}
