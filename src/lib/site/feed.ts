import { frontPageSummary } from '../text/summary.ts';
import { capitalizeFirst, toPlain, type Phrase } from '../text/phrase.ts';
import { lastDay } from '../domain/maned.ts';
import { formatFeed, type FeedEntry } from '../formats/atom.ts';
import { releaseReference } from './archive.ts';
import type { PageContext } from './context.ts';
import type { Site } from './create-site.ts';

/** How many of the month's sentences a feed tells: level and change, and what stands out. */
const TOLD = 3;

/** How many releases the feed tells of: the newest, as readers have had the others. */
const ENTRIES = 24;

/** The feed of releases, newest first, in Atom. */
export function feed(
  { rapporter, contextFor, contextNow }: Pick<Site, 'rapporter' | 'contextFor' | 'contextNow'>,
  addressOf: (path: string) => string,
): string {
  const head = {
    tittel: 'Tiltakstall',
    subtitle: 'Deltakere i arbeidsrettede tiltak, måned for måned',
    frontPage: addressOf('/'),
    adresse: addressOf('/feed.xml'),
  };
  const entries = rapporter
    .slice(-ENTRIES)
    .map((rapport) => feedEntry(contextFor(rapport), contextNow(rapport), addressOf))
    .reverse();
  return formatFeed(head, entries);
}

/**
 * A release as an entry of the feed: the month's headline and first sentences. `present` is the same release without what is
 * hidden by now: what it cannot tell, the feed does not.
 */
function feedEntry(
  context: PageContext,
  present: PageContext,
  addressOf: (path: string) => string,
): FeedEntry {
  const [then, now] = [context, present].map((one) => {
    const { overskrift, setninger } = frontPageSummary(one);
    return { tittel: toPlain(overskrift.innhold), setninger: setninger.map(textOf) };
  });
  const told = then?.setninger ?? [];
  const same = then !== undefined && then.tittel === now?.tittel;
  return {
    id: context.rapport,
    tittel: same ? then.tittel : capitalizeFirst(releaseReference(context)),
    setninger: (now?.setninger ?? []).filter((one) => told.includes(one)).slice(0, TOLD),
    adresse: addressOf(`/rapporter/${context.rapport}/`),
    dato: lastDay(context.maned),
  };
}

function textOf({ innhold }: { innhold: Phrase }): string {
  return toPlain(innhold);
}
