import type { Emne } from '../facts/context.ts';
import { escapeXml } from '../chart/svg-compact.ts';
import { navnFor } from '../text/forms.ts';
import type { Emnefigur } from './figure-list.ts';
import { figurslagnavn } from './figure-sharing.ts';
import { figurkilde } from './figure-source.ts';
import type { Sidegrunnlag } from './context.ts';
import { escapeHtml } from './html.ts';
import type { Html } from './model.ts';

const UNDERTITTEL = 'Antall deltakere';
const SKJERMET =
  'Figuren kan ikke tegnes: tall den trenger, er skjermet (færre enn fire) i den nyeste rapporten.';
/** Why a figure is not drawn that only a superseded edition of a report could draw. */
export const NOT_IN_NEW_EDITION =
  'Figuren kan ikke tegnes: tall den trenger, er skjermet (færre enn fire) eller ikke med i den nye utgaven av rapporten.';

/** As wide as other drawings, and no higher than its one line needs. */
const ARK = { bredde: 640, hoyde: 80, skrift: 14 };

/**
 * What stands at the address of a figure that no release can draw any more without a number that is hidden now: what it
 * is called, and why there is no drawing. The address and its files were promised; the numbers are not told again.
 */
export function utegnet(
  emne: Emne,
  id: string,
  grunnlag: Sidegrunnlag,
  beskrivelse = SKJERMET,
): Emnefigur {
  const tittel = `${navnFor(grunnlag.register, emne)}: ${figurslagnavn(id)}`;
  const figur = {
    id,
    ren: { tittel, undertittel: UNDERTITTEL, beskrivelse },
    tittel: escapeHtml(tittel),
    undertittel: UNDERTITTEL,
    beskrivelse,
    serier: [],
    tegning: { svg: ark(id, tittel, beskrivelse) },
    merknader: [],
    kilde: figurkilde(grunnlag),
    tabell: undefined,
    bred: false,
  };
  return { emne, figur };
}

function ark(id: string, tittel: string, beskrivelse: string): Html {
  const { bredde, hoyde, skrift } = ARK;
  return (
    `<svg class="fig fig-bred" viewBox="0 0 ${bredde} ${hoyde}" font-size="${skrift}" role="img" aria-labelledby="${id}-t ${id}-d">` +
    `<title id="${id}-t">${escapeXml(tittel)}</title><desc id="${id}-d">${escapeXml(beskrivelse)}</desc>` +
    `<text class="fig-note" x="0" y="${hoyde / 2}">Kan ikke tegnes</text></svg>`
  );
}
