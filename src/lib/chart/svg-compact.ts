import { compactPath, formatCoordinate, movePath } from './path-compact.ts';
import { traceAttributes } from './trace.ts';

interface Shift {
  dx: number;
  dy: number;
  /** Font size, for lengths that Plot gives in em. */
  font: number;
}

const WARNING_SIGN = '\u26a0';

/**
 * The marks of a chart drawn by Plot, as compact SVG: inline style, presentation attributes and Plot's English
 * labels gone, transforms folded into coordinates, and every geometry of one mark gathered in one path.
 * A mark's `className` is all that is left to style by. Throws Error on a warning sign or an element it does not know.
 */
export function compactMarks(svg: Element, font: number): string {
  return Array.from(svg.children)
    .filter((child) => child.tagName !== 'style')
    .map((mark) => compactMark(mark, font))
    .join('');
}

/** Text made safe for SVG content and double-quoted attributes. */
export function escapeXml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

function compactMark(mark: Element, font: number): string {
  if (mark.textContent.includes(WARNING_SIGN))
    throw new Error('Observable Plot varslet om figuren; meldingen står over.');
  if (mark.tagName !== 'g') throw new Error(`Uventet element fra Plot: <${mark.tagName}>`);
  const shift = { ...translation(mark), font };
  const children = Array.from(mark.children);
  const name = attribute('class', mark.getAttribute('class'));
  const data = children.map((child) => pathData(child, shift)).join('');
  const texts = children.filter((child) => child.tagName === 'text');
  const words = texts.map((text) => textElement(text, shift)).join('');
  return (
    (data === '' ? '' : `<path${name} d="${compactPath(movePath(data, shift.dx, shift.dy))}"/>`) +
    (words === '' ? '' : `<g${name}>${words}</g>`)
  );
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

function textElement(text: Element, shift: Shift): string {
  const { dx, dy } = translation(text);
  const x = dx + shift.dx;
  const y = dy + shift.dy + length(text.getAttribute('y'), shift.font);
  const at = `x="${formatCoordinate(x)}" y="${formatCoordinate(y)}"`;
  return `<text ${at}${traceAttributes(text.getAttribute('aria-label'))}>${escapeXml(text.textContent)}</text>`;
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

function attribute(name: string, value: string | null): string {
  return value === null ? '' : ` ${name}="${escapeXml(value)}"`;
}
