import type { PhrasingContent } from 'mdast';
import { addManeder } from '../domain/maned.ts';
import { partsOf, completeParts, type PartSeries } from '../facts/parts.ts';
import { pairFor } from '../facts/change.ts';
import {
  cellFor,
  cells,
  isVisibleObservation,
  keyFor,
  toldPeriod,
  visibleFor,
  type FactContext,
  type VisibleObservation,
} from '../facts/context.ts';
import { kjonnSplitFor, kvinneShareOf } from '../facts/kjonn.ts';
import { antall, verdi, type Calculation } from '../facts/calculation.ts';
import type { SeriesKey } from '../domain/key.ts';
import type { Forms } from '../domain/register.ts';
import {
  participants,
  formsFor,
  listName,
  listNameInside,
  nameAmongPeers,
  theParticipants,
} from './forms.ts';
import { type FigureContext, type Caption } from './words.ts';
import { phrase, join, list, capitalizeFirst, firstThatFits, type Phrase } from './phrase.ts';
import { numberNode, numberNodeAsWord, timeNode } from './node.ts';

/** The line of a subject's number, month by month. */
export function developmentText(figure: FigureContext): Caption {
  const { emne, grunnlag, persons } = figure;
  const key = keyFor(emne);
  const all = cells(grunnlag, key);
  const visible = all.filter(isVisibleObservation);
  const [first, last] = [visible[0], visible.at(-1)];
  const hidden = all.length - visible.length;
  return {
    tittel: last ? titleOf(figure, last) : titleWithout(figure, hidden),
    subtitle: phrase`${capitalizeFirst(`antall ${persons}`)}, ${captionPeriod(grunnlag, key)}`,
    description:
      all.length === 1
        ? onlyCell(all)
        : join([
            visible.length === 1 ? undefined : 'Linjen viser antallet for hver måned.',
            ...(first && last ? [extremes(visible, hidden)] : []),
            visible.length === 1 ? undefined : hiddenMonths(all),
          ]),
  };
}

/** «11 971 deltakere med lønnstilskudd i mai, mot 10 469 i januar»: the newest month, against the year before or the first. */
function titleOf({ emne, grunnlag }: FigureContext, last: VisibleObservation): Phrase {
  const { maned, register } = grunnlag;
  const key = keyFor(emne);
  const m = timeNode(maned);
  const now = visibleFor(grunnlag, key, maned);
  if (!now) {
    const latest = phrase`${numberNode(verdi(last))} ${participants(formsFor(register, emne), last.verdi.antall)} i ${timeNode(last.maned)}`;
    return cellFor(grunnlag, key, maned)
      ? phrase`${latest}; tallet for ${m} er skjermet`
      : phrase`${latest}, det siste tallet som er oppgitt`;
  }
  const forms = formsFor(register, emne);
  const own = phrase`${numberNode(verdi(now))} ${participants(forms, now.verdi.antall)} i ${m}`;
  const [first] = cells(grunnlag, key).filter(isVisibleObservation);
  const then = first && first.maned < maned ? pairFor(grunnlag, key, first.maned) : undefined;
  const pair = pairFor(grunnlag, key, addManeder(maned, -12)) ?? then;
  if (pair?.[1].verdi.antall === now.verdi.antall)
    return phrase`${own}, som i ${timeNode(pair[1].maned)}`;
  return pair
    ? phrase`${own}, mot ${numberNode(verdi(pair[1]))} i ${timeNode(pair[1].maned)}`
    : own;
}

/** Where no month is told: whose numbers are hidden, or not there. */
function titleWithout({ emne, grunnlag }: FigureContext, hidden: number): Phrase {
  const { maned, register } = grunnlag;
  const name = listNameInside(register, emne);
  if (hidden === 0) return phrase`Ingen tall for ${name}`;
  return hidden === 1
    ? phrase`Tallet for ${name} i ${timeNode(maned)} er skjermet`
    : phrase`Tallene for ${name} er skjermet`;
}

/** The highest and the lowest number and when; the lowest only when nothing is hidden. */
function extremes(visible: VisibleObservation[], hidden: number): Phrase {
  const counts = visible.map((cell) => cell.verdi.antall);
  const high = visible.filter((cell) => cell.verdi.antall === Math.max(...counts));
  const low = visible.filter((cell) => cell.verdi.antall === Math.min(...counts));
  const [top, bottom] = [high[0], low[0]];
  if (!top || !bottom) return [];
  if (visible.length === 1) return onlyMonth(top, hidden);
  if (top.verdi.antall === bottom.verdi.antall)
    return phrase` Tallet er ${numberNode(verdi(top))} i ${visible.length === 2 ? 'begge' : 'alle'} månedene${hidden > 0 ? ' som er oppgitt' : ''}.`;
  const highest = phrase` Det høyeste tallet er ${numberNode(verdi(top))}${when(high)}`;
  if (hidden > 0) return phrase`${highest}.`;
  return phrase`${highest}, det laveste ${numberNode(verdi(bottom))}${when(low)}.`;
}

