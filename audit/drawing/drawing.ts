import { allElements, type Element } from '../page/document.ts';
import { flatText } from '../page/sentence.ts';
import { readPath, type Point } from '../page/svg-path.ts';
import { MINUS } from '../truth/numbers.ts';
import { manedIndex, manedNumber } from '../readers/month.ts';

/** How far a drawn point may stand from where its figure puts it, in the drawing's units. */
export const TOLERANCE = 0.2;

/** A text in a drawing: what it says, where it stands, and its trace, if any. */
export interface AuditedLabel {
  element: Element;
  tekst: string;
  x: number;
  y: number;
  classes: string[];
}

/** A drawing taken apart: its series, texts and marks. */
export interface AuditedDrawing {
  svg: Element;
  serier: string[];
  texts: AuditedLabel[];
  paths: { element: Element; classes: string[]; partPaths: Point[][] }[];
  axis: Axis | undefined;
  time: AuditedTimeAxis | undefined;
}

/** A value axis as drawn: the height of a value, and its ticks. */
export interface Axis {
  marks: { verdi: number; y: number }[];
  y(value: number): number;
}

const read = new WeakMap<Element, AuditedDrawing>();

/** Takes a drawing apart; the same one only once. */
export function readDrawing(svg: Element): AuditedDrawing {
  const readOut = read.get(svg) ?? takeFromEachOthers(svg);
  read.set(svg, readOut);
  return readOut;
}

function takeFromEachOthers(svg: Element): AuditedDrawing {
  const content = allElements(svg);
  const texts = content.filter(({ navn }) => navn === 'text').map(readText);
  const paths = content
    .filter(({ navn }) => navn === 'path')
    .map((element) => ({
      element,
      classes: classes(element),
      partPaths: readPath(element.attr.d ?? '') ?? [],
    }));
  const serier = (svg.attr['data-serier'] ?? '').split(/\s+/).filter((key) => key !== '');
  const axis = readAxis(svg, texts, paths);
  return { svg, serier, texts, paths, axis, time: readTimeAxis(texts) };
}

function readText(element: Element): AuditedLabel {
  return {
    element,
    tekst: flatText(element),
    x: Number(element.attr.x),
    y: Number(element.attr.y),
    classes: [...classes(element), ...(element.parent ? classes(element.parent) : [])],
  };
}

function classes({ attr }: Element): string[] {
  return (attr.class ?? '').split(/\s+/).filter((cssClass) => cssClass !== '');
}

/** The number an axis text states, NaN when it states none. */
function axisNumber(text: string): number {
  return Number(
    text
      .replace(MINUS, '-')
      .replace(/[\u00a0+]/g, '')
      .replace(',', '.'),
  );
}

/**
 * The scale the drawing shows: by the texts beside the axis, whose baseline stands 0.35 of a letter below their
 * value; or, in small panels, by the one value written over the upper rule, with zero at the axis.
 */
function readAxis(
  svg: Element,
  texts: AuditedLabel[],
  paths: AuditedDrawing['paths'],
): Axis | undefined {
  const font = Number(svg.attr['font-size'] ?? 0);
  const marks = texts
    .filter(
      ({ classes, element }) =>
        classes.includes('fig-ytall') &&
        !classes.includes('fig-liten') &&
        element.attr['data-av'] === undefined,
    )
    .map(({ tekst, y }) => ({ verdi: axisNumber(tekst), y: y - 0.35 * font }))
    .filter(({ verdi, y }) => !Number.isNaN(verdi) && !Number.isNaN(y));
  return rightLine(marks) ?? rightLine(panelMarks(texts, paths));
}

function panelMarks(texts: AuditedLabel[], paths: AuditedDrawing['paths']): Axis['marks'] {
  const first = (cssClass: string): number | undefined =>
    paths.find(({ classes }) => classes.includes(cssClass))?.partPaths[0]?.[0]?.y;
  const verdi =
    texts
      .filter(({ classes }) => classes.includes('fig-start'))
      .map(({ tekst }) => axisNumber(tekst))
      .find((number) => !Number.isNaN(number)) ?? Number.NaN;
  const [top, bottom] = [first('fig-rutenett'), first('fig-akse')];
  if (top === undefined || bottom === undefined || Number.isNaN(verdi)) return [];
  return [
    { verdi: 0, y: bottom },
    { verdi, y: top },
  ];
}

function rightLine(marks: Axis['marks']): Axis | undefined {
  const [a, b] = [marks[0], marks.at(-1)];
  if (!a || !b || a.verdi === b.verdi) return undefined;
  const slope = (b.y - a.y) / (b.verdi - a.verdi);
  return { marks, y: (value) => a.y + (value - a.verdi) * slope };
}

/** A tick of a time axis: where it stands, and its month. */
export interface AuditedTimeTick {
  x: number;
  indeks: number;
}

/** A time axis as drawn: where a month stands, and its ticks from the left. */
export interface AuditedTimeAxis {
  marks: AuditedTimeTick[];
  x: (index: number) => number;
}

/** A month's name and the year under it, or a year that stands for its January, on the axis of a large drawing. */
function readTimeAxis(texts: readonly AuditedLabel[]): AuditedTimeAxis | undefined {
  const paAxis = texts
    .filter(({ classes }) => classes.includes('fig-xtall') && !isEdge(classes))
    .sort((a, b) => a.x - b.x);
  const year = paAxis.filter(({ tekst }) => /^\d{4}$/.test(tekst));
  const maneder = paAxis.filter(({ tekst }) => manedNumber(tekst) > 0);
  const marks = maneder.length > 0 ? manedMarks(maneder, year) : yearMarks(year);
  const [a, b] = [marks[0], marks.at(-1)];
  if (!a || !b) return undefined;
  const step = b.indeks === a.indeks ? Number.NaN : (b.x - a.x) / (b.indeks - a.indeks);
  return { marks, x: (index) => a.x + (index - a.indeks) * step };
}

/** Small drawings say the ends of their months instead, not where these stand. */
export function isEdge(classes: readonly string[]): boolean {
  return classes.includes('fig-start') || classes.includes('fig-slutt');
}

/** A year stands under its first tick and holds until the next one's. */
function manedMarks(maneder: AuditedLabel[], year: AuditedLabel[]): AuditedTimeTick[] {
  return maneder.map(({ tekst, x }) => {
    const current = year.findLast((one) => one.x <= x + 0.5)?.tekst ?? '0000';
    return { x, indeks: manedIndex(`${current}-00`) + manedNumber(tekst) };
  });
}

function yearMarks(year: AuditedLabel[]): AuditedTimeTick[] {
  return year.map(({ tekst, x }) => ({ x, indeks: manedIndex(`${tekst}-01`) }));
}
