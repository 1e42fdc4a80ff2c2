import { forsidesammendrag } from '../narrate/sammendrag.ts';
import { toPlain } from '../narrate/frase.ts';
import { sisteDag } from '../publish/dato.ts';
import type { Feedpost } from '../publish/feed.ts';
import type { Sidegrunnlag } from './grunnlag.ts';

/** How many of the month's sentences a feed tells: level and change, and what stands out. */
const TOLD = 3;

/** A release as an entry of the feed: the month's headline and first sentences. */
export function feedpost(grunnlag: Sidegrunnlag, adresseOf: (sti: string) => string): Feedpost {
  const { overskrift, setninger } = forsidesammendrag(grunnlag);
  return {
    id: grunnlag.rapport,
    tittel: toPlain(overskrift.innhold),
    setninger: setninger.slice(0, TOLD).map(({ innhold }) => toPlain(innhold)),
    adresse: adresseOf(`/rapporter/${grunnlag.rapport}/`),
    dato: sisteDag(grunnlag.maned),
  };
}
