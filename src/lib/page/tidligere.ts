import { celler, nokkelFor, type Emne } from '../compare/grunnlag.ts';
import type { Maned } from '../domain/maned.ts';
import { sammendragFor } from '../narrate/sammendrag.ts';
import { storBokstav } from '../narrate/frase.ts';
import { formatManed } from './format.ts';
import type { Sidegrunnlag } from './grunnlag.ts';
import { phrasingHtml } from './html.ts';
import { periodeOf } from './kilde.ts';
import type { Html, Setning } from './modell.ts';
import { toSetning } from './sammendrag.ts';

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
const SAID_ONCE = ['sesong', 'skjermet-tegn'];

/** The subject's summaries for the earlier months of the release, latest first; none of months before its first number or mark. */
export function tidligere(emne: Emne, grunnlag: Sidegrunnlag): Tidligere[] {
  const { fra } = periodeOf(grunnlag.utgivelse);
  return celler(grunnlag, nokkelFor(emne))
    .map(({ maned }) => maned)
    .filter((maned) => maned >= fra && maned < grunnlag.maned)
    .reverse()
    .map((maned) => toTidligere(emne, { ...grunnlag, maned }));
}

function toTidligere(emne: Emne, grunnlag: Sidegrunnlag): Tidligere {
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
    forbehold: forbehold.filter(({ slag }) => !SAID_ONCE.includes(slag)).map(ofMonth),
  };
}
