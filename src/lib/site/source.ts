import { editionOf } from '../domain/edition.ts';
import { addManeder, monthAndYear, type Maned } from '../domain/maned.ts';
import type { Series } from '../domain/observation.ts';
import type { Rapport } from '../domain/rapport.ts';
import type { SiteIdentity } from '../domain/site-config.ts';
import { pagesOfLines, tellLine } from '../report/parse/lines.ts';
import { ordinal } from '../text/number-format.ts';
import type { Tiltak } from '../domain/register.ts';
import { reportPath } from './paths.ts';
import { formatPeriod } from './format.ts';
import { escapeHtml, joinHtml, linkHtml, markup, type Html } from './html.ts';
import type { Link, PageHead } from './model.ts';

/** The page that shows a report's text, a line each. */
export interface SourcePage {
  head: PageHead;
  periode: { fra: Rapport['maneder'][number]; til: Rapport['maneder'][number] };
  fil: string;
  sha256: string;
  /** True for an edition that a newer one has superseded. */
  superseded: boolean;
  /**
   * `etikett` names the line, with its page in the original where the text has pages; `harTall` is true of lines that figures
   * were read from. `navn` is what stands before the first tab; lines without a tab have none. `tekst` is the rest.
   */
  linjer: { nummer: number; navn?: string; tekst: string; etikett: string; harTall: boolean }[];
  /** True where the text has pages. */
  paged: boolean;
  /** True where it tells so many months that paper has room for them in small letters only. */
  wide: boolean;
}

/** The page of the original that a line of a report's text stands on; undefined where that is not known. */
export type LinePages = (rapport: string, line: number) => number | undefined;

/** Tells the pages of lines in any of the reports. */
export function linePages(rapporter: readonly Pick<Rapport, 'id' | 'linjer'>[]): LinePages {
  const textById = new Map(rapporter.map(({ id, linjer }) => [id, linjer]));
  const known = new Map<string, number[]>();
  return (rapport, line) => {
    const pages = known.get(rapport) ?? pagesOfLines(textById.get(rapport) ?? []);
    known.set(rapport, pages);
    return pages[line - 1];
  };
}

/**
 * The link to a line of a report's text. A source that is told in words is told with its page; in tables, which have
 * thousands of them, without.
 */
export function sourceLink(rapport: string, line: number, pageOf?: LinePages): Link {
  return {
    tekst: tellLine(line, pageOf?.(rapport, line)),
    sti: `${reportPath(rapport)}kilde/#L${line}`,
  };
}

/** The release that a report is an edition of, and what sets a superseded edition apart in a title: `, første utgave`. */
export function titleParts({ id }: Pick<Rapport, 'id'>): { release: string; suffix: string } {
  const { release, number } = editionOf(id);
  return { release, suffix: id === release ? '' : `, ${ordinal(number)} utgave` };
}

/** First and last month of a report. Throws RangeError for one that covers none. */
export function periodOf({ maneder }: Pick<Rapport, 'maneder'>): SourcePage['periode'] {
  const fra = maneder[0];
  const til = maneder.at(-1);
  if (!fra || !til) throw new RangeError('Rapporten dekker ingen måneder.');
  return { fra, til };
}

/** What months a report is of: `januar–mai 2021`. */
export function periodName(rapport: Pick<Rapport, 'maneder'>): string {
  const { fra, til } = periodOf(rapport);
  return formatPeriod(fra, til);
}

/** The newest release, and the month the next one will be of: reports come month by month. */
export function releaseStatus({ release }: { release: Pick<Rapport, 'id' | 'maneder'> }): {
  newest: Link;
  next: Maned;
} {
  return {
    newest: { tekst: periodName(release), sti: reportPath(release.id) },
    next: addManeder(periodOf(release).til, 1),
  };
}

/** A report's title where more follows it: without a full stop of its own. */
export function titleInside({ tittel }: Pick<Rapport, 'tittel'>): string {
  return tittel.replace(/(?<!\.)\.\s*$/u, '');
}

/** What is said of reports before the one that is named, where some of the numbers are theirs alone. */
const AND_EARLIER = ' og tidligere rapporter';

/** The words that follow the report's name under what tells these series: none where the report has told every number itself. */
export function andEarlier(series: Iterable<Series>, { id }: Pick<Rapport, 'id'>): string {
  for (const { observasjoner } of series)
    if (observasjoner.some(({ kilde }) => kilde.rapport !== id)) return AND_EARLIER;
  return '';
}

/** The source as plain text under a picture; `earlier` as `andEarlier` has it. */
export function sourceLine(
  { release, site }: { release: Pick<Rapport, 'maneder'>; site: SiteIdentity },
  earlier: string,
): string {
  return `Kilde: Nav, rapporten for ${periodName(release)}${earlier}. Bearbeidet av ${site.name}, uavhengig av Nav.`;
}

/** The source on a picture for sharing, short enough for its one line beside the site's name. */
export function cardSource({ release }: { release: Pick<Rapport, 'maneder'> }, earlier: string) {
  return earlier === ''
    ? `Kilde: Navs rapport for ${periodName(release)}`
    : `Kilde: Navs rapporter til og med ${monthAndYear(periodOf(release).til)}`;
}

/** The model of a report's source page. */
export function sourcePage(rapport: Rapport): SourcePage {
  const periode = periodOf(rapport);
  const { release, suffix } = titleParts(rapport);
  const pages = pagesOfLines(rapport.linjer);
  const name = periodName(rapport);
  const read = new Set(rapport.observasjoner.map(({ kilde }) => kilde.linje));
  return {
    head: {
      sti: `${reportPath(rapport.id)}kilde/`,
      name: `Rapporten ${name}${suffix}, linje for linje`,
      description: `Teksten i rapporten for ${name}${suffix}, slik den ble lest, med en adresse til hver linje.`,
      breadcrumbs: [
        { tekst: 'Rapporter', sti: '/rapporter/' },
        { tekst: name, sti: reportPath(release) },
      ],
    },
    periode,
    fil: rapport.fil,
    sha256: rapport.sha256,
    superseded: rapport.id !== release,
    linjer: rapport.linjer.map((tekst, i) => ({
      nummer: i + 1,
      ...splitName(tekst),
      etikett: tellLine(i + 1, pages[i], 'Linje'),
      harTall: read.has(i + 1),
    })),
    paged: pages.length > 0,
    wide: rapport.maneder.length > 6,
  };
}

/** A line of a table divided before its first tab, so that the numbers of all lines begin at one place. One of dashes alone holds none. */
function splitName(line: string): { navn?: string; tekst: string } {
  const tab = line.indexOf('\t');
  return tab < 0 || !/[\p{L}\d*]/u.test(line)
    ? { tekst: line }
    : { navn: line.slice(0, tab), tekst: line.slice(tab) };
}

/** «Kilder: …; ….» with a link to each. */
export function sourceList(sources: Tiltak['kilder']): Html {
  const links = sources.map(({ tittel, url }) => linkHtml(url, escapeHtml(tittel)));
  const word = links.length > 1 ? markup`Kilder` : markup`Kilde`;
  return markup`${word}: ${joinHtml(links, '; ')}.`;
}
