import { cells, keyFor, type Subject } from '../facts/context.ts';
import { addManeder, type Maned } from '../domain/maned.ts';
import { summaryFor } from '../text/summary.ts';
import { largeLetter, toPlain } from '../text/phrase.ts';
import { formatManed } from './format.ts';
import type { PageContext } from './context.ts';
import { phrasingHtml, type Html } from './html.ts';
import { periodOf } from './source.ts';
import type { Setning } from './model.ts';
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
}

/** Said once on the page, and not of any month. */
const SAID_ONCE = ['sesong'];

/** Said of the series and not of the month the text is about. */
const OF_SERIES = ['mangler', 'brudd', 'revidert', 'revidert-flere', 'rettet'];

/** Which earlier months a page tells of: all that its release covers, or only those that no release before it has told of. */
export type Lookback = 'hele' | 'nye';

/** The subject's summaries for earlier months, latest first; none of months before its first number or mark. */
export function earlier(
  subject: Subject,
  context: PageContext,
  lookback: Lookback = 'hele',
): Tidligere[] {
  const from = firstMonth(context, lookback);
  const now = summaryFor(subject, context).caveats.map(({ innhold }) => toPlain(innhold));
  return cells(context, keyFor(subject))
    .map(({ maned }) => maned)
    .filter((maned) => maned >= from && maned < context.maned)
    .reverse()
    .map((maned) => toEarlier(subject, { ...context, maned }, now));
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