/** Where no other month is told: there is no line, nor anything lacking. */
function onlyCell([cell]: ReturnType<typeof cells>): Phrase {
  if (!cell) return [];
  const m = timeNode(cell.maned);
  return isVisibleObservation(cell)
    ? phrase`Punktet viser antallet i ${m}: ${numberNode(verdi(cell))}.`
    : phrase`Tallet for ${m} er skjermet fordi det er under fire.`;
}

/** There is no line to speak of, nor a highest of one. */
function onlyMonth(only: VisibleObservation, hidden: number): Phrase {
  const others =
    hidden === 1 ? 'Tallet for den andre måneden er' : 'Tallene for de andre månedene er';
  return phrase`Bare tallet for ${timeNode(only.maned)} er oppgitt: ${numberNode(verdi(only))}. ${others} skjermet.`;
}

function when(cells: VisibleObservation[]): Phrase | undefined {
  if (cells.length > 3) return undefined;
  return phrase` (${list(cells.map(({ maned }) => timeNode(maned)))})`;
}

function hiddenMonths(all: ReturnType<typeof cells>): Phrase | undefined {
  const hidden = all.filter((cell) => !isVisibleObservation(cell));
  const [only] = hidden;
  if (!only) return undefined;
  if (hidden.length === all.length)
    return phrase` Alle tallene er skjermet fordi de er under fire.`;
  const line = lineAround(all);
  if (hidden.length === 1)
    return phrase` Tallet for ${timeNode(only.maned)} er skjermet, og linjen ${line}.`;
  return phrase` Tallene for ${numberNodeAsWord(antall(hidden))} av månedene er skjermet, og linjen ${line}.`;
}

/** What hidden months do to the line: it begins after them, ends before them, or has holes. */
function lineAround(all: ReturnType<typeof cells>): Phrase {
  const visible = all
    .map((celle, i) => ({ celle, i }))
    .filter(({ celle }) => isVisibleObservation(celle));
  const [first, last] = [visible[0], visible.at(-1)];
  if (!first || !last || last.i - first.i + 1 > visible.length) return phrase`er brutt der`;
  const starts = first.i > 0 ? phrase`begynner i ${timeNode(first.celle.maned)}` : undefined;
  const ends =
    last.i < all.length - 1 ? phrase`slutter i ${timeNode(last.celle.maned)}` : undefined;
  return starts && ends ? phrase`${starts} og ${ends}` : (starts ?? ends ?? phrase`er brutt der`);
}

/** Women and men, month by month. */
export function kjonnText(figure: FigureContext): Caption {
  const { emne, grunnlag, persons } = figure;
  const now = kjonnSplitFor(grunnlag, emne, grunnlag.maned);
  const share = now && kvinneShareOf(now, emne);
  const m = timeNode(grunnlag.maned);
  const large = now !== undefined && now.total.verdi.antall >= SMALLEST_FOR_SHARE;
  const former = formsFor(grunnlag.register, emne);
  // A share of a few persons is no finding; how many there are is.
  const few = now
    ? phrase`${numberNode(now.kvinner.antall)} kvinner og ${numberNode(now.menn.antall)} menn${whose(emne, former)} i ${m}`
    : phrase`Kvinner og menn blant ${persons}`;
  return {
    tittel: share && large ? shareTitle(figure, share) : few,
    subtitle: phrase`Antall kvinner og menn blant ${persons}, ${captionPeriod(grunnlag, keyFor(emne))}`,
    description: join([
      kjonnShown({
        m,
        large,
        told: now !== undefined,
        isOne: cells(grunnlag, keyFor(emne)).length === 1,
      }),
      now &&
        phrase` I ${m} var det ${numberNode(now.kvinner.antall)} kvinner og ${numberNode(now.menn.antall)} menn.`,
    ]),
  };
}

/** What is drawn of women and men; of one month there is a point each, and no line. */
function kjonnShown({
  m,
  large,
  told,
  isOne,
}: {
  m: PhrasingContent;
  large: boolean;
  told: boolean;
  isOne: boolean;
}): Phrase {
  const [drawn, when] = isOne
    ? ['punktene', large ? undefined : phrase` i ${m}`]
    : ['linjene', ' for hver måned'];
  if (large)
    return phrase`Søylen øverst viser andelene i ${m}, ${drawn} antall kvinner og menn${when}.`;
  return phrase`${capitalizeFirst(drawn)} viser antall kvinner og menn${when}${told ? '.' : ' der tallene er oppgitt.'}`;
}

