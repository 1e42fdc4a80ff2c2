import type { Subject } from './lib/facts/context.ts';
import type { Rapport } from './lib/domain/rapport.ts';
import { subjectKey, subjectsAmong, getBuilder, RELEASE } from './lib/build/builder.ts';
import { keyOf } from './lib/io/cache.ts';
import { subjectsIn } from './lib/site/subjects.ts';
import {
  changeLookup,
  changeNotice,
  frossenside,
  type Dependencies,
  type ChangeLookup,
  type ChangeNotice,
  type ArchivedPage,
} from './lib/site/archive.ts';
import type { PageContext } from './lib/site/context.ts';
import { rapportPage, type RapportPage } from './lib/site/report.ts';
import { latestPath, archivedPath, FOLDER, reportPath } from './lib/site/paths.ts';
import { editionOf } from './lib/domain/edition.ts';
import { editionsOf } from './lib/series/editions.ts';
import { getSite } from './site.ts';

/** One page that a release keeps as it told it. */
export interface KeptPage {
  rapport: string;
  emne: Subject;
  /** The folder of the entity's kind: `tiltak`. */
  mappe: string;
}

/** A page of a release: its model, and the notice on it when figures on it have been changed since. */
export interface WithNotice<Page> {
  side: Page;
  notice: ChangeNotice | undefined;
}

/** Every frozen page that must be made, release by release, oldest first. The others are kept from the last build. */
export async function archivedSubjects(): Promise<KeptPage[]> {
  const { rapporter } = await getSite();
  const wanted: KeptPage[] = [];
  for (const rapport of rapporter)
    for (const emne of await subjectsFor(rapport))
      if (!(await keep(rapport.id, subjectKey(emne), archivedPath(rapport.id, latestPath(emne)))))
        wanted.push({ rapport: rapport.id, emne, mappe: FOLDER[emne.niva] });
  return wanted;
}

/** The releases whose own page must be made, likewise. */
export async function archivedReleases(): Promise<Rapport[]> {
  const { rapporter } = await getSite();
  const wanted: Rapport[] = [];
  for (const rapport of rapporter)
    if (!(await keep(rapport.id, RELEASE, `/rapporter/${rapport.id}/`))) wanted.push(rapport);
  return wanted;
}

/** The subjects that have a page in a release. */
async function subjectsFor(rapport: Rapport): Promise<Subject[]> {
  const dependencies = await getBuilder()?.dependencies(rapport.id);
  if (dependencies) return subjectsAmong(Object.keys(dependencies));
  const { contextFor } = await getSite();
  return subjectsIn(contextFor(rapport).register);
}

/** True when the page is kept as it was built: made from the same, and saying the same of later changes. */
async function keep(rapport: string, page: string, path: string): Promise<boolean> {
  const builder = getBuilder();
  const key = builder?.keyFor(rapport);
  if (!builder || key === undefined) return false;
  const dependencies = (await builder.dependencies(rapport))?.[page];
  if (!dependencies) return false;
  const notice = await noticeFor(rapport, dependencies);
  return builder.keep(path, withVarsel(key, notice));
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

/** A path of each release, as Astro wants them, for the releases where it must be made. */
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
export async function reissued(): Promise<{ release: Rapport; edition: Rapport }[]> {
  const { rapporter, superseded } = await getSite();
  return rapporter.flatMap((release) =>
    editionsOf(release.id, superseded).map((edition) => ({ release, edition })),
  );
}

/** A page of each superseded edition, as Astro wants them, where it must be made. */
export async function editionPaths(page: string) {
  const paths = (await reissued()).map(async ({ release, edition }) => {
    const wanted = await wantedPaths(release.id, [`${reportPath(edition.id)}${page}`]);
    const params = { id: release.id, edition: `utgave-${editionOf(edition.id).number}` };
    return wanted.size === 0 ? [] : [{ params, props: { rapport: edition, release } }];
  });
  return (await Promise.all(paths)).flat();
}

let lookup: ChangeLookup | undefined;

async function noticeFor(
  rapport: string,
  dependencies: Dependencies,
): Promise<ChangeNotice | undefined> {
  const { changes } = await getSite();
  lookup ??= changeLookup(changes);
  return changeNotice(rapport, dependencies, lookup);
}

function withVarsel(key: string, notice: ChangeNotice | undefined): string {
  return notice ? keyOf(key, JSON.stringify(notice)) : key;
}

/** A frozen page about an entity. */
export async function archivedPage(
  rapport: string,
  subject: Subject,
): Promise<WithNotice<ArchivedPage>> {
  const kept = (await getBuilder()?.models(rapport))?.[subjectKey(subject)];
  return withNotice(rapport, kept ?? frossenside(subject, await contextOf(rapport)));
}

/** A release's own page. */
export async function releasePage(rapport: Rapport): Promise<WithNotice<RapportPage>> {
  const kept = await getBuilder()?.release(rapport.id);
  return withNotice(rapport.id, kept ?? rapportPage(await contextOf(rapport.id)));
}

async function withNotice<Page extends Pick<ArchivedPage, 'head' | 'dependencies'>>(
  rapport: string,
  side: Page,
): Promise<WithNotice<Page>> {
  const builder = getBuilder();
  const notice = await noticeFor(rapport, side.dependencies);
  const key = builder?.keyFor(rapport);
  if (key !== undefined) builder?.made(side.head.sti, withVarsel(key, notice));
  return { side, notice };
}

async function contextOf(id: string): Promise<PageContext> {
  const { rapporter, contextFor } = await getSite();
  const rapport = rapporter.find((one) => one.id === id);
  if (!rapport) throw new RangeError(`Ingen rapport har id ${id}.`);
  return contextFor(rapport);
}
