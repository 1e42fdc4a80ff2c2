import { PANEL } from './sizes.ts';
import { drawPaneler } from './small-multiples.ts';
import type { Panel, PanelTegning } from './drawing.ts';

/** A sibling; `valgt` is the one whose page this is. */
export interface SoskenPanel extends Panel {
  valgt: boolean;
}

/**
 * The siblings of one group side by side on one scale, in the order given (the report's own, never by size: a rank
 * would place the hidden ones too). A hidden sibling keeps its panel, empty but for the marks.
 * Undefined when all are hidden throughout.
 */
export function drawSosken(
  paneler: readonly SoskenPanel[],
  id: string,
  document: Document,
): PanelTegning[] | undefined {
  const klasse = (i: number) => (paneler[i]?.valgt === true ? 'fig-valgt' : 'fig-sosken');
  return drawPaneler(paneler, { format: PANEL, klasse }, id, document);
}
