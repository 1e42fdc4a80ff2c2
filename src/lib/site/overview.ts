import { lastPair, pairFor, SMALLEST_BASE_FOR_PERCENT } from '../facts/change.ts';
import { bevegelser, foremost } from '../facts/movements.ts';
import { delerAv, type Delserie } from '../facts/parts.ts';
import {
  bruddFor,
  celleFor,
  celler,
  isSynligObservasjon,
  nokkelFor,
  type Emne,
  type Grunnlag,
} from '../facts/context.ts';
import { endring, endringProsent, verdi } from '../facts/calculation.ts';
import { addManeder, type Maned } from '../domain/maned.ts';
import { observasjonNokkel, type SerieNokkel } from '../domain/key.ts';
import { drawGnistlinje } from '../chart/sparkline.ts';
import { silent } from './figure-names.ts';
import { navnFor } from '../text/forms.ts';
import { frase, type Frase } from '../text/phrase.ts';
import { tall, tallMedFortegn } from '../text/node.ts';
import { NBSP } from '../text/number-format.ts';
import { manedHtml } from './format.ts';
import type { Sidegrunnlag } from './context.ts';
import { phrasingHtml } from './html.ts';
import type { Html } from './model.ts';
import { navnHtml } from './name.ts';
import { stiTil } from './paths.ts';
import { stolpeHtml } from './change-bar.ts';

/** A cell of an overview: its markup, and whether the source hides what it would say. */
export interface Celle {
  html: Html;
  status: 'synlig' | 'skjermet' | 'mangler';
}

/** One line of an overview: an entity, its newest figure, and the changes from the month and the year before. */
export interface Oversiktsrad {
  navn: string;
  /** The name, breakable where a reader would break it. */
  navnHtml: Html;
  sti: string;
  serie: SerieNokkel;
  /** Other names people may look for it by; empty where there is none. */
  alias: string;
  /** The group a tiltak belongs to, where the table does not say so by its order. */
  gruppe: { navnHtml: Html; sti: string } | undefined;
  /** The series as a line without axes; undefined where every month is hidden. */
  gnist: Html | undefined;
  verdi: Celle;
  endring: Celle;
  prosent: Celle;
  /** The change from the same month a year before. */
  year: Celle;
  /** The change as a bar, on one scale for the whole table; empty where there is no change to tell. */
  stolpe: Html;
}

/** Lines that belong together under a heading: an entity with a line of its own, or mere words. */
export interface Oversiktsdel {
  tittel: Oversiktsrad | string | undefined;
  rader: Oversiktsrad[];
}

/** A table of entities for one month. */
export interface Oversikt {
  id: string;
  tittel: Html;
  /** What the lines are: the heading over their names. */
  radene: 'Tiltak' | 'Tiltaksgruppe';
  maned: Maned;
  forrige: Maned;
  /** The same month a year before, where some line has a change from it to tell. */
  yearBefore: Maned | undefined;
  /** True when each line names its group. */
  medGruppe: boolean;
  /** True when each line draws its series. */
  medGnist: boolean;
  deler: Oversiktsdel[];
  /** What the marks in the cells mean; empty where there is none. */
  forklaringer: string[];
}

/** A line to be: the entity and the series that counts it. */
type Linje = Delserie;

/** What the mark for a hidden figure means, in the words it has all over the site. */
export const STJERNE = 'Tegnet * betyr at tallet er skjermet (færre enn fire).';

const NOTHING: Celle = { html: '–', status: 'mangler' };

/** The overview for the month: every hovedgruppe, every tiltaksgruppe and its tiltak, in the report's order. */
export function oversikt(grunnlag: Sidegrunnlag): Oversikt {
  const { register } = grunnlag;
  const line = (niva: Emne['niva'], id: string): Linje => ownLine({ niva, id });
  const grupper = register.tiltaksgrupper.map(({ slug }) => ({
    tittel: line('tiltaksgruppe', slug),
    linjer: register.tiltak
      .filter(({ gruppe }) => gruppe === slug)
      .map((tiltak) => line('tiltak', tiltak.slug)),
  }));
  const hovedgrupper = register.hovedgrupper.map(({ slug }) => line('hovedgruppe', slug));
  return oversiktstabell(
    [{ tittel: 'Hovedgrupper', linjer: hovedgrupper }, ...grupper],
    'oversikt',
    grunnlag,
  );
}

