import { catalogue } from '../lib/site/catalogue.ts';
import { fullAddress, getSite } from '../site.ts';

/** The catalogue of data sets. */
export const GET = async () => new Response(catalogue(await getSite(), fullAddress));
