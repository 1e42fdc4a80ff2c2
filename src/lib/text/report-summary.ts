import { addManeder, manederBetween, type Maned } from '../domain/maned.ts';
import { movements, leadingMovements, largestMovement, type Movement } from '../facts/movements.ts';
import { compare, SMALLEST_BASE_FOR_PERCENT } from '../facts/change.ts';
import type { Observation } from '../domain/observation.ts';
import type { Register } from '../domain/register.ts';
import { recordSince, SHORTEST_RECORD } from '../facts/trend.ts';
import {
  cellFor,
  cells,
  GRAND_TOTAL,
  isVisibleObservation,
  keyFor,
  type Subject,
  type FactContext,
} from '../facts/context.ts';
import type { FactKind } from '../facts/fact.ts';
import { antall, endring, changePercent, verdi, type Calculation } from '../facts/calculation.ts';
import { workingFor, type Working, type Evidence } from './workings.ts';
import { nameAmongPeers, nameFor } from './forms.ts';
import { phrase, withNeededYears, spellAlike, type Phrase } from './phrase.ts';
import { TEN, toldInDigits } from './small-numbers.ts';
import {
  keysIn,
  numberNode,
  signedNumberNode,
  numberNodeAsWord,
  timeNode,
  type NumberNode,
} from './node.ts';
import { extent } from './words.ts';
import { frontPageSummary, type Sentence } from './summary.ts';
import { NBSP } from './number-format.ts';

/** How many movements are listed each way; more when the last ones are equal. */
const LISTED = 5;

/** One line of the list of movements: whom, and «−370», «(−17,7 %),», «til 1 725», which stand in columns. */
export interface MovementLine {
  emne: Subject;
  navn: string;
  parts: Phrase[];
}

/** A release in words: the whole, then which tiltak moved most. */
export interface RapportSummary {
  maned: Maned;
  overskrift: Sentence;
  setninger: Sentence[];
  caveats: Sentence[];
  workings: Working[];
  /** The largest changes each way among tiltak with numbers in both months, largest first. */
  okte: MovementLine[];
  gikkNed: MovementLine[];
}

/** The release's month: level and change of the whole, the largest movements among tiltak, and how many are hidden. */
export function rapportSummary(context: FactContext): RapportSummary {
  const whole = frontPageSummary(context);
  const all = movements(context);
  // Beside «12 av de 37 tiltakene» every number of tiltak is in digits, but for one.
  const isSmall = Math.max(all.length, hiddenTiltak(context).length) < TEN;
  const toNumber: ToNumber = (count) =>
    isSmall || count.verdi === 1 ? inWords(count) : numberNode(count);
  const told = [
    { slag: 'bevegelser', phrase: tellLargest(all, context, whole.setninger) },
    { slag: 'retninger', phrase: tellDirections(all, context, toNumber) },
    { slag: 'ytterpunkt', phrase: tellExtremes(context, toNumber) },
    { slag: 'skjermede', phrase: tellHidden(context, toNumber) },
  ].filter((draft): draft is { slag: string; phrase: Phrase } => draft.phrase !== undefined);
  // The front page's text has named the year.
  const phrases = withNeededYears(
    [
      [timeNode(context.maned)],
      ...spellAlike(
        told.map(({ phrase }) => phrase),
        toldInDigits(GRAND_TOTAL, context),
      ),
    ],
    context.maned,
  );
  const own = told.map(({ slag }, i): Sentence => {
    const innhold = phrases[i + 1] ?? [];
    return { id: slag, slag, innhold, av: keysIn(innhold) };
  });
  return {
    maned: context.maned,
    overskrift: whole.overskrift,
    setninger: [...whole.setninger, ...own],
    caveats: whole.caveats,
    workings: [
      ...whole.workings,
      ...own.flatMap(
        (sentence) =>
          workingFor(
            { ...sentence, evidence: sentence.slag === 'bevegelser' ? [ranked(all)] : [] },
            context,
          ) ?? [],
      ),
    ],
    okte: listLargest(all, 1, context),
    gikkNed: listLargest(all, -1, context),
  };
}

/** Every change that the largest ones were picked from. */
function ranked(all: Movement[]): Evidence {
  const parts = all.map(({ emne, na, forrige }) => ({ emne, tall: endring(na, forrige) }));
  return { slag: 'deler', deler: parts.sort((a, b) => b.tall.verdi - a.tall.verdi) };
}

/**
 * Only tiltak with numbers in both months are ranked, and the sentence says so. One whose movement the text above has
 * told as the largest is left out.
 */
function tellLargest(
  all: Movement[],
  { register, maned }: FactContext,
  above: Sentence[],
): Phrase | undefined {
  const [up, down] = [largestMovement(all, 1), largestMovement(all, -1)];
  if (!up || !down) return undefined;
  const name = ({ emne }: Movement) => nameAmongPeers(register, emne);
  const among = phrase`Blant tiltakene med oppgitte tall for både ${timeNode(addManeder(maned, -1))} og ${timeNode(maned)}`;
  const [rise, fall] = [up, down].map(({ na, forrige }) => numberNode(endring(na, forrige)));
  const [risen, fallen] = [rise, fall].map((node) => node && isTold(node, above, register));
  if (fallen && risen) return undefined;
  if (fallen) return phrase`${among} økte ${name(up)} mest, med ${rise}.`;
  if (risen) return phrase`${among} gikk ${name(down)} mest ned, med ${fall}.`;
  return phrase`${among} gikk ${name(down)} mest ned, med ${fall}, mens ${name(up)} økte mest, med ${rise}.`;
}

