import { addManeder, type Maned } from '../domain/maned.ts';
import { pairFor, compare } from '../facts/change.ts';
import {
  cellFor,
  cells,
  isComparable,
  isVisibleObservation,
  keyFor,
  type Subject,
  type FactContext,
} from '../facts/context.ts';
import { kjonnSplitFor, kvinneShareOf } from '../facts/kjonn.ts';
import { verdi } from '../facts/calculation.ts';
import { phrase, capitalizeFirst, type Phrase } from './phrase.ts';
import { participants, formsFor } from './forms.ts';
import { numberNode, signedNumberNode, timeNode } from './node.ts';
import { NBSP, HIDDEN_TEXT } from './number-format.ts';

/** One key figure: what it is, the figure, and what it stands beside; every month written out with its year. */
export interface KeyFigureText {
  id: 'niva' | 'endring' | 'fjor' | 'siden-forste' | 'kvinneandel';
  etikett: Phrase;
  verdi: Phrase;
  /** A second figure, such as the change in percent; undefined where it cannot be told. */
  detail: Phrase | undefined;
}

/** Up to four key figures of a subject: level, change since last month and since a year before, and the women's share; the change since the first month where two of them are missing. */
export function keyFigures(subject: Subject, context: FactContext): KeyFigureText[] {
  const aYearBefore = changeSince(subject, context, 'fjor', addManeder(context.maned, -12));
  const women = kvinneNumber(subject, context);
  const first = cells(context, keyFor(subject))[0]?.maned;
  const last = addManeder(context.maned, -1);
  return [
    nivaNumber(subject, context),
    changeSince(subject, context, 'endring', last),
    aYearBefore,
    women ??
      (first && first < last && !aYearBefore
        ? changeSince(subject, context, 'siden-forste', first)
        : undefined),
  ].filter((figure) => figure !== undefined);
}

function nivaNumber(subject: Subject, context: FactContext): KeyFigureText {
  const { maned, register } = context;
  const cell = cellFor(context, keyFor(subject), maned);
  const noun = capitalizeFirst(participants(formsFor(register, subject)));
  const shown = isVisibleObservation(cell)
    ? phrase`${numberNode(verdi(cell))}`
    : phrase`${cell ? HIDDEN_TEXT : 'ingen tall'}`;
  return {
    id: 'niva',
    etikett: phrase`${noun} i ${timeNode(maned, true)}`,
    verdi: shown,
    detail: undefined,
  };
}

/** The change from a month to the page's own; undefined where the two cannot be compared. */
function changeSince(
  subject: Subject,
  context: FactContext,
  id: 'endring' | 'fjor' | 'siden-forste',
  maned: Maned,
): KeyFigureText | undefined {
  const pair = pairFor(context, keyFor(subject), maned);
  if (!pair) return undefined;
  const { endring, prosent } = compare(...pair);
  return {
    id,
    etikett: phrase`Endring ${id === 'siden-forste' ? 'siden' : 'fra'} ${timeNode(maned, true)}`,
    verdi: phrase`${signedNumberNode(endring)}`,
    detail: prosent && phrase`${signedNumberNode(prosent)}${NBSP}%`,
  };
}

function kvinneNumber(subject: Subject, context: FactContext): KeyFigureText | undefined {
  const { maned } = context;
  const now = kjonnSplitFor(context, subject, maned);
  const share = now && kvinneShareOf(now, subject);
  if (!share) return undefined;
  const last = addManeder(maned, -1);
  const before = isComparable(context, keyFor(subject), last, maned)
    ? kjonnSplitFor(context, subject, last)
    : undefined;
  const earlier = before && kvinneShareOf(before, subject);
  return {
    id: 'kvinneandel',
    etikett: phrase`Kvinneandel i ${timeNode(maned, true)}`,
    verdi: phrase`${numberNode(share)}${NBSP}%`,
    detail: earlier && phrase`${numberNode(earlier)}${NBSP}% i ${timeNode(last, true)}`,
  };
}
