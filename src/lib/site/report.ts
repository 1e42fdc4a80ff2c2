import { THE_WHOLE } from '../facts/context.ts';
import type { Maned } from '../domain/maned.ts';
import type { Rapport } from '../domain/rapport.ts';
import { toPlain } from '../text/phrase.ts';
import { rapportSummary } from '../text/report-summary.ts';
import { rapportDataset } from './dataset.ts';
import { editionLinks, editionNotice } from './superseded.ts';
import { subjectQuotation, sourceSentence, keyFiguresFor, tablesFor } from './entity.ts';
import { wholeFigures } from './home.ts';
import { withSharing } from './figure-sharing.ts';
import { nameByPage } from './figure-names.ts';
import {
  dependenciesOf,
  freezePaths,
  editionName,
  type Dependencies,
  type Frysning,
} from './archive.ts';
import { formatInteger } from '../text/number-format.ts';
import { formatPeriod } from './format.ts';
import type { PageContext } from './context.ts';
import { phrasingHtml, type Html } from './html.ts';
import { periodOf, type SourcePage } from './source.ts';
import type { Figur, Link, Nokkeltall, PageHead, Cited, NumberTable } from './model.ts';
import { overview, type Overview } from './overview.ts';
import { story, type Story } from './summary.ts';
import { pathTo } from './paths.ts';
import { earlier, type Tidligere } from './earlier.ts';
import { walkFrom } from './walk.ts';

/** Where a release's parts are: text, reconciliation, downloads. */
export function releaseLinks(rapport: Rapport): Link[] {
  return [
    { tekst: 'Rapporten linje for linje', sti: `/rapporter/${rapport.id}/kilde/` },
    { tekst: 'Slik går rapporten opp', sti: `/rapporter/${rapport.id}/avstemming/` },
    { tekst: 'Tallene som CSV', sti: `/data/rapporter/${rapport.id}.csv` },
    { tekst: 'Tallene som regneark', sti: `/data/rapporter/${rapport.id}.xlsx` },
    { tekst: 'Tallene som JSON-stat', sti: `/data/rapporter/${rapport.id}.jsonstat.json` },
  ];
}

/** `januar–mai 2021`. */
export function rapportName(rapport: Rapport): string {
  const { fra, til } = periodOf(rapport);
  return formatPeriod(fra, til);
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
  maned: Maned;
  periode: SourcePage['periode'];
  nokkeltall: Nokkeltall[];
  story: Story;
  bevegelser: MovementList[];
  /** Every tiltak, in its group of then. */
  overview: Overview;
  figurer: Figur[];
  tabeller: NumberTable[];
  /** What was told of the whole in earlier months, latest first. */
  tidligere: Tidligere[];
  kilde: Html;
  lenker: Link[];
  frosset: Frysning;
  dependencies: Dependencies;
}

/**
 * The model of a release's page, which tells the reader that it stays as it is and where the latest figures are. Every
 * tiltak in it leads to the page that the release keeps about it.
 * `helhetsfigurer` are the figures of the whole, where somebody has drawn them already.
 */
export function rapportPage(context: PageContext, figures = wholeFigures(context)): RapportPage {
  const { release: rapport } = context;
  const tabeller = tablesFor(THE_WHOLE, context);
  const summary = rapportSummary(context);
  const list = (id: string, tittel: string, lines: typeof summary.okte): MovementList => ({
    id,
    tittel,
    linjer: lines.map(({ emne, navn, innhold }) => ({
      id: `bevegelse-${emne.id}`,
      navn,
      sti: pathTo(emne),
      html: phrasingHtml(innhold),
    })),
  });
  const freeze = <T>(data: T) => freezePaths(data, rapport.id);
  const page = {
    head: {
      sti: `/rapporter/${rapport.id}/`,
      emne: THE_WHOLE,
      tittel: `Rapporten for ${rapportName(rapport)} – Tiltakstall`,
      description: toPlain(summary.overskrift.innhold),
      breadcrumbs: [{ tekst: 'Rapporter', sti: '/rapporter/' }],
      dataset: rapportDataset(context),
    },
    cited: subjectQuotation(THE_WHOLE, summary.overskrift.innhold, context),
    maned: context.maned,
    periode: periodOf(rapport),
    nokkeltall: keyFiguresFor(THE_WHOLE, context),
    story: story(summary),
    bevegelser: freeze([
      list('okte-mest', 'Økte mest', summary.okte),
      list('gikk-mest-ned', 'Gikk mest ned', summary.gikkNed),
    ]),
    overview: freeze(overview(context)),
    figurer: freeze(figures).map((figure) => withSharing(nameByPage(figure), THE_WHOLE, context)),
    tabeller,
    tidligere: earlier(THE_WHOLE, context, 'nye'),
    kilde: sourceSentence(context, `/rapporter/${rapport.id}/kilde/`),
    lenker: [...releaseLinks(rapport), ...editionLinks(context)],
    frosset: {
      release: { tekst: editionName(context) },
      walk: walkFrom(THE_WHOLE, context),
      edition: editionNotice(context),
    },
  };
  return { ...page, dependencies: dependenciesOf(page, page.figurer, tabeller) };
}

/** How the release reconciles, in a sentence. A release with a broken sum is never built. */
export function reconciliationSentence({ summer }: Rapport): string {
  const exact = summer.filter(({ utfall }) => utfall === 'eksakt').length;
  const [all, right] = [formatInteger(summer.length), formatInteger(exact)];
  if (exact === summer.length) return `Alle de ${all} summene i rapporten går opp nøyaktig.`;
  return `Av ${all} summer går ${right} opp nøyaktig. De andre inneholder skjermede tall eller mangler rader, og ingen av dem er i strid med rapporten.`;
}
