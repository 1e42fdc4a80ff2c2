import { searchIndex } from '../../lib/site/search-index.ts';
import { getSite, href } from '../../site.ts';

/** What the search in the page's head looks in. */
export const GET = async () => {
  const { register, releases, figurePages } = await getSite();
  return Response.json(searchIndex({ register, releases, figures: await figurePages() }, href));
};
