import type { Maned } from '../domain/maned.ts';
import type { Rapport } from '../domain/rapport.ts';
import { GRAND_TOTAL } from '../facts/context.ts';
import type { Revision } from '../series/revisions.ts';
import { formatInteger } from '../text/number-format.ts';
import { capitalizeFirst } from '../text/phrase.ts';
import { frontPageSummary } from '../text/summary.ts';
import { wholeDataSet } from './data.ts';
import { previewOf, quoteHtml, citeSubject, sourceSentence, keyFiguresFor } from './entity.ts';
import {
  movementsFigure,
  hovedgruppeFigure,
  kjonnFigure,
  developmentFigure,
  figureId,
} from './figures.ts';
import { nameByPage } from './page-figures.ts';
import { aboutSubject, type PageContext } from './context.ts';
import { periodName } from './source.ts';
import type { FigureModel, KeyFigure, PageHead, Cited, Link } from './model.ts';
import type { Html } from './html.ts';
import { movementOverview, overview, type Overview, type OverviewRow } from './overview.ts';
import { sortingOptions, type SortingOption } from './list-of-tiltak.ts';
import { reportPath } from './paths.ts';
import { story, type Story } from './summary.ts';
import { termLinker } from './terms.ts';

/** The front page: the month in short, and everything there is. */
export interface FrontPage {
  head: PageHead;
  maned: Maned;
  story: Story;
  kilde: Html;
  cited: Cited;
  /** A sentence to quote as it stands. */
  quote: Html | undefined;
  nokkeltall: KeyFigure[];
  /** The development of the whole, in the first screen; undefined where every month is hidden. */
  mainFigure: FigureModel | undefined;
  figurer: FigureModel[];
  /** The hovedgrupper, each with its newest figure and its series as a small line. */
  cards: OverviewRow[];
  /** What moved most, in short; undefined where nothing can be compared. */
  bevegelser: Overview | undefined;
  overview: Overview;
  sortings: SortingOption[];
}

/** The model of the front page: what the newest release tells of its last month. */
export function frontPage(basis: PageContext): FrontPage {
  const context = aboutSubject(GRAND_TOTAL, basis);
  const summary = frontPageSummary(context);
  const rows = overview(context);
  return {
    head: {
      sti: '/',
      emne: GRAND_TOTAL,
      tittel: 'Tiltakstall – deltakere i arbeidsrettede tiltak',
      ...previewOf(GRAND_TOTAL, summary.overskrift.innhold, context),
      breadcrumbs: [],
      dataset: { ...wholeDataSet(context), id: '/' },
    },
    maned: context.maned,
    story: story(summary, context, termLinker(context)),
    kilde: sourceSentence(context),
    cited: citeSubject(GRAND_TOTAL, summary.overskrift.innhold, context),
    quote: quoteHtml(GRAND_TOTAL, context),
    nokkeltall: keyFiguresFor(GRAND_TOTAL, context),
    ...ledByMain(wholeFigures(context).map(nameByPage)),
    cards: rows.deler[0]?.rader ?? [],
    bevegelser: movementOverview(context),
    overview: rows,
    sortings: sortingOptions(undefined),
  };
}

/** The figures of the whole with the one that a page leads with apart from the others. */
export function ledByMain(
  figures: readonly FigureModel[],
): Pick<FrontPage, 'mainFigure' | 'figurer'> {
  const isMain = ({ id }: FigureModel) => id === figureId(GRAND_TOTAL, 'utvikling');
  return {
    mainFigure: figures.find(isMain),
    figurer: figures.filter((figure) => !isMain(figure)),
  };
}

/** A release as the front page lists it: its page, and how many earlier figures it changed, in words; empty where none. */
export interface LatestRelease extends Link {
  note: string;
}

/** How many releases the front page lists. */
const LISTED_RELEASES = 4;

/** The latest releases, newest first. */
export function latestReleases(
  releases: readonly Pick<Rapport, 'id' | 'maneder'>[],
  changes: readonly Revision[],
): LatestRelease[] {
  return releases
    .slice(-LISTED_RELEASES)
    .reverse()
    .map((release) => {
      const count = changes.filter(({ rapport }) => rapport === release.id).length;
      return {
        tekst: capitalizeFirst(periodName(release)),
        sti: reportPath(release.id),
        note: count === 0 ? '' : `${formatInteger(count)} tall endret`,
      };
    });
}

/** The figures of the whole: development, largest movements, sexes, hovedgrupper. */
export function wholeFigures(context: PageContext): FigureModel[] {
  return [
    developmentFigure(GRAND_TOTAL, context),
    movementsFigure(context),
    kjonnFigure(GRAND_TOTAL, context),
    hovedgruppeFigure(GRAND_TOTAL, context),
  ].filter((figure) => figure !== undefined);
}