/** Kinds that say whose change was the largest. */
const OF_LARGEST: string[] = ['movers', 'motsatt'] satisfies FactKind[];

/** The same number of its group's, where a tiltak is alone in it; else nothing. */
function ofGroup(keys: string, { tiltak }: Register): string | undefined {
  const slug = /^tiltak\/([^/]+)\//.exec(keys)?.[1];
  const group = tiltak.find((one) => one.slug === slug)?.gruppe;
  if (tiltak.filter((one) => one.gruppe === group).length !== 1) return undefined;
  return keys.replaceAll(`tiltak/${slug}/`, `tiltaksgruppe/${group}/`);
}

function isTold(
  { data: { hProperties: own } }: NumberNode,
  above: Sentence[],
  register: Register,
): boolean {
  const keys = [own['data-av'], ofGroup(own['data-av'], register)];
  return above.some(
    ({ slag, innhold }) =>
      OF_LARGEST.includes(slag) &&
      innhold.some(
        (node) =>
          node.type === 'tall' &&
          node.data.hProperties['data-regel'] === own['data-regel'] &&
          keys.includes(node.data.hProperties['data-av']),
      ),
  );
}

/** How many rose and fell, of how many: with both months, for what stands before it may have been left out, or be of others. */
function tellDirections(
  all: Movement[],
  { maned }: FactContext,
  toNumber: ToNumber,
): Phrase | undefined {
  const count = (sign: number): Calculation =>
    antall(all.filter((of) => Math.sign(of.endring) === sign).map(({ na }) => na));
  const [up, down, still] = [count(1), count(-1), count(0)];
  if (up.verdi === 0 || down.verdi === 0) return undefined;
  const unchanged =
    still.verdi > 0 ? phrase`, og i ${toNumber(still)} var antallet uendret` : undefined;
  const total = toNumber(antall(all.map(({ na }) => na)));
  return phrase`Fra ${timeNode(addManeder(maned, -1))} til ${timeNode(maned)} økte antallet i ${toNumber(up)} av de ${total} tiltakene med oppgitte tall. I ${toNumber(down)} av dem gikk det ned${unchanged}.`;
}

type ToNumber = (count: Calculation) => NumberNode;

/** A number of tiltak where all are small. */
function inWords(count: Calculation): NumberNode {
  return numberNodeAsWord(count, 'ett');
}

/** How many tiltak are at the highest or lowest of the whole series, of those that have been there from its start: every one of them. */
function tellExtremes(context: FactContext, toNumber: ToNumber): Phrase | undefined {
  const { maned, register } = context;
  const fra = cells(context, keyFor(GRAND_TOTAL))[0]?.maned;
  if (!fra || manederBetween(fra, maned) + 1 < SHORTEST_RECORD) return undefined;
  const of = (kind: 'topp' | 'bunn') =>
    register.tiltak.flatMap(
      ({ slug }) => recordSince(fra, context, keyFor({ niva: 'tiltak', id: slug }), kind) ?? [],
    );
  const [high, low] = [of('topp'), of('bunn')];
  if (high.length === 0 || low.length === 0) return undefined;
  const count = (cells: typeof high) => toNumber(antall(cells));
  return phrase`For ${count(high)} tiltak var antallet i ${timeNode(maned)} det høyeste ${extent({ slag: 'serie', fra })}, og for ${count(low)} det laveste.`;
}

function tellHidden(context: FactContext, toNumber: ToNumber): Phrase | undefined {
  const hidden = hiddenTiltak(context);
  if (hidden.length === 0) return undefined;
  return phrase`For ${toNumber(antall(hidden))} tiltak er tallet for ${timeNode(context.maned)} skjermet fordi det var færre enn fire deltakere.`;
}

/** The numbers of tiltak that are hidden in the month. */
function hiddenTiltak(context: FactContext): Observation[] {
  return context.register.tiltak.flatMap(({ slug }) => {
    const cell = cellFor(context, keyFor({ niva: 'tiltak', id: slug }), context.maned);
    return cell && !isVisibleObservation(cell) ? [cell] : [];
  });
}

function listLargest(all: Movement[], sign: 1 | -1, { register }: FactContext): MovementLine[] {
  const sameWay = all.filter((of) => Math.sign(of.endring) === sign);
  return leadingMovements(sameWay, LISTED).map(({ emne, na, forrige }) => {
    const { grad } = compare(na, forrige);
    const hasPercent = grad !== 'uendret' && forrige.verdi.antall >= SMALLEST_BASE_FOR_PERCENT;
    const percent = hasPercent
      ? phrase`(${signedNumberNode(changePercent(na, forrige))}${NBSP}%),`
      : undefined;
    return {
      emne,
      navn: nameFor(register, emne),
      parts: [
        phrase`${signedNumberNode(endring(na, forrige))}${percent ? undefined : ','}`,
        ...(percent ? [percent] : []),
        phrase`til ${numberNode(verdi(na))}`,
      ],
    };
  });
}
