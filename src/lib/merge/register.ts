import type { Rapport } from '../domain/rapport.ts';
import { insertTiltak, insertTiltaksgruppe, type Register } from '../domain/register.ts';
import { parseSerieNokkel } from '../domain/nokkel.ts';
import type { Serier } from '../domain/serie.ts';

/** The registry with the tiltaksgrupper and tiltak that only reports know, in their places: those of the oldest report first. */
export function withNewTiltak(
  register: Register,
  rapporter: readonly Pick<Rapport, 'id' | 'nye' | 'nyeGrupper'>[],
): Register {
  const oldestFirst = [...rapporter].sort((a, b) => (a.id < b.id ? -1 : 1));
  const withGroups = oldestFirst
    .flatMap(({ nyeGrupper }) => nyeGrupper)
    .reduce(insertTiltaksgruppe, register);
  return oldestFirst.flatMap(({ nye }) => nye).reduce(insertTiltak, withGroups);
}

/**
 * The registry as a release may show it: without tiltak and tiltaksgrupper that no report has told of yet, so that one
 * registered later does not appear on pages older than itself.
 */
export function knownTo(register: Register, serier: Serier): Register {
  const seen = new Set<string>();
  for (const nokkel of serier.keys()) {
    const { niva, id } = parseSerieNokkel(nokkel);
    seen.add(`${niva}/${id}`);
  }
  return {
    ...register,
    tiltaksgrupper: register.tiltaksgrupper.filter(({ slug }) => seen.has(`tiltaksgruppe/${slug}`)),
    tiltak: register.tiltak.filter(({ slug }) => seen.has(`tiltak/${slug}`)),
  };
}
