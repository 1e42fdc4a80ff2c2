import { partKey, partSeries } from '../truth/truth.ts';
import type { SeriesList } from '../readers/report.ts';
import type { Point } from '../page/svg-path.ts';
import { type AuditedTimeAxis, TOLERANCE, type Axis, type AuditedDrawing } from './drawing.ts';
import { manedIndex } from '../readers/month.ts';

/** A mark in a drawing that says something else than the reports: which class of mark, and what is wrong. */
export interface DrawingFault {
  sti: AuditedDrawing['paths'][number] | undefined;
  regel: string;
  found: string;
}

/** What drawings are held to: the figures, and the months from which a series counts something else. */
export interface DrawnTruth {
  serier: SeriesList;
  brudd: (series: string) => readonly string[];
}

/** A month with a figure to draw; `afterGap` when the line may not come from the one before. */
export interface VisibleMark {
  indeks: number;
  antall: number;
  afterGap: boolean;
}

/** Each line and each row of dots is one of the drawing's series; each series with a figure has its line. */
export function checkLines(drawing: AuditedDrawing, truth: DrawnTruth): DrawingFault[] {
  const lines = drawing.paths.filter(({ classes }) => classes.includes('fig-linje'));
  const isOther = drawing.paths.some(({ classes }) => classes.some((one) => OTHER.has(one)));
  if (lines.length === 0 && isOther) return [];
  const fault: DrawingFault[] = [];
  const undrawn = new Set(drawing.serier.filter((series) => visible(series, truth).length > 0));
  for (const sti of lines) {
    const fitting = [...undrawn].filter((series) => belongsTo(sti.classes, series));
    const found = fitting.find((series) => follows(sti.partPaths, visible(series, truth), drawing));
    if (found) {
      undrawn.delete(found);
      fault.push(...checkPoints(drawing, sti.classes, found, truth));
    } else
      fault.push({
        sti,
        regel: 'figur-linje',
        found: `linjen følger ingen av ${fitting.join(', ') || 'seriene'}`,
      });
  }
  if (undrawn.size > 0)
    fault.push({
      sti: undefined,
      regel: 'figur-linje',
      found: `ingen linje for ${[...undrawn].join(', ')}`,
    });
  return fault;
}

/** Marks of drawings that have no lines. */
const OTHER = new Set(['fig-stolpe', 'fig-hele']);

/** A mark's class may name the sex it stands for. */
function belongsTo(classes: readonly string[], series: string): boolean {
  const { kjonn } = partSeries(series);
  return classes.every(
    (cssClass) => !/^fig-(kvinner|menn)$/.test(cssClass) || cssClass === `fig-${kjonn}`,
  );
}

/** Dots stand on the line's own points: all of them or those that stand alone, and the last one larger. */
function checkPoints(
  drawing: AuditedDrawing,
  lineClasses: readonly string[],
  series: string,
  truth: DrawnTruth,
): DrawingFault[] {
  const role = lineClasses.filter((cssClass) => !LINE_CLASSES.includes(cssClass)).join();
  const all = visible(series, truth);
  const dots = drawing.paths.filter(({ classes }) => {
    const own = classes.filter((cssClass) => !DOTS.includes(cssClass) && cssClass !== 'fig-rund');
    return classes.some((cssClass) => DOTS.includes(cssClass)) && own.join() === role;
  });
  const found = `punktene er ikke månedene i ${series}`;
  const hasLast = dots.some(({ classes }) => classes.includes('fig-siste'));
  return [
    ...(hasLast
      ? []
      : [
          { sti: undefined, regel: 'figur-punkt', found: `siste måned i ${series} har ikke punkt` },
        ]),
    ...dots
      .filter(({ partPaths, classes }) => {
        const possible = classes.includes('fig-siste') ? [all.slice(-1)] : [all, alone(all)];
        return !possible.some((number) => standsOn(partPaths, number, drawing));
      })
      .map((sti) => ({ sti, regel: 'figur-punkt', found })),
  ];
}

const LINE_CLASSES = ['fig-linje', 'fig-tett'];
const DOTS = ['fig-punkt', 'fig-siste'];

/** Months with a hole on both sides: in a long series they alone have a dot, for no line shows them. */
function alone(number: readonly VisibleMark[]): VisibleMark[] {
  return number.filter(({ afterGap }, i) => afterGap && (number[i + 1]?.afterGap ?? true));
}

