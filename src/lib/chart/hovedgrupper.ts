import { LARGE_PANEL } from './sizes.ts';
import { drawPanels } from './small-multiples.ts';
import type { Panel, PanelDrawing } from './drawing.ts';

/** A panel that knows which hovedgruppe it shows, by slug: it has its own colour all over the site. */
export interface HovedgruppePanel extends Panel {
  hovedgruppe: string;
}

/**
 * One series divided by hovedgruppe: a panel for each, on one scale from zero, so that their sizes can be compared.
 * Undefined when every month of every hovedgruppe is hidden.
 */
export function drawHovedgrupper(
  panels: readonly HovedgruppePanel[],
  id: string,
  document: Document,
): PanelDrawing[] | undefined {
  const cssClass = (i: number) => `fig-${panels[i]?.hovedgruppe ?? ''}`;
  return drawPanels(panels, { format: LARGE_PANEL, cssClass }, id, document);
}
