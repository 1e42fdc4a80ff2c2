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

/** The reports as they were before one of them was issued again. */
export interface BeforeReissue {
  /** The release as it is now. */
  release: Rapport;
  /** The edition that it has superseded, under the release's id. */
  edition: Rapport;
  /** Every report, oldest first, with that edition in the release's place. */
  reports: Rapport[];
}

/**
 * The reports as they were while each superseded edition was the newest of its release, oldest release first. What was
 * published then keeps its addresses, though there be nothing to tell there any more.
 */
export function beforeReissue(
  releases: readonly Rapport[],
  superseded: readonly Rapport[],
): BeforeReissue[] {
  return releases.flatMap((release) =>
    editionsOf(release.id, superseded).map((one) => {
      const edition = { ...one, id: release.id };
      return { release, edition, reports: releases.with(releases.indexOf(release), edition) };
    }),
  );
}

/** What releases changed of earlier ones before each reissue: those lists were published. */
export function pastChanges(
  releases: readonly Rapport[],
  superseded: readonly Rapport[],
): Revision[][] {
  return beforeReissue(releases, superseded).map(({ reports }) => listRevisions(reports));
}

/** The superseded editions of one release, oldest first. */
export function editionsOf(release: string, superseded: readonly Rapport[]): Rapport[] {
  return superseded
    .filter(({ id }) => editionOf(id).release === release)
    .sort((a, b) => editionOf(a.id).number - editionOf(b.id).number);
}

/** Everything that was ever told, under the id of the release that told it, oldest release first. */
export function allEditions(
  releases: readonly Rapport[],
  superseded: readonly Rapport[],
): Rapport[] {
  return releases.flatMap((release) => [
    ...editionsOf(release.id, superseded).map((one) => ({ ...one, id: release.id })),
    release,
  ]);
}