/** The tiltak of a group, or the groups within a hovedgruppe, in the report's order; undefined where it has no parts. */
export function deloversikt(emne: Emne, grunnlag: Sidegrunnlag): Oversikt | undefined {
  if (emne.niva !== 'tiltaksgruppe' && emne.niva !== 'hovedgruppe') return undefined;
  const isGruppe = emne.niva === 'tiltaksgruppe';
  const linjer = delerAv(grunnlag, emne, isGruppe ? 'tiltak' : 'tiltaksgruppe');
  if (linjer.length === 0) return undefined;
  const hvem = isGruppe ? 'deltakere i tiltaksgruppen' : 'deltakere i hovedgruppen';
  return oversiktstabell([{ tittel: undefined, linjer }], 'deler', grunnlag, {
    radene: isGruppe ? 'Tiltak' : 'Tiltaksgruppe',
    tittel: standardtittel(grunnlag, hvem),
  });
}

/** How many movements the short overview lists; more when the last ones are equal. */
const LISTED_MOVEMENTS = 6;

/** The tiltak that moved most from the month before, largest change first; undefined where none moved. */
export function bevegelsesoversikt(grunnlag: Sidegrunnlag): Oversikt | undefined {
  const moved = bevegelser(grunnlag).filter(({ endring: change }) => change !== 0);
  const linjer = foremost(moved, LISTED_MOVEMENTS).map(({ emne }) => ownLine(emne));
  if (linjer.length === 0) return undefined;
  return oversiktstabell([{ tittel: undefined, linjer }], 'bevegelser', grunnlag, {
    medGnist: false,
    tittel: `Tiltakene med størst endring i antall deltakere fra ${manedHtml(addManeder(grunnlag.maned, -1))} til ${manedHtml(grunnlag.maned)}`,
  });
}

/** An overview with these lines. */
export function oversiktstabell(
  plan: { tittel: Linje | string | undefined; linjer: Linje[] }[],
  id: string,
  grunnlag: Sidegrunnlag,
  {
    medGruppe = false,
    medGnist = true,
    radene = 'Tiltak',
    tittel = standardtittel(grunnlag),
  }: Partial<Pick<Oversikt, 'medGruppe' | 'medGnist' | 'radene' | 'tittel'>> = {},
): Oversikt {
  const { maned } = grunnlag;
  const lines = plan.flatMap(({ tittel: heading, linjer }) =>
    typeof heading === 'object' ? [heading, ...linjer] : linjer,
  );
  const largest = Math.max(0, ...lines.map((linje) => Math.abs(endringFor(linje, grunnlag) ?? 0)));
  const toRow = (linje: Linje) => toRad(linje, { grunnlag, medGruppe, medGnist, largest });
  const deler = plan.map(({ tittel: heading, linjer }) => ({
    tittel: typeof heading === 'object' ? toRow(heading) : heading,
    rader: linjer.map(toRow),
  }));
  const hasYear = lines.some(({ nokkel }) => pairFor(grunnlag, nokkel, addManeder(maned, -12)));
  return {
    id,
    tittel,
    radene,
    maned,
    forrige: addManeder(maned, -1),
    yearBefore: hasYear ? addManeder(maned, -12) : undefined,
    medGruppe,
    medGnist,
    deler,
    forklaringer: explain(deler, medGnist, grunnlag),
  };
}

function standardtittel({ maned }: Grunnlag, hvem = 'deltakere'): Html {
  return `Antall ${hvem} i ${manedHtml(maned)} og endring fra måneden før`;
}

/** A hidden figure in a cell or a drawn month, a dash, and a change without its percentage each need a word. */
function explain(deler: Oversiktsdel[], medGnist: boolean, grunnlag: Grunnlag): string[] {
  const rows = deler.flatMap(({ tittel, rader }) =>
    typeof tittel === 'object' ? [tittel, ...rader] : rader,
  );
  const isHidden = ({ verdi: celle, serie }: Oversiktsrad) =>
    celle.status === 'skjermet' ||
    (medGnist && celler(grunnlag, serie).some((one) => !isSynligObservasjon(one)));
  const isUnknown = ({ endring: celle }: Oversiktsrad) => celle.status === 'mangler';
  const hasYear = rows.some(({ year }) => year.status === 'synlig');
  const isDash = (row: Oversiktsrad) =>
    isUnknown(row) || (hasYear && row.year.status === 'mangler');
  return [
    rows.some(isHidden) ? STJERNE : '',
    rows.some(isDash) ? 'Strek betyr at tallet mangler eller ikke kan regnes ut.' : '',
    rows.some((row) => !isUnknown(row) && row.prosent.status === 'mangler')
      ? `Prosent er bare oppgitt når tallet måneden før var minst ${SMALLEST_BASE_FOR_PERCENT}.`
      : '',
  ].filter((tekst) => tekst !== '');
}

/** An entity as itself, not as a part of something. */
export function ownLine(emne: Emne): Linje {
  return { emne, nokkel: nokkelFor(emne) };
}

