import type { SerieNokkel } from '../domain/key.ts';
import type { Observasjon } from '../domain/observation.ts';
import type { Rapport } from '../domain/rapport.ts';
import type { Register } from '../domain/register.ts';
import type { Verdi } from '../domain/value.ts';
import { formatHeltall } from '../text/number-format.ts';
import { omtaleOf } from '../report/sums/describe-key.ts';
import { datoHtml, manedHtml } from './format.ts';
import type { Sidegrunnlag } from './context.ts';
import { escapeHtml } from './html.ts';
import { kildeLenke } from './source.ts';
import type { Html, Lenke } from './model.ts';

/** A figure the editor corrected: what it counts, what the report says, what it should say, why and when. */
export interface Rettelsesrad {
  navn: string;
  maned: Html;
  fra: string;
  til: string;
  begrunnelse: string;
  /** Undefined where the figures are read from a download, which does not tell. */
  dato: Html | undefined;
  kilde: Lenke;
}

type Rettet = Extract<Verdi, { status: 'rettet' }>;

/** A report's corrected figures, in its own order. */
export function rettelsesrader(
  { id, observasjoner }: Pick<Rapport, 'id' | 'observasjoner'>,
  register: Register,
): Rettelsesrad[] {
  return rettedeI(observasjoner).map(({ serie, maned, verdi, kilde }) => ({
    navn: omtaleOf(serie, register),
    maned: manedHtml(maned),
    fra: verdi.fra,
    til: formatHeltall(verdi.antall),
    begrunnelse: verdi.begrunnelse,
    dato: verdi.dato === undefined ? undefined : datoHtml(verdi.dato),
    kilde: kildeLenke(id, kilde.linje),
  }));
}

/** What a figure must say of the corrected counts in it: the month, when and why. Each correction once. */
export function rettelsesmerknader(
  nokler: readonly SerieNokkel[],
  { serier }: Pick<Sidegrunnlag, 'serier'>,
): Html[] {
  const found = nokler.flatMap((serie) => rettedeI(serier.get(serie)?.observasjoner ?? []));
  const told = found.map(({ maned, verdi: { begrunnelse, dato } }) => {
    const when = dato === undefined ? '' : ` ${datoHtml(dato)}`;
    return `† Et tall for ${manedHtml(maned)} er rettet av redaksjonen${when}: <span data-sitat="rettelse">${escapeHtml(begrunnelse)}</span>`;
  });
  return [...new Set(told)];
}

function rettedeI(observasjoner: Observasjon[]): (Observasjon & { verdi: Rettet })[] {
  return observasjoner.flatMap((celle) =>
    celle.verdi.status === 'rettet' ? [{ ...celle, verdi: celle.verdi }] : [],
  );
}
