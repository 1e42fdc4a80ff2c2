import { cells, keyFor, type Subject } from '../facts/context.ts';
import { addManeder, type Maned } from '../domain/maned.ts';
import { summaryFor } from '../text/summary.ts';
import { largeLetter, toPlain } from '../text/phrase.ts';
import type { PageEditions } from './editions.ts';
import { formatManed } from './format.ts';
import type { PageContext } from './context.ts';
import { phrasingHtml } from './html.ts';
import { periodOf } from './source.ts';
import type { Html, Setning } from './model.ts';
import { toSentence } from './summary.ts';

/** What was told of a subject in an earlier month, with nothing known of later ones. */
export interface Tidligere {
  /** What its address on the page ends in: `maned-2021-04`. */
  id: string;
  maned: Maned;
  /** «April 2021». */
  etikett: string;
  overskrift: Html;
  setninger: Setning[];
  caveats: Setning[];
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
 * The subject's summaries for earlier months, latest first; none of months before its first number or mark. With `editions`
 * they are those of the latest page: what a release keeps a page of is told there, and leaves its headline; what no
 * release keeps a page of is told for good.
 */
export function earlier(
  subject: Subject,
  context: PageContext,
  lookback: Lookback = 'hele',
  editions?: PageEditions,
): Tidligere[] {
  const from = firstMonth(context, lookback);
  const now = summaryFor(subject, context).caveats.map(({ innhold }) => toPlain(innhold));
  const paths = new Map(editions?.list.map(({ maned, sti }) => [maned, sti]));
  const isTold = (maned: Maned) =>
    maned < context.maned && (maned >= from || (editions !== undefined && !paths.has(maned)));
  const told = cells(context, keyFor(subject))
    .map(({ maned }) => maned)
    .filter(isTold)
    .reverse()
    .map((maned) => toEarlier(subject, { ...context, maned }, now));
  return leadOn(told, ({ maned }) => paths.get(maned));
}

/** The same months, each by its headline alone where `pathOf` leads to a page that tells it in full. */
export function leadOn(
  maneder: readonly Tidligere[],
  pathOf: (one: Tidligere) => string | undefined,
): Tidligere[] {
  return maneder.map((one) => {
    const sti = pathOf(one);
    return sti === undefined ? one : { ...one, setninger: [], caveats: [], sti };
  });
}

function firstMonth({ release, forrige }: PageContext, lookback: Lookback): Maned {
  const { fra } = periodOf(release);
  if (lookback === 'hele' || !forrige) return fra;
  const next = addManeder(periodOf(forrige.release).til, 1);
  return next > fra ? next : fra;
}

/** Caveats of the series that stand on the page already, word for word, are left out. */
function toEarlier(subject: Subject, context: PageContext, told: string[]): Tidligere {
  const { maned } = context;
  const { overskrift, setninger, caveats } = summaryFor(subject, context);
  // The page has the same kinds of sentence for its own month.
  const ofMonth = (sentence: (typeof setninger)[number]) =>
    toSentence({ ...sentence, id: `${maned}-${sentence.id}` });
  return {
    id: `maned-${maned}`,
    maned,
    etikett: largeLetter(formatManed(maned)),
    overskrift: phrasingHtml(overskrift.innhold),
    setninger: setninger.map(ofMonth),
    caveats: caveats
      .filter(({ slag }) => !SAID_ONCE.includes(slag))
      .filter(({ slag, innhold }) => !OF_SERIES.includes(slag) || !told.includes(toPlain(innhold)))
      .map(ofMonth),
  };
}
