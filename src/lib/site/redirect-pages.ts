import type { Emne } from '../facts/context.ts';
import type { Register } from '../domain/register.ts';
import { navnFor } from '../text/forms.ts';
import { FIGURSLAG } from '../text/captions.ts';
import { figurSti, frossenSti } from './archive-paths.ts';
import { omdopte, type Omdopt } from './redirects.ts';
import { figurId } from './figure-id.ts';
import type { Lenke } from './model.ts';
import { revisionsPath } from './revision-path.ts';
import { stiTil } from './paths.ts';

/** A page that only leads on: an address something had before, and where that is now. */
export interface Omdirigering {
  fra: string;
  til: Lenke;
  /** What figures on the page were called before, and now: an address may end in one. */
  figurer: Figurnavn[];
}

/** An id a figure had before, and the one it has now. */
export interface Figurnavn {
  fra: string;
  til: string;
}

/**
 * The pages that keep the addresses of renamed entities alive: their own, those of each release, and those of their
 * figures. `hasFigur` tells whether there is a page of a figure, `hasEmne` whether a release has one of a subject, and
 * `hasEndringer` whether it has one of what it changed of the subject.
 */
export function omdirigeringer(
  register: Register,
  rapporter: readonly string[],
  hasFigur: (id: string) => boolean,
  hasEmne: (rapport: string, emne: Emne) => boolean,
  hasEndringer: (rapport: string, emne: Emne) => boolean,
): Omdirigering[] {
  return omdopte(register).flatMap((omdopt) => {
    const { old, now } = emnerOf(omdopt);
    const tekst = navnFor(register, now);
    const figurer = figurnavn(omdopt, hasFigur);
    const kept = rapporter.filter((id) => hasEmne(id, now));
    const pages = [stiTil, ...kept.map((id) => (emne: Emne) => frossenSti(id, stiTil(emne)))];
    const changed = rapporter
      .filter((id) => hasEndringer(id, now))
      .map((id) => (emne: Emne) => revisionsPath(id, emne));
    const lead = (fra: string, til: string, inne: Figurnavn[]) => ({
      fra,
      til: { tekst, sti: til },
      figurer: inne,
    });
    return [
      ...pages.map((sti) => lead(sti(old), sti(now), figurer)),
      ...changed.map((sti) => lead(sti(old), sti(now), [])),
      ...figurer.map(({ fra, til }) => lead(figurSti(fra), figurSti(til), [])),
    ];
  });
}

/**
 * Every id that a figure of a renamed entity had before. A figure's files stand under it too, as a server without
 * redirects can lead programs to a new address in no other way.
 */
export function tidligereFigurer(
  register: Register,
  hasFigur: (id: string) => boolean,
): Figurnavn[] {
  return omdopte(register).flatMap((omdopt) => figurnavn(omdopt, hasFigur));
}

function figurnavn(omdopt: Omdopt, hasFigur: (id: string) => boolean): Figurnavn[] {
  const { old, now } = emnerOf(omdopt);
  return FIGURSLAG.map((slag) => ({ fra: figurId(old, slag), til: figurId(now, slag) })).filter(
    ({ til }) => hasFigur(til),
  );
}

function emnerOf({ niva, fra, til }: Omdopt): { old: Emne; now: Emne } {
  return { old: { niva, id: fra }, now: { niva, id: til } };
}
