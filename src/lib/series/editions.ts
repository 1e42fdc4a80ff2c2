import { editionOf } from '../domain/edition.ts';
import type { Rapport } from '../domain/rapport.ts';
import { listRevisions, type Revision } from './revisions.ts';

/**
 * Every figure that a release tells otherwise than a superseded edition of it did, or does not tell any more: in the
 * release's order, withdrawn series last. `fra` says by `kilde.rapport` which edition it stands in.
 */
export function editionChanges(superseded: Rapport, release: Rapport): Revision[] {
  // The empty id comes before any other: what changed is then what a later report changed.
  return listRevisions([{ ...superseded, id: '' }, release]).map((change) => ({
    ...change,
    fra: { ...change.fra, kilde: { ...change.fra.kilde, rapport: superseded.id } },
  }));
}

/**
 * What releases changed of earlier ones while each superseded edition was the newest: those lists were published, and keep
 * their addresses though there be nothing to list any more.
 */
export function pastChanges(
  releases: readonly Rapport[],
  superseded: readonly Rapport[],
): Revision[][] {
  return superseded.map((edition) => {
    const { release } = editionOf(edition.id);
    return listRevisions(
      releases.map((one) => (one.id === release ? { ...edition, id: release } : one)),
    );
  });
}

/** The superseded editions of one release, oldest first. */
export function editionsOf(release: string, superseded: readonly Rapport[]): Rapport[] {
  return superseded
    .filter(({ id }) => editionOf(id).release === release)
    .sort((a, b) => editionOf(a.id).number - editionOf(b.id).number);
}

/** Everything that was ever told, under the id of the release that told it, oldest release first. */
export function everyEdition(
  releases: readonly Rapport[],
  superseded: readonly Rapport[],
): Rapport[] {
  return releases.flatMap((release) => [
    ...editionsOf(release.id, superseded).map((one) => ({ ...one, id: release.id })),
    release,
  ]);
}
