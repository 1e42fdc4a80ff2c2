import type { Subject } from '../facts/context.ts';
import { NIVAER } from '../domain/key.ts';
import type { Dependencies, ArchivedPage } from '../site/archive.ts';
import type { RapportPage } from '../site/release-page.ts';

/** `tiltak/mentor`, `RELEASE`: a subject within one release, or the release. */
export type SubjectKey = string;

/** What the builder does for the pages that releases keep. Without a builder, as in the dev server, each page is made anew. */
export interface Builder {
  /** Of which state of reports, registry and code a release's pages are. Undefined for an unknown release. */
  keyFor: (rapport: string) => string | undefined;
  /** Keeps that page. Returns false when it is gone or altered, so that it must be made anew. */
  keep: (path: string, key: string) => Promise<boolean>;
  /** Says what the page that is now being made is made from, so that the next build may keep it. */
  made: (path: string, key: string) => void;
  /** What the pages of a release stand on; undefined when nobody has worked it out yet. */
  dependencies: (rapport: string) => Promise<Record<SubjectKey, Dependencies> | undefined>;
  /** The model of a release's own page, drawn beside the build; undefined when what was kept of it is not whole. */
  release: (rapport: string) => Promise<RapportPage | undefined>;
  /** The models of a release's pages about subjects, drawn beside the build; undefined when what was kept of them is not whole. */
  models: (rapport: string) => Promise<Record<SubjectKey, ArchivedPage> | undefined>;
  /** Says that a drawing will be there when the site is built, so that its picture can be begun beside the pages. */
  drawn: (svg: string) => void;
  /** Says that the making of a page or a file has begun. */
  begun: () => void;
}

/** The key of a subject within a release. */
export function subjectKey({ niva, id }: Subject): SubjectKey {
  return `${niva}/${id}`;
}

/** The key of a release's own page. */
export const RELEASE = 'utgivelse';

/** The subjects among the keys of a release. */
export function subjectsAmong(keys: readonly SubjectKey[]): Subject[] {
  return keys.flatMap((key) => {
    const [first, id = ''] = key.split('/');
    const niva = NIVAER.find((one) => one === first);
    return niva === undefined ? [] : [{ niva, id }];
  });
}
