import { formatPeriod, periodHtml } from './format.ts';
import type { PageContext } from './context.ts';
import { markup, linkHtml, type Html } from './html.ts';
import { periodOf } from './source.ts';

/** The source as a line under a figure on a page, with a link to the release. */
export function figureSource({ release, rapport, link }: PageContext): Html {
  const { fra, til } = periodOf(release);
  const told = markup`rapporten for ${periodHtml(fra, til)}`;
  return markup`Kilde: Nav, ${linkHtml(link(`/rapporter/${rapport}/`), told)}. Bearbeidet av Tiltakstall.`;
}

/** The source as plain text under a picture. */
export function sourceLine({ release }: Pick<PageContext, 'release'>): string {
  const { fra, til } = periodOf(release);
  return `Kilde: Nav, rapporten for ${formatPeriod(fra, til)}. Bearbeidet av Tiltakstall, uavhengig av Nav.`;
}
