import { allElements, nearest, type Element } from './document.ts';
import { addManeder } from '../readers/month.ts';
import type { AuditedPage } from './context.ts';

/** Months that pages of a release show of a series: a year, and the month a year before. */
const MONTHS = 13;

/** A release's own page, and those it keeps about its subjects. */
const OF_RELEASE = /^\/rapporter\/\d[^/]*\/((tiltak|tiltaksgrupper|hovedgrupper)\/[^/]+\/)?$/;

/** A page with its latest months alone, and as each figure on it is judged. */
interface Shown {
  latest: AuditedPage;
  byFigure: Map<Element, AuditedPage>;
}

const known = new WeakMap<AuditedPage, Shown>();

/**
 * The page as a figure or a small drawing on it is to be judged: on pages of a release none but the main figure goes further
 * back than the latest year, or one that would have nothing to draw.
 */
export function shownAt(place: Element, page: AuditedPage): AuditedPage {
  const figure = nearest(place, ({ navn }) => navn === 'figure');
  const kind = /[a-z]+$/.exec(figure?.attr.id ?? '')?.[0] ?? '';
  if (!OF_RELEASE.test(page.adresse) || kind === 'utvikling') return page;
  const shown = known.get(page) ?? {
    latest: { ...page, serier: latest(page) },
    byFigure: new Map<Element, AuditedPage>(),
  };
  known.set(page, shown);
  if (!figure) return shown.latest;
  const judged =
    shown.byFigure.get(figure) ??
    (hasEnough(kind, seriesIn(figure), shown.latest) ? shown.latest : page);
  shown.byFigure.set(figure, judged);
  return judged;
}

/** True where the months hold what such a figure needs: one number, two series with one, or two neighbours. */
function hasEnough(kind: string, series: readonly string[], { serier }: AuditedPage): boolean {
  const months = series.map((one) =>
    [...(serier.get(one) ?? [])].flatMap(([maned, { antall }]) => (antall === '*' ? [] : maned)),
  );
  if (kind === 'endring')
    return months.some((own) => own.some((maned) => own.includes(addManeder(maned, -1))));
  return months.filter((own) => own.length > 0).length >= (kind === 'hovedgrupper' ? 2 : 1);
}

function seriesIn(figure: Element): string[] {
  return [
    ...new Set(allElements(figure).flatMap(({ attr }) => attr['data-serier']?.split(/\s+/) ?? [])),
  ];
}

function latest({ serier }: AuditedPage): AuditedPage['serier'] {
  const months = [...(serier.get('i-alt/i-alt/alle/alle')?.keys() ?? [])].sort();
  const first = addManeder(months.at(-1) ?? '', 1 - MONTHS);
  const out: AuditedPage['serier'] = new Map();
  for (const [series, cells] of serier) {
    const own = [...cells].filter(([maned]) => maned >= first);
    if (own.length > 0) out.set(series, new Map(own));
  }
  return out;
}
