import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Files } from './files.ts';
import { UnreadableError } from './finding.ts';

/**
 * A folder on disk as `Files`: names are listed at once, contents read when asked for. Throws UnreadableError when there is
 * none, with `wayOut` for what to do then.
 */
export function readFolder(folder: string, wayOut = ''): Files {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new UnreadableError([`${folder}: mappen finnes ikke${wayOut}`]);
  const files = new Set(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((record) => record.isFile())
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
