import { formatPeriode, periodeHtml } from './format.ts';
import type { Sidegrunnlag } from './context.ts';
import { escapeHtml } from './html.ts';
import { periodeOf } from './source.ts';
import type { Html } from './model.ts';

/** The source as a line under a figure on a page, with a link to the release. */
export function figurkilde({ utgivelse, rapport, lenke }: Sidegrunnlag): Html {
  const { fra, til } = periodeOf(utgivelse);
  const target = escapeHtml(lenke(`/rapporter/${rapport}/`));
  return `Kilde: Nav, <a href="${target}">rapporten for ${periodeHtml(fra, til)}</a>. Bearbeidet av Tiltakstall.`;
}

/** The source as plain text under a picture. */
export function kildelinje({ utgivelse }: Pick<Sidegrunnlag, 'utgivelse'>): string {
  const { fra, til } = periodeOf(utgivelse);
  return `Kilde: Nav, rapporten for ${formatPeriode(fra, til)}. Bearbeidet av Tiltakstall, uavhengig av Nav.`;
}
