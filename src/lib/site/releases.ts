import { HELHETEN, nokkelFor } from '../facts/context.ts';
import { arOf, type Maned } from '../domain/maned.ts';
import type { Rapport } from '../domain/rapport.ts';
import type { Register } from '../domain/register.ts';
import type { Endring } from '../series/revisions.ts';
import { findSkjermede, hideIn } from '../series/hidden.ts';
import { forsidesammendrag } from '../text/summary.ts';
import { grunnlagsleser, type Sidegrunnlag } from './context.ts';
import { phrasingHtml } from './html.ts';
import type { Html, Sidehode } from './model.ts';
import { endringFor, monthCells, ownLine, STJERNE, type Celle } from './overview.ts';
import { stolpeHtml } from './change-bar.ts';

/** One release: the whole as it told it, and what it changed in those before. */
export interface ReleaseRow {
  id: string;
  maned: Maned;
  sti: string;
  /** The figure of the whole, and its change from the month before. */
  verdi: Celle;
  endring: Celle;
  /** The change as a bar, on one scale for all releases; empty where there is none to tell, and in a list of one. */
  stolpe: Html;
  overskrift: Html;
  /** How many figures of earlier releases it told otherwise or left out, and the page that lists them, where there are any. */
  changed: { count: number; sti: string | undefined };
}

/** The page that lists every release. */
export interface ReleaseList {
  hode: Sidehode;
  /** Newest first, and so the releases of each. */
  years: { year: number; rows: ReleaseRow[] }[];
  /** True when some release changed figures of earlier ones. */
  hasChanged: boolean;
  /** What the marks in the cells mean; empty where there is none. */
  explanations: string[];
}

/**
 * The model of `/rapporter/` from the reports (oldest first): each told as its release told it, but for what the newest
 * report hides.
 */
export function releaseList(
  rapporter: readonly Rapport[],
  register: Register,
  endringer: readonly Endring[],
  drawing: Pick<Sidegrunnlag, 'document' | 'lenke'>,
): ReleaseList {
  const bases = wholeByRelease(rapporter, register, drawing);
  const changes = bases.map((basis) => endringFor(ownLine(HELHETEN), basis));
  const largest = Math.max(0, ...changes.map((change) => Math.abs(change ?? 0)));
  const counts = Map.groupBy(endringer, ({ rapport }) => rapport);
  const rows = bases.map((basis, i) => {
    const change = changes[i];
    return {
      ...toRow(basis, counts.get(basis.rapport)?.length ?? 0),
      stolpe: change === undefined || changes.length === 1 ? '' : stolpeHtml(change, largest),
    };
  });
  const years = Map.groupBy(rows.reverse(), ({ maned }) => arOf(maned));
  return {
    hode: {
      sti: '/rapporter/',
      tittel: 'Rapporter – Tiltakstall',
      beskrivelse: 'Alle rapportene tallene på nettstedet er hentet fra, nyeste først.',
      brodsmuler: [],
    },
    years: [...years].map(([year, own]) => ({ year, rows: own })),
    hasChanged: rows.some(({ changed }) => changed.count > 0),
    explanations: explain(rows),
  };
}

/** The basis of each release with what a headline of the whole may name: the whole and its parts, not divided further. */
function wholeByRelease(
  rapporter: readonly Rapport[],
  register: Register,
  drawing: Pick<Sidegrunnlag, 'document' | 'lenke'>,
): Sidegrunnlag[] {
  const whole = rapporter.map((rapport) => ({
    ...rapport,
    observasjoner: rapport.observasjoner.filter(
      ({ serie }) =>
        serie.endsWith('/alle/alle') ||
        (serie.startsWith('hovedgruppe/') && serie.endsWith('/alle')),
    ),
  }));
  const skjermede = findSkjermede(whole);
  const read = grunnlagsleser(whole, register, drawing);
  return whole.map((rapport) => {
    const basis = read(rapport);
    return { ...basis, serier: hideIn(basis.serier, skjermede) };
  });
}

function toRow(basis: Sidegrunnlag, count: number): Omit<ReleaseRow, 'stolpe'> {
  const { rapport: id, maned } = basis;
  const { verdi, endring } = monthCells(nokkelFor(HELHETEN), basis);
  return {
    id,
    maned,
    sti: `/rapporter/${id}/`,
    verdi,
    endring,
    overskrift: phrasingHtml(forsidesammendrag(basis).overskrift.innhold),
    changed: { count, sti: count > 0 ? `/rapporter/${id}/endringer/` : undefined },
  };
}

function explain(rows: readonly ReleaseRow[]): string[] {
  return [
    rows.some(({ verdi }) => verdi.status === 'skjermet') ? STJERNE : '',
    rows.some(({ endring }) => endring.status === 'mangler')
      ? 'Strek betyr at endringen ikke kan regnes ut.'
      : '',
    rows.some(({ changed }) => changed.count > 0)
      ? 'Endrede tall er tall fra eldre rapporter som rapporten oppgir annerledes, eller ikke har med lenger.'
      : '',
  ].filter((tekst) => tekst !== '');
}
