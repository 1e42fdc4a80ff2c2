import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Filer } from './files.ts';
import { Uleselig } from './finding.ts';

/** A folder on disk as `Filer`: names are listed at once, contents read when asked for. Throws Uleselig when there is none. */
export function lesMappe(mappe: string): Filer {
  if (!statSync(mappe, { throwIfNoEntry: false })?.isDirectory())
    throw new Uleselig([`${mappe}: mappen finnes ikke`]);
  const filer = new Set(
    readdirSync(mappe, { recursive: true, withFileTypes: true })
      .filter((post) => post.isFile())
      .map((post) => join(post.parentPath, post.name).slice(mappe.replace(/\/*$/, '/').length))
      .map((sti) => sti.replaceAll('\\', '/')),
  );
  return {
    keys: () => filer,
    has: (sti) => filer.has(sti),
    get: (sti) => (filer.has(sti) ? readFileSync(join(mappe, sti)) : undefined),
  };
}