function standsOn(
  dots: AuditedDrawing['paths'][number]['partPaths'],
  number: readonly VisibleMark[],
  { axis, time }: AuditedDrawing,
): boolean {
  if (dots.length !== number.length) return false;
  return dots.every((dot, i) => {
    const { x, y } = middle(dot);
    const { indeks = 0, antall = 0 } = number[i] ?? {};
    const inHeight = !axis || Math.abs(axis.y(antall) - y) <= TOLERANCE;
    return inHeight && inTime(x, indeks, time);
  });
}

/** How far from its point a label may stand, in the drawing's units. */
const NEAR = 60;

/** Each number told beside a point of a line has the dot on that point, near it, and there are no other such dots. */
export function checkPointLabels(
  { paths, texts, axis, time, serier: own }: AuditedDrawing,
  truth: DrawnTruth,
): DrawingFault[] {
  const lines = paths.filter(({ classes }) => classes.includes('fig-linje'));
  const dots = paths.filter(({ classes }) => classes.includes('fig-merke'));
  const labels = texts.filter(
    ({ classes, element }) =>
      classes.includes('fig-verdi') && element.attr['data-av'] !== undefined,
  );
  if (lines.length === 0 || !axis || (dots.length === 0 && labels.length === 0)) return [];
  const places = dots.flatMap(({ partPaths }) => partPaths.map(middle));
  const isAtPoint = labels.map((label) => {
    const key = partKey(label.element.attr['data-av'] ?? '');
    const shown = key && own.includes(key.serie) ? visible(key.serie, truth) : [];
    const mark = key && shown.find(({ indeks }) => indeks === manedIndex(key.maned));
    return (
      mark !== undefined &&
      places.some(
        ({ x, y }) =>
          Math.abs(axis.y(mark.antall) - y) <= TOLERANCE &&
          inTime(x, mark.indeks, time) &&
          Math.hypot(label.x - x, label.y - y) <= NEAR,
      )
    );
  });
  return isAtPoint.every(Boolean) && places.length === labels.length
    ? []
    : [{ sti: dots[0], regel: 'figur-punkt', found: 'tall ved punkter som ikke er deres' }];
}

/** True when the place is the month's, as far as the drawing says where its months are. */
function inTime(x: number, index: number, time: AuditedTimeAxis | undefined): boolean {
  const wanted = time?.x(index) ?? Number.NaN;
  return Number.isNaN(wanted) || Math.abs(wanted - x) <= TOLERANCE;
}

function middle(path: readonly Point[]): Point {
  const [xer, yer] = [path.map(({ x }) => x), path.map(({ y }) => y)];
  return {
    x: (Math.min(...xer) + Math.max(...xer)) / 2,
    y: (Math.min(...yer) + Math.max(...yer)) / 2,
  };
}

/** Visible figures of a series, oldest first: place in time and count. */
export function visible(series: string, { serier, brudd }: DrawnTruth): VisibleMark[] {
  const broken = new Set(brudd(series).map((maned) => manedIndex(maned)));
  const number = [...(serier.get(series) ?? [])]
    .flatMap(([maned, { antall }]) =>
      antall === '*' ? [] : [{ indeks: manedIndex(maned), antall }],
    )
    .sort((a, b) => a.indeks - b.indeks);
  return number.map((one, i) => ({
    ...one,
    afterGap: broken.has(one.indeks) || number[i - 1]?.indeks !== one.indeks - 1,
  }));
}

/** A point for each visible month at its height and place, broken where a month is hidden or the series is. */
function follows(
  paths: Point[][],
  number: readonly VisibleMark[],
  { axis, time }: AuditedDrawing,
): boolean {
  const points = paths.flat();
  if (points.length !== number.length || !isBrokenRight(paths, number)) return false;
  const height =
    axis ??
    fitted(
      points,
      number.map(({ antall }) => antall),
    );
  const isInPlace = ({ x, y }: Point, i: number): boolean => {
    const { indeks = 0, antall = 0 } = number[i] ?? {};
    return (!height || Math.abs(height.y(antall) - y) <= TOLERANCE) && inTime(x, indeks, time);
  };
  return (
    points.every(isInPlace) &&
    even(
      points,
      number.map(({ indeks }) => indeks),
    )
  );
}

