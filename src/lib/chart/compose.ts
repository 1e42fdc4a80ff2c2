import { plot, type PlotOptions } from '@observablehq/plot';
import type { SeriesKey } from '../domain/key.ts';
import type { ChartSize } from './sizes.ts';
import { compactMarks, escapeXml } from './svg-compact.ts';
import type { Drawing, DrawnText } from './drawing.ts';

/** A chart before it is drawn: who it is, and its Plot options in each format. */
export interface Draft {
  id: string;
  tekst: DrawnText;
  serier: readonly SeriesKey[];
  axisStart: number;
  formats: readonly [ChartSize, ...ChartSize[]];
  /** All that the options are made from, as text, where the same drawing is asked for again and again. */
  dependencies?: string;
  options: (format: ChartSize) => PlotOptions;
}

/**
 * Draws a chart in all its formats, one `<svg>` each, the first one first. All ids begin with the chart's own,
 * so that they are unique on the page and do not depend on what else was drawn before.
 */
export function compose(draft: Draft, document: Document): Drawing {
  const drawings = draft.formats.map((format) => draw(draft, format, document));
  const [first] = drawings;
  if (first === undefined) throw new RangeError('En tegning må ha minst ett format');
  const { width, height } = first;
  const svg = drawings.map((one) => one.svg).join('');
  return { svg, width, height, serier: [...draft.serier], axisStart: draft.axisStart };
}

/** A drawing without its names: the marks, and their size. */
interface Stroke {
  width: number;
  height: number;
  marks: string;
}

/** Drawings each document has made lately, by format and what they were made from. */
const drawn = new WeakMap<Document, Map<string, Stroke>>();
/** The panels of a release's largest groups, and then some. */
const REMEMBERED = 400;

function draw(draft: Draft, format: ChartSize, document: Document) {
  const { width, height, marks } = drawMarks(draft, format, document);
  const [t, d] = ['t', 'd'].map((end) => `${draft.id}${format.suffix}-${end}`);
  const svg =
    `<svg class="fig fig-${format.navn}" viewBox="0 0 ${width} ${height}" font-size="${format.font}"` +
    ` role="img" aria-labelledby="${t} ${d}" data-serier="${draft.serier.join(' ')}">` +
    `<title id="${t}">${escapeXml(draft.tekst.tittel)}</title>` +
    `<desc id="${d}">${escapeXml(draft.tekst.description)}</desc>` +
    `${marks}</svg>`;
  return { svg, width: width, height: height };
}

/** The marks as Plot draws them; a sibling's panel, which stands on each sibling's page, only once. */
function drawMarks(
  { dependencies, options }: Draft,
  format: ChartSize,
  document: Document,
): Stroke {
  if (dependencies === undefined) return plotMarks(options(format), format, document);
  const known = drawn.get(document) ?? new Map<string, Stroke>();
  drawn.set(document, known);
  const key = `${format.navn} ${dependencies}`;
  const stroke = known.get(key) ?? plotMarks(options(format), format, document);
  if (known.size >= REMEMBERED) known.clear();
  known.set(key, stroke);
  return stroke;
}

function plotMarks(options: PlotOptions, format: ChartSize, document: Document): Stroke {
  const { width = format.width, height = format.height } = options;
  const marks = compactMarks(plot({ ...options, document }), format.font);
  return { width, height, marks };
}
