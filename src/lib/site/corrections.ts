import type { SeriesKey } from '../domain/key.ts';
import type { Observation } from '../domain/observation.ts';
import type { Rapport } from '../domain/rapport.ts';
import type { Register } from '../domain/register.ts';
import type { Value } from '../domain/value.ts';
import { formatInteger } from '../text/number-format.ts';
import { mentionOf } from '../report/sums/describe-key.ts';
import { dateHtml, manedHtml } from './format.ts';
import type { PageContext } from './context.ts';
import { escapeHtml, markup, NO_HTML, type Html } from './html.ts';
import { sourceLink } from './source.ts';
import type { Link } from './model.ts';

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
  { id, observasjoner }: Pick<Rapport, 'id' | 'observasjoner'>,
  register: Register,
): RettelseRow[] {
  return correctedIn(observasjoner).map(({ serie, maned, verdi, kilde }) => ({
    navn: mentionOf(serie, register),
    maned: manedHtml(maned),
    fra: verdi.fra,
    til: formatInteger(verdi.antall),
    begrunnelse: verdi.begrunnelse,
    dato: verdi.dato === undefined ? undefined : dateHtml(verdi.dato),
    kilde: sourceLink(id, kilde.linje),
  }));
}

/** What a figure must say of the corrected counts in it: the month, when and why. Each correction once. */
export function rettelseRemarks(
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
