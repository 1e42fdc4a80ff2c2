import type { Rapport } from '../domain/rapport.ts';
import { insertTiltak, type Register } from '../domain/register.ts';
import { parseSerieNokkel } from '../domain/nokkel.ts';
import type { Serier } from '../domain/serie.ts';

/** The registry with the tiltak that only reports know, in their places: those of the oldest report first. */
export function withNewTiltak(
  register: Register,
  rapporter: readonly Pick<Rapport, 'id' | 'nye'>[],
): Register {
  const oldestFirst = [...rapporter].sort((a, b) => (a.id < b.id ? -1 : 1));
  return oldestFirst.flatMap(({ nye }) => nye).reduce(insertTiltak, register);
}

/**
 * The registry as a release may show it: without tiltak that no report has told of yet, so that a tiltak registered
 * later does not appear on pages older than itself.
 */
export function knownTo(register: Register, serier: Serier): Register {
  const seen = new Set<string>();
  for (const nokkel of serier.keys()) {
    const { niva, id } = parseSerieNokkel(nokkel);
    if (niva === 'tiltak') seen.add(id);
  }
  return { ...register, tiltak: register.tiltak.filter(({ slug }) => seen.has(slug)) };
}
