import { feedpost } from '../lib/site/feed.ts';
import { formatFeed } from '../lib/formats/atom.ts';
import { fullAdresse, getSite } from '../site.ts';

/** How many releases a feed tells of: the newest, as readers have had the others. */
const ENTRIES = 24;

export const GET = async () => {
  const { rapporter, grunnlagFor, grunnlagNa } = await getSite();
  const hode = {
    tittel: 'Tiltakstall',
    undertittel: 'Deltakere i arbeidsrettede tiltak, måned for måned',
    forside: fullAdresse('/'),
    adresse: fullAdresse('/feed.xml'),
  };
  const poster = rapporter
    .slice(-ENTRIES)
    .map((rapport) => feedpost(grunnlagFor(rapport), grunnlagNa(rapport), fullAdresse))
    .reverse();
  return new Response(formatFeed(hode, poster));
};
