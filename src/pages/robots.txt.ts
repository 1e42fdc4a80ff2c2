import { formatRobots } from '../lib/formats/sitemap.ts';
import { addressOf } from '../lib/site/url.ts';
import { siteUrl } from '../site.ts';

/** Where search engines find the sitemap. */
export const GET = () => new Response(formatRobots(addressOf(siteUrl(), '/sitemap.xml')));
