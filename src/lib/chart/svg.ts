/** Writes drawings as SVG: the last step, after which nothing is read back. */
import type { SeriesKey } from '../domain/key.ts';
import { escapeXml } from '../domain/xml.ts';
import { formatCoordinate } from './path-compact.ts';
import type { DrawnLabel, DrawnMark, Drawing, SizedDrawing, Trace } from './drawing.ts';

/**
 * What names a drawing on a page: its own title and description, the elements of these ids around it, or nothing, where
 * words beside it say the same and those who listen are to hear them once.
 */
export type Naming = 'own' | 'silent' | { by: string };

/** The drawing for a page: an `<svg>` for each of its sizes, the widest first. */
export function renderSvg(drawing: Drawing, naming: Naming = 'own'): string {
  return drawing.sizes.map((size) => renderSize(drawing, size, naming)).join('');
}

function renderSize(drawing: Drawing, size: SizedDrawing, naming: Naming): string {
  const { width, height, font } = size;
  const ids = ['t', 'd'].map((end) => `${drawing.id}${size.suffix}-${end}`);
  return (
    `<svg class="${classOf(size)}" viewBox="0 0 ${width} ${height}" font-size="${font}"` +
    (naming === 'silent'
      ? ' aria-hidden="true"'
      : ` role="img" aria-labelledby="${naming === 'own' ? ids.join(' ') : naming.by}"`) +
    `${seriesAttribute(drawing.serier)}>` +
    (naming === 'own' ? renderNames(drawing.tekst, ids) : '') +
    `${renderMarks(size.marks)}</svg>`
  );
}

/** Title and description under the two ids. */
export function renderNames(
  { tittel, description }: Drawing['tekst'],
  [title = '', text = '']: readonly string[],
): string {
  return (
    `<title id="${title}">${escapeXml(tittel)}</title>` +
    `<desc id="${text}">${escapeXml(description)}</desc>`
  );
}

/** A place in a picture, in its units. */
export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The widest size of a drawing inside a larger picture, which has a title and a description of its own. */
export function renderInside({ serier, sizes: [size] }: Drawing, at: Area): string {
  // Letters at the very edge reach past it, on the page too; and what is cut is drawn at twice the cost.
  return (
    `<svg class="${classOf(size)}" x="${at.x}" y="${at.y}" width="${at.width}" height="${at.height}"` +
    ` viewBox="0 0 ${size.width} ${size.height}" overflow="visible" font-size="${size.font}"` +
    `${seriesAttribute(serier)}>${renderMarks(size.marks)}</svg>`
  );
}

/** A line of text beside drawings in a picture: where its baseline begins, and the font size, in the picture's units. */
export interface TextLine {
  x: number;
  y: number;
  font: number;
  tekst: string;
  /** By name, in the order written: a class, or colour and weight. */
  attributes: Readonly<Record<string, string>>;
}

/** Lines of text, each an element of its own. */
export function renderLines(lines: readonly TextLine[]): string {
  return lines
    .map(({ x, y, font, tekst, attributes }) => {
      const own = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`);
      return `<text x="${x}" y="${y}" font-size="${font}"${own.join('')}>${escapeXml(tekst)}</text>`;
    })
    .join('');
}

/** `data-serier` with a space in front; empty for a drawing of no series. */
export function seriesAttribute(serier: readonly SeriesKey[]): string {
  return serier.length === 0 ? '' : ` data-serier="${serier.join(' ')}"`;
}

/** Every class in the widest size of a drawing, as `renderInside` writes it, and in the lines beside it. */
export function classesIn(
  drawings: readonly Drawing[],
  lines: readonly TextLine[] = [],
): ReadonlySet<string> {
  const drawn = drawings.flatMap(({ sizes: [size] }) => [
    classOf(size),
    ...size.marks.map(({ cssClass }) => cssClass),
  ]);
  const written = lines.map(({ attributes }) => attributes.class ?? '');
  return new Set([...drawn, ...written].flatMap((names) => names.split(' ')));
}

function classOf({ navn }: SizedDrawing): string {
  return `fig fig-${navn}`;
}

function renderMarks(marks: readonly DrawnMark[]): string {
  return marks
    .map((mark) => {
      const name = escapeXml(mark.cssClass);
      return 'd' in mark
        ? `<path class="${name}" d="${mark.d}"/>`
        : `<g class="${name}">${mark.labels.map(renderLabel).join('')}</g>`;
    })
    .join('');
}

function renderLabel({ x, y, tekst, trace }: DrawnLabel): string {
  const at = `x="${formatCoordinate(x)}" y="${formatCoordinate(y)}"`;
  return `<text ${at}${trace ? traceAttributes(trace) : ''}>${escapeXml(tekst)}</text>`;
}

/** The same attributes as `<data>` has on the page, with a space in front. */
function traceAttributes({ verdi, regel, av }: Trace): string {
  return ` data-value="${verdi}" data-regel="${regel}" data-av="${av.join(' ')}"`;
}
