import { addressOf, linkTo, type SiteUrl } from './url.ts';
import { formatBibtex, formatCsl, type CitedWork } from '../formats/citation.ts';
import { iframeCode } from '../formats/embed.ts';
import { formatPeriod, manedHtml, periodHtml } from './format.ts';
import type { PageContext } from './context.ts';
import { escapeHtml, markup, innerQuotes, linkHtml, preHtml, type Html } from './html.ts';
import { periodOf, titleInside } from './source.ts';
import type { Cited, FigureSharing } from './model.ts';

/** How others use a page or a figure: citations, and the code that frames a figure. */

/** How to cite a page or a figure, each way with its frozen address. */
export interface Citation {
  setning: Html;
  /** The text of each format as markup that shows it. */
  bibtex: Html;
  csl: Html;
}

/** What a release told, as something to cite. */
export function cited(
  what: Pick<Cited, 'slag' | 'tittel' | 'sti' | 'tittelHtml'>,
  { release, maned }: Pick<PageContext, 'release' | 'maned'>,
): Cited {
  return { ...what, rapporttittel: titleInside(release), periode: periodOf(release), maned };
}

/** The citation of a page or figure, on the site published there. */
export function citation(
  { slag, tittel, tittelHtml, sti, rapporttittel, periode: { fra, til }, maned }: Cited,
  site: SiteUrl,
): Citation {
  const adresse = addressOf(site, sti) ?? linkTo(site, sti);
  const source = innerQuotes(rapporttittel);
  const kilde = `Kilde: Nav, «${source}», ${formatPeriod(fra, til)}. Bearbeidet av ${site.name}.`;
  const quoted: CitedWork = { slag, tittel, maned, sti, adresse, kilde, site };
  const publisher = escapeHtml(site.name);
  const sourceHtml = markup`Kilde: Nav, «${escapeHtml(source)}», ${periodHtml(fra, til)}. Bearbeidet av ${publisher}.`;
  const link = linkHtml(linkTo(site, sti), escapeHtml(adresse));
  return {
    setning: markup`«${innerQuotes(tittelHtml)}.» ${publisher}, ${manedHtml(maned)}. ${sourceHtml} ${link}`,
    bibtex: preHtml(formatBibtex(quoted)),
    csl: preHtml(formatCsl(quoted)),
  };
}

/** The script that lets a frame grow with what it holds. */
export const FRAME_SCRIPT = '/innbygging.js';

/** The code that frames a figure, to paste into an article, as markup that shows it. */
export function frameCode({ tittel, sti, height }: FigureSharing['ramme'], site: SiteUrl): Html {
  const full = (path: string) => addressOf(site, path) ?? linkTo(site, path);
  return preHtml(iframeCode({ tittel, adresse: full(sti), height }, full(FRAME_SCRIPT)));
}
