import { rect, text, type Markish } from '@observablehq/plot';
import type { Maned } from '../domain/maned.ts';
import type { DrawnPoint, Drawing, DrawnText, Trace } from './drawing.ts';
import { WIDE, NARROW, type ChartSize } from './sizes.ts';
import { compose, numberText } from './compose.ts';
import { breakMark, latestDot, latestLabel, lineMarks, withGaps, type LineStyle } from './line.ts';
import { lineObstacle, dodge, avoidObstacle } from './labels.ts';
import {
  hiddenPlaces,
  monthsOf,
  seriesOf,
  visibleByMonth,
  visiblePoints,
  type VisiblePoint,
} from './points.ts';
import { zeroScale } from './value-axis.ts';
import { formatCount, formatShare, shareInTenths } from '../text/number-format.ts';
import { textWidth } from './text-metrics.ts';
import { isVisible } from '../domain/value.ts';
import { timePlot, type PlotArea, type Stripe } from './time-frame.ts';

/** What a drawing of women and men shows: the points of each, oldest first. */
export interface KjonnModel {
  kvinner: readonly DrawnPoint[];
  menn: readonly DrawnPoint[];
  /** The newest month of both, and the whole they add up to, where the chart is to show their shares. */
  share?: { kvinner: DrawnPoint; menn: DrawnPoint; total: DrawnPoint } | undefined;
  /** Months from which the series count something else than before. */
  brudd?: readonly Maned[] | undefined;
}

interface KjonnLine extends LineStyle {
  navn: string;
  points: readonly DrawnPoint[];
  siste: VisiblePoint | undefined;
}

const Y_TICKS = 5;
const LABEL_HEIGHT = 2.7;

/**
 * Women and men as their shares of one bar, where the newest ones are told, over two lines named where they end; told apart by dash and marker as well as by colour. The axis
 * starts at zero, always: here the two levels are compared, and their ratio is read as a ratio of heights.
 * Hidden months are holes, marked on one strip for each sex that has any. Undefined when both are hidden throughout.
 */
export function drawKjonn(
  model: KjonnModel,
  tekst: DrawnText,
  id: string,
  document: Document,
): Drawing | undefined {
  const maneder = monthsOf(model.kvinner, model.menn);
  const lines = linesOf(model, maneder);
  const counts = lines
    .flatMap(({ points }) => visiblePoints(points, maneder))
    .map(({ antall }) => antall);
  if (counts.length === 0) return undefined;
  const scale = zeroScale(counts, Y_TICKS);
  const shares = model.share && sharesOf(model.share);
  return compose(
    {
      id,
      tekst,
      serier: seriesOf([...model.kvinner, ...model.menn]),
      axisStart: 0,
      maneder,
      formats: [WIDE, NARROW],
      options: (format) =>
        timePlot(
          {
            format,
            maneder,
            scale,
            stripes: stripsOf(lines, maneder),
            after: labelRoom(lines, format),
            header: shares ? shareHeight(format) : 0,
          },
          (area) => [
            ...(shares ? shareBar(shares, area, format) : []),
            breakMark(model.brudd, maneder),
            ...lines.flatMap((line) => marksOf(line, maneder, model.brudd)),
            ...labels(lines, maneder, area, format),
          ],
        ),
    },
    document,
  );
}

/** One sex's part of the bar: from where to where it goes, in parts of the whole. */
interface Share {
  navn: string;
  cssClass: string;
  from: number;
  to: number;
  tall: string;
  trace: Trace;
}

/** The two shares. Throws RangeError for a hidden number, or where the two are not the whole. */
function sharesOf({ kvinner, menn, total }: NonNullable<KjonnModel['share']>): Share[] {
  const count = ({ verdi, nokkel }: DrawnPoint) => {
    if (!isVisible(verdi))
      throw new RangeError(`En andel kan ikke vise et skjermet tall: ${nokkel}`);
    return verdi.antall;
  };
  const [women, men, whole] = [count(kvinner), count(menn), count(total)];
  if (women + men !== whole || whole === 0)
    throw new RangeError(`${kvinner.nokkel} og ${menn.nokkel} er ikke til sammen ${total.nokkel}`);
  const share = (point: DrawnPoint, part: number): Pick<Share, 'tall' | 'trace'> => {
    const tenths = shareInTenths(part, whole);
    const trace = {
      verdi: (tenths / 10).toFixed(1),
      regel: 'andel',
      av: [point.nokkel, total.nokkel],
    } as const;
    return { tall: formatShare(tenths), trace };
  };
  const edge = women / whole;
  return [
    { navn: 'Kvinner', cssClass: 'fig-kvinner', from: 0, to: edge, ...share(kvinner, women) },
    { navn: 'Menn', cssClass: 'fig-menn', from: edge, to: 1, ...share(menn, men) },
  ];
}

