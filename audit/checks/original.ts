import { createHash } from 'node:crypto';
import { correctionName, editionNumber, releaseOf } from '../readers/edition.ts';
import { textOf, type Files } from '../readers/files.ts';
import type { AuditedRapport } from '../readers/report.ts';
import { allElements, placeOf, textIn, type Element } from '../page/document.ts';
import { readHtml } from '../page/read-html.ts';
import type { AuditContext } from '../page/context.ts';

/** Where the files stand that reports came as. They are somebody else's, and held to nothing but being the same. */
const PUBLISHED = /^data\/rapporter\/[^/]+\.original\.[^/]+$/;

/** A file a report came as: where it is kept and published, its digest, and its size in words. */
interface Kept {
  source: string;
  fil: string;
  sha256: string;
  size: string;
}

/** The site without the files that reports came as; they are there all the same, for those who link to them. */
export function withoutOriginals(dist: Files): Files {
  return {
    keys: () => [...dist.keys()].filter((fil) => !PUBLISHED.test(fil)),
    has: (fil) => dist.has(fil),
    get: (fil) => dist.get(fil),
  };
}

/**
 * Every file that a report came as stands in the site byte for byte, and no other; the release's page and the page with the
 * edition's text name each with its digest and size. `dist` is the site with those files, `register` the content folder.
 */
export function checkOriginals(context: AuditContext, dist: Files, register: Files): void {
  const known = new Set<string>();
  const { rapporter, superseded } = context.truth;
  for (const rapport of [...rapporter, ...superseded]) {
    const kept = originalsOf(rapport, register);
    for (const { fil, source } of kept) {
      known.add(fil);
      if (!dist.has(fil)) found(context, fil, `finnes ikke, men ${source} er beholdt`);
      else if (Buffer.compare(bytesOf(dist, fil), bytesOf(register, source)) !== 0)
        found(context, fil, `er ikke den samme filen som ${source}`);
    }
    for (const page of pagesOf(rapport, superseded.includes(rapport)))
      checkNamed(page, kept, context);
  }
  for (const fil of dist.keys())
    if (PUBLISHED.test(fil) && !known.has(fil)) found(context, fil, 'ingen slik fil er beholdt');
}

function originalsOf(rapport: AuditedRapport, register: Files): Kept[] {
  const stem = `originaler/${correctionName(rapport)}.`;
  return [...register.keys()]
    .filter((path) => path.startsWith(stem) && /^[a-z]+$/.test(path.slice(stem.length)))
    .sort()
    .map((source) => {
      const bytes = bytesOf(register, source);
      return {
        source,
        // Served as text: it must not run as a page of the site.
        fil: `data/rapporter/${source.slice('originaler/'.length)}`
          .replace(/\.([a-z]+)$/, '.original.$1')
          .replace(/html$/, 'html.txt'),
        sha256: createHash('sha256').update(bytes).digest('hex'),
        size: sizeOf(bytes.length),
      };
    });
}

function sizeOf(bytes: number): string {
  return bytes < 999_500
    ? `${Math.max(1, Math.round(bytes / 1000)).toFixed(0)}\u00a0kB`
    : `${(Math.round(bytes / 100_000) / 10).toFixed(1).replace('.', ',')}\u00a0MB`;
}

function bytesOf(files: Files, path: string): Uint8Array {
  const content = files.get(path) ?? '';
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

/** The pages that name what an edition came as. */
function pagesOf(rapport: AuditedRapport, isSuperseded: boolean): string[] {
  const release = `rapporter/${releaseOf(rapport)}/`;
  return isSuperseded
    ? [`${release}utgave-${editionNumber(rapport)}/kilde/index.html`]
    : [`${release}index.html`, `${release}kilde/index.html`];
}

function checkNamed(fil: string, kept: readonly Kept[], context: AuditContext): void {
  const root = readHtml(textOf(context.dist, fil)).root;
  const named = allElements(root).filter(({ attr }) => attr['data-original'] !== undefined);
  if (named.length !== kept.length)
    found(context, fil, `${named.length} originaler er nevnt`, String(kept.length));
  named.forEach((element, i) => {
    const one = kept[i];
    if (one) checkOneNamed(fil, element, one, context);
  });
}

function checkOneNamed(fil: string, element: Element, one: Kept, context: AuditContext): void {
  const inside = allElements(element);
  const links = inside.flatMap(({ attr }) => attr.href ?? []);
  const digests = inside.filter(({ navn }) => navn === 'code').map(textIn);
  const report = (sier: string, expected: string) => {
    context.report({ fil, sted: placeOf(element), regel: 'original', found: sier, expected });
  };
  if (links.join() !== context.base + one.fil) report(links.join(), context.base + one.fil);
  if (digests.join() !== one.sha256) report(digests.join(), one.sha256);
  if (!textIn(element).includes(`, ${one.size})`)) report(textIn(element).trim(), one.size);
}

function found(context: AuditContext, fil: string, sier: string, expected?: string): void {
  const wanted = expected === undefined ? {} : { expected };
  context.report({ fil, sted: '1:1', regel: 'original', found: sier, ...wanted });
}
