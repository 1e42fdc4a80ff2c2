import type { PhrasingContent } from 'mdast';
import { addManeder, type Maned } from '../domain/maned.ts';
import { movements, largestMovement, shownInFigure, type Movement } from '../facts/movements.ts';
import {
  partsOf,
  completeParts,
  siblings,
  type PartSeries,
  type VisiblePart,
} from '../facts/parts.ts';
import {
  cellFor,
  isVisibleObservation,
  keyFor,
  visibleFor,
  type FactContext,
  type Subject,
} from '../facts/context.ts';
import { parentOf } from '../facts/siblings.ts';
import { share, endring, rank, verdi, type Calculation } from '../facts/calculation.ts';
import {
  DIRECTION_WORDS,
  persons,
  placement,
  whereWords,
  type Caption,
  type FigureContext,
} from './words.ts';
import {
  formsFor,
  listName,
  nameAmongPeers,
  nameInside,
  peersName,
  theParticipants,
  wholeName,
} from './forms.ts';
import { phrase, join, capitalizeFirst, firstThatFits, type Phrase } from './phrase.ts';
import { SMALLEST_FOR_SHARE } from './captions-time.ts';
import { numberNode, timeNode } from './node.ts';

/** The parts of a whole this month, longest bar first; the hidden ones last. */
export function compositionText(figure: FigureContext): Caption {
  const { emne, grunnlag, persons } = figure;
  const { maned, register } = grunnlag;
  const sharing = emne.niva === 'tiltaksgruppe' ? 'tiltak' : 'tiltaksgruppe';
  const parts = partsOf(grunnlag, emne, sharing);
  const complete = completeParts(grunnlag, keyFor(emne), parts, maned) ?? [];
  const bySize = [...complete].sort((a, b) => b.celle.verdi.antall - a.celle.verdi.antall);
  const [first, second] = bySize;
  const m = timeNode(maned);
  const each = sharing === 'tiltak' ? 'hvert tiltak' : 'hver tiltaksgruppe';
  return {
    tittel:
      largestShare(figure, [first, second]) ??
      largestVisible(figure, parts) ??
      phrase`${capitalizeFirst(persons)} etter ${sharing}`,
    subtitle: phrase`${capitalizeFirst(`antall ${persons}`)} etter ${sharing}, ${m}`,
    description: join([
      `Søylene viser antallet i ${each}.`,
      tellLargest(bySize, m, (part) => nameInside(register, part, emne)),
      hides(figure, parts) ? HIDDEN_HAVE_NO_BAR : undefined,
    ]),
  };
}

/** The two largest parts; of two both, which are no largest, and the second only where no other is as large. */
function tellLargest(
  [first, second, third]: VisiblePart[],
  m: PhrasingContent,
  name: (part: Subject) => string,
): Phrase | undefined {
  if (!first || !second) return undefined;
  const size = ({ celle }: VisiblePart) => numberNode(verdi(celle));
  const [a, b] = [first, second].map((part) => part.celle.verdi.antall);
  if (!third)
    return phrase` I ${m} hadde ${name(first.emne)} ${size(first)} ${a === 1 ? 'deltaker' : 'deltakere'}, ${name(second.emne)} ${size(second)}.`;
  if (b !== third.celle.verdi.antall)
    return phrase` De største i ${m} var ${name(first.emne)} (${size(first)}) og ${name(second.emne)} (${size(second)}).`;
  return a === b ? undefined : phrase` Størst i ${m} var ${name(first.emne)} (${size(first)}).`;
}

/** The largest of all parts by its share of the whole; undefined for two alike, and for a whole too small for shares. */
function largestShare(
  { emne, grunnlag: { maned, register }, grunnlag }: FigureContext,
  [first, second]: (VisiblePart | undefined)[],
): Phrase | undefined {
  const whole = visibleFor(grunnlag, keyFor(emne), maned);
  if (!first || !second || !whole || whole.verdi.antall < SMALLEST_FOR_SHARE) return undefined;
  if (first.celle.verdi.antall === second.celle.verdi.antall) return undefined;
  return phrase`${capitalizeFirst(formsFor(register, first.emne).setning)} var størst i ${timeNode(maned)}, med ${numberNode(share(first.celle, whole))} prosent av ${emne.niva === 'i-alt' ? 'deltakerne' : theParticipants(formsFor(register, emne))}`;
}

