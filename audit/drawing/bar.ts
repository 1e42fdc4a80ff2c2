import type { Point } from '../page/svg-path.ts';
import { visible, type DrawnTruth, type DrawingFault } from './line.ts';
import { TOLERANCE, type AuditedLabel, type AuditedDrawing } from './drawing.ts';

/** A bar: its edges. */
interface Bar {
  sti: AuditedDrawing['paths'][number];
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** However small a change is, its bar can be seen. */
const LEAST = 1;

/** Bars are as long as what they stand for: changes over time against the axis, or one bar beside each traced number. */
export function checkBars(drawing: AuditedDrawing, truth: DrawnTruth): DrawingFault[] {
  const bars = drawing.paths
    .filter(({ classes }) => classes.includes('fig-stolpe'))
    .flatMap((path) => path.partPaths.map((partPath) => bar(path, partPath)));
  if (bars.length === 0) return [];
  return drawing.axis ? vertical(drawing, bars, truth) : horizontal(drawing, bars);
}

function bar(sti: Bar['sti'], points: readonly Point[]): Bar {
  const [xer, yer] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  return {
    sti,
    left: Math.min(...xer),
    right: Math.max(...xer),
    top: Math.min(...yer),
    bottom: Math.max(...yer),
  };
}

/** One bar for each change between neighbouring visible months, from zero to the change. */
function vertical(
  { axis, time, serier: keys }: AuditedDrawing,
  bars: Bar[],
  truth: DrawnTruth,
): DrawingFault[] {
  const number = visible(keys[0] ?? '', truth);
  const changes = number.flatMap(({ indeks, antall, afterGap }, i) => {
    const for_ = number[i - 1];
    return for_ && !afterGap && antall !== for_.antall
      ? [{ indeks, endring: antall - for_.antall }]
      : [];
  });
  const inRun = bars.filter(({ top, bottom }) => bottom - top > 0).sort((a, b) => a.left - b.left);
  if (keys.length !== 1 || !axis) return [];
  if (inRun.length !== changes.length)
    return [
      {
        sti: bars[0]?.sti,
        regel: 'figur-stolpe',
        found: `${inRun.length} stolper for ${changes.length} endringer`,
      },
    ];
  return inRun.flatMap(({ sti, left, right, top, bottom }, i): DrawingFault[] => {
    const { indeks = 0, endring = 0 } = changes[i] ?? {};
    const place = time?.x(indeks) ?? Number.NaN;
    const [shallTop, shallBottom] = edges(axis.y(0), axis.y(endring));
    const agrees =
      Math.abs(top - shallTop) <= TOLERANCE &&
      Math.abs(bottom - shallBottom) <= TOLERANCE &&
      (Number.isNaN(place) || Math.abs((left + right) / 2 - place) <= TOLERANCE);
    const cssClass = endring > 0 ? 'fig-opp' : 'fig-ned';
    return agrees && sti.classes.includes(cssClass)
      ? []
      : [
          {
            sti,
            regel: 'figur-stolpe',
            found: `stolpe nummer ${i + 1} viser ikke endringen ${endring}`,
          },
        ];
  });
}

/** The upper and the lower edge of a bar from the axis to the height of what it shows. */
function edges(axis: number, end: number): [topp: number, bunn: number] {
  return end < axis ? [Math.min(end, axis - LEAST), axis] : [axis, Math.max(end, axis + LEAST)];
}

/** One bar beside each number, all to one scale, negative ones to the left of the axis. */
function horizontal({ texts, paths }: AuditedDrawing, bars: Bar[]): DrawingFault[] {
  const number = texts.filter(isLengthNumber).sort((a, b) => a.y - b.y);
  const inRun = [...bars].sort((a, b) => a.top - b.top);
  if (number.length !== inRun.length)
    return [
      {
        sti: bars[0]?.sti,
        regel: 'figur-stolpe',
        found: `${inRun.length} stolper for ${number.length} tall`,
      },
    ];
  const values = number.map(({ element }) => Number(element.attr['data-value']));
  const lengths = inRun.map(({ left, right }) => right - left);
  const scale = Math.max(...lengths) / Math.max(...values.map(Math.abs));
  const axis = paths.find(({ classes }) => classes.includes('fig-akse'))?.partPaths[0]?.[0]?.x;
  return inRun.flatMap(({ sti, left, right, top, bottom }, i): DrawingFault[] => {
    const value = values[i] ?? 0;
    const root = value < 0 ? right : left;
    const y = number[i]?.y ?? 0;
    const agrees =
      Math.abs((lengths[i] ?? 0) - Math.abs(value) * scale) <= 2 * TOLERANCE &&
      (axis === undefined || Math.abs(root - axis) <= TOLERANCE) &&
      y > top &&
      y < bottom + TOLERANCE;
    return agrees
      ? []
      : [
          {
            sti,
            regel: 'figur-stolpe',
            found: `stolpe nummer ${i + 1} er ikke så lang som ${value}`,
          },
        ];
  });
}

function isLengthNumber({ element }: AuditedLabel): boolean {
  return element.attr['data-regel'] === 'verdi' || element.attr['data-regel'] === 'endring';
}