/** «Kvinner utgjorde 57,5 prosent av deltakerne i opplæring i mai»: a title is shared alone. */
function shareTitle({ emne, grunnlag }: FigureContext, share: Calculation): Phrase {
  const { maned, register } = grunnlag;
  const [percent, m] = [phrase`${numberNode(share)} prosent`, timeNode(maned)];
  return firstThatFits(maned, [
    phrase`Kvinner utgjorde ${percent} av ${theParticipants(formsFor(register, emne))} i ${m}`,
    phrase`${listName(register, emne)}: kvinner utgjorde ${percent} i ${m}`,
    phrase`${listName(register, emne)}: ${percent} kvinner i ${m}`,
  ]);
}

/** « i jobbklubb», « blant arbeidssøkerne på tiltak», after women and men. */
function whose({ niva }: FigureContext['emne'], forms: Forms): string {
  if (niva === 'i-alt') return '';
  const { flertall, preposisjon, setning } = forms;
  return flertall === undefined ? ` ${preposisjon} ${setning}` : ` blant ${theParticipants(forms)}`;
}

/** That numbers of a figure are hidden, where some are. */
function hiddenShare(all: ReturnType<typeof cells>): string | undefined {
  const hidden = all.filter((cell) => !isVisibleObservation(cell)).length;
  if (hidden === 0) return undefined;
  return 2 * hidden > all.length
    ? ' De fleste tallene er skjermet.'
    : ' Noen av tallene er skjermet.';
}

/** The three hovedgrupper of a subject, month by month. */
export function hovedgruppeText(figure: FigureContext): Caption {
  const { emne, grunnlag, persons } = figure;
  const { maned, register } = grunnlag;
  const parts = partsOf(grunnlag, emne, 'hovedgruppe');
  const complete = completeParts(grunnlag, keyFor(emne), parts, maned);
  const m = timeNode(maned);
  const names = (id: FigureContext['emne'], n: number) => participants(formsFor(register, id), n);
  // Beside the printed total, the visible parts alone would lay out the sum that gives the others away.
  const told = complete?.length === parts.length ? complete : [];
  const whole = visibleFor(grunnlag, keyFor(emne), maned);
  const hasOneMonth = cells(grunnlag, keyFor(emne)).length === 1;
  const counts = told.map(
    ({ emne: part, celle }) =>
      phrase`${numberNode(verdi(celle))} ${names(part, celle.verdi.antall)}`,
  );
  return {
    tittel:
      partTitle(figure, parts) ??
      (whole
        ? phrase`${numberNode(verdi(whole))} ${names(emne, whole.verdi.antall)} i ${m}, etter hovedgruppe`
        : phrase`Hovedgruppene blant ${persons}`),
    subtitle: phrase`${capitalizeFirst(`antall ${persons}`)} etter hovedgruppe, ${captionPeriod(grunnlag, keyFor(emne))}`,
    description: join([
      `Én rute for hver hovedgruppe${parts.length < register.hovedgrupper.length ? ' med tall i rapporten' : ''} viser antallet ${hasOneMonth ? 'i' : 'måned for måned'}`,
      hasOneMonth ? phrase` ${m}.` : '.',
      counts.length > 0 ? phrase` I ${m} var det ${list(counts)}.` : undefined,
      hiddenShare(parts.flatMap(({ nokkel }) => cells(grunnlag, nokkel))),
    ]),
  };
}

/** The largest hovedgruppe of the month, with its number. None is said to be it where one is hidden: the total beside it would tell that one's. */
function partTitle({ emne, grunnlag }: FigureContext, parts: PartSeries[]): Phrase | undefined {
  const { maned, register } = grunnlag;
  const visible = parts
    .flatMap(({ emne: part, nokkel }) => {
      const celle = visibleFor(grunnlag, nokkel, maned);
      return celle ? [{ part, celle }] : [];
    })
    .sort((a, b) => b.celle.verdi.antall - a.celle.verdi.antall);
  const [largest, next] = visible;
  if (!largest || parts.length < 2 || visible.length < parts.length) return undefined;
  if (largest.celle.verdi.antall === next?.celle.verdi.antall) return undefined;
  const where = emne.niva === 'i-alt' ? '' : inWhole(formsFor(register, emne));
  // Not «flest i»: that would be of all in the hovedgruppe, wherever they are.
  return phrase`${capitalizeFirst(nameAmongPeers(register, largest.part))} var den største hovedgruppen${where} i ${timeNode(maned)}: ${numberNode(verdi(largest.celle))}`;
}

/** « i arbeidstrening», « blant deltakerne med lønnstilskudd». */
function inWhole(forms: Forms): string {
  const { preposisjon, setning } = forms;
  return preposisjon === 'med' ? ` blant ${theParticipants(forms)}` : ` ${preposisjon} ${setning}`;
}

/** The smallest number of persons a title tells a share of. */
export const SMALLEST_FOR_SHARE = 100;

/** «januar–mai 2021»: the months that are told of the series. */
export function captionPeriod(context: FactContext, key: SeriesKey): Phrase {
  const { fra, til } = toldPeriod(context, key);
  return fra === til ? phrase`${timeNode(til)}` : phrase`${timeNode(fra)}–${timeNode(til)}`;
}
