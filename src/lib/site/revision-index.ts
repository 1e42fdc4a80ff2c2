import { isVisibleObservation, type VisibleObservation } from '../facts/context.ts';
import { ALL, I_ALT, seriesKey } from '../domain/key.ts';
import type { Rapport } from '../domain/rapport.ts';
import type { Register } from '../domain/register.ts';
import type { Revision } from '../series/revisions.ts';
import { isHiddenSince, listableEndringer, type Skjermede } from '../series/hidden.ts';
import { seriesName } from '../text/workings.ts';
import { largeLetter } from '../text/phrase.ts';
import { formatPeriod, manedHtml } from './format.ts';
import { periodOf } from './source.ts';
import type { Link, PageHead } from './model.ts';
import { markup, joinHtml, type Html } from './html.ts';
import { revisionLink, revisionsPath } from './revision-path.ts';
import { countRevisions, differenceHtml, type RevisionCount } from './revisions.ts';

/** What one release changed, in short. */
export interface RevisionSummary extends RevisionCount {
  id: string;
  /** The release, and the page of its changes. */
  release: Link;
  /** The largest change of a tiltak's figure, and which that is; undefined where none may be told. */
  largest: { difference: Html; series: Link; month: Html } | undefined;
  /** What the grand total was changed by, month by month; empty where it was not, or that may not be told. */
  total: Html;
}

/** The page that says which reports have changed figures of earlier ones, newest first. */
export interface RevisionIndex {
  head: PageHead;
  releases: RevisionSummary[];
}

/** The releases whose changes are told with their sizes, a row of some forty elements; those before are counted only. */
const MOST_DETAILED = 36;

const TOTAL = seriesKey({ niva: I_ALT, id: I_ALT, hovedgruppe: ALL, kjonn: ALL });

/**
 * The model of `/endringer/`: each report that changed a figure, and how much. Nothing is told of the size of a change
 * where either report hides its figure, or the newest one does.
 */
export function revisionIndex(
  changes: readonly Revision[],
  rapporter: readonly Rapport[],
  register: Register,
  hidden: Skjermede,
): RevisionIndex {
  const byRelease = Map.groupBy(listableEndringer(changes, hidden), ({ rapport }) => rapport);
  const changed = [...rapporter].reverse().filter(({ id }) => byRelease.has(id));
  return {
    head: {
      sti: '/endringer/',
      tittel: 'Endrede tall – Tiltakstall',
      description: 'Rapporter som har endret tall fra tidligere rapporter, og hvor mye.',
      breadcrumbs: [],
    },
    releases: changed.map((rapport, i) => {
      const own = byRelease.get(rapport.id) ?? [];
      const open = i < MOST_DETAILED ? openChanges(own, hidden) : [];
      return {
        id: rapport.id,
        release: { tekst: periodName(rapport), sti: revisionsPath(rapport.id) },
        ...countRevisions(own),
        largest: largestOf(open, register),
        total: joinHtml(
          open
            .filter(({ serie }) => serie === TOTAL)
            .map(({ maned, fra, til }) => markup`${manedHtml(maned)} ${differenceHtml(fra, til)}`),
          ', ',
        ),
      };
    }),
  };
}

/** A change from one number to another. */
interface OpenChange extends Revision {
  fra: VisibleObservation;
  til: VisibleObservation;
}

/** The changes whose size may be told: from one number to another, of a figure that is not hidden now. */
function openChanges(changes: readonly Revision[], hidden: Skjermede): OpenChange[] {
  return changes.filter(
    (change): change is OpenChange =>
      isVisibleObservation(change.fra) &&
      isVisibleObservation(change.til) &&
      !isHiddenSince(change.til, hidden),
  );
}

/** «Januar–mai 2021». */
function periodName(rapport: Rapport): string {
  const { fra, til } = periodOf(rapport);
  return largeLetter(formatPeriod(fra, til));
}

function sizeOf({ fra, til }: OpenChange): number {
  return Math.abs(til.verdi.antall - fra.verdi.antall);
}

/** The first of the largest changes of tiltak: groups and the total, which they are part of, are changed by no less. */
function largestOf(open: readonly OpenChange[], register: Register): RevisionSummary['largest'] {
  const [first, ...others] = open.filter(({ serie }) => serie.startsWith('tiltak/'));
  if (!first) return undefined;
  const largest = others.reduce((most, one) => (sizeOf(one) > sizeOf(most) ? one : most), first);
  const { rapport, serie, maned, fra, til } = largest;
  return {
    series: { tekst: seriesName(register, serie), sti: revisionLink(rapport, serie) },
    month: manedHtml(maned),
    difference: differenceHtml(fra, til),
  };
}
