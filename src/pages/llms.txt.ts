import { llms } from '../lib/site/llms.ts';
import { fullAddress, getSite, siteUrl } from '../site.ts';

/** What programs that read the site find here. */
export const GET = async () => {
  const { register, releases } = await getSite();
  return new Response(llms(siteUrl(), register, releases, fullAddress));
};
