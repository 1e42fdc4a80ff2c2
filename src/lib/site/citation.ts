import { addressOf, linkTo, type Nettsted } from './url.ts';
import { formatBibtex, formatCsl, UTGIVER, type Sitert } from '../formats/citation.ts';
import { formatPeriode, manedHtml, periodeHtml } from './format.ts';
import type { Sidegrunnlag } from './context.ts';
import { escapeHtml } from './html.ts';
import { periodeOf } from './source.ts';
import type { Html, Siteres } from './model.ts';

/** How to cite a page or a figure, each way with its frozen address. */
export interface Sitering {
  setning: Html;
  bibtex: string;
  csl: string;
}

/** What a release told, as something to cite. */
export function siteres(
  hva: Pick<Siteres, 'slag' | 'tittel' | 'sti' | 'tittelHtml'>,
  { utgivelse, maned }: Pick<Sidegrunnlag, 'utgivelse' | 'maned'>,
): Siteres {
  return { ...hva, rapporttittel: utgivelse.tittel, periode: periodeOf(utgivelse), maned };
}

/** The citation of a page or figure, on the site published there. */
export function sitering(
  { slag, tittel, tittelHtml, sti, rapporttittel, periode: { fra, til }, maned }: Siteres,
  nettsted: Nettsted,
): Sitering {
  const adresse = addressOf(nettsted, sti) ?? linkTo(nettsted, sti);
  const source = (title: string, period: string) =>
    `Kilde: Nav, «${innerQuotes(title)}», ${period}. Bearbeidet av ${UTGIVER}.`;
  const kilde = source(rapporttittel, formatPeriode(fra, til));
  const sitert: Sitert = { slag, tittel, maned, sti, adresse, kilde };
  const kildeHtml = source(escapeHtml(rapporttittel), periodeHtml(fra, til));
  const link = `<a href="${escapeHtml(linkTo(nettsted, sti))}">${escapeHtml(adresse)}</a>`;
  return {
    setning: `«${innerQuotes(tittelHtml)}.» ${UTGIVER}, ${manedHtml(maned)}. ${kildeHtml} ${link}`,
    bibtex: formatBibtex(sitert),
    csl: formatCsl(sitert),
  };
}

/** Quotation marks within others, as Norwegian has them. */
function innerQuotes(tekst: string): string {
  return tekst.replaceAll('«', '‘').replaceAll('»', '’');
}
