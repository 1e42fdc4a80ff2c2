import { ruleY, dot, text, type Markish, type PlotOptions } from '@observablehq/plot';
import type { Maned } from '../domain/maned.ts';
import type { Format } from './sizes.ts';
import { lineObstacle } from './obstacles.ts';
import { compose } from './compose.ts';
import { breakMark, latestDot, lineMarks, withGaps, type Linjeledd } from './line.ts';
import { keepOff } from './labels.ts';
import {
  hiddenPlaces,
  monthsOf,
  seriesOf,
  visibleByMonth,
  visiblePoints,
  type SynligPunkt,
} from './points.ts';
import { zeroScale } from './scale.ts';
import { formatSpor } from './trace.ts';
import { formatAkse, formatAntall } from './number-labels.ts';
import { textWidth } from './text-width.ts';
import type { Panel, PanelTegning, Tegning } from './drawing.ts';
import { endAxis } from './time-axis.ts';

/** How the panels of one set look: their size, and each one's role in the style sheet. */
export interface Panelstil {
  format: Format;
  klasse: (i: number) => string;
}

/** What all panels of a set share. */
interface Felles {
  format: Format;
  maneder: readonly Maned[];
  /** The axis goes from zero to this round number, which its one grid line carries. */
  tak: number;
  /** Every panel keeps a strip when one needs it, so that their axes stay level. */
  strip: number;
}

/** Half the room the largest dot takes, so that it is not cut at the edge. */
const EDGE = 6;
const STRIP = 14;
/** Room for the months under the axis, their tails included, in letters. */
const FOOT = 1.75;

/**
 * Small multiples: one drawing for each panel, in the order given, all on the same months and the same axis from zero.
 * A panel that is hidden throughout stays, empty but for the marks. Undefined when no panel has anything to show.
 */
export function drawPaneler(
  paneler: readonly Panel[],
  { format, klasse }: Panelstil,
  id: string,
  document: Document,
): PanelTegning[] | undefined {
  const maneder = monthsOf(...paneler.map(({ punkter }) => punkter));
  const counts = paneler.flatMap(({ punkter }) =>
    visiblePoints(punkter, maneder).map(({ antall }) => antall),
  );
  if (counts.length === 0) return undefined;
  const hasStrip = paneler.some(({ punkter }) => hiddenPlaces(punkter, maneder).length > 0);
  const felles = { format, maneder, tak: ceiling(counts), strip: hasStrip ? STRIP : 0 };
  return paneler.map((panel, i) => ({
    navn: panel.navn,
    tegning: drawPanel(panel, felles, klasse(i), `${id}-${i + 1}`, document),
  }));
}

/** The first tick at or above the largest count. */
function ceiling(counts: readonly number[]): number {
  const { merker } = zeroScale(counts, 4);
  const [zero = 0, step = 1] = merker;
  return Math.ceil(Math.max(...counts) / (step - zero)) * (step - zero) || 1;
}

function drawPanel(
  panel: Panel,
  felles: Felles,
  klasse: string,
  id: string,
  document: Document,
): Tegning {
  return compose(
    {
      id,
      tekst: panel.tekst,
      serier: seriesOf(panel.punkter),
      aksestart: 0,
      formater: [felles.format],
      avtrykk: JSON.stringify([panel.punkter, panel.brudd, felles, klasse]),
      options: () => panelOptions(panel, felles, klasse),
    },
    document,
  );
}

function panelOptions({ punkter, brudd }: Panel, felles: Felles, klasse: string): PlotOptions {
  const { format, maneder, tak, strip } = felles;
  const { skrift, bredde, hoyde } = format;
  const latest = visiblePoints(punkter, maneder).at(-1);
  const ledd = withGaps(visibleByMonth(punkter, maneder), maneder, brudd);
  const stil = { klasse, symbol: 'circle' } as const;
  const line =
    latest === undefined
      ? []
      : [...lineMarks(ledd, stil), latestDot(latest, stil), label(latest, ledd, felles)];
  return {
    width: bredde,
    height: hoyde + strip,
    marginLeft: EDGE,
    marginRight: EDGE,
    marginTop: Math.ceil(1.5 * skrift),
    marginBottom: Math.ceil(FOOT * skrift) + strip,
    x: {
      type: 'linear',
      domain: maneder.length > 1 ? [0, maneder.length - 1] : [-1, 1],
      axis: null,
    },
    y: { type: 'linear', domain: [0, tak], axis: null },
    marks: [
      ...frame(felles),
      breakMark(brudd, maneder),
      ...line,
      hiddenMarks(hiddenPlaces(punkter, maneder), maneder),
    ],
  };
}

