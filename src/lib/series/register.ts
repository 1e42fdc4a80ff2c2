import type { Rapport } from '../domain/rapport.ts';
import { parseSeriesKey } from '../domain/key.ts';
import { insertTiltak, insertTiltaksgruppe, type Register } from '../domain/register.ts';
import { oldestFirst } from './merge.ts';

/** The registry with the tiltaksgrupper and tiltak that only reports know, in their places: those of the oldest report first. */
export function withNewTiltak(
  register: Register,
  rapporter: readonly Pick<Rapport, 'id' | 'nye' | 'nyeGrupper'>[],
): Register {
  const inOrder = oldestFirst(rapporter);
  const withGroups = inOrder
    .flatMap(({ nyeGrupper }) => nyeGrupper)
    .reduce(insertTiltaksgruppe, register);
  return inOrder.flatMap(({ nye }) => nye).reduce(insertTiltak, withGroups);
}

/** The release that first told of each entity, by level and slug (`tiltak/mentor`). `rapporter` is oldest first. */
export function firstTold(
  rapporter: readonly Pick<Rapport, 'id' | 'observasjoner'>[],
): ReadonlyMap<string, string> {
  const told = new Map<string, string>();
  for (const { id: rapport, observasjoner } of rapporter)
    for (const { serie } of observasjoner) {
      const { niva, id } = parseSeriesKey(serie);
      const key = `${niva}/${id}`;
      if (!told.has(key)) told.set(key, rapport);
    }
  return told;
}

/**
 * The registry as a release may show it: without tiltak and tiltaksgrupper that no report has told of yet, so that one
 * registered later does not appear on pages older than itself. One whose every figure is withdrawn again stays: its
 * page was published, and the notice of the withdrawal names it.
 */
export function knownTo(
  register: Register,
  told: ReadonlyMap<string, string>,
  rapport: string,
): Register {
  const known = (key: string) => (told.get(key) ?? '~') <= rapport;
  return {
    ...register,
    tiltaksgrupper: register.tiltaksgrupper.filter(({ slug }) => known(`tiltaksgruppe/${slug}`)),
    tiltak: register.tiltak.filter(({ slug }) => known(`tiltak/${slug}`)),
  };
}
