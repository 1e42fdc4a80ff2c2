import { brieflyKeyed } from '../text/node.ts';
import type { Working, SourceNumber } from '../text/workings.ts';
import { type Phrase, capitalizeFirst, toPlain } from '../text/phrase.ts';
import { type Summary, type Sentence as Told, summaryFor } from '../text/summary.ts';
import { formatPeriod, formatManed } from './format.ts';
import type { PageContext } from './context.ts';
import type { TermLinker } from './terms.ts';
import type { PageEditions } from './editions.ts';
import { markup, type Html } from './html.ts';
import { sourceLink, periodOf, type LinePages } from './source.ts';
import type { SummarySentence, Calculations } from './model.ts';
import { cells, keyFor, type Subject } from '../facts/context.ts';
import { addManeder, type Maned } from '../domain/maned.ts';

/** A subject's text as a page shows it: this month's, with how its numbers were worked out, and those of earlier months. */

/** A summary as a page shows it. */
export interface Story {
  overskrift: Html;
  setninger: SummarySentence[];
  caveats: SummarySentence[];
  /** How its numbers were worked out; undefined when it has none. */
  calculations: Calculations | undefined;
}

/** The summary's sentences and arithmetic as markup, the terms that the page has not said before linked. */
export function story(
  {
    overskrift,
    setninger,
    caveats,
    workings,
  }: Pick<Summary, 'overskrift' | 'setninger' | 'caveats' | 'workings'>,
  { html, pageOf }: Pick<PageContext, 'html' | 'pageOf'>,
  withTerms: TermLinker = (content) => content,
): Story {
  const linked = ({ id, innhold }: Told) => toSentence({ id, innhold: withTerms(innhold) }, html);
  return {
    overskrift: html(overskrift.innhold),
    setninger: setninger.map(linked),
    caveats: caveats.map(linked),
    calculations:
      workings.length > 0 ? toCalculations(workings, overskrift.id, { html, pageOf }) : undefined,
  };
}

/** Sentences have addresses of their own, apart from those of the page's parts. */
function toSentence(
  { id, innhold }: Pick<Told, 'id' | 'innhold'>,
  html: PageContext['html'],
): SummarySentence {
  return { id: `setning-${id}`, html: html(innhold) };
}

/** Each formula and each source once: the sentences themselves stand above, and the formulas lead to them. */
function toCalculations(
  workings: Working[],
  heading: string,
  { html, pageOf }: Pick<PageContext, 'html' | 'pageOf'>,
): Calculations {
  const told = new Set<Html>();
  // A sentence says where it is; the heading's formulas are often those of one.
  const sentencesFirst = workings.toSorted(
    (a, b) => Number(a.id === heading) - Number(b.id === heading),
  );
  const steg = sentencesFirst.flatMap(({ id, claim, formulas }) => {
    const fresh = formulas
      .map((formula) => html(brieflyKeyed(formula)))
      .filter((formula) => !told.has(formula));
    for (const formula of fresh) told.add(formula);
    if (fresh.length === 0) return [];
    return id === heading
      ? { ord: markup`Overskriften`, sti: '#innhold', formulas: fresh }
      : { ord: opening(claim, html), sti: `#setning-${id}`, formulas: fresh };
  });
  return {
    steg,
    kilder: toSources(
      workings.flatMap(({ kilder }) => kilder),
      pageOf,
    ),
  };
}

/** What a sentence says before its first number, or else after it: «Økningen er på …». */
function opening(claim: Phrase, html: PageContext['html']): Html {
  const isNumber = (node: Phrase[number]) => node.type === 'tall';
  const start = claim.findIndex((node) => !isNumber(node));
  const end = claim.findIndex((node, i) => i > start && isNumber(node));
  const words = claim.slice(Math.max(0, start), end < 0 ? undefined : end);
  return markup`${html(trimmed(words))} …`;
}

/** A phrase without space at its ends. */
function trimmed(words: Phrase): Phrase {
  return words.map((node, i) => {
    if (node.type !== 'text') return node;
    const start = i === 0 ? node.value.trimStart() : node.value;
    return { ...node, value: i === words.length - 1 ? start.trimEnd() : start };
  });
}

