import { siblings } from '../facts/parts.ts';
import { cells, keyFor, toldPeriod, visibleFor, type Subject } from '../facts/context.ts';
import type { Maned } from '../domain/maned.ts';
import { parseSeriesKey } from '../domain/key.ts';
import { isVisible } from '../domain/value.ts';
import { agencyName, formsFor, nameAmongPeers, nameFor } from '../text/forms.ts';
import { toPlain, type Phrase } from '../text/phrase.ts';
import { keyFigures, type KeyFigureText } from '../text/key-figures.ts';
import { standing } from '../text/standing.ts';
import { summaryFor, SEASON_SENTENCE } from '../text/summary.ts';
import { quotable } from '../text/quote.ts';
import { archivedPath, comparisonPath, figurePath, latestPath, reportPath } from './paths.ts';
import {
  changeFigure,
  hovedgruppeFigure,
  kjonnFigure,
  compositionFigure,
  siblingsFigure,
  developmentFigure,
} from './figures.ts';
import {
  nameByPage,
  isSiblings,
  leadToFigurePages,
  mapFigures,
  shareTables,
} from './page-figures.ts';
import { monthlyChanges } from '../facts/change.ts';
import { withChangeColumn, hovedgruppePlan, kjonnPlan, numberTable } from './tables.ts';
import { subjectDataset } from './data.ts';
import { periodHtml } from './format.ts';
import { aboutSubject, type PageContext } from './context.ts';
import {
  escapeHtml,
  markup,
  linkHtml,
  nameHtml,
  NO_HTML,
  type Html,
  markdownHtml,
  phrasingHtml,
} from './html.ts';
import { periodOf, titleInside, type SourcePage, sourceList } from './source.ts';
import {
  type FigureModel,
  type Link,
  type KeyFigure,
  type PageHead,
  type Cited,
  type NumberTable,
} from './model.ts';
import { partOverview, type Overview } from './overview.ts';
import { earlierMonths, story, type Lookback, type Story, type EarlierMonth } from './summary.ts';
import type { PageEditions } from './editions.ts';
import { termLinker, type TermLinker } from './terms.ts';
import { cited } from './citation.ts';
import { entryFor } from '../domain/register.ts';

/** What a subject is, as its registry entry says. */
interface SubjectExplanation {
  /** The sentence at the top of the page. */
  ingress: Html | undefined;
  /** The longer one lower down, and the sentence that says where both are from. */
  forklaring: { html: Html; kilder: Html } | undefined;
  /** The link to that one: on the page, or on another. */
  explainedAt: string | undefined;
}

/** The page of a tiltak, a tiltaksgruppe or a hovedgruppe. */
export interface EntityPage extends SubjectExplanation {
  head: PageHead;
  navn: string;
  /** The name, breakable where a reader would break it. */
  nameHtml: Html;
  /** What the agency calls it, where that is another name. */
  agencyName: string | undefined;
  /** «Tiltak i gruppen», and the group. */
  art: string;
  gruppe: Link | undefined;
  maned: Maned;
  periode: SourcePage['periode'];
  /** The sentence that names the source, with a link to the release. */
  kilde: Html;
  story: Story;
  nokkeltall: KeyFigure[];
  /** Where it stands among the others, shown beside the summary; empty where that cannot be told. */
  standing: KeyFigure[];
  /** The development, in the whole width of the page. */
  mainFigure: FigureModel | undefined;
  figurer: FigureModel[];
  /** True where every month is hidden: there is nothing to draw, and the page says why. */
  skjermetWhole: boolean;
  /** The tiltak of a group, or the groups within a hovedgruppe. */
  deler: { tittel: string; overview: Overview } | undefined;
  tabeller: NumberTable[];
  /** What was told in earlier months, latest first. */
  tidligere: EarlierMonth[];
  hasSkjermet: boolean;
  cited: Cited;
  /** A sentence to quote as it stands. */
  quote: Html | undefined;
  /** The page where it is compared with the largest of the others; undefined where there is none, and on pages that releases keep. */
  comparison?: Link | undefined;
  /** Pages of the others on the same level: in the same group, or all groups. */
  relatives: { tittel: string; lenker: Link[] };
}

