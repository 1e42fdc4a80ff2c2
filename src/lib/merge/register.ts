import type { Rapport } from '../domain/rapport.ts';
import { parseSerieNokkel } from '../domain/nokkel.ts';
import { insertTiltak, type Register } from '../domain/register.ts';

/** The registry with the tiltak that only reports know, in their places: those of the oldest report first. */
export function withNewTiltak(
  register: Register,
  rapporter: readonly Pick<Rapport, 'id' | 'nye'>[],
): Register {
  const oldestFirst = [...rapporter].sort((a, b) => (a.id < b.id ? -1 : 1));
  return oldestFirst.flatMap(({ nye }) => nye).reduce(insertTiltak, register);
}

/** The release that first told of each tiltak, by slug; of those no report has told of there is none. `rapporter` is oldest first. */
export function firstTold(
  rapporter: readonly Pick<Rapport, 'id' | 'observasjoner'>[],
): ReadonlyMap<string, string> {
  const told = new Map<string, string>();
  for (const { id: rapport, observasjoner } of rapporter)
    for (const { serie } of observasjoner) {
      const { niva, id } = parseSerieNokkel(serie);
      if (niva === 'tiltak' && !told.has(id)) told.set(id, rapport);
    }
  return told;
}

/**
 * The registry as a release may show it: without tiltak that no report has told of yet, so that a tiltak registered
 * later does not appear on pages older than itself. One whose every figure is withdrawn again stays: its page was
 * published, and the notice of the withdrawal names it.
 */
export function knownTo(
  register: Register,
  told: ReadonlyMap<string, string>,
  rapport: string,
): Register {
  const known = (slug: string) => (told.get(slug) ?? '~') <= rapport;
  return { ...register, tiltak: register.tiltak.filter(({ slug }) => known(slug)) };
}