/** The largest part by its number, where not every part is told: no hidden one can be larger. */
function largestVisible({ grunnlag }: FigureContext, parts: PartSeries[]): Phrase | undefined {
  const { maned, register } = grunnlag;
  const [first, second] = parts
    .flatMap(({ emne, nokkel }) => {
      const celle = visibleFor(grunnlag, nokkel, maned);
      return celle ? [{ emne, celle }] : [];
    })
    .sort((a, b) => b.celle.verdi.antall - a.celle.verdi.antall);
  if (!first || first.celle.verdi.antall === second?.celle.verdi.antall || parts.length < 2)
    return undefined;
  const n = first.celle.verdi.antall === 1 ? 'deltaker' : 'deltakere';
  return phrase`${capitalizeFirst(formsFor(register, first.emne).setning)} var størst i ${timeNode(maned)}, med ${numberNode(verdi(first.celle))} ${n}`;
}

function hides({ grunnlag }: FigureContext, parts: PartSeries[]): boolean {
  return parts.some(({ nokkel }) => {
    const cell = cellFor(grunnlag, nokkel, grunnlag.maned);
    return cell !== undefined && !isVisibleObservation(cell);
  });
}

const HIDDEN_HAVE_NO_BAR = ' Skjermede tall er under fire og har ingen søyle.';

/** A subject's bar among its siblings', in the month. */
export function siblingsText(figure: FigureContext): Caption {
  const { emne, grunnlag } = figure;
  const { maned, register } = grunnlag;
  const over = parentOf(grunnlag, emne) ?? emne;
  const flock = peersName(register, emne, over);
  const where = emne.niva === 'tiltak' ? ` i ${wholeName(register, over)}` : '';
  const now = placeIn(grunnlag, emne, over, maned);
  const place = now && placement(emne, now, where);
  const own = visibleFor(grunnlag, keyFor(emne), maned);
  const name = capitalizeFirst(nameAmongPeers(register, emne));
  return {
    tittel: place
      ? phrase`${name} var i ${timeNode(maned)} ${place}`
      : phrase`${name} blant ${flock}${own && phrase`: ${numberNode(verdi(own))} ${own.verdi.antall === 1 ? 'deltaker' : 'deltakere'} i ${timeNode(maned)}`}`,
    subtitle: phrase`Antall deltakere, ${timeNode(maned)}`,
    description: join([
      phrase`Søylene viser antallet for ${emne.niva === 'tiltak' ? 'hvert' : 'hver'} av ${flock}.${own && phrase` ${name} er uthevet.`}`,
      hides(figure, siblings(grunnlag, emne)) ? HIDDEN_HAVE_NO_BAR : undefined,
    ]),
  };
}

/** A subject's place among its siblings in a month; undefined where not every sibling has a number, or one has the same. */
function placeIn(
  context: FigureContext['grunnlag'],
  subject: Subject,
  over: Subject,
  maned: Maned,
): Calculation | undefined {
  const all = completeParts(context, keyFor(over), siblings(context, subject), maned);
  const own = all?.find((part) => part.emne.id === subject.id);
  const others = (all ?? []).filter((part) => part !== own).map(({ celle }) => celle);
  const tied = others.some((cell) => cell.verdi.antall === own?.celle.verdi.antall);
  return own && others.length > 0 && !tied ? rank(own.celle, others) : undefined;
}