/** The model of an entity's latest page, as told by the release and month of the context. `editions`: the pages that releases keep of it. */
export function entityPage(
  subject: Subject,
  context: PageContext,
  editions?: PageEditions,
): EntityPage {
  const whole = {
    ...wholeEntityPage(subject, context, 'hele', editions),
    comparison: comparisonOf(subject, context),
  };
  return leadToFigurePages(
    mapFigures(shareTables(whole), (figure) => nameByPage(figure)),
    (id) => context.link(figurePath(id)),
    (figure) => isSiblings(figure) && figure.table !== undefined && figure.table.eldre.length > 0,
  );
}

/**
 * The same, where every figure has the table of its own numbers. Earlier months that one of `editions` tells in full are told
 * there. The main figure shows the whole series; the others, and the lines in tables of parts, what `shown` has of theirs.
 */
export function wholeEntityPage(
  emne: Subject,
  basis: PageContext,
  lookback: Lookback,
  editions?: PageEditions,
  shown = basis,
): EntityPage {
  const context = aboutSubject(emne, basis);
  const navn = nameFor(context.register, emne);
  const summary = summaryFor(emne, context);
  const skjermetWhole = isSkjermetWhole(emne, context);
  // In the order of the page: a term is linked where the page first says it.
  const withTerms = termLinker(context);
  const ingress = introductionFor(emne, context, withTerms);
  const told = story(summary, context, withTerms);
  const forklaring = explanationFor(emne, context, withTerms);
  return {
    head: {
      sti: context.pathTo(emne),
      emne,
      name: navn,
      ...previewOf(emne, summary.overskrift.innhold, context),
      breadcrumbs: breadcrumbs(emne, context),
      dataset: subjectDataset(emne, context),
    },
    navn,
    nameHtml: nameHtml(navn),
    agencyName: agencyName(context.register, emne),
    ...artOf(emne, context),
    maned: context.maned,
    periode: toldPeriod(context, keyFor(emne)),
    kilde: sourceSentence(context),
    ingress,
    story: told,
    nokkeltall: keyFiguresFor(emne, context),
    standing: standing(emne, context).map((line) => toKeyFigure(line, context)),
    ...drawnFor(emne, basis, shown),
    skjermetWhole,
    deler: partsFor(emne, aboutSubject(emne, shown)),
    tabeller: tablesFor(emne, context),
    tidligere: earlierMonths(emne, context, lookback, editions),
    hasSkjermet: hasHidden(emne, context),
    cited: citeSubject(emne, summary.overskrift.innhold, context),
    quote: quoteHtml(emne, context),
    forklaring,
    explainedAt: forklaring && '#forklaring',
    relatives: relativesFor(emne, context),
  };
}

/** What a link to a page is shown with: its headline, and the sentence to quote. */
export function previewOf(
  subject: Subject,
  heading: Phrase,
  context: PageContext,
): Pick<PageHead, 'overskrift' | 'description'> {
  const overskrift = toPlain(heading);
  const quote = quotable(subject, context, context.site.name);
  return { overskrift, description: quote ? toPlain(quote) : overskrift };
}

/** The sentence to quote as markup. */
export function quoteHtml(subject: Subject, context: PageContext): Html | undefined {
  const quote = quotable(subject, context, context.site.name);
  return quote && context.html(quote);
}

/** An entity's page, or the front page, as something to cite: name and headline, which may have the name in it. */
export function citeSubject(subject: Subject, heading: Phrase, context: PageContext): Cited {
  const { register } = context;
  const name = nameFor(register, subject);
  const headline = toPlain(heading);
  const isNamed = [name, formsFor(register, subject).setning].some((one) =>
    headline.toLowerCase().includes(one.toLowerCase()),
  );
  return cited(
    {
      slag: 'side',
      tittel: isNamed ? headline : `${name}: ${headline}`,
      tittelHtml: markup`${isNamed ? NO_HTML : markup`${escapeHtml(name)}: `}${context.html(heading)}`,
      sti: archivedPath(context.rapport, latestPath(subject)),
    },
    context,
  );
}

