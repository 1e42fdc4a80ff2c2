import { celler, nokkelFor, type Emne } from '../facts/context.ts';
import { addManeder, type Maned } from '../domain/maned.ts';
import { sammendragFor } from '../text/summary.ts';
import { storBokstav, toPlain } from '../text/phrase.ts';
import { formatManed } from './format.ts';
import type { Sidegrunnlag } from './context.ts';
import { phrasingHtml } from './html.ts';
import { periodeOf } from './source.ts';
import type { Html, Setning } from './model.ts';
import { toSetning } from './summary.ts';

/** What was told of a subject in an earlier month, with nothing known of later ones. */
export interface Tidligere {
  /** What its address on the page ends in: `maned-2021-04`. */
  id: string;
  maned: Maned;
  /** «April 2021». */
  etikett: string;
  overskrift: Html;
  setninger: Setning[];
  forbehold: Setning[];
}

/** Said once on the page, and not of any month. */
const SAID_ONCE = ['sesong'];

/** Said of the series and not of the month the text is about. */
const OF_SERIES = ['mangler', 'brudd', 'revidert', 'revidert-flere', 'rettet'];

/** Which earlier months a page tells of: all that its release covers, or only those that no release before it has told of. */
export type Tilbakeblikk = 'hele' | 'nye';

/** The subject's summaries for earlier months, latest first; none of months before its first number or mark. */
export function tidligere(
  emne: Emne,
  grunnlag: Sidegrunnlag,
  tilbakeblikk: Tilbakeblikk = 'hele',
): Tidligere[] {
  const fra = firstMonth(grunnlag, tilbakeblikk);
  const now = sammendragFor(emne, grunnlag).forbehold.map(({ innhold }) => toPlain(innhold));
  return celler(grunnlag, nokkelFor(emne))
    .map(({ maned }) => maned)
    .filter((maned) => maned >= fra && maned < grunnlag.maned)
    .reverse()
    .map((maned) => toTidligere(emne, { ...grunnlag, maned }, now));
}

function firstMonth({ utgivelse, forrige }: Sidegrunnlag, tilbakeblikk: Tilbakeblikk): Maned {
  const { fra } = periodeOf(utgivelse);
  if (tilbakeblikk === 'hele' || !forrige) return fra;
  const next = addManeder(periodeOf(forrige.utgivelse).til, 1);
  return next > fra ? next : fra;
}

/** Caveats of the series that stand on the page already, word for word, are left out. */
function toTidligere(emne: Emne, grunnlag: Sidegrunnlag, told: string[]): Tidligere {
  const { maned } = grunnlag;
  const { overskrift, setninger, forbehold } = sammendragFor(emne, grunnlag);
  // The page has the same kinds of sentence for its own month.
  const ofMonth = (setning: (typeof setninger)[number]) =>
    toSetning({ ...setning, id: `${maned}-${setning.id}` });
  return {
    id: `maned-${maned}`,
    maned,
    etikett: storBokstav(formatManed(maned)),
    overskrift: phrasingHtml(overskrift.innhold),
    setninger: setninger.map(ofMonth),
    forbehold: forbehold
      .filter(({ slag }) => !SAID_ONCE.includes(slag))
      .filter(({ slag, innhold }) => !OF_SERIES.includes(slag) || !told.includes(toPlain(innhold)))
      .map(ofMonth),
  };
}
