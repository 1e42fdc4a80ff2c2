/** From Plot to a drawing: a chart's options are drawn in each size, and what Plot made is read off its tree. */
import { plot, text, type Markish, type PlotOptions, type TextOptions } from '@observablehq/plot';
import { compactPath, movePath, roundCoordinate } from './path-compact.ts';
import type { Maned } from '../domain/maned.ts';
import type {
  DrawnLabel,
  DrawnMark,
  Drawing,
  MonthPlaces,
  SizedDrawing,
  Trace,
} from './drawing.ts';
import type { ChartSize } from './sizes.ts';

/** A chart before it is drawn: who it is, and its Plot options in each format. */
export interface DrawingDraft extends Omit<Drawing, 'sizes'> {
  formats: readonly [ChartSize, ...ChartSize[]];
  /** The months along its horizontal axis, the first of them at 0 there. */
  maneder?: readonly Maned[];
  options: (format: ChartSize) => PlotOptions;
}

/**
 * Draws a chart in all its formats, the first one first. What is drawn does not depend on what else was drawn before.
 * Throws Error on a warning from Plot or an element it does not know.
 */
export function compose(draft: DrawingDraft, document: Document): Drawing {
  const { id, tekst, serier, axisStart, formats, options, maneder = [] } = draft;
  const [first, ...others] = formats;
  const size = (format: ChartSize) => drawSize(options(format), format, maneder, document);
  return { id, tekst, serier, axisStart, sizes: [size(first), ...others.map(size)] };
}

function drawSize(
  options: PlotOptions,
  format: ChartSize,
  maneder: readonly Maned[],
  document: Document,
): SizedDrawing {
  const { width = format.width, height = format.height } = options;
  const marks = readMarks(plot({ ...options, document }), format.font);
  const months = monthPlaces(options, width, maneder);
  return { ...format, width, height, marks, ...(months && { months }) };
}

/** Where Plot puts the months, by the ends of its linear scale; undefined for no months. */
function monthPlaces(
  { x, marginLeft = 0, marginRight = 0 }: PlotOptions,
  width: number,
  maneder: readonly Maned[],
): MonthPlaces | undefined {
  const [first, last] = [maneder[0], maneder.at(-1)];
  if (!first || !last) return undefined;
  const [start = 0, end = 0] = [...(x?.domain ?? [])].map(Number);
  const step = (width - marginLeft - marginRight) / (end - start);
  const at = (index: number) => marginLeft + (index - start) * step;
  return { first, last, from: at(0), to: at(maneder.length - 1) };
}

/** The trace of each text element that has one, from when Plot makes the element until it is read. */
const traces = new WeakMap<Element, Trace>();

/** Plot's text mark for numbers, each of which says what it stands on. */
export function numberText<Datum>(
  data: readonly Datum[],
  traceOf: (datum: Datum) => Trace,
  options: TextOptions,
): Markish {
  return text(data, {
    ...options,
    render: (index, ...how) => {
      const [scales, values, dimensions, context, next] = how;
      const group = next?.(index, scales, values, dimensions, context) ?? null;
      // Plot draws one element for each datum of the index, in its order.
      index.forEach((at, i) => {
        const [element, datum] = [group?.children[i], data[at]];
        if (element && datum !== undefined) traces.set(element, traceOf(datum));
      });
      return group;
    },
  });
}

interface Shift {
  dx: number;
  dy: number;
  /** Font size, for lengths that Plot gives in em. */
  font: number;
}

const WARNING_SIGN = '\u26a0';

/**
 * The marks of a chart as Plot drew it, with inline style, presentation attributes and Plot's English labels gone,
 * transforms folded into coordinates, and every geometry of one mark gathered in one path.
 * A mark's `className` is all that is left to style by. Throws Error on a warning sign or an element it does not know.
 */
export function readMarks(svg: Element, font: number): DrawnMark[] {
  return Array.from(svg.children)
    .filter((child) => child.tagName !== 'style')
    .flatMap((mark) => readMark(mark, font));
}

function readMark(mark: Element, font: number): DrawnMark[] {
  if (mark.textContent.includes(WARNING_SIGN))
    throw new Error('Observable Plot varslet om figuren; meldingen står over.');
  if (mark.tagName !== 'g') throw new Error(`Uventet element fra Plot: <${mark.tagName}>`);
  const shift = { ...translation(mark), font };
  const children = Array.from(mark.children);
  const cssClass = mark.getAttribute('class') ?? '';
  const data = children.map((child) => pathData(child, shift)).join('');
  const labels = children
    .filter((child) => child.tagName === 'text')
    .map((child) => readLabel(child, shift));
  return [
    ...(data === '' ? [] : [{ cssClass, d: compactPath(movePath(data, shift.dx, shift.dy)) }]),
    ...(labels.length === 0 ? [] : [{ cssClass, labels }]),
  ];
}

/** An element's outline with absolute commands, before the mark's own shift; empty for text. */
function pathData(element: Element, shift: Shift): string {
  const n = (name: string) => length(element.getAttribute(name), shift.font);
  switch (element.tagName) {
    case 'path':
      return movedPath(element);
    case 'line':
      return `M${n('x1')},${n('y1')}L${n('x2')},${n('y2')}`;
    case 'rect':
      return `M${n('x')},${n('y')}H${n('x') + n('width')}V${n('y') + n('height')}H${n('x')}Z`;
    case 'circle':
      // A stroke with round ends and no length is a dot; the style sheet gives its width.
      return `M${n('cx')},${n('cy')}H${n('cx')}`;
    case 'text':
      return '';
    default:
      throw new Error(`Uventet element fra Plot: <${element.tagName}>`);
  }
}

function movedPath(path: Element): string {
  const { dx, dy } = translation(path);
  return movePath(path.getAttribute('d') ?? '', dx, dy);
}

function readLabel(text: Element, shift: Shift): DrawnLabel {
  const { dx, dy } = translation(text);
  const trace = traces.get(text);
  return {
    x: roundCoordinate(dx + shift.dx),
    y: roundCoordinate(dy + shift.dy + length(text.getAttribute('y'), shift.font)),
    tekst: text.textContent,
    ...(trace && { trace }),
  };
}

function translation(element: Element): { dx: number; dy: number } {
  const match = /^translate\(([^,()]+)(?:,([^()]+))?\)$/.exec(
    element.getAttribute('transform') ?? '',
  );
  return { dx: Number(match?.[1] ?? 0), dy: Number(match?.[2] ?? 0) };
}

function length(value: string | null, font: number): number {
  if (value === null) return 0;
  return value.endsWith('em') ? Number(value.slice(0, -2)) * font : Number(value);
}
