import { addressOf } from '../lib/site/url.ts';
import { nettsted } from '../site.ts';

export const GET = () => {
  const nettkart = addressOf(nettsted, '/sitemap.xml');
  const lines = ['User-agent: *', 'Allow: /', ...(nettkart ? ['', `Sitemap: ${nettkart}`] : [])];
  return new Response(`${lines.join('\n')}\n`);
};
