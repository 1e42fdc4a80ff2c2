import { readdirSync, readFileSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import type { Files } from './files.ts';
import { UnreadableError } from './finding.ts';

/**
 * A folder on disk as `Files`: names are listed at once, contents read when asked for. Throws UnreadableError when there is
 * none, with `wayOut` for what to do then, and for a link in it that leads nowhere.
 */
export function readFolder(folder: string, wayOut = ''): Files {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new UnreadableError([`${folder}: mappen finnes ikke${wayOut}`]);
  const files = new Set(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((record) => record.isFile() || isLinkedFile(record))
      .map((record) =>
        join(record.parentPath, record.name).slice(folder.replace(/\/*$/, '/').length),
      )
      .map((path) => path.replaceAll('\\', '/')),
  );
  return {
    keys: () => files,
    has: (path) => files.has(path),
    get: (path) => (files.has(path) ? readFileSync(join(folder, path)) : undefined),
  };
}

/** True for a link to a file. Throws UnreadableError for one that leads nowhere: what it stands for would be passed over. */
function isLinkedFile(record: Dirent): boolean {
  if (!record.isSymbolicLink()) return false;
  const path = join(record.parentPath, record.name);
  const target = statSync(path, { throwIfNoEntry: false });
  if (!target) throw new UnreadableError([`${path}: lenken fører ingen steder`]);
  return target.isFile();
}
