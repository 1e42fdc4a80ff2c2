import { withAddresses } from '../formats/dataset.ts';
import { breadcrumbLd, datasetLd, formatJsonLd } from '../formats/jsonld.ts';
import { scriptHtml, type Html } from './html.ts';
import type { PageHead } from './model.ts';
import { hasOwnImage, imageFor, imageWords } from './social-card.ts';
import { addressOf, linkTo, type SiteUrl } from './url.ts';

/** What a page tells search engines and link previews. Addresses are full, or paths as long as the site has no address. */
export interface Metadata {
  /** What a link preview is headed by. */
  title: string;
  /** The page's one address; undefined as long as the site has none. */
  canonical: string | undefined;
  /** The address of its social image, and what that shows. */
  image: string;
  imageAlt: string;
  /** Its data set and its place on the site as JSON-LD, for a script element; undefined where it has neither. */
  jsonLd: Html | undefined;
}

/** What the page with this head tells search engines and link previews, on the site published there. */
export function metadata(head: PageHead, site: SiteUrl): Metadata {
  const full = (path: string) => addressOf(site, path) ?? linkTo(site, path);
  const stages = [...head.breadcrumbs, { tekst: head.name ?? head.tittel, sti: head.sti }].map(
    ({ tekst, sti }) => ({ navn: tekst, adresse: full(sti) }),
  );
  const places = { frontPage: full('/'), catalogue: full('/katalog.ttl') };
  const graph = [
    ...(head.dataset ? [datasetLd(withAddresses(head.dataset, full), places)] : []),
    ...(head.breadcrumbs.length > 0 ? [breadcrumbLd(stages)] : []),
  ];
  return {
    title: head.overskrift ?? head.tittel,
    canonical: addressOf(site, head.sti),
    image: full(imageFor(head.image?.of ?? head.sti)),
    imageAlt:
      head.image?.alt ?? (hasOwnImage(head.sti) ? head.description : imageWords('Alle tiltak')),
    jsonLd: graph.length > 0 ? scriptHtml(formatJsonLd(graph)) : undefined,
  };
}
