import type { Subject } from '../facts/context.ts';
import { escapeXml } from '../chart/svg-compact.ts';
import { nameFor } from '../text/forms.ts';
import type { SubjectFigure } from './figure-list.ts';
import { figureKindNames } from './figure-sharing.ts';
import { figureSource } from './figure-source.ts';
import type { PageContext } from './context.ts';
import { drawnHtml, escapeHtml, type Html } from './html.ts';

const SUBTITLE = 'Antall deltakere';
const SKJERMET =
  'Figuren kan ikke tegnes: tall den trenger, er skjermet (færre enn fire) i den nyeste rapporten.';
/** Why a figure is not drawn that only a superseded edition of a report could draw. */
export const NOT_IN_NEW_EDITION =
  'Figuren kan ikke tegnes: tall den trenger, er skjermet (færre enn fire) eller ikke med i den nye utgaven av rapporten.';

/** As wide as other drawings, and no higher than its one line needs. */
const SHEET = { width: 640, height: 80, font: 14 };

/**
 * What stands at the address of a figure that no release can draw any more without a number that is hidden now: what it
 * is called, and why there is no drawing. The address and its files were promised; the numbers are not told again.
 */
export function undrawn(
  emne: Subject,
  id: string,
  context: PageContext,
  description = SKJERMET,
): SubjectFigure {
  const tittel = `${nameFor(context.register, emne)}: ${figureKindNames(id)}`;
  const figur = {
    id,
    plain: { tittel, subtitle: SUBTITLE, description },
    tittel: escapeHtml(tittel),
    subtitle: escapeHtml(SUBTITLE),
    description: escapeHtml(description),
    serier: [],
    drawing: { svg: sheet(id, tittel, description) },
    remarks: [],
    kilde: figureSource(context),
    table: undefined,
    wide: false,
  };
  return { emne, figur };
}

function sheet(id: string, title: string, description: string): Html {
  const { width, height, font } = SHEET;
  const svg =
    `<svg class="fig fig-bred" viewBox="0 0 ${width} ${height}" font-size="${font}" role="img" aria-labelledby="${id}-t ${id}-d">` +
    `<title id="${id}-t">${escapeXml(title)}</title><desc id="${id}-d">${escapeXml(description)}</desc>` +
    `<text class="fig-note" x="0" y="${height / 2}">Kan ikke tegnes</text></svg>`;
  return drawnHtml({ svg });
}
