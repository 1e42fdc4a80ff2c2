import type { Emne } from '../compare/grunnlag.ts';
import type { Register } from '../domain/register.ts';
import { navnFor } from '../narrate/former.ts';
import { FIGURSLAG } from '../narrate/figurtekst.ts';
import { figurSti, frossenSti } from '../publish/frosset.ts';
import { omdopte } from '../publish/omdirigering.ts';
import { figurId } from './figurid.ts';
import type { Lenke } from './modell.ts';
import { stiTil } from './sti.ts';

/** A page that only leads on: an address something had before, and where that is now. */
export interface Omdirigering {
  fra: string;
  til: Lenke;
}

/**
 * The pages that keep the addresses of renamed entities alive: their own, those of each release, and those of their
 * figures and the frames around them. `hasFigur` tells which figures there are.
 */
export function omdirigeringer(
  register: Register,
  rapporter: readonly string[],
  hasFigur: (id: string) => boolean,
): Omdirigering[] {
  return omdopte(register).flatMap(({ niva, fra, til }) => {
    const [old, now]: [Emne, Emne] = [
      { niva, id: fra },
      { niva, id: til },
    ];
    const tekst = navnFor(register, now);
    const pages = [stiTil, ...rapporter.map((id) => (emne: Emne) => frossenSti(id, stiTil(emne)))];
    const figures = FIGURSLAG.filter((slag) => hasFigur(figurId(now, slag))).flatMap((slag) => [
      (emne: Emne) => figurSti(figurId(emne, slag)),
      (emne: Emne) => `${figurSti(figurId(emne, slag))}innbygging/`,
    ]);
    return [...pages, ...figures].map((sti) => ({ fra: sti(old), til: { tekst, sti: sti(now) } }));
  });
}
