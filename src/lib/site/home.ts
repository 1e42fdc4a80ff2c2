import { THE_WHOLE } from '../facts/context.ts';
import { frontPageSummary } from '../text/summary.ts';
import { wholeDataSet } from './data.ts';
import { previewOf, quoteHtml, subjectQuotation, sourceSentence, keyFiguresFor } from './entity.ts';
import { movementsFigure, hovedgruppeFigure, kjonnFigure, developmentFigure } from './figures.ts';
import { nameByPage } from './page-figures.ts';
import type { PageContext } from './context.ts';
import { periodOf, type SourcePage } from './source.ts';
import type { Figur, Nokkeltall, PageHead, Cited } from './model.ts';
import type { Html } from './html.ts';
import { movementOverview, overview, type Overview } from './overview.ts';
import { sortingOptions, type SortingOptions } from './sorting.ts';
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
  nokkeltall: Nokkeltall[];
  figurer: Figur[];
  /** What moved most, in short; undefined where nothing can be compared. */
  bevegelser: Overview | undefined;
  overview: Overview;
  sortings: SortingOptions[];
}

/** The model of the front page. */
export function frontPage(context: PageContext): FrontPage {
  const summary = frontPageSummary(context);
  return {
    head: {
      sti: '/',
      emne: THE_WHOLE,
      tittel: 'Tiltakstall – deltakere i arbeidsrettede tiltak',
      ...previewOf(THE_WHOLE, summary.overskrift.innhold, context),
      breadcrumbs: [],
      dataset: { ...wholeDataSet(context), id: '/' },
    },
    maned: context.maned,
    periode: periodOf(context.release),
    rapportPath: reportPath(context.rapport),
    story: story(summary, context, termLinker(context)),
    kilde: sourceSentence(context),
    cited: subjectQuotation(THE_WHOLE, summary.overskrift.innhold, context),
    quote: quoteHtml(THE_WHOLE, context),
    nokkeltall: keyFiguresFor(THE_WHOLE, context),
    figurer: wholeFigures(context).map(nameByPage),
    bevegelser: movementOverview(context),
    overview: overview(context),
    sortings: sortingOptions(undefined),
  };
}

/** The figures of the whole: development, largest movements, sexes, hovedgrupper. */
export function wholeFigures(context: PageContext): Figur[] {
  return [
    developmentFigure(THE_WHOLE, context),
    movementsFigure(context),
    kjonnFigure(THE_WHOLE, context),
    hovedgruppeFigure(THE_WHOLE, context),
  ].filter((figure) => figure !== undefined);
}
