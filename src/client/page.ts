/** What a page does in the browser beyond being read; it is whole without. */
import { startCopying } from './copy.ts';
import { narrowOverview } from './narrow-overview.ts';
import { startReadOut } from './read-out.ts';
import { startSearch } from './search.ts';

startSearch(document);
narrowOverview(document);
startReadOut(document);
startCopying(document);
