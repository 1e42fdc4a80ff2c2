import { addressOf, linkTo, type Nettsted } from '../publish/adresse.ts';
import { formatBibtex, formatCsl, UTGIVER, type Sitert } from '../publish/sitering.ts';
import { formatPeriode, manedHtml, periodeHtml } from './format.ts';
import type { Sidegrunnlag } from './grunnlag.ts';
import { escapeHtml } from './html.ts';
import { periodeOf } from './kilde.ts';
import type { Html } from './modell.ts';

/** How to cite a page or a figure, each way with its frozen address. */
export interface Sitering {
  setning: Html;
  bibtex: string;
  csl: string;
}

/** What is cited: its title as markup and as plain text, and its frozen path. */
export interface Siteringsemne extends Pick<Sitert, 'slag' | 'tittel' | 'sti'> {
  tittelHtml: Html;
}

/** The citation of a page or figure as a release told it. */
export function sitering(
  { slag, tittel, tittelHtml, sti }: Siteringsemne,
  { utgivelse, maned }: Pick<Sidegrunnlag, 'utgivelse' | 'maned'>,
  nettsted: Nettsted,
): Sitering {
  const { fra, til } = periodeOf(utgivelse);
  const adresse = addressOf(nettsted, sti) ?? linkTo(nettsted, sti);
  const source = (title: string, period: string) =>
    `Kilde: Nav, «${title}», ${period}. Bearbeidet av ${UTGIVER}.`;
  const sitert: Sitert = {
    slag,
    tittel,
    maned,
    sti,
    adresse,
    kilde: source(utgivelse.tittel, formatPeriode(fra, til)),
  };
  const kilde = source(escapeHtml(utgivelse.tittel), periodeHtml(fra, til));
  const link = `<a href="${escapeHtml(linkTo(nettsted, sti))}">${escapeHtml(adresse)}</a>`;
  return {
    setning: `«${tittelHtml}.» ${UTGIVER}, ${manedHtml(maned)}. ${kilde} ${link}`,
    bibtex: formatBibtex(sitert),
    csl: formatCsl(sitert),
  };
}
