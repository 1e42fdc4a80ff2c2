import type { Subject } from '../facts/context.ts';
import type { Drawing, DrawnText } from '../chart/drawing.ts';
import { WIDE } from '../chart/sizes.ts';
import { nameFor } from '../text/forms.ts';
import type { SubjectFigure } from './figure-list.ts';
import { figureKindName, figureSource } from './figures.ts';
import type { PageContext } from './context.ts';
import { escapeHtml } from './html.ts';

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
  const tittel = `${nameFor(context.register, emne)}: ${figureKindName(id)}`;
  const figur = {
    id,
    subject: emne,
    plain: { tittel, subtitle: SUBTITLE, description },
    tittel: escapeHtml(tittel),
    subtitle: escapeHtml(SUBTITLE),
    description: escapeHtml(description),
    serier: [],
    drawing: sheet(id, { tittel, description }),
    remarks: [],
    kilde: figureSource(context),
    table: undefined,
    wide: false,
  };
  return { emne, figur };
}

function sheet(id: string, tekst: DrawnText): Drawing {
  const note = { x: 0, y: SHEET.height / 2, tekst: 'Kan ikke tegnes' };
  const marks = [{ cssClass: 'fig-note', labels: [note] }];
  return { id, tekst, serier: [], axisStart: 0, sizes: [{ ...WIDE, ...SHEET, marks }] };
}
