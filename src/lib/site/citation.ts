import { addressOf, linkTo, type SiteUrl } from './url.ts';
import { formatBibtex, formatCsl, PUBLISHER, type Quoted } from '../formats/citation.ts';
import { formatPeriod, manedHtml, periodHtml } from './format.ts';
import type { PageContext } from './context.ts';
import { escapeHtml, markup, innerQuotes, linkHtml, type Html } from './html.ts';
import { periodOf } from './source.ts';
import type { Cited } from './model.ts';

/** How to cite a page or a figure, each way with its frozen address. */
export interface Citation {
  setning: Html;
  bibtex: string;
  csl: string;
}

/** What a release told, as something to cite. */
export function cited(
  what: Pick<Cited, 'slag' | 'tittel' | 'sti' | 'tittelHtml'>,
  { release, maned }: Pick<PageContext, 'release' | 'maned'>,
): Cited {
  return { ...what, rapporttittel: release.tittel, periode: periodOf(release), maned };
}

/** The citation of a page or figure, on the site published there. */
export function citation(
  { slag, tittel, tittelHtml, sti, rapporttittel, periode: { fra, til }, maned }: Cited,
  site: SiteUrl,
): Citation {
  const adresse = addressOf(site, sti) ?? linkTo(site, sti);
  const source = innerQuotes(rapporttittel);
  const kilde = `Kilde: Nav, «${source}», ${formatPeriod(fra, til)}. Bearbeidet av ${PUBLISHER}.`;
  const quoted: Quoted = { slag, tittel, maned, sti, adresse, kilde };
  const publisher = escapeHtml(PUBLISHER);
  const sourceHtml = markup`Kilde: Nav, «${escapeHtml(source)}», ${periodHtml(fra, til)}. Bearbeidet av ${publisher}.`;
  const link = linkHtml(linkTo(site, sti), escapeHtml(adresse));
  return {
    setning: markup`«${innerQuotes(tittelHtml)}.» ${publisher}, ${manedHtml(maned)}. ${sourceHtml} ${link}`,
    bibtex: formatBibtex(quoted),
    csl: formatCsl(quoted),
  };
}
