/**
 * The pages below `/rapporter/<id>/`: which of them must be made, and their models. A build keeps those of the last build
 * that would be the same, and draws the models of the others beside Astro; without one, each is made here.
 */

import type { Subject } from './lib/facts/context.ts';
import type { Rapport } from './lib/domain/rapport.ts';
import { editionOf } from './lib/domain/edition.ts';
import { editionsOf } from './lib/series/editions.ts';
import { subjectKey, subjectsAmong, RELEASE } from './lib/build/builder.ts';
import { getBuilder } from './lib/build/session.ts';
import { keyOf } from './lib/io/cache.ts';
import { subjectsIn, archivedPath, FOLDER, latestPath, reportPath } from './lib/site/paths.ts';
import { archivedEntityPage, type ArchivedPage, type ChangeNotice } from './lib/site/archive.ts';
import type { Release } from './lib/site/collections.ts';
import type { Site } from './lib/site/create-site.ts';
import { rapportPage, reconciliationSentence, type RapportPage } from './lib/site/release-page.ts';
import { originalLinks, type OriginalLink } from './lib/site/originals.ts';
import { getSite } from './site.ts';

/** A page of a release: its model, and the notice on it when figures on it have been changed since. */
export interface WithNotice<Page> {
  side: Page;
  notice: ChangeNotice | undefined;
}

/** A page about a subject that one release keeps, as Astro wants its path. */
export interface ArchivedSubject {
  params: { id: string; niva: string; slug: string };
  props: { rapport: string; subject: Subject };
}

/** Every page about a subject that must be made, release by release, oldest first. */
export async function archivedSubjects(): Promise<ArchivedSubject[]> {
  const site = await getSite();
  const wanted: ArchivedSubject[] = [];
  for (const { id: rapport } of site.releases)
    for (const subject of await subjectsFor(rapport, site)) {
      const path = archivedPath(rapport, latestPath(subject));
      if (await keep(rapport, subjectKey(subject), path, site)) continue;
      const params = { id: rapport, niva: FOLDER[subject.niva], slug: subject.id };
      wanted.push({ params, props: { rapport, subject } });
    }
  return wanted;
}

/** The releases whose own page must be made, likewise. */
export async function archivedReleases(): Promise<{ params: { id: string } }[]> {
  const site = await getSite();
  const wanted: { params: { id: string } }[] = [];
  for (const { id } of site.releases)
    if (!(await keep(id, RELEASE, reportPath(id), site))) wanted.push({ params: { id } });
  return wanted;
}

/** The subjects that have a page in a release. */
async function subjectsFor(rapport: string, site: Site): Promise<Subject[]> {
  const dependencies = await getBuilder()?.dependencies(rapport);
  if (dependencies) return subjectsAmong(Object.keys(dependencies));
  return subjectsIn(site.registerFor({ id: rapport }));
}

/** True when the page is kept as it was built: made from the same, and saying the same of later changes. */
async function keep(rapport: string, page: string, path: string, site: Site): Promise<boolean> {
  const builder = getBuilder();
  const key = builder?.keyFor(rapport);
  if (!builder || key === undefined) return false;
  const dependencies = (await builder.dependencies(rapport))?.[page];
  if (!dependencies) return false;
  return builder.keep(path, withNoticeKey(key, site.noticeFor(rapport, dependencies)));
}

/** Paths below a release that depend on nothing later, and must be made: the others are kept from the last build. */
export async function wantedPaths(rapport: string, paths: string[]): Promise<Set<string>> {
  const builder = getBuilder();
  const key = builder?.keyFor(rapport);
  const wanted = new Set<string>();
  for (const path of paths) {
    if (builder && key !== undefined && (await builder.keep(path, key))) continue;
    wanted.add(path);
    if (key !== undefined) builder?.made(path, key);
  }
  return wanted;
}

/** A path of each release, as Astro wants them, for the releases where it must be made. `path` gives it by the release's id. */
export async function pathsBelow(
  path: (rapport: string) => string,
): Promise<{ params: { id: string }; props: { rapport: Rapport } }[]> {
  const { rapporter } = await getSite();
  const paths = rapporter.map(async (rapport) => {
    const wanted = await wantedPaths(rapport.id, [path(rapport.id)]);
    return wanted.size === 0 ? [] : [{ params: { id: rapport.id }, props: { rapport } }];
  });
  return (await Promise.all(paths)).flat();
}

/** The releases that have been issued again, each with the editions that are superseded, oldest first. */
export async function reissued(): Promise<{ release: Release; edition: Rapport }[]> {
  const { releases, superseded } = await getSite();
  return releases.flatMap((release) =>
    editionsOf(release.id, superseded).map((edition) => ({ release, edition })),
  );
}

/** A page of each superseded edition, as Astro wants them, where it must be made. `page` is the path's last part: `kilde/`. */
export async function editionPaths(page: string) {
  const paths = (await reissued()).map(async ({ release, edition }) => {
    const wanted = await wantedPaths(release.id, [`${reportPath(edition.id)}${page}`]);
    const params = { id: release.id, edition: `utgave-${editionOf(edition.id).number}` };
    return wanted.size === 0 ? [] : [{ params, props: { rapport: edition } }];
  });
  return (await Promise.all(paths)).flat();
}

/** What a page is made from and says of later changes, as a key for the next build. */
function withNoticeKey(key: string, notice: ChangeNotice | undefined): string {
  return notice ? keyOf(key, JSON.stringify(notice)) : key;
}

/** The page about a subject that a release keeps. */
export async function archivedPage(
  rapport: string,
  subject: Subject,
): Promise<WithNotice<ArchivedPage>> {
  const site = await getSite();
  const kept = (await getBuilder()?.models(rapport))?.[subjectKey(subject)];
  return withNotice(
    rapport,
    kept ?? archivedEntityPage(subject, site.contextFor(reportOf(rapport, site))),
    site,
  );
}

/** A release's own page, the sentence that says how the release reconciles, and the files it came as. */
export async function releasePage(
  id: string,
): Promise<WithNotice<RapportPage> & { reconciled: string; originals: OriginalLink[] }> {
  const site = await getSite();
  const rapport = reportOf(id, site);
  const kept = await getBuilder()?.release(id);
  return {
    ...withNotice(id, kept ?? rapportPage(site.contextFor(rapport)), site),
    reconciled: reconciliationSentence(rapport),
    originals: originalLinks(rapport, site.originals),
  };
}

function withNotice<Page extends Pick<ArchivedPage, 'head' | 'dependencies'>>(
  rapport: string,
  side: Page,
  site: Site,
): WithNotice<Page> {
  const builder = getBuilder();
  const notice = site.noticeFor(rapport, side.dependencies);
  const key = builder?.keyFor(rapport);
  if (key !== undefined) builder?.made(side.head.sti, withNoticeKey(key, notice));
  return { side, notice };
}

function reportOf(id: string, { rapporter }: Site): Rapport {
  const rapport = rapporter.find((one) => one.id === id);
  if (!rapport) throw new RangeError(`Ingen rapport har id ${id}.`);
  return rapport;
}
