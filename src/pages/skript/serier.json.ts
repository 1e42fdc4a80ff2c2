import { comparisonData } from '../../lib/site/comparison.ts';
import { getSite } from '../../site.ts';

/** What the page of comparisons draws. */
export const GET = async () => Response.json(comparisonData((await getSite()).context));
