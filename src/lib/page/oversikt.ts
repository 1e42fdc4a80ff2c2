import { addManeder, type Maned } from '../domain/maned.ts';
import { ALLE, I_ALT, observasjonNokkel, serieNokkel, type SerieNokkel } from '../domain/nokkel.ts';
import type { Register } from '../domain/register.ts';
import { observasjonFor, type Serie, type Serier } from '../domain/serie.ts';
import { isSynlig } from '../domain/verdi.ts';
import { manedHtml } from './format.ts';
import { endringHtml, verdiHtml } from './tall.ts';
import type { Html } from './modell.ts';

/** One line of the overview: an entity, its newest figure, and the change from the month before. */
export interface Oversiktsrad {
  navn: string;
  sti: string;
  serie: SerieNokkel;
  verdi: Celle;
  endring: Celle;
}

/** A tiltaksgruppe with its own line and those of its tiltak. */
export interface Oversiktsgruppe {
  slug: string;
  total: Oversiktsrad;
  rader: Oversiktsrad[];
}

/** The overview of everything for one month. */
export interface Oversikt {
  tittel: Html;
  maned: Maned;
  forrige: Maned;
  iAlt: Oversiktsrad;
  hovedgrupper: Oversiktsrad[];
  grupper: Oversiktsgruppe[];
}

/** A cell outside the tables of months: its markup, and whether the source hides what it would say. */
export interface Celle {
  html: Html;
  status: 'synlig' | 'skjermet' | 'mangler';
}

/** The overview for a month: every hovedgruppe, every tiltaksgruppe and its tiltak, in the report's order. */
export function oversikt(serier: Serier, register: Register, maned: Maned): Oversikt {
  const line = (navn: string, sti: string, serie: SerieNokkel) =>
    toRad(navn, sti, serie, serier.get(serie), maned);
  return {
    tittel: `Deltakere i ${manedHtml(maned)} og endring fra måneden før`,
    maned,
    forrige: addManeder(maned, -1),
    iAlt: line('Alle deltakere', '/', nokkel(I_ALT, I_ALT)),
    hovedgrupper: register.hovedgrupper.map(({ navn, slug }) =>
      line(navn, `/hovedgrupper/${slug}/`, nokkel('hovedgruppe', slug, slug)),
    ),
    grupper: register.tiltaksgrupper.map(({ navn, slug }) => ({
      slug,
      total: line(navn, `/tiltaksgrupper/${slug}/`, nokkel('tiltaksgruppe', slug)),
      rader: register.tiltak
        .filter(({ gruppe }) => gruppe === slug)
        .map((tiltak) =>
          line(tiltak.navn, `/tiltak/${tiltak.slug}/`, nokkel('tiltak', tiltak.slug)),
        ),
    })),
  };
}

function nokkel(niva: Parameters<typeof serieNokkel>[0]['niva'], id: string, hovedgruppe = ALLE) {
  return serieNokkel({ niva, id, hovedgruppe, kjonn: ALLE });
}

function toRad(
  navn: string,
  sti: string,
  nokkel: SerieNokkel,
  serie: Serie | undefined,
  maned: Maned,
): Oversiktsrad {
  return {
    navn,
    sti,
    serie: nokkel,
    verdi: verdiCelle(serie, maned),
    endring: endringCelle(serie, maned),
  };
}

/** The month's figure as a cell. */
export function verdiCelle(serie: Serie | undefined, maned: Maned): Celle {
  const observasjon = observasjonFor(serie, maned);
  if (!observasjon) return { html: '–', status: 'mangler' };
  if (!isSynlig(observasjon.verdi)) return { html: '*', status: 'skjermet' };
  const av = observasjonNokkel(observasjon.serie, maned);
  return { html: verdiHtml(observasjon.verdi.antall, av), status: 'synlig' };
}

/** The change from the month before as a cell; nothing to tell when either month is hidden or missing. */
export function endringCelle(serie: Serie | undefined, maned: Maned): Celle {
  const now = observasjonFor(serie, maned);
  const before = observasjonFor(serie, addManeder(maned, -1));
  if (!now || !before || !isSynlig(now.verdi) || !isSynlig(before.verdi))
    return { html: '–', status: 'mangler' };
  const value = now.verdi.antall - before.verdi.antall;
  const av = [now, before].map((cell) => observasjonNokkel(cell.serie, cell.maned));
  return { html: endringHtml(value, av), status: 'synlig' };
}
