/** How a copy of a site differs from the site: files by path, each list sorted. */
export interface CopyDifferences {
  changed: string[];
  missing: string[];
  extra: string[];
}

/** What a web host's user may have put there: no file of the site's. */
const HOSTS_OWN = new Set(['CNAME']);

/** Holds a copy against the site, both as the digest of each file by its path. */
export function compareCopies(
  site: ReadonlyMap<string, string>,
  copy: ReadonlyMap<string, string>,
): CopyDifferences {
  const own = (files: ReadonlyMap<string, string>) =>
    [...files.keys()].filter((file) => !HOSTS_OWN.has(file)).sort();
  return {
    changed: own(site).filter((file) => copy.has(file) && copy.get(file) !== site.get(file)),
    missing: own(site).filter((file) => !copy.has(file)),
    extra: own(copy).filter((file) => !site.has(file)),
  };
}