/** Every series with the lines it was read from; where these are several, with the months each is used for. */
function toSources(sourceNumbers: SourceNumber[], pageOf: LinePages): Calculations['kilder'] {
  const byName = Map.groupBy(sourceNumbers, ({ navn }) => navn);
  return [...byName].map(([navn, number]) => {
    const byPlace = Map.groupBy(number, ({ kilde: { rapport, linje } }) => `${rapport} ${linje}`);
    const steder = [...byPlace.values()].flatMap((here) => {
      const maneder = here.map(({ maned }) => maned).sort();
      const [from, to, source] = [maneder[0], maneder.at(-1), here[0]?.kilde];
      if (!from || !to || !source) return [];
      return {
        link: sourceLink(source.rapport, source.linje, pageOf),
        maneder: byPlace.size > 1 ? formatPeriod(from, to) : undefined,
      };
    });
    return { navn, steder };
  });
}

/** What was told of a subject in an earlier month, with nothing known of later ones. */
export interface EarlierMonth {
  /** What its address on the page ends in: `maned-2021-04`. */
  id: string;
  maned: Maned;
  /** «April 2021». */
  etikett: string;
  overskrift: Html;
  setninger: SummarySentence[];
  caveats: SummarySentence[];
  /** The page where the month is told in full, where it is not here. */
  sti?: string;
}

/** Said once on the page, and not of any month. */
const SAID_ONCE = ['sesong'];

/** Said of the series and not of the month the text is about. */
const OF_SERIES = ['mangler', 'brudd', 'revidert', 'revidert-flere', 'rettet'];

/** Which earlier months a page tells of: all that its release covers, or only those that no release before it has told of. */
export type Lookback = 'hele' | 'nye';

/**
 * The subject's summaries for earlier months, latest first; none of months before its first number or mark. A month that is
 * told in full elsewhere leaves its headline. With the pages that releases keep, the summaries are those of the latest
 * page: what no release keeps a page of is told there for good.
 */
export function earlierMonths(
  subject: Subject,
  context: PageContext,
  lookback: Lookback = 'hele',
  editions?: PageEditions,
): EarlierMonth[] {
  const from = firstMonth(context, lookback);
  const now = summaryFor(subject, context).caveats.map(({ innhold }) => toPlain(innhold));
  const kept = editions?.list;
  const paths = new Map(kept?.map(({ maned, sti }) => [maned, sti]));
  const isTold = (maned: Maned) =>
    maned < context.maned && (maned >= from || (kept !== undefined && !paths.has(maned)));
  return cells(context, keyFor(subject))
    .map(({ maned }) => maned)
    .filter(isTold)
    .reverse()
    .map((maned) => {
      const then = { ...context, maned };
      const sti = paths.get(maned);
      return sti === undefined ? toEarlier(subject, then, now) : toHeadline(subject, then, sti);
    });
}

function idOf(maned: Maned): string {
  return `maned-${maned}`;
}

/** What a month leaves where it is told elsewhere. What is not told here is not made, so that the page does not stand on it. */
function toHeadline(subject: Subject, context: PageContext, sti: string): EarlierMonth {
  const { overskrift } = summaryFor(subject, context);
  return {
    ...monthOf(context),
    overskrift: context.html(overskrift.innhold),
    setninger: [],
    caveats: [],
    sti,
  };
}

function monthOf({ maned }: PageContext): Pick<EarlierMonth, 'id' | 'maned' | 'etikett'> {
  return { id: idOf(maned), maned, etikett: capitalizeFirst(formatManed(maned)) };
}

function firstMonth({ release, forrige }: PageContext, lookback: Lookback): Maned {
  const { fra } = periodOf(release);
  if (lookback === 'hele' || !forrige) return fra;
  const next = addManeder(periodOf(forrige.release).til, 1);
  return next > fra ? next : fra;
}

/** Caveats of the series that stand on the page already, word for word, are left out. */
function toEarlier(subject: Subject, context: PageContext, told: string[]): EarlierMonth {
  const { maned } = context;
  const { overskrift, setninger, caveats } = summaryFor(subject, context);
  // The page has the same kinds of sentence for its own month.
  const ofMonth = (sentence: (typeof setninger)[number]) =>
    toSentence({ ...sentence, id: `${maned}-${sentence.id}` }, context.html);
  return {
    ...monthOf(context),
    overskrift: context.html(overskrift.innhold),
    setninger: setninger.map(ofMonth),
    caveats: caveats
      .filter(({ slag }) => !SAID_ONCE.includes(slag))
      .filter(({ slag, innhold }) => !OF_SERIES.includes(slag) || !told.includes(toPlain(innhold)))
      .map(ofMonth),
  };
}
