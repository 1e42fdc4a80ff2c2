import { STORPANEL } from './sizes.ts';
import { drawPaneler } from './small-multiples.ts';
import type { Panel, PanelTegning } from './drawing.ts';

/** A panel that knows which hovedgruppe it shows, by slug: it has its own colour all over the site. */
export interface HovedgruppePanel extends Panel {
  hovedgruppe: string;
}

/**
 * One series divided by hovedgruppe: a panel for each, on one scale from zero, so that their sizes can be compared.
 * Undefined when every month of every hovedgruppe is hidden.
 */
export function drawHovedgrupper(
  paneler: readonly HovedgruppePanel[],
  id: string,
  document: Document,
): PanelTegning[] | undefined {
  const klasse = (i: number) => `fig-${paneler[i]?.hovedgruppe ?? ''}`;
  return drawPaneler(paneler, { format: STORPANEL, klasse }, id, document);
}