/** The tiltak that moved most since last month, both ways. */
export function movementText({ grunnlag }: FigureContext): Caption {
  const { maned, register } = grunnlag;
  const all = movements(grunnlag);
  const [up, down] = [largestMovement(all, 1), largestMovement(all, -1)];
  const name = (of: Movement) => nameAmongPeers(register, of.emne);
  const change = (of: Movement) => numberNode(endring(of.na, of.forrige));
  const [f, m] = [timeNode(addManeder(maned, -1)), timeNode(maned)];
  const told: Phrase[] = [];
  if (down) told.push(phrase`gikk ${name(down)} mest ned, med ${change(down)}`);
  if (up && down) told.push(phrase`${name(up)} økte mest, med ${change(up)}`);
  if (up && !down) told.push(phrase`økte ${name(up)} mest, med ${change(up)}`);
  const measure =
    shownInFigure(all).length < all.length
      ? 'De største endringene i antall deltakere'
      : 'Endring i antall deltakere';
  return {
    tittel: movementTitle(grunnlag, all),
    subtitle: phrase`${measure} fra ${f} til ${m}, tiltak med oppgitte tall for begge månedene`,
    description: all.every((of) => of.endring === 0)
      ? phrase`Ingen tiltak med oppgitte tall for begge månedene endret seg.`
      : phrase`Søylene viser endringen fra ${f}.${tellMovements(told)}`,
  };
}

/** Which tiltak moved most, and by how much: one each way where there is room, else the one of the two that moved further. */
function movementTitle(context: FactContext, all: Movement[]): Phrase {
  const { maned, register } = context;
  const [up, down] = [largestMovement(all, 1), largestMovement(all, -1)];
  const m = timeNode(maned);
  const name = (of: Movement) => nameAmongPeers(register, of.emne);
  const change = (of: Movement) => numberNode(endring(of.na, of.forrige));
  const further = all.find((of) => of === up || of === down);
  if (!further) return largestAlone(context, all);
  const fell = further === down;
  const verb = fell ? 'gikk' : 'økte';
  const most = fell ? ' mest ned' : ' mest';
  return firstThatFits(maned, [
    ...(up && down
      ? [
          phrase`Av tiltakene gikk ${name(down)} mest ned i ${m}, med ${change(down)}, og ${name(up)} mest opp, med ${change(up)}`,
        ]
      : []),
    phrase`Av tiltakene ${verb} ${name(further)}${most} i ${m}, med ${change(further)}`,
    phrase`Av tiltakene ${verb} ${name(further)}${most}, med ${change(further)}`,
    phrase`Mest ${fell ? 'ned' : 'opp'} av tiltakene: ${name(further)}, med ${change(further)}`,
  ]);
}

/** Where none moved most of several one way: the one that moved furthest either way, or one of those that did. */
function largestAlone({ maned, register }: FactContext, [first, second]: Movement[]): Phrase {
  const [m, f] = [timeNode(maned), timeNode(addManeder(maned, -1))];
  if (!first || first.endring === 0)
    return phrase`Ingen endring blant tiltakene med oppgitte tall fra ${f} til ${m}`;
  const change = endring(first.na, first.forrige);
  const { flere } = DIRECTION_WORDS[first.endring > 0 ? 'opp' : 'ned'];
  const count = phrase`${persons(change)} ${flere}`;
  const at = whereWords({ emne: first.emne, former: formsFor(register, first.emne) });
  // The largest of one is no superlative, nor is one of two alike.
  const among = second && second.endring !== 0;
  const isFurthest = among && Math.abs(second.endring) < Math.abs(first.endring);
  return firstThatFits(maned, [
    ...(isFurthest ? [phrase`Størst endring blant tiltakene i ${m}: ${count} ${at}`] : []),
    phrase`${count} ${at} i ${m} enn i ${f}`,
    phrase`${listName(register, first.emne)}: ${count} i ${m} enn i ${f}`,
  ]);
}

function tellMovements(told: Phrase[]): Phrase | undefined {
  const [first, second] = told;
  return first && phrase` Av tiltakene ${first}${second && phrase`, mens ${second}`}.`;
}
