import { createHash } from 'node:crypto';
import { textOf, type Files } from '../readers/files.ts';
import type { Finding } from '../readers/finding.ts';

const MANIFEST = 'SHA256SUMS';
/** What a host needs, and no build lists. */
const FOR_HOST = new Set([MANIFEST, '.nojekyll', 'CNAME']);

/**
 * A list of digests beside the site says the truth of it: every file once, by its digest, and no file that is not there. A
 * site without such a list is judged by what it holds alone.
 */
export function checkManifest(dist: Files): Finding[] {
  if (!dist.has(MANIFEST)) return [];
  const listed = new Set<string>();
  const out: Finding[] = [];
  const report = (line: number, found: string, expected?: string): void => {
    out.push({
      ...{ fil: MANIFEST, sted: `${line}:1`, regel: 'fillisten', found },
      ...(expected === undefined ? {} : { expected }),
    });
  };
  const judge = (line: number, path: string, digest: string): void => {
    const content = dist.get(path);
    if (content === undefined) report(line, `${path} finnes ikke`);
    else if (sha256(content) !== digest) report(line, `${path} er en annen fil`, sha256(content));
  };
  const lines = textOf(dist, MANIFEST).split('\n');
  if (lines.at(-1) === '') lines.pop();
  for (const [i, text] of lines.entries()) {
    const [, digest = '', path = ''] = /^([0-9a-f]{64}) [ *](.+)$/.exec(text) ?? [];
    if (path === '') report(i + 1, `«${text.slice(0, 100)}»`, 'SHA-256, to mellomrom og en sti');
    else if (listed.has(path)) report(i + 1, `${path} står to ganger`);
    else judge(i + 1, path, digest);
    listed.add(path);
  }
  for (const path of [...dist.keys()].sort())
    if (!listed.has(path) && !FOR_HOST.has(path)) report(lines.length, `${path} er ikke ført opp`);
  return out;
}

function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}
