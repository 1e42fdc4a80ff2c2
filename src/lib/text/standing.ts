import { lastPair } from '../facts/change.ts';
import { antall, endring, rank, share, type Calculation } from '../facts/calculation.ts';
import { partChanges } from '../facts/contributions.ts';
import { completeParts, siblings, type Partition, type VisiblePart } from '../facts/parts.ts';
import {
  GRAND_TOTAL,
  keyFor,
  visibleFor,
  type FactContext,
  type Subject,
} from '../facts/context.ts';
import type { KeyFigureText } from './key-figures.ts';
import { phrase } from './phrase.ts';
import { wholeName } from './forms.ts';
import { numberNode, signedNumberNode, timeNode } from './node.ts';
import { NBSP } from './number-format.ts';

/** Where a subject stands among the others: its share of what it is part of, its place, and its part in what that changed by. */

/** One line: what it is, the figure, and what it stands beside. */
export type StandingLine = Omit<KeyFigureText, 'id'>;

/** What the subjects of each level are, in the plural. */
const PEERS = { tiltak: 'tiltak', tiltaksgruppe: 'tiltaksgrupper', hovedgruppe: 'hovedgrupper' };

/**
 * The lines about a subject in the month of the context, none where it is hidden. Its share of its group, its place and its
 * part in a change are told only where every sibling is visible; its share of all participants, and what the wholes changed
 * by, stand on printed numbers.
 */
export function standing(subject: Subject, context: FactContext): StandingLine[] {
  const { niva } = subject;
  if (niva === 'i-alt' || !visibleFor(context, keyFor(subject), context.maned)) return [];
  const over = parentOf(subject, context);
  const among = amongSiblings(subject, over, context);
  const isInGroup = over.niva !== 'i-alt';
  return [
    // In a group of one, or beside a hidden one, a tiltak still has its share of them all.
    isInGroup || among ? shareLine(subject, GRAND_TOTAL, context) : undefined,
    isInGroup && among ? shareLine(subject, over, context) : undefined,
    among && placeLine(niva, over, among, context),
    isInGroup && siblings(context, subject).length > 1
      ? changeLine(subject, over, context)
      : undefined,
    changeLine(subject, GRAND_TOTAL, context),
  ].filter((line) => line !== undefined);
}

/** A subject and all of its siblings in the month, itself among them. */
interface Among {
  own: VisiblePart;
  all: VisiblePart[];
}

/** Undefined where a sibling is hidden, or where there is none. */
function amongSiblings(subject: Subject, over: Subject, context: FactContext): Among | undefined {
  const parts = siblings(context, subject);
  const all = completeParts(context, keyFor(over), parts, context.maned) ?? [];
  const own = all.find(({ emne }) => emne.id === subject.id);
  return own && all.length > 1 ? { own, all } : undefined;
}

/** What a subject is part of: a tiltak of its group, the others of all. */
function parentOf({ niva, id }: Subject, { register }: FactContext): Subject {
  const group = niva === 'tiltak' && register.tiltak.find(({ slug }) => slug === id)?.gruppe;
  return group ? { niva: 'tiltaksgruppe', id: group } : GRAND_TOTAL;
}

function shareLine(
  subject: Subject,
  over: Subject,
  context: FactContext,
): StandingLine | undefined {
  const own = visibleFor(context, keyFor(subject), context.maned);
  const whole = visibleFor(context, keyFor(over), context.maned);
  if (!own || !whole || whole.verdi.antall === 0) return undefined;
  const portion = share(own, whole);
  // Less than what is told in tenths of a per cent.
  if (portion.verdi === 0) return undefined;
  const name =
    over.niva === 'i-alt' ? 'alle deltakere' : `deltakerne i ${wholeName(context.register, over)}`;
  return {
    etikett: phrase`Andel av ${name}`,
    verdi: phrase`${numberNode(portion)}${NBSP}%`,
    detail: undefined,
  };
}

/** Its place by size; none where another has just as many. */
function placeLine(
  niva: Partition,
  over: Subject,
  { own, all }: Among,
  { register }: FactContext,
): StandingLine | undefined {
  const others = all.filter((part) => part !== own).map(({ celle }) => celle);
  if (others.some(({ verdi }) => verdi.antall === own.celle.verdi.antall)) return undefined;
  const place = rank(own.celle, others);
  const where =
    over.niva === 'i-alt' ? `blant alle ${PEERS[niva]}` : `i ${wholeName(register, over)}`;
  return {
    etikett: phrase`Plass etter størrelse ${where}`,
    verdi: phrase`${numberNode(place)} av ${numberNode(antall([...place.av]))}`,
    detail: undefined,
  };
}

/** What a whole changed by from the month before, and what the subject did where that can be told: as a part of it only where it is one. */
function changeLine(
  subject: Subject,
  over: Subject,
  context: FactContext,
): StandingLine | undefined {
  const { niva } = subject;
  const pair = lastPair(context, keyFor(over));
  if (!pair || niva === 'i-alt') return undefined;
  const parts = partChanges(context, over, niva);
  const own = parts?.find(({ emne }) => emne.id === subject.id);
  const [whole, part] = [endring(...pair), own && endring(own.na, own.forrige)];
  return {
    etikett: phrase`Endring i ${wholeName(context.register, over)} fra ${timeNode(pair[1].maned, true)}`,
    verdi: phrase`${signedNumberNode(whole)}`,
    detail:
      part &&
      phrase`${isContained(part, whole) ? 'Herav' : 'Samtidig i'} ${OWN[niva]}: ${signedNumberNode(part)}`,
  };
}

/** A part of a change goes its way and is no larger; one that evened others out, or was, is none. */
function isContained(part: Calculation, whole: Calculation): boolean {
  return part.verdi * whole.verdi > 0 && Math.abs(part.verdi) <= Math.abs(whole.verdi);
}

/** How the subject is pointed to beside what it is part of. */
const OWN = {
  tiltak: 'dette tiltaket',
  tiltaksgruppe: 'denne gruppen',
  hovedgruppe: 'denne hovedgruppen',
};
