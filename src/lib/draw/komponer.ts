import { plot, type PlotOptions } from '@observablehq/plot';
import type { SerieNokkel } from '../domain/nokkel.ts';
import type { Format } from './format.ts';
import { compactMarks, escapeXml } from './merker.ts';
import type { Tegning, Tekst } from './tegning.ts';

/** A chart before it is drawn: who it is, and its Plot options in each format. */
export interface Utkast {
  id: string;
  tekst: Tekst;
  serier: readonly SerieNokkel[];
  aksestart: number;
  formater: readonly [Format, ...Format[]];
  options: (format: Format) => PlotOptions;
}

/**
 * Draws a chart in all its formats, one `<svg>` each, the first one first. All ids begin with the chart's own,
 * so that they are unique on the page and do not depend on what else was drawn before.
 */
export function compose(utkast: Utkast, document: Document): Tegning {
  const drawn = utkast.formater.map((format) => draw(utkast, format, document));
  const [first] = drawn;
  if (first === undefined) throw new RangeError('En tegning må ha minst ett format');
  const { bredde, hoyde } = first;
  const svg = drawn.map((one) => one.svg).join('');
  return { svg, bredde, hoyde, serier: [...utkast.serier], aksestart: utkast.aksestart };
}

function draw(utkast: Utkast, format: Format, document: Document) {
  const options = utkast.options(format);
  const { width = format.bredde, height = format.hoyde } = options;
  const node = plot({ ...options, document });
  const [t, d] = ['t', 'd'].map((end) => `${utkast.id}${format.endelse}-${end}`);
  const svg =
    `<svg class="fig fig-${format.navn}" viewBox="0 0 ${width} ${height}" font-size="${format.skrift}"` +
    ` role="img" aria-labelledby="${t} ${d}" data-serier="${utkast.serier.join(' ')}">` +
    `<title id="${t}">${escapeXml(utkast.tekst.tittel)}</title>` +
    `<desc id="${d}">${escapeXml(utkast.tekst.beskrivelse)}</desc>` +
    `${compactMarks(node, format.skrift)}</svg>`;
  return { svg, bredde: width, hoyde: height };
}
