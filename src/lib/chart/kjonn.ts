import type { Markish } from '@observablehq/plot';
import type { Maned } from '../domain/maned.ts';
import { BRED, SMAL, type Format } from './sizes.ts';
import { compose } from './compose.ts';
import { breakMark, latestDot, latestLabel, lineMarks, withGaps, type Linjestil } from './line.ts';
import { lineObstacle } from './obstacles.ts';
import { dodge, keepOff } from './labels.ts';
import {
  hiddenPlaces,
  monthsOf,
  seriesOf,
  visibleByMonth,
  visiblePoints,
  type SynligPunkt,
} from './points.ts';
import { zeroScale } from './scale.ts';
import { formatAntall } from './number-labels.ts';
import { textWidth } from './text-width.ts';
import type { Punkt, Tegning, Tekst } from './drawing.ts';
import { timePlot, type Flate, type Stripe } from './time-frame.ts';

export interface KjonnModell {
  kvinner: readonly Punkt[];
  menn: readonly Punkt[];
  /** Months from which the series count something else than before. */
  brudd?: readonly Maned[] | undefined;
}

interface Linje extends Linjestil {
  navn: string;
  punkter: readonly Punkt[];
  siste: SynligPunkt | undefined;
}

const Y_TICKS = 5;
const LABEL_HEIGHT = 2.7;

/**
 * Women and men as two lines named where they end; told apart by dash and marker as well as by colour. The axis
 * starts at zero, always: here the two levels are compared, and their ratio is read as a ratio of heights.
 * Hidden months are holes, marked on one strip for each sex that has any. Undefined when both are hidden throughout.
 */
export function drawKjonn(
  modell: KjonnModell,
  tekst: Tekst,
  id: string,
  document: Document,
): Tegning | undefined {
  const maneder = monthsOf(modell.kvinner, modell.menn);
  const lines = linesOf(modell, maneder);
  const counts = lines
    .flatMap(({ punkter }) => visiblePoints(punkter, maneder))
    .map(({ antall }) => antall);
  if (counts.length === 0) return undefined;
  const skala = zeroScale(counts, Y_TICKS);
  return compose(
    {
      id,
      tekst,
      serier: seriesOf([...modell.kvinner, ...modell.menn]),
      aksestart: 0,
      formater: [BRED, SMAL],
      options: (format) =>
        timePlot(
          {
            format,
            maneder,
            skala,
            striper: stripsOf(lines, maneder),
            etter: labelRoom(lines, format),
          },
          (flate) => [
            breakMark(modell.brudd, maneder),
            ...lines.flatMap((line) => marksOf(line, maneder, modell.brudd)),
            ...labels(lines, maneder, flate, format),
          ],
        ),
    },
    document,
  );
}

function linesOf({ kvinner, menn }: KjonnModell, maneder: readonly Maned[]): Linje[] {
  const last = (punkter: readonly Punkt[]) => visiblePoints(punkter, maneder).at(-1);
  return [
    {
      navn: 'Kvinner',
      klasse: 'fig-kvinner',
      symbol: 'circle',
      punkter: kvinner,
      siste: last(kvinner),
    },
    { navn: 'Menn', klasse: 'fig-menn', symbol: 'square', punkter: menn, siste: last(menn) },
  ];
}

function stripsOf(lines: readonly Linje[], maneder: readonly Maned[]): Stripe[] {
  return lines
    .map(({ navn, punkter }) => ({ navn, plasser: hiddenPlaces(punkter, maneder) }))
    .filter(({ plasser }) => plasser.length > 0);
}

function labelRoom(lines: readonly Linje[], { skrift }: Format): number {
  const texts = lines.flatMap(({ navn, siste }) => [navn, siste ? formatAntall(siste.antall) : '']);
  return Math.max(...texts.map((line) => textWidth(line, skrift, true))) + skrift;
}

function marksOf(
  { punkter, klasse, symbol, siste }: Linje,
  maneder: readonly Maned[],
  brudd?: readonly Maned[],
): Markish[] {
  const ledd = withGaps(visibleByMonth(punkter, maneder), maneder, brudd);
  return [
    ...lineMarks(ledd, { klasse, symbol }),
    siste ? latestDot(siste, { klasse, symbol }) : null,
  ];
}

/** Names and latest counts: off the other line where one ends before the other, and off each other. */
function labels(
  lines: readonly Linje[],
  maneder: readonly Maned[],
  flate: Flate,
  { skrift }: Format,
): Markish[] {
  const hoyde = LABEL_HEIGHT * skrift;
  const named = lines.flatMap(({ siste, navn, klasse }) =>
    siste ? [{ siste, navn, klasse }] : [],
  );
  const wishes = named.map(({ siste, navn }) => {
    const fra = flate.x(siste.indeks) + 0.5 * skrift;
    const others = lines
      .filter((line) => line.navn !== navn)
      .map(({ punkter }) => placesOf(punkter, maneder, flate));
    const hinder = others.map((line) =>
      lineObstacle(line, fra, fra + textWidth('Kvinner', skrift, true)),
    );
    const wish = { midt: flate.y(siste.antall), hoyde };
    return { midt: keepOff(wish, hinder[0], 0, flate.bunn), hoyde };
  });
  const middles = dodge(wishes, 0, flate.bunn + 0.5 * skrift);
  return named.flatMap(({ siste, navn, klasse }, i) =>
    latestLabel(siste, { flate, skrift, y: middles[i] }, navn, klasse),
  );
}

function placesOf(punkter: readonly Punkt[], maneder: readonly Maned[], flate: Flate) {
  const ledd = withGaps(visibleByMonth(punkter, maneder), maneder);
  return ledd.map(({ x, y }) => ({ x: flate.x(x), y: flate.y(y) }));
}
