import { feedEntry } from '../lib/site/feed.ts';
import { formatFeed } from '../lib/formats/atom.ts';
import { fullAddress, getSite } from '../site.ts';

/** How many releases a feed tells of: the newest, as readers have had the others. */
const ENTRIES = 24;

export const GET = async () => {
  const { rapporter, contextFor, contextNow } = await getSite();
  const head = {
    tittel: 'Tiltakstall',
    subtitle: 'Deltakere i arbeidsrettede tiltak, måned for måned',
    frontPage: fullAddress('/'),
    adresse: fullAddress('/feed.xml'),
  };
  const records = rapporter
    .slice(-ENTRIES)
    .map((rapport) => feedEntry(contextFor(rapport), contextNow(rapport), fullAddress))
    .reverse();
  return new Response(formatFeed(head, records));
};
