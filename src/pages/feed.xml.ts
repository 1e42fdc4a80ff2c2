import { feed } from '../lib/site/feed.ts';
import { fullAddress, getSite } from '../site.ts';

/** New releases, for feed readers. */
export const GET = async () => new Response(feed(await getSite(), fullAddress));