/** No line leads to a month from across a hole. */
function isBrokenRight(paths: Point[][], number: readonly VisibleMark[]): boolean {
  let place = 0;
  return paths.every((path) => {
    const own = number.slice(place, (place += path.length));
    return own.every(({ afterGap }, i) => i === 0 || !afterGap);
  });
}

/** Where no axis is drawn: the straight scale through the lowest and highest figure. */
function fitted(points: readonly Point[], number: readonly number[]): Axis | undefined {
  const low = number.indexOf(Math.min(...number));
  const high = number.indexOf(Math.max(...number));
  const [a, b, va, vb] = [points[low], points[high], number[low] ?? 0, number[high] ?? 0];
  if (!a || !b) return undefined;
  if (va === vb) return { marks: [], y: () => a.y };
  if (b.y > a.y) return { marks: [], y: () => Number.NEGATIVE_INFINITY };
  return { marks: [], y: (value) => a.y + ((value - va) * (b.y - a.y)) / (vb - va) };
}

/** Months stand at equal steps from left to right. */
function even(points: readonly Point[], indices: readonly number[]): boolean {
  const [a, b, ia, ib] = [points[0], points.at(-1), indices[0] ?? 0, indices.at(-1) ?? 0];
  if (!a || !b || ia === ib) return true;
  const step = (b.x - a.x) / (ib - ia);
  const pa = ({ x }: Point, i: number): boolean =>
    Math.abs(a.x + ((indices[i] ?? 0) - ia) * step - x) <= TOLERANCE;
  return step > 0 && points.every(pa);
}

/** The marks for hidden months: one for each that some series hides, in its place, all alike and all on one height. */
export function checkSkjermetMarks(
  drawing: AuditedDrawing,
  { serier }: DrawnTruth,
): DrawingFault[] {
  const suppressed = drawing.serier
    .map((series) => hidden(series, serier))
    .filter((maneder) => maneder.length > 0);
  const marks = drawing.paths.filter(({ classes }) => classes.includes('fig-skjermet'));
  const fault: DrawingFault[] = marks
    .filter(
      ({ partPaths }) => !suppressed.some((maneder) => standsNear(partPaths, maneder, drawing)),
    )
    .map((sti) => ({
      sti,
      regel: 'figur-skjermet',
      found: 'merkene for skjermede måneder er ikke like, på én høyde og ett for hver',
    }));
  const hasLine = drawing.paths.some(({ classes }) => classes.includes('fig-linje'));
  if (hasLine && suppressed.length > 0 && marks.length === 0)
    fault.push({
      sti: undefined,
      regel: 'figur-skjermet',
      found: 'skjermede måneder er ikke merket',
    });
  return fault;
}

/** The hidden months of a series, oldest first. */
function hidden(series: string, seriesList: SeriesList): number[] {
  return [...(seriesList.get(series) ?? [])]
    .flatMap(([maned, { antall }]) => (antall === '*' ? manedIndex(maned) : []))
    .sort((a, b) => a - b);
}

function standsNear(
  paths: readonly Point[][],
  maneder: readonly number[],
  { time }: AuditedDrawing,
): boolean {
  const per = paths.length / maneder.length;
  if (!Number.isInteger(per) || !like(paths, maneder.length)) return false;
  return maneder.every((index, i) =>
    inTime(middle(paths.slice(i * per, (i + 1) * per).flat()).x, index, time),
  );
}

function like(paths: readonly Point[][], count: number): boolean {
  const per = paths.length / count;
  const form = (i: number): Point[] => {
    const points = paths.slice(i * per, (i + 1) * per).flat();
    const left = Math.min(...points.map(({ x }) => x));
    return points.map(({ x, y }) => ({ x: x - left, y }));
  };
  const first = form(0);
  const equal = (current: Point[]): boolean =>
    current.length === first.length &&
    current.every(
      ({ x, y }, i) =>
        Math.abs(x - (first[i]?.x ?? 0)) <= TOLERANCE &&
        Math.abs(y - (first[i]?.y ?? 0)) <= TOLERANCE,
    );
  return Array.from({ length: count }, (_, i) => form(i)).every(equal);
}