/** The sentence that names the source, with a link to the release. */
export function sourceSentence(
  { release: issue, rapport, link, site }: PageContext,
  path = reportPath(rapport),
): Html {
  const { fra, til } = periodOf(issue);
  const release = linkHtml(link(path), markup`rapporten for ${periodHtml(fra, til)}`);
  return markup`Nav: ${escapeHtml(titleInside(issue))}, ${release}. Bearbeidet av ${escapeHtml(site.name)}.`;
}

/** The source of a page without a summary, and what a summary would have said of the season. */
export function sourceWithSeason(context: PageContext): Html {
  return markup`${sourceSentence(context)} ${escapeHtml(SEASON_SENTENCE)}`;
}

/** The key figures of an entity as markup. */
export function keyFiguresFor(subject: Subject, context: PageContext): KeyFigure[] {
  return keyFigures(subject, context).map((figure) => toKeyFigure(figure, context));
}

function toKeyFigure(
  { etikett, verdi, detail }: Omit<KeyFigureText, 'id'>,
  { html }: PageContext,
): KeyFigure {
  return { etikett: html(etikett), verdi: html(verdi), detail: detail && html(detail) };
}

/** Every figure of an entity's page, in the page's order; none where every month is hidden. */
export function entityFigures(subject: Subject, context: PageContext): FigureModel[] {
  const { mainFigure, figurer } = drawnFor(subject, context, context);
  return mainFigure ? [mainFigure, ...figurer] : [];
}

type Figures = Pick<EntityPage, 'mainFigure' | 'figurer'>;

/** The figures of each entity: pages, files and pictures of one release show the same. */
const drawn = new WeakMap<PageContext, Map<string, Figures>>();

function drawnFor(subject: Subject, context: PageContext, shown: PageContext): Figures {
  const known = drawn.get(shown) ?? new Map<string, Figures>();
  drawn.set(shown, known);
  const key = `${subject.niva}/${subject.id}`;
  const figures = known.get(key) ?? {
    mainFigure: developmentFigure(subject, context),
    figurer: isSkjermetWhole(subject, context) ? [] : figuresFor(subject, context, shown),
  };
  known.set(key, figures);
  return figures;
}

/** The figures beside the main one. One that has nothing to draw of what is `shown` has the whole: its address is promised. */
function figuresFor(subject: Subject, context: PageContext, shown: PageContext): FigureModel[] {
  const sharing = subject.niva === 'hovedgruppe' ? 'tiltaksgruppe' : 'tiltak';
  const composition = (of: Subject, basis: PageContext) =>
    of.niva === 'tiltak' ? undefined : compositionFigure(of, sharing, basis);
  return [kjonnFigure, hovedgruppeFigure, changeFigure, composition, siblingsFigure]
    .map((draw) => draw(subject, shown) ?? (shown === context ? undefined : draw(subject, context)))
    .filter((figure) => figure !== undefined);
}

/** The entity's tables: by hovedgruppe, and by sex where the report prints that. */
export function tablesFor(subject: Subject, context: PageContext): NumberTable[] {
  const { register } = context;
  return [
    withChanges(
      numberTable(
        'tabell-hovedgrupper',
        'Antall deltakere',
        hovedgruppePlan(subject, register),
        context,
      ),
      monthlyChanges(context, keyFor(subject)),
    ),
    kjonnTable(subject, context),
  ].filter((table) => table !== undefined);
}

/** No column of changes where no two months have one. */
function withChanges(
  table: NumberTable | undefined,
  changes: ReturnType<typeof monthlyChanges>,
): NumberTable | undefined {
  return table && changes.length > 0 ? withChangeColumn(table, changes) : table;
}

/** Women and men, or the one of them that the reports print. */
function kjonnTable(subject: Subject, context: PageContext): NumberTable | undefined {
  const plan = kjonnPlan(subject, context.register).filter(({ serie }) =>
    context.serier.has(serie),
  );
  const sexes = new Set(plan.map(({ serie }) => parseSeriesKey(serie).kjonn));
  const title = sexes.size === 2 ? 'Kvinner og menn' : sexes.has('kvinner') ? 'Kvinner' : 'Menn';
  return numberTable('tabell-kjonn', title, plan, context);
}