/** The change from the month before; undefined where either month has no number, or a break lies between. */
export function endringFor({ nokkel }: Linje, grunnlag: Grunnlag): number | undefined {
  const pair = lastPair(grunnlag, nokkel);
  return pair && endring(...pair).verdi;
}

interface Radvalg extends Pick<Oversikt, 'medGruppe' | 'medGnist'> {
  grunnlag: Sidegrunnlag;
  /** The largest change of the table, whichever way. */
  largest: number;
}

function toRad(linje: Linje, { grunnlag, medGruppe, medGnist, largest }: Radvalg): Oversiktsrad {
  const { emne, nokkel } = linje;
  const navn = navnFor(grunnlag.register, emne);
  const change = endringFor(linje, grunnlag);
  return {
    navn,
    navnHtml: navnHtml(navn),
    sti: stiTil(emne),
    serie: nokkel,
    alias: aliasFor(emne, grunnlag),
    gruppe: medGruppe ? gruppeFor(emne, grunnlag) : undefined,
    gnist: medGnist ? gnistFor(linje, navn, grunnlag) : undefined,
    ...monthCells(nokkel, grunnlag),
    year: yearCell(nokkel, grunnlag),
    stolpe: change === undefined ? '' : stolpeHtml(change, largest),
  };
}

/** The cells that tell a series in the month: its figure, the change from the month before, and that in per cent. */
export function monthCells(
  nokkel: SerieNokkel,
  grunnlag: Grunnlag,
): Pick<Oversiktsrad, 'verdi' | 'endring' | 'prosent'> {
  return { verdi: verdiCelle(nokkel, grunnlag), ...endringCeller(nokkel, grunnlag) };
}

function verdiCelle(nokkel: SerieNokkel, grunnlag: Grunnlag): Celle {
  const celle = celleFor(grunnlag, nokkel, grunnlag.maned);
  if (!celle) return NOTHING;
  if (!isSynligObservasjon(celle)) return { html: '*', status: 'skjermet' };
  return visible(frase`${tall(verdi(celle))}`);
}

function endringCeller(
  nokkel: SerieNokkel,
  grunnlag: Grunnlag,
): Pick<Oversiktsrad, 'endring' | 'prosent'> {
  const pair = lastPair(grunnlag, nokkel);
  if (!pair) return { endring: NOTHING, prosent: NOTHING };
  const hasPercent = pair[1].verdi.antall >= SMALLEST_BASE_FOR_PERCENT;
  return {
    endring: visible(frase`${tallMedFortegn(endring(...pair))}`),
    prosent: hasPercent
      ? visible(frase`${tallMedFortegn(endringProsent(...pair))}${NBSP}%`)
      : NOTHING,
  };
}

function yearCell(nokkel: SerieNokkel, grunnlag: Grunnlag): Celle {
  const pair = pairFor(grunnlag, nokkel, addManeder(grunnlag.maned, -12));
  return pair ? visible(frase`${tallMedFortegn(endring(...pair))}`) : NOTHING;
}

function visible(innhold: Frase): Celle {
  return { html: phrasingHtml(innhold), status: 'synlig' };
}

function gnistFor({ emne, nokkel }: Linje, navn: string, grunnlag: Sidegrunnlag): Html | undefined {
  const punkter = celler(grunnlag, nokkel).map(({ maned, verdi: antall }) => ({
    maned,
    verdi: antall,
    nokkel: observasjonNokkel(nokkel, maned),
  }));
  const tekst = { tittel: navn, beskrivelse: 'Utviklingen måned for måned.' };
  const id = `gnist-${emne.niva}-${emne.id}`;
  const brudd = bruddFor(grunnlag, nokkel).map(({ maned }) => maned);
  const tegning = drawGnistlinje({ punkter, brudd }, tekst, id, grunnlag.document);
  return tegning && silent(tegning.svg);
}

function gruppeFor({ niva, id }: Emne, { register }: Grunnlag): Oversiktsrad['gruppe'] {
  const slug = niva === 'tiltak' && register.tiltak.find((one) => one.slug === id)?.gruppe;
  if (!slug) return undefined;
  const gruppe: Emne = { niva: 'tiltaksgruppe', id: slug };
  return { navnHtml: navnHtml(navnFor(register, gruppe)), sti: stiTil(gruppe) };
}

function aliasFor({ niva, id }: Emne, { register }: Grunnlag): string {
  const entries =
    niva === 'tiltak'
      ? register.tiltak
      : niva === 'tiltaksgruppe'
        ? register.tiltaksgrupper
        : register.hovedgrupper;
  const entry = entries.find(({ slug }) => slug === id);
  if (!entry) return '';
  return [...entry.alias, ...entry.tidligere.map(({ navn }) => navn)].join(' ');
}
