import { GRAND_TOTAL } from '../facts/context.ts';
import { frontPageSummary } from '../text/summary.ts';
import { wholeDataSet } from './data.ts';
import { previewOf, quoteHtml, citeSubject, sourceSentence, keyFiguresFor } from './entity.ts';
import { movementsFigure, hovedgruppeFigure, kjonnFigure, developmentFigure } from './figures.ts';
import { nameByPage } from './page-figures.ts';
import { aboutSubject, type PageContext } from './context.ts';
import { periodOf, type SourcePage } from './source.ts';
import type { FigureModel, KeyFigure, PageHead, Cited } from './model.ts';
import type { Html } from './html.ts';
import { movementOverview, overview, type Overview } from './overview.ts';
import { sortingOptions, type SortingOption } from './sorting.ts';
import { reportPath } from './paths.ts';
import { story, type Story } from './summary.ts';
import { termLinker } from './terms.ts';

/** The front page: the month in short, and everything there is. */
export interface FrontPage {
  head: PageHead;
  maned: SourcePage['periode']['til'];
  periode: SourcePage['periode'];
  rapportPath: string;
  story: Story;
  kilde: Html;
  cited: Cited;
  /** A sentence to quote as it stands. */
  quote: Html | undefined;
  nokkeltall: KeyFigure[];
  figurer: FigureModel[];
  /** What moved most, in short; undefined where nothing can be compared. */
  bevegelser: Overview | undefined;
  overview: Overview;
  sortings: SortingOption[];
}

/** The model of the front page: what the newest release tells of its last month. */
export function frontPage(basis: PageContext): FrontPage {
  const context = aboutSubject(GRAND_TOTAL, basis);
  const summary = frontPageSummary(context);
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
    periode: periodOf(context.release),
    rapportPath: reportPath(context.rapport),
    story: story(summary, context, termLinker(context)),
    kilde: sourceSentence(context),
    cited: citeSubject(GRAND_TOTAL, summary.overskrift.innhold, context),
    quote: quoteHtml(GRAND_TOTAL, context),
    nokkeltall: keyFiguresFor(GRAND_TOTAL, context),
    figurer: wholeFigures(context).map(nameByPage),
    bevegelser: movementOverview(context),
    overview: overview(context),
    sortings: sortingOptions(undefined),
  };
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
