import type { Niva } from '../domain/key.ts';
import type { Register } from '../domain/register.ts';
import { isTaken, slugify } from '../domain/slug.ts';
import { FRAME_WORD, frameId } from '../formats/embed.ts';

/** A slug an entity had before, and the one it has now. */
export interface Renamed {
  niva: Exclude<Niva, 'i-alt'>;
  fra: string;
  til: string;
}

/** Every earlier slug of every entity: as stated, or that of the earlier name. A name that gives the same slug needs none. */
export function renamed({ hovedgrupper, tiltaksgrupper, tiltak }: Register): Renamed[] {
  const list = (niva: Renamed['niva'], entries: Register['tiltak'] | Register['hovedgrupper']) =>
    entries.flatMap(({ slug, tidligere }) =>
      tidligere
        .map(({ navn, slug: old }) => ({ niva, fra: old ?? slugify(navn), til: slug }))
        .filter(({ fra, til }) => fra !== '' && fra !== til),
    );
  return [
    ...list('hovedgruppe', hovedgrupper),
    ...list('tiltaksgruppe', tiltaksgrupper),
    ...list('tiltak', tiltak),
  ];
}

/**
 * The renamed entities whose old slug another entity of the level has or had, or the site itself: an address can lead to
 * one place only.
 */
export function slugCollisions(register: Register): (Renamed & { annen: string })[] {
  const all = renamed(register);
  const taken: Record<Renamed['niva'], { slug: string }[]> = {
    hovedgruppe: register.hovedgrupper,
    tiltaksgruppe: register.tiltaksgrupper,
    tiltak: register.tiltak,
  };
  return all.flatMap((one) => {
    const has = taken[one.niva].find(({ slug }) => slug === one.fra)?.slug;
    const had = all.find((other) => other !== one && isSameOld(other, one))?.til;
    const site = one.niva === 'tiltak' && isTaken(one.fra) ? one.fra : undefined;
    const annen = site ?? has ?? had;
    return annen === undefined || annen === one.til ? [] : [{ ...one, annen }];
  });
}

/**
 * The script of a page that only leads on: to `adresse`, at the place the reader's address ended in. A figure's place has
 * the figure's new id, framed or not. Without scripts the page refreshes, and the place is lost.
 */
export function redirect(
  address: string,
  figures: readonly { fra: string; til: string }[],
): string {
  const ids = Object.fromEntries(
    figures.flatMap(({ fra, til }): [string, string][] => [
      [fra, til],
      [`${fra}-tittel`, `${til}-tittel`],
      ...FRAME_WORD.map((word): [string, string] => [frameId(word, fra), frameId(word, til)]),
    ]),
  );
  const json = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c');
  return `const id=location.hash.slice(1),m=${json(ids)};location.replace(${json(address)}+(id&&'#'+(Object.hasOwn(m,id)?m[id]:id)))`;
}

function isSameOld(a: Renamed, b: Renamed): boolean {
  return a.niva === b.niva && a.fra === b.fra;
}
