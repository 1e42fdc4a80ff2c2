import { observasjonNokkel, parseSerieNokkel, type SerieNokkel } from '../domain/nokkel.ts';
import type { Observasjon } from '../domain/observasjon.ts';
import type { Rapport } from '../domain/rapport.ts';
import type { Register } from '../domain/register.ts';
import { isSynlig } from '../domain/verdi.ts';
import type { Endring } from '../merge/endringer.ts';
import { isHiddenSince, listableEndringer, type Skjermede } from '../merge/skjermet.ts';
import { listenavn, navnFor } from '../narrate/former.ts';
import { formatHeltall } from '../narrate/tallform.ts';
import { formatPeriode, manedHtml } from './format.ts';
import { escapeHtml } from './html.ts';
import { kildeLenke, periodeOf } from './kilde.ts';
import type { Html, Lenke, Sidehode } from './modell.ts';
import { stiTil } from './sti.ts';

/** What a report told of a month: the figure, and the line it stands on. */
export interface EndretTall {
  html: Html;
  status: 'synlig' | 'skjermet' | 'lukket' | 'mangler';
  /** Undefined where the report has no row for it, and where what stands there is hidden now. */
  kilde: Lenke | undefined;
}

/** One figure that was told otherwise before. Never a size of the change: where either is hidden it would give it away. */
export interface Endringsrad {
  navn: string;
  sti: string;
  /** «Kvinner, arbeidssøkere på tiltak»; empty for an entity as a whole. */
  del: string;
  serie: SerieNokkel;
  maned: Html;
  fra: EndretTall;
  til: EndretTall;
}

/** What one report changed. */
export interface Rapportendringer {
  rapport: string;
  tittel: string;
  sti: string;
  antall: number;
  /** How many of them are withdrawn. */
  trukket: number;
  rader: Endringsrad[];
}

/** The page that lists what reports have changed in earlier ones, newest first. */
export interface Endringsside {
  hode: Sidehode;
  antall: number;
  rapporter: Rapportendringer[];
}

/** More rows than this are not read on one page: older reports' stand on their own. */
const MOST_ROWS = 1500;

/** What stands in the place of a number that an older report told, and that is hidden now. */
const LUKKET = 'oppgitt, nå skjermet';

/**
 * The model of `/endringer/`: every report that changed a figure, and the changes themselves as far as there is room.
 * A number that the newest report hides is not told from an older one.
 */
export function endringsside(
  endringer: Endring[],
  rapporter: Rapport[],
  register: Register,
  skjermede: Skjermede,
): Endringsside {
  let room = MOST_ROWS;
  const listable = listableEndringer(endringer, skjermede);
  const toRow = (endring: Endring) => toRad(endring, register, skjermede);
  const groups = changedReports(listable, rapporter, toRow).map((group) => {
    room -= group.antall;
    return room >= 0 ? group : { ...group, rader: [] };
  });
  return {
    hode: {
      sti: '/endringer/',
      tittel: 'Endrede tall – Tiltakstall',
      beskrivelse: 'Tall som en senere rapport oppgir annerledes: hva som sto, og hva som gjelder.',
      brodsmuler: [],
    },
    antall: listable.length,
    rapporter: groups,
  };
}

/** The model of `/rapporter/<id>/endringer/`, or undefined where the report changed nothing. What it hid itself, it does not tell. */
export function rapportendringsside(
  endringer: Endring[],
  rapport: Rapport,
  register: Register,
): Endringsside | undefined {
  const own = endringer.filter((endring) => endring.rapport === rapport.id);
  const toRow = (endring: Endring) => toRad(endring, register, new Map());
  const groups = changedReports(own, [rapport], toRow);
  const [group] = groups;
  if (!group) return undefined;
  return {
    hode: {
      sti: group.sti,
      tittel: `Endrede tall i ${group.tittel.toLowerCase()} – Tiltakstall`,
      beskrivelse: `Tall som ${group.tittel.toLowerCase()} oppgir annerledes enn rapportene før.`,
      brodsmuler: [
        { tekst: 'Rapporter', sti: '/rapporter/' },
        { tekst: group.tittel, sti: `/rapporter/${rapport.id}/` },
      ],
    },
    antall: own.length,
    rapporter: groups,
  };
}

function changedReports(
  endringer: Endring[],
  rapporter: Rapport[],
  toRow: (endring: Endring) => Endringsrad,
): Rapportendringer[] {
  return [...rapporter].reverse().flatMap((rapport) => {
    const own = endringer.filter((endring) => endring.rapport === rapport.id);
    if (own.length === 0) return [];
    const { fra, til } = periodeOf(rapport);
    return {
      rapport: rapport.id,
      tittel: `Rapporten for ${formatPeriode(fra, til)}`,
      sti: `/rapporter/${rapport.id}/endringer/`,
      antall: own.length,
      trukket: own.filter((endring) => !endring.til).length,
      rader: own.map(toRow),
    };
  });
}

/** One change as a row of a list, without the numbers that are hidden now. */
export function toRad(
  { serie, maned, fra, til }: Endring,
  register: Register,
  skjermede: Skjermede,
): Endringsrad {
  const { niva, id, hovedgruppe, kjonn } = parseSerieNokkel(serie);
  const parts = [
    kjonn === 'alle' ? '' : kjonn,
    niva === 'hovedgruppe' || hovedgruppe === 'alle'
      ? ''
      : navnFor(register, { niva: 'hovedgruppe', id: hovedgruppe }).toLowerCase(),
  ].filter((part) => part !== '');
  const del = parts.join(', ');
  return {
    navn: listenavn(register, { niva, id }),
    sti: stiTil({ niva, id }),
    del: del.slice(0, 1).toUpperCase() + del.slice(1),
    serie,
    maned: manedHtml(maned),
    fra: isClosed(fra, til) ? LUKKET_TALL : toTall(fra, skjermede),
    til: toTall(til, skjermede),
  };
}

/** A number that a report hid is not told beside the mark, whatever later reports do. */
function isClosed(fra: Observasjon, til: Observasjon | undefined): boolean {
  return isSynlig(fra.verdi) && til !== undefined && !isSynlig(til.verdi);
}

const LUKKET_TALL: EndretTall = { html: LUKKET, status: 'lukket', kilde: undefined };

/** The figure with its provenance: the key, and the report that told it so. */
function toTall(celle: Observasjon | undefined, skjermede: Skjermede): EndretTall {
  if (!celle) return { html: 'ikke med', status: 'mangler', kilde: undefined };
  if (isHiddenSince(celle, skjermede)) return LUKKET_TALL;
  const { serie, maned, verdi, kilde } = celle;
  const lenke = kildeLenke(kilde.rapport, kilde.linje);
  if (!isSynlig(verdi)) return { html: '*', status: 'skjermet', kilde: lenke };
  const key = observasjonNokkel(serie, maned);
  const shown = escapeHtml(formatHeltall(verdi.antall));
  return {
    html: `<data value="${verdi.antall}" data-regel="verdi" data-av="${key}" data-rapport="${kilde.rapport}">${shown}</data>`,
    status: 'synlig',
    kilde: lenke,
  };
}