const SHARE_BAR = 14;
/** Between the bar and the lines. */
const UNDER_SHARES = 12;

function shareHeight({ room }: ChartSize): number {
  return Math.ceil(1.5 * room) + SHARE_BAR + UNDER_SHARES;
}

/** One bar of all, divided, with each sex's name and share over its end. */
function shareBar(shares: readonly Share[], area: PlotArea, format: ChartSize): Markish[] {
  const { font, room, width } = format;
  const top = Math.ceil(1.5 * room);
  const at = (x: number) => (x - area.left) * area.manederPerUnit - 0.5;
  const bars = shares.map(({ cssClass, from, to }) =>
    rect([{ from, to }], {
      className: `fig-andel ${cssClass}`,
      x1: () => at(from * width),
      x2: () => at(to * width),
      y1: () => area.valueAt(top),
      y2: () => area.valueAt(top + SHARE_BAR),
    }),
  );
  const words = shares.flatMap((share, i) => {
    const isLeft = i === 0;
    const gap = 0.25 * room;
    const [name, number] = [textWidth(share.navn, room, true), textWidth(share.tall, room, true)];
    const place = (x: number) => ({
      x: () => at(x),
      y: () => area.valueAt(top),
      lineAnchor: 'bottom' as const,
      dy: -0.35 * font,
    });
    return [
      text([share.navn], {
        className: `fig-navn ${isLeft ? 'fig-start' : 'fig-slutt'} ${share.cssClass}`,
        ...place(isLeft ? 0 : width - number - gap),
      }),
      numberText([share], ({ trace }) => trace, {
        className: `fig-tall ${isLeft ? 'fig-start' : 'fig-slutt'}`,
        text: 'tall',
        ...place(isLeft ? name + gap : width),
      }),
    ];
  });
  return [...bars, ...words];
}

function linesOf({ kvinner, menn }: KjonnModel, maneder: readonly Maned[]): KjonnLine[] {
  const last = (points: readonly DrawnPoint[]) => visiblePoints(points, maneder).at(-1);
  return [
    {
      navn: 'Kvinner',
      cssClass: 'fig-kvinner',
      symbol: 'circle',
      points: kvinner,
      siste: last(kvinner),
    },
    { navn: 'Menn', cssClass: 'fig-menn', symbol: 'square', points: menn, siste: last(menn) },
  ];
}

function stripsOf(lines: readonly KjonnLine[], maneder: readonly Maned[]): Stripe[] {
  return lines
    .map(({ navn, points }) => ({ navn, places: hiddenPlaces(points, maneder) }))
    .filter(({ places }) => places.length > 0);
}

function labelRoom(lines: readonly KjonnLine[], { room: font }: ChartSize): number {
  const texts = lines.flatMap(({ navn, siste }) => [navn, siste ? formatCount(siste.antall) : '']);
  return Math.max(...texts.map((line) => textWidth(line, font, true))) + font;
}

function marksOf(
  { points, cssClass, symbol, siste }: KjonnLine,
  maneder: readonly Maned[],
  breach?: readonly Maned[],
): Markish[] {
  const segment = withGaps(visibleByMonth(points, maneder), maneder, breach);
  return [
    ...lineMarks(segment, { cssClass, symbol }),
    siste ? latestDot(siste, { cssClass, symbol }) : null,
  ];
}

/** Names and latest counts: off the other line where one ends before the other, and off each other. */
function labels(
  lines: readonly KjonnLine[],
  maneder: readonly Maned[],
  area: PlotArea,
  format: ChartSize,
): Markish[] {
  const { room: font } = format;
  const height = LABEL_HEIGHT * font;
  const named = lines.flatMap(({ siste, navn, cssClass }) =>
    siste ? [{ siste, navn, cssClass }] : [],
  );
  const wishes = named.map(({ siste, navn }) => {
    const from = area.x(siste.indeks) + 0.5 * font;
    const others = lines
      .filter((line) => line.navn !== navn)
      .map(({ points }) => placesOf(points, maneder, area));
    const obstacle = others.map((line) =>
      lineObstacle(line, from, from + textWidth('Kvinner', font, true)),
    );
    const wish = { middle: area.y(siste.antall), height };
    return { middle: avoidObstacle(wish, obstacle[0], 0, area.bottom), height };
  });
  const middles = dodge(wishes, 0, area.bottom + 0.5 * font);
  return named.flatMap(({ siste, navn, cssClass }, i) =>
    latestLabel(siste, { area, format, y: middles[i] }, navn, cssClass),
  );
}

function placesOf(points: readonly DrawnPoint[], maneder: readonly Maned[], area: PlotArea) {
  const segment = withGaps(visibleByMonth(points, maneder), maneder);
  return segment.map(({ x, y }) => ({ x: area.x(x), y: area.y(y) }));
}
