import type { Emne } from '../facts/context.ts';
import { NIVAER } from '../domain/key.ts';
import type { Avtrykk, Frossenside } from '../site/archive.ts';
import type { Rapportside } from '../site/report.ts';

/** `tiltak/mentor`, `UTGIVELSE`: a subject within one release, or the release. */
export type Emnenokkel = string;

/** What the builder does for the pages that releases keep. Without a builder, as in the dev server, each page is made anew. */
export interface Bygger {
  /** Of which state of reports, registry and code a release's pages are. Undefined for an unknown release. */
  nokkelFor: (rapport: string) => string | undefined;
  /** Keeps that page. Returns false when it is gone or altered, so that it must be made anew. */
  keep: (sti: string, nokkel: string) => Promise<boolean>;
  /** Says what the page that is now being made is made from, so that the next build may keep it. */
  made: (sti: string, nokkel: string) => void;
  /** What the pages of a release stand on; undefined when nobody has worked it out yet. */
  avtrykk: (rapport: string) => Promise<Record<Emnenokkel, Avtrykk> | undefined>;
  /** The model of a release's own page, drawn beside the build; undefined when what was kept of it is not whole. */
  utgivelse: (rapport: string) => Promise<Rapportside | undefined>;
  /** The models of a release's pages about subjects, drawn beside the build; undefined when what was kept of them is not whole. */
  modeller: (rapport: string) => Promise<Record<Emnenokkel, Frossenside> | undefined>;
  /** Says that a drawing will be there when the site is built, so that its picture can be begun beside the pages. */
  tegnet: (svg: string) => void;
  /** Says that the making of a page or a file has begun. */
  begun: () => void;
}

/** The key of a subject within a release. */
export function emnenokkel({ niva, id }: Emne): Emnenokkel {
  return `${niva}/${id}`;
}

/** The key of a release's own page. */
export const UTGIVELSE = 'utgivelse';

/** The subjects among the keys of a release. */
export function emnerBlant(nokler: readonly Emnenokkel[]): Emne[] {
  return nokler.flatMap((nokkel) => {
    const [first, id = ''] = nokkel.split('/');
    const niva = NIVAER.find((one) => one === first);
    return niva === undefined ? [] : [{ niva, id }];
  });
}

const PLACE = Symbol.for('tiltakstall.bygger');

const store = globalThis as typeof globalThis & { [PLACE]?: Bygger | undefined };

/** Lets the pages of this process know their builder. */
export function setBygger(bygger: Bygger | undefined): void {
  store[PLACE] = bygger;
}

/** The builder of this process, if there is one: pages and builder are separate module graphs. */
export function getBygger(): Bygger | undefined {
  return store[PLACE];
}