/** Zero, the ceiling with its number over it, and the ends of the time axis. */
function frame({ maneder, tak, strip, format: { skrift } }: Felles): Markish[] {
  const ends = endAxis(maneder);
  const months = (klasse: string, some: typeof ends, dx: number) =>
    text(some, {
      className: `fig-xtall ${klasse}`.trim(),
      x: 'indeks',
      text: 'tekst',
      frameAnchor: 'bottom',
      lineAnchor: 'bottom',
      dx,
      dy: strip + 1.4 * skrift,
    });
  return [
    ruleY([tak], { className: 'fig-rutenett', insetLeft: -EDGE, insetRight: -EDGE }),
    ruleY([0], { className: 'fig-akse', insetLeft: -EDGE, insetRight: -EDGE }),
    text([tak], {
      className: 'fig-xtall fig-start',
      text: (verdi: number) => formatAkse(verdi, tak),
      frameAnchor: 'top-left',
      lineAnchor: 'bottom',
      dx: -EDGE,
      dy: -0.35 * skrift,
    }),
    ...(ends.length === 1
      ? [months('', ends, 0)]
      : [months('fig-start', ends.slice(0, 1), -EDGE), months('fig-slutt', ends.slice(1), EDGE)]),
  ];
}

/** The latest count over or under its point, where the line is not. */
function label(
  latest: SynligPunkt,
  ledd: readonly Linjeledd[],
  { format, maneder, tak }: Felles,
): Markish {
  const { skrift, bredde, hoyde } = format;
  const [topp, bunn] = [Math.ceil(1.5 * skrift), hoyde - Math.ceil(FOOT * skrift)];
  const step = maneder.length > 1 ? (bredde - 2 * EDGE) / (maneder.length - 1) : 0;
  const place = ({ x, y }: Linjeledd) => ({
    x: step === 0 ? bredde / 2 : EDGE + x * step,
    y: bunn - (y / tak) * (bunn - topp),
  });
  const at = place({ x: latest.indeks, y: latest.antall });
  const width = textWidth(formatAntall(latest.antall), skrift, true);
  const right = Math.min(bredde, Math.max(at.x + width / 2, width));
  const around = lineObstacle(ledd.map(place), right - width, right);
  const hinder = { topp: (around?.topp ?? at.y) - 6, bunn: (around?.bunn ?? at.y) + 6 };
  const besideTick = right - width > textWidth(formatAkse(tak, tak), skrift);
  const middle = keepOff({ midt: at.y, hoyde: skrift }, hinder, besideTick ? 0 : topp, bunn);
  return text([latest], {
    className: 'fig-tall fig-slutt',
    text: ({ antall }: SynligPunkt) => formatAntall(antall),
    ariaLabel: ({ antall, punkt }: SynligPunkt) =>
      formatSpor({ verdi: String(antall), regel: 'verdi', av: [punkt.nokkel] }),
    frameAnchor: 'top-left',
    lineAnchor: 'bottom',
    dx: right - EDGE,
    dy: middle + 0.36 * skrift - topp,
  });
}

function hiddenMarks(plasser: readonly number[], maneder: readonly Maned[]): Markish {
  return dot(plasser, {
    className: 'fig-skjermet',
    symbol: 'asterisk',
    r: Math.min(3.5, Math.max(0.7, 55 / maneder.length)),
    x: (plass: number) => plass,
    frameAnchor: 'bottom',
    dy: 9,
  });
}
