import { GRAND_TOTAL, type Subject } from '../facts/context.ts';
import type { Maned } from '../domain/maned.ts';
import type { Rapport } from '../domain/rapport.ts';
import { rapportSummary } from '../text/report-summary.ts';
import { rapportDataset } from './data.ts';
import { editionLinks, editionNotice } from './editions.ts';
import {
  previewOf,
  quoteHtml,
  citeSubject,
  sourceSentence,
  keyFiguresFor,
  tablesFor,
} from './entity.ts';
import { ledByMain, wholeFigures } from './home.ts';
import { withSharing } from './figure-page.ts';
import { mapFigures, nameByPage } from './page-figures.ts';
import {
  dependenciesOf,
  archivedContext,
  releaseReference,
  type Dependencies,
  type ArchiveMark,
  archivedEntityPage,
  type ArchivedPage,
  archiveNavigation,
  shownOf,
  withoutOlder,
} from './archive.ts';
import { formatInteger } from '../text/number-format.ts';
import { aboutSubject, type PageContext } from './context.ts';
import { joinHtml, markup, type Html } from './html.ts';
import { periodName, periodOf, type SourcePage } from './source.ts';
import {
  type FigureModel,
  type Link,
  type KeyFigure,
  type PageHead,
  type Cited,
  type NumberTable,
} from './model.ts';
import { overview, type Overview } from './overview.ts';
import { story, type Story, earlierMonths, type EarlierMonth } from './summary.ts';
import { reportPath, subjectsIn } from './paths.ts';
import { termLinker } from './terms.ts';

/** Where a release's parts are: text, reconciliation, downloads. */
function releaseLinks(rapport: Rapport): Link[] {
  return [
    { tekst: 'Rapporten linje for linje', sti: `/rapporter/${rapport.id}/kilde/` },
    { tekst: 'Slik går rapporten opp', sti: `/rapporter/${rapport.id}/avstemming/` },
    { tekst: 'Tallene som CSV', sti: `/data/rapporter/${rapport.id}.csv` },
    { tekst: 'Tallene som JSON-stat', sti: `/data/rapporter/${rapport.id}.jsonstat.json` },
  ];
}

/** What moved most one way, and what each line's address on the page ends in. */
export interface MovementList {
  id: string;
  tittel: string;
  linjer: { id: string; navn: string; sti: string; html: Html }[];
}

/** The page of one release, its month's front page: what it told, where its parts are, and what it stands on. */
export interface RapportPage {
  head: PageHead;
  cited: Cited;
  /** A sentence to quote as it stands. */
  quote: Html | undefined;
  maned: Maned;
  periode: SourcePage['periode'];
  nokkeltall: KeyFigure[];
  story: Story;
  /** None where no tiltak went that way, or nothing is told of the month before. */
  bevegelser: MovementList[];
  /** Every tiltak, in its group of then. */
  overview: Overview;
  /** The development of the whole, which the page leads with; undefined where every month is hidden. */
  mainFigure: FigureModel | undefined;
  figurer: FigureModel[];
  tabeller: NumberTable[];
  /** What was told of the whole in earlier months, latest first. */
  tidligere: EarlierMonth[];
  kilde: Html;
  lenker: Link[];
  frosset: ArchiveMark;
  dependencies: Dependencies;
}

/**
 * The model of a release's page, which tells the reader that it stays as it is and where the latest figures are. Every
 * tiltak in it leads to the page that the release keeps about it.
 */
export function rapportPage(context: PageContext): RapportPage {
  const { own: basis, told } = archivedContext(context);
  const own = aboutSubject(GRAND_TOTAL, basis);
  const { release: rapport } = own;
  const summary = rapportSummary(own);
  const shown = shownOf(own, context);
  const { tabeller, ...drawn } = withoutOlder({
    ...ledByMain(wholeFigures(own, shown)),
    tabeller: tablesFor(GRAND_TOTAL, own),
  });
  const { mainFigure, figurer } = mapFigures({ ...drawn, tabeller }, (figure) =>
    withSharing(nameByPage(figure), GRAND_TOTAL, own),
  );
  const everyTiltak = overview(shown);
  const page = {
    head: {
      sti: reportPath(rapport.id),
      emne: GRAND_TOTAL,
      name: `Rapporten for ${periodName(rapport)}`,
      ...previewOf(GRAND_TOTAL, summary.overskrift.innhold, own),
      breadcrumbs: [{ tekst: 'Rapporter', sti: '/rapporter/' }],
      dataset: rapportDataset(own),
    },
    cited: citeSubject(GRAND_TOTAL, summary.overskrift.innhold, own),
    quote: quoteHtml(GRAND_TOTAL, own),
    maned: own.maned,
    periode: periodOf(rapport),
    nokkeltall: keyFiguresFor(GRAND_TOTAL, own),
    story: story(summary, own, termLinker(own)),
    bevegelser: [
      movementList('okte-mest', 'Økte mest', summary.okte, own),
      movementList('gikk-mest-ned', 'Gikk mest ned', summary.gikkNed, own),
    ].filter(({ linjer }) => linjer.length > 0),
    overview: everyTiltak,
    mainFigure,
    figurer,
    tabeller,
    tidligere: earlierMonths(GRAND_TOTAL, own, 'nye'),
    kilde: sourceSentence(own, `${reportPath(rapport.id)}kilde/`),
    lenker: [...releaseLinks(rapport), ...editionLinks(own)],
    frosset: {
      release: { tekst: releaseReference(own) },
      walk: archiveNavigation(GRAND_TOTAL, own),
      edition: editionNotice(own),
    },
  };
  // Last: what the page's texts are computed from is known when they are made.
  return {
    ...page,
    dependencies: dependenciesOf(
      { figurer: mainFigure ? [mainFigure, ...figurer] : figurer, tabeller, overview: everyTiltak },
      told,
    ),
  };
}

function movementList(
  id: string,
  tittel: string,
  lines: ReturnType<typeof rapportSummary>['okte'],
  { pathTo, html }: PageContext,
): MovementList {
  return {
    id,
    tittel,
    linjer: lines.map(({ emne, navn, parts }) => ({
      id: `bevegelse-${emne.id}`,
      navn,
      sti: pathTo(emne),
      html: joinHtml(
        parts.map((part) => markup`<span>${html(part)}</span>`),
        ' ',
      ),
    })),
  };
}

/** How the release reconciles, in a sentence. A release with a broken sum is never built. */
export function reconciliationSentence({ summer }: Rapport): string {
  const exact = summer.filter(({ utfall }) => utfall === 'eksakt').length;
  const [all, right] = [formatInteger(summer.length), formatInteger(exact)];
  if (exact === summer.length) return `Alle de ${all} summene i rapporten går opp nøyaktig.`;
  return `Av ${all} summer går ${right} opp nøyaktig. De andre inneholder skjermede tall eller mangler rader, og ingen av dem er i strid med rapporten.`;
}

/** The models of the pages that a release keeps: its own, and one for each subject. */
export interface ArchivedRelease {
  release: RapportPage;
  sider: { emne: Subject; side: ArchivedPage }[];
}

/** All that the release of `context` keeps. */
export function archivedReleaseFor(context: PageContext): ArchivedRelease {
  const sider = subjectsIn(context.register).map((emne) => ({
    emne,
    side: archivedEntityPage(emne, context),
  }));
  return { release: rapportPage(context), sider };
}
