import { createHash } from 'node:crypto';
import { unzipSync, zipSync } from 'fflate';
import {
  auditSite,
  readAuditBasis,
  type AuditBasis,
  type AuditInput,
  type PageMemory,
} from '../audit/audit.ts';
import { allElements, placeOf } from '../audit/page/document.ts';
import { readHtml } from '../audit/page/read-html.ts';
import { textOf } from '../audit/readers/files.ts';
import type { Finding } from '../audit/readers/finding.ts';
import { readFolder } from '../audit/readers/folder.ts';
import { compareCopies } from '../src/lib/formats/copies.ts';
import { DRAWING_KINDS } from './tampering-drawings.ts';
import type { Kind } from './tampering-kind.ts';
import { LIST_KINDS } from './tampering-lists.ts';
import { MACHINE_KINDS } from './tampering-machines.ts';
import { WORD_KINDS } from './tampering-words.ts';

export const KINDS: readonly Kind[] = [
  ...WORD_KINDS,
  ...LIST_KINDS,
  ...DRAWING_KINDS,
  ...MACHINE_KINDS,
];

/** One file changed in one way. */
export interface Tampered {
  fil: string;
  content: string | Uint8Array;
  /** The lines that were changed, 1-based; all of a workbook is one line. */
  lines: [from: number, to: number];
  /** Where the elements of a page begin that the change is in. */
  around: ReadonlySet<string>;
}

/** A good site in memory, which is tampered with file by file and audited each time as a whole. */
export class TamperedSite {
  private readonly dist: ReadonlyMap<string, string | Uint8Array>;
  private readonly input: Omit<AuditInput, 'dist'>;
  private readonly basis: AuditBasis;
  /** What was found on pages that are as they were. */
  private readonly memory: PageMemory = new Map();
  private readonly known: ReadonlySet<string>;

  constructor(dist: string, base: string, innhold: string) {
    const folder = readFolder(dist);
    this.dist = new Map(
      // A list of digests would tell of every change, whatever was changed.
      [...folder.keys()]
        .filter((file) => file !== MANIFEST)
        .sort()
        .map((file): [string, string | Uint8Array] => {
          const content = folder.get(file) ?? '';
          return [file, IS_TEXT.test(file) ? textOf(folder, file) : content];
        }),
    );
    const rapporter = readFolder(`${innhold}/rapporter`);
    const register = readFolder(innhold);
    this.input = { rapporter, register, base };
    this.basis = readAuditBasis(rapporter, register);
    this.known = new Set(this.audit(this.dist).map(keyOf));
  }

  /** What is found on the site as it was built. */
  get faults(): number {
    return this.known.size;
  }

  /** Changes the first match in the first such file that has one. Throws RangeError when none has. */
  tamper(kind: Kind, place: RegExp): Tampered {
    for (const [fil, content] of this.dist) {
      if (!place.test(fil)) continue;
      const parts = typeof content === 'string' || kind.del === undefined ? {} : unzipSync(content);
      const text =
        typeof content === 'string' ? content : new TextDecoder().decode(parts[kind.del ?? '']);
      const match = kind.fra.exec(text);
      if (!match) continue;
      const [whole, ...groups] = match;
      const swap =
        typeof kind.til === 'string' ? filledIn(kind.til, groups) : kind.til(whole, ...groups);
      if (swap === whole) continue;
      const changed = text.slice(0, match.index) + swap + text.slice(match.index + whole.length);
      if (kind.del === undefined)
        return { fil, content: changed, ...placeOfChange(changed, match.index, whole, swap) };
      const book = zipSync({ ...parts, [kind.del]: new TextEncoder().encode(changed) });
      return { fil, content: book, lines: [1, 1], around: new Set() };
    }
    throw new RangeError(`${kind.slag}: ingen fil ${place.source} har ${kind.fra.source}`);
  }

  /** What an audit of the whole site finds that it does not find on the good one. */
  found({ fil, content }: Tampered): Finding[] {
    const dist = new Map(this.dist).set(fil, content);
    return this.audit(dist).filter((one) => !this.known.has(keyOf(one)));
  }

  /** True when a comparison by digest, as `verify` makes, names the file. */
  differs({ fil, content }: Tampered): boolean {
    const digests = (one: string | Uint8Array = '') => new Map([[fil, sha256(one)]]);
    const { changed } = compareCopies(digests(this.dist.get(fil)), digests(content));
    return changed.join() === fil;
  }

  private audit(dist: ReadonlyMap<string, string | Uint8Array>): Finding[] {
    return auditSite({ ...this.input, dist }, this.basis, this.memory).funn;
  }
}

/** Lines of grace: an element's place is its start tag, and what is changed in it may stand a little further down. */
const NEAR = 3;

/**
 * Whether a finding tells of what was done: in its file, and there by the lines that were changed, of an element around them,
 * of a part by its name, or of the file as a whole.
 */
export function tells({ fil, lines, around }: Tampered, finding: Finding): boolean {
  if (finding.fil !== fil) return false;
  const [, number] = /^(?:linje )?(\d+)/.exec(finding.sted) ?? [];
  if (number === undefined || finding.sted === '1:1' || around.has(finding.sted)) return true;
  return Number(number) >= lines[0] - NEAR && Number(number) <= lines[1] + NEAR;
}

const MANIFEST = 'SHA256SUMS';
const IS_TEXT = /\.(html|svg|csv|json|xml|ttl|txt|css|js|webmanifest)$/;

function placeOfChange(changed: string, index: number, whole: string, swap: string) {
  let same = 0;
  while (same < whole.length && whole[same] === swap[same]) same += 1;
  const head = changed.slice(0, index + same);
  const first = head.split('\n').length;
  const around = new Set<string>();
  // What is open where the text is cut off.
  let element = allElements(readHtml(head).root).at(-1);
  for (; element; element = element.parent) around.add(placeOf(element));
  return {
    lines: [first, first + whole.slice(same).split('\n').length - 1] as Tampered['lines'],
    around,
  };
}

/** A swap with what the expression caught in place of `$1` and the like. */
function filledIn(swap: string, caught: readonly (string | undefined)[]): string {
  return swap.replace(/\$(\d)/g, (_sign, number: string) => caught[Number(number) - 1] ?? '');
}

function keyOf({ fil, sted, regel, found, expected }: Finding): string {
  return [fil, sted, regel, found, expected].join('\n');
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
