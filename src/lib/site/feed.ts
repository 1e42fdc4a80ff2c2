import { forsidesammendrag } from '../text/summary.ts';
import { storBokstav, toPlain, type Frase } from '../text/phrase.ts';
import { sisteDag } from '../formats/date.ts';
import type { Feedpost } from '../formats/atom.ts';
import { utgavenavn } from './archive.ts';
import type { Sidegrunnlag } from './context.ts';

/** How many of the month's sentences a feed tells: level and change, and what stands out. */
const TOLD = 3;

/**
 * A release as an entry of the feed: the month's headline and first sentences. `na` is the same release without what is
 * hidden by now: what it cannot tell, the feed does not.
 */
export function feedpost(
  grunnlag: Sidegrunnlag,
  na: Sidegrunnlag,
  adresseOf: (sti: string) => string,
): Feedpost {
  const [then, now] = [grunnlag, na].map((one) => {
    const { overskrift, setninger } = forsidesammendrag(one);
    return { tittel: toPlain(overskrift.innhold), setninger: setninger.map(tekstOf) };
  });
  const told = then?.setninger ?? [];
  const same = then !== undefined && then.tittel === now?.tittel;
  return {
    id: grunnlag.rapport,
    tittel: same ? then.tittel : storBokstav(utgavenavn(grunnlag)),
    setninger: (now?.setninger ?? []).filter((one) => told.includes(one)).slice(0, TOLD),
    adresse: adresseOf(`/rapporter/${grunnlag.rapport}/`),
    dato: sisteDag(grunnlag.maned),
  };
}

function tekstOf({ innhold }: { innhold: Frase }): string {
  return toPlain(innhold);
}
