import { breaksFor } from '../facts/context.ts';
import type { Maned } from '../domain/maned.ts';
import { parseSeriesKey, type SeriesKey } from '../domain/key.ts';
import { nameFor } from '../text/forms.ts';
import { manedHtml, dateHtml } from './format.ts';
import type { PageContext } from './context.ts';
import { list, withYears } from '../text/phrase.ts';
import { timeNode } from '../text/node.ts';
import { escapeHtml, markup, NO_HTML, phrasingHtml, type Html } from './html.ts';
import type { Observation } from '../domain/observation.ts';
import type { Rapport } from '../domain/rapport.ts';
import type { Register } from '../domain/register.ts';
import type { Value } from '../domain/value.ts';
import { formatInteger } from '../text/number-format.ts';
import { describeSeries } from '../domain/subject.ts';
import { linePages, sourceLink } from './source.ts';
import type { Link } from './model.ts';

/** What a page says of single figures: breaks in their series, the editor's corrections, and that they have been changed. */

/** Months that are named one by one; more are told by their ends. */
const MOST_NAMED = 4;

type SeriesContext = Pick<PageContext, 'serier' | 'register' | 'maned'>;

/** What a figure must say of its series: breaks, corrections, and figures that an earlier report told otherwise. */
export function seriesRemarks(keys: readonly SeriesKey[], context: SeriesContext): Html[] {
  return [
    ...breakRemarks(keys, context),
    ...rettelseRemarks(keys, context),
    ...changeRemark(keys, context),
  ];
}

/** The breaks inside the months that are drawn, each with the name of its series where the figure has those of several. */
function breakRemarks(keys: readonly SeriesKey[], context: SeriesContext): Html[] {
  const { serier, register, maned: last } = context;
  const subjects = new Set(
    keys.map((series) => {
      const { niva, id } = parseSeriesKey(series);
      return `${niva}/${id}`;
    }),
  );
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
  return phrasingHtml(withYears(list(maneder.map((maned) => timeNode(maned)))));
}

/** A figure the editor corrected: what it counts, what the report says, what it should say, why and when. */
export interface RettelseRow {
  navn: string;
  maned: Html;
  fra: string;
  til: string;
  begrunnelse: string;
  /** Undefined where the figures are read from a download, which does not tell. */
  dato: Html | undefined;
  kilde: Link;
}

type Rettet = Extract<Value, { status: 'rettet' }>;

/** A report's corrected figures, in its own order. */
export function rettelseRows(
  rapport: Pick<Rapport, 'id' | 'linjer' | 'observasjoner'>,
  register: Register,
): RettelseRow[] {
  const { id, observasjoner } = rapport;
  const pageOf = linePages([rapport]);
  return correctedIn(observasjoner).map(({ serie, maned, verdi, kilde }) => ({
    navn: describeSeries(serie, register),
    maned: manedHtml(maned),
    fra: verdi.fra,
    til: formatInteger(verdi.antall),
    begrunnelse: verdi.begrunnelse,
    dato: verdi.dato === undefined ? undefined : dateHtml(verdi.dato),
    kilde: sourceLink(id, kilde.linje, pageOf),
  }));
}

/** What a figure must say of the corrected counts in it: the month, when and why. Each correction once. */
function rettelseRemarks(
  keys: readonly SeriesKey[],
  { serier }: Pick<PageContext, 'serier'>,
): Html[] {
  const found = keys.flatMap((series) => correctedIn(serier.get(series)?.observasjoner ?? []));
  const told = found.map(({ maned, verdi: { begrunnelse, dato } }) => {
    const when = dato === undefined ? NO_HTML : markup` ${dateHtml(dato)}`;
    return markup`† Et tall for ${manedHtml(maned)} er rettet av redaksjonen${when}: <span data-sitat="rettelse">${escapeHtml(begrunnelse)}</span>`;
  });
  return [...new Set(told)];
}

function correctedIn(observations: Observation[]): (Observation & { verdi: Rettet })[] {
  return observations.flatMap((cell) =>
    cell.verdi.status === 'rettet' ? [{ ...cell, verdi: cell.verdi }] : [],
  );
}
