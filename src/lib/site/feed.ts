import { frontPageSummary } from '../text/summary.ts';
import { largeLetter, toPlain, type Phrase } from '../text/phrase.ts';
import { lastDay } from '../formats/date.ts';
import type { FeedEntry } from '../formats/atom.ts';
import { editionName } from './archive.ts';
import type { PageContext } from './context.ts';

/** How many of the month's sentences a feed tells: level and change, and what stands out. */
const TOLD = 3;

/**
 * A release as an entry of the feed: the month's headline and first sentences. `present` is the same release without what is
 * hidden by now: what it cannot tell, the feed does not.
 */
export function feedEntry(
  context: PageContext,
  present: PageContext,
  addressOf: (path: string) => string,
): FeedEntry {
  const [then, now] = [context, present].map((one) => {
    const { overskrift, setninger } = frontPageSummary(one);
    return { tittel: toPlain(overskrift.innhold), setninger: setninger.map(textOf) };
  });
  const told = then?.setninger ?? [];
  const same = then !== undefined && then.tittel === now?.tittel;
  return {
    id: context.rapport,
    tittel: same ? then.tittel : largeLetter(editionName(context)),
    setninger: (now?.setninger ?? []).filter((one) => told.includes(one)).slice(0, TOLD),
    adresse: addressOf(`/rapporter/${context.rapport}/`),
    dato: lastDay(context.maned),
  };
}

function textOf({ innhold }: { innhold: Phrase }): string {
  return toPlain(innhold);
}
