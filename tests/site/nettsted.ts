/** A site to build: a name for messages and folders, and the base it is built for. */
export interface Nettsted {
  navn: string;
  base: string;
}

export interface ByggetNettsted extends Nettsted {
  /** Folder of the built site. */
  dist: string;
}

/** GitHub Pages serves from the root of a domain or from a project's folder: both are tested. */
export const NETTSTEDER: Nettsted[] = [
  { navn: 'rot', base: '/' },
  { navn: 'prosjekt', base: '/prosjekt/' },
];