function hasHidden(subject: Subject, { register, serier }: PageContext): boolean {
  return [...hovedgruppePlan(subject, register), ...kjonnPlan(subject, register)].some(
    ({ serie }) => serier.get(serie)?.observasjoner.some(({ verdi }) => !isVisible(verdi)),
  );
}

function artOf(subject: Subject, context: PageContext): Pick<EntityPage, 'art' | 'gruppe'> {
  if (subject.niva !== 'tiltak')
    return {
      art: subject.niva === 'hovedgruppe' ? 'Hovedgruppe' : 'Tiltaksgruppe',
      gruppe: undefined,
    };
  const group = groupOf(subject, context);
  return { art: 'Tiltak i gruppen', gruppe: group && toLink(group, context, nameAmongPeers) };
}

function breadcrumbs(subject: Subject, context: PageContext): Link[] {
  const group = groupOf(subject, context);
  const root = { tekst: 'Alle tiltak', sti: context.listPath };
  return group ? [root, toLink(group, context)] : [root];
}

function groupOf({ niva, id }: Subject, { register }: PageContext): Subject | undefined {
  const tiltak = niva === 'tiltak' ? register.tiltak.find(({ slug }) => slug === id) : undefined;
  return tiltak && { niva: 'tiltaksgruppe', id: tiltak.gruppe };
}

function toLink(subject: Subject, { register, pathTo }: PageContext, name = nameFor): Link {
  return { tekst: name(register, subject), sti: pathTo(subject) };
}

function partsFor(subject: Subject, context: PageContext): EntityPage['deler'] {
  const rows = partOverview(subject, context);
  if (!rows) return undefined;
  const tittel = subject.niva === 'tiltaksgruppe' ? 'Tiltakene i gruppen' : 'Tiltaksgruppene';
  return { tittel, overview: rows };
}

function relativesFor(subject: Subject, context: PageContext): EntityPage['relatives'] {
  const others = siblings(context, subject).filter(({ emne: other }) => other.id !== subject.id);
  const tittel = {
    'i-alt': '',
    hovedgruppe: 'Andre hovedgrupper',
    tiltaksgruppe: 'Andre tiltaksgrupper',
    tiltak: 'Andre tiltak i gruppen',
  }[subject.niva];
  return { tittel, lenker: others.map(({ emne: other }) => toLink(other, context)) };
}

/** The subject and the largest of the others in the month, of those that can be seen. */
function comparisonOf(subject: Subject, context: PageContext): Link | undefined {
  const others = siblings(context, subject).flatMap(({ emne: other, nokkel }) => {
    const cell = other.id === subject.id ? undefined : visibleFor(context, nokkel, context.maned);
    return cell ? [{ other, antall: cell.verdi.antall }] : [];
  });
  const [largest] = others.sort((a, b) => b.antall - a.antall);
  if (!largest || isSkjermetWhole(subject, context)) return undefined;
  const tekst = `Sammenlign med ${formsFor(context.register, largest.other).setning}`;
  return { tekst, sti: comparisonPath([subject, largest.other]) };
}

/** True when the entity has no visible month at all. */
function isSkjermetWhole(subject: Subject, context: PageContext): boolean {
  return cells(context, keyFor(subject)).every(({ verdi }) => !isVisible(verdi));
}

/** The sentence of an entry, its terms linked. Undefined where it has none. */
function introductionFor(
  subject: Subject,
  { register }: PageContext,
  withTerms: TermLinker,
): Html | undefined {
  const text = entryFor(subject, register)?.ingress;
  return text === undefined ? undefined : phrasingHtml(withTerms([{ type: 'text', value: text }]));
}

/** The explanation of an entry with its sources. Without an explanation of its own the sentence stands there with them. */
function explanationFor(
  subject: Subject,
  { register, link }: PageContext,
  withTerms: TermLinker,
): SubjectExplanation['forklaring'] {
  const entry = entryFor(subject, register);
  if (!entry || entry.kilder.length === 0) return undefined;
  const text = entry.forklaring === '' ? (entry.ingress ?? '') : entry.forklaring;
  return { html: markdownHtml(text, link, withTerms), kilder: sourceList(entry.kilder) };
}
