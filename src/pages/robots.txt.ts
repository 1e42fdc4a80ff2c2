import { addressOf } from '../lib/site/url.ts';
import { site } from '../site.ts';

export const GET = () => {
  const sitemap = addressOf(site, '/sitemap.xml');
  const lines = ['User-agent: *', 'Allow: /', ...(sitemap ? ['', `Sitemap: ${sitemap}`] : [])];
  return new Response(`${lines.join('\n')}\n`);
};
