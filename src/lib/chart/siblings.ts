import { PANEL } from './sizes.ts';
import { drawPanels } from './small-multiples.ts';
import type { Panel, PanelDrawing } from './drawing.ts';

/** A sibling; `valgt` is the one whose page this is. */
export interface SiblingsPanel extends Panel {
  chosen: boolean;
}

/**
 * The siblings of one group side by side on one scale, in the order given (the report's own, never by size: a rank
 * would place the hidden ones too). A hidden sibling keeps its panel, empty but for the marks.
 * Undefined when all are hidden throughout.
 */
export function drawSiblings(
  panels: readonly SiblingsPanel[],
  id: string,
  document: Document,
): PanelDrawing[] | undefined {
  const cssClass = (i: number) => (panels[i]?.chosen === true ? 'fig-valgt' : 'fig-sosken');
  return drawPanels(panels, { format: PANEL, cssClass }, id, document);
}
