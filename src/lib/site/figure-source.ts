import type { FigureKind } from '../domain/contract.ts';
import type { SeriesKey } from '../domain/key.ts';
import { addManeder } from '../domain/maned.ts';
import type { PageContext } from './context.ts';
import { periodHtml } from './format.ts';
import { escapeHtml, linkHtml, markup, type Html } from './html.ts';
import { reportPath } from './paths.ts';
import { andEarlier, periodOf } from './source.ts';

/** How many of the latest months a figure shows that is of no more. */
const SHOWN: Partial<Record<FigureKind, number>> = { sammensetning: 1, sosken: 1, bevegelser: 2 };

/** What a figure's source says of earlier reports: some of the months that it shows may be theirs. */
export function earlierReports(
  slag: FigureKind,
  serier: SeriesKey[],
  context: PageContext,
): string {
  const count = SHOWN[slag];
  const first = count === undefined ? '' : addManeder(context.maned, 1 - count);
  const shown = serier.flatMap((key) => {
    const series = context.serier.get(key);
    return series
      ? { ...series, observasjoner: series.observasjoner.filter(({ maned }) => maned >= first) }
      : [];
  });
  return andEarlier(shown, context.release);
}

/** The source as a line under a figure on a page, with a link to the release. */
export function figureSource({ release, rapport, link, site }: PageContext, earlier: string): Html {
  const { fra, til } = periodOf(release);
  const told = markup`rapporten for ${periodHtml(fra, til)}`;
  return markup`Kilde: Nav, ${linkHtml(link(reportPath(rapport)), told)}${escapeHtml(earlier)}. Bearbeidet av ${escapeHtml(site.name)}.`;
}
