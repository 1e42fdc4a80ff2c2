import { plot, type PlotOptions } from '@observablehq/plot';
import type { SerieNokkel } from '../domain/key.ts';
import type { Format } from './sizes.ts';
import { compactMarks, escapeXml } from './svg-compact.ts';
import type { Tegning, Tekst } from './drawing.ts';

/** A chart before it is drawn: who it is, and its Plot options in each format. */
export interface Utkast {
  id: string;
  tekst: Tekst;
  serier: readonly SerieNokkel[];
  aksestart: number;
  formater: readonly [Format, ...Format[]];
  /** All that the options are made from, as text, where the same drawing is asked for again and again. */
  avtrykk?: string;
  options: (format: Format) => PlotOptions;
}

/**
 * Draws a chart in all its formats, one `<svg>` each, the first one first. All ids begin with the chart's own,
 * so that they are unique on the page and do not depend on what else was drawn before.
 */
export function compose(utkast: Utkast, document: Document): Tegning {
  const drawings = utkast.formater.map((format) => draw(utkast, format, document));
  const [first] = drawings;
  if (first === undefined) throw new RangeError('En tegning må ha minst ett format');
  const { bredde, hoyde } = first;
  const svg = drawings.map((one) => one.svg).join('');
  return { svg, bredde, hoyde, serier: [...utkast.serier], aksestart: utkast.aksestart };
}

/** A drawing without its names: the marks, and their size. */
interface Strek {
  width: number;
  height: number;
  marks: string;
}

/** Drawings each document has made lately, by format and what they were made from. */
const drawn = new WeakMap<Document, Map<string, Strek>>();
/** The panels of a release's largest groups, and then some. */
const REMEMBERED = 400;

function draw(utkast: Utkast, format: Format, document: Document) {
  const { width, height, marks } = drawMarks(utkast, format, document);
  const [t, d] = ['t', 'd'].map((end) => `${utkast.id}${format.endelse}-${end}`);
  const svg =
    `<svg class="fig fig-${format.navn}" viewBox="0 0 ${width} ${height}" font-size="${format.skrift}"` +
    ` role="img" aria-labelledby="${t} ${d}" data-serier="${utkast.serier.join(' ')}">` +
    `<title id="${t}">${escapeXml(utkast.tekst.tittel)}</title>` +
    `<desc id="${d}">${escapeXml(utkast.tekst.beskrivelse)}</desc>` +
    `${marks}</svg>`;
  return { svg, bredde: width, hoyde: height };
}

/** The marks as Plot draws them; a sibling's panel, which stands on each sibling's page, only once. */
function drawMarks({ avtrykk, options }: Utkast, format: Format, document: Document): Strek {
  if (avtrykk === undefined) return plotMarks(options(format), format, document);
  const known = drawn.get(document) ?? new Map<string, Strek>();
  drawn.set(document, known);
  const key = `${format.navn} ${avtrykk}`;
  const strek = known.get(key) ?? plotMarks(options(format), format, document);
  if (known.size >= REMEMBERED) known.clear();
  known.set(key, strek);
  return strek;
}

function plotMarks(options: PlotOptions, format: Format, document: Document): Strek {
  const { width = format.bredde, height = format.hoyde } = options;
  const marks = compactMarks(plot({ ...options, document }), format.skrift);
  return { width, height, marks };
}
