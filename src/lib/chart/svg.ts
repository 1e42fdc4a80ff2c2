/** Writes drawings as SVG: the last step, after which nothing is read back. */
import { toRelativeKey, type KeySubject, type SeriesKey } from '../domain/key.ts';
import { escapeXml } from '../domain/xml.ts';
import { machineNumberIn } from '../text/number-format.ts';
import { formatCoordinate } from './path-compact.ts';
import type { DrawnLabel, DrawnMark, Drawing, SizedDrawing, Trace } from './drawing.ts';

/**
 * What names a drawing on a page: its own title and description, the elements of these ids around it, or nothing, where
 * words beside it say the same and those who listen are to hear them once.
 */
export type Naming = 'own' | 'silent' | { by: string };

/**
 * How a number in a drawing is marked: by all of its trace; or, on a page, without what it says itself in digits, what is
 * so of most, and what the page says it is about.
 */
export type Marking = 'whole' | { subject?: KeySubject | undefined };

/** The drawing for a page: an `<svg>` for each of its sizes. */
export function renderSvg(
  drawing: Drawing,
  naming: Naming = 'own',
  marking: Marking = 'whole',
): string {
  return drawing.sizes
    .map((size) => {
      const marks = renderMarks(size.marks, marking);
      return renderSize(drawing, size, { naming, months: marking !== 'whole' }, marks);
    })
    .join('');
}

/** A small multiple, and the id of the words on the page that name it. */
export interface NamedPanel {
  drawing: Drawing;
  by: string;
}

/**
 * Small multiples for a page about `subject`, each an `<svg>`. Axes that they have in common are drawn in the first, under
 * the id `axesId`, and used by the others.
 */
export function renderPanels(
  panels: readonly NamedPanel[],
  axesId: string,
  subject?: KeySubject,
): string[] {
  const drawn = panels.map(({ drawing, by }) => {
    const [size] = drawing.sizes;
    const end = size.marks.findIndex((mark) => !isFrame(mark));
    const frame = end < 0 ? size.marks : size.marks.slice(0, end);
    const [axes, rest] = [frame, size.marks.slice(frame.length)].map((marks) =>
      renderMarks(marks, { subject }),
    ) as [string, string];
    return { drawing, size, naming: { by }, axes, rest };
  });
  const [first] = drawn;
  const shared = first?.axes ?? '';
  const isShared = shared !== '' && drawn.filter(({ axes }) => axes === shared).length > 1;
  return drawn.map(({ drawing, size, naming, axes, rest }, i) => {
    const own = !isShared || axes !== shared ? axes : `<use href="#${axesId}"/>`;
    const begin = isShared && i === 0 ? `<g id="${axesId}">${axes}</g>` : own;
    return renderSize(drawing, size, { naming, months: true }, begin + rest);
  });
}

/** True for the rules of a drawing and the words at its axes. */
function isFrame(mark: DrawnMark): boolean {
  return 'd' in mark
    ? ['fig-rutenett', 'fig-akse'].includes(mark.cssClass)
    : mark.cssClass.startsWith('fig-xtall');
}

function renderSize(
  drawing: Drawing,
  size: SizedDrawing,
  { naming, months }: { naming: Naming; months: boolean },
  marks: string,
): string {
  const { width, height, font } = size;
  const ids = ['t', 'd'].map((end) => `${drawing.id}${size.suffix}-${end}`);
  return (
    `<svg class="${classOf(size)}" viewBox="0 0 ${width} ${height}" font-size="${font}"` +
    (naming === 'silent'
      ? ' aria-hidden="true"'
      : ` role="img" aria-labelledby="${naming === 'own' ? ids.join(' ') : naming.by}"`) +
    `${seriesAttribute(drawing.serier)}${months ? monthsAttribute(size) : ''}>` +
    (naming === 'own' ? renderNames(drawing.tekst, ids) : '') +
    `${marks}</svg>`
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

/** The first size of a drawing inside a larger picture, which has a title and a description of its own. */
export function renderInside({ serier, sizes: [size] }: Drawing, at: Area): string {
  // Letters at the very edge reach past it, on the page too; and what is cut is drawn at twice the cost.
  return (
    `<svg class="${classOf(size)}" x="${at.x}" y="${at.y}" width="${at.width}" height="${at.height}"` +
    ` viewBox="0 0 ${size.width} ${size.height}" overflow="visible" font-size="${size.font}"` +
    `${seriesAttribute(serier)}>${renderMarks(size.marks, 'whole')}</svg>`
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

/** `data-maneder` with a space in front: first and last month, and where they stand; for what reads along the line. */
function monthsAttribute({ months }: SizedDrawing): string {
  if (!months) return '';
  const { first, last, from, to } = months;
  return ` data-maneder="${first} ${last} ${formatCoordinate(from)} ${formatCoordinate(to)}"`;
}

/** Every class in the first size of a drawing, as `renderInside` writes it, and in the lines beside it. */
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

function renderMarks(marks: readonly DrawnMark[], marking: Marking): string {
  return marks
    .map((mark) => {
      const name = escapeXml(mark.cssClass);
      return 'd' in mark
        ? `<path class="${name}" d="${mark.d}"/>`
        : `<g class="${name}">${mark.labels.map((label) => renderLabel(label, marking)).join('')}</g>`;
    })
    .join('');
}

function renderLabel({ x, y, tekst, trace }: DrawnLabel, marking: Marking): string {
  const at = `x="${formatCoordinate(x)}" y="${formatCoordinate(y)}"`;
  return `<text ${at}${trace ? traceAttributes(trace, tekst, marking) : ''}>${escapeXml(tekst)}</text>`;
}

/** The attributes that `<data>` has on the page, with a space in front; in brief, without the value that the digits say, and without the commonest rule. */
function traceAttributes({ verdi, regel, av }: Trace, tekst: string, marking: Marking): string {
  const isPlain = marking !== 'whole' && verdi === machineNumberIn(tekst);
  const value = isPlain ? '' : ` data-value="${verdi}"`;
  const rule = isPlain && regel === 'verdi' ? '' : ` data-regel="${regel}"`;
  const subject = marking === 'whole' ? undefined : marking.subject;
  const keys = subject ? av.map((key) => toRelativeKey(key, subject)) : av;
  return `${value}${rule} data-av="${keys.join(' ')}"`;
}
