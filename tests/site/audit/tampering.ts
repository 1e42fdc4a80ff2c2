import type { Files } from '../../../audit/readers/files.ts';
import type { Finding } from '../../../audit/readers/finding.ts';
import { readFolder } from '../../../audit/readers/folder.ts';
import { readAuditBasis, auditSite, type AuditBasis } from '../../../audit/audit.ts';

/** One kind of tampering: where it is done, what is changed to what, and the rule that must tell. */
export interface Tampering {
  navn: string;
  /** The first file, in order of name, whose path fits and whose text holds `fra` is tampered with. */
  fil: RegExp;
  fra: RegExp;
  til: string | ((match: string, ...groups: string[]) => string);
  /** Names of the rules that may tell; the first finding must come from one of them. */
  regel: string | string[];
  /** True where the finding stands for the whole file, not for the line tampered with. */
  hele?: boolean;
}

/** What a site is judged by: folders of reports and of the registry. */
export interface Sources {
  rapporter: string;
  register: string;
}

const OWN: Sources = {
  rapporter: 'tests/fixtures/innhold/rapporter',
  register: 'tests/fixtures/innhold',
};

/** Files that are no text are kept as they are. */
const BYTES = /\.(png|xlsx|woff2?|ico)$/;

/** What an audit of the tampered file says that an audit of the good one does not. */
export interface Detection {
  fil: string;
  /** The line that was tampered with, 1-based. */
  linje: number;
  funn: Finding[];
}

/** Reads a built site into memory once, and tampers with copies of single files. */
export class TestSite {
  private readonly filer = new Map<string, string | Uint8Array>();
  private readonly kjente = new Map<string, Set<string>>();
  private readonly base: string;
  private readonly rapporter: Files;
  private readonly register: Files;
  /** Read once: only the site is tampered with. */
  private readonly yardstick: AuditBasis;

  constructor(dist: string, base: string, sources = OWN) {
    const folder = readFolder(dist);
    this.base = base;
    this.rapporter = readFolder(sources.rapporter);
    this.register = readFolder(sources.register);
    this.yardstick = readAuditBasis(this.rapporter, this.register);
    for (const file of [...folder.keys()].sort()) {
      // A list of digests would tell of every change, whatever was changed.
      if (file === 'SHA256SUMS') continue;
      const content = folder.get(file);
      if (content !== undefined)
        this.filer.set(
          file,
          typeof content === 'string' || BYTES.test(file)
            ? content
            : new TextDecoder().decode(content),
        );
    }
  }

  /** The whole site as files, for audits of many files at once. */
  copy(): Map<string, string | Uint8Array> {
    return new Map(this.filer);
  }

  /** A file that is no text, as it was built. Throws Error when there is none. */
  bytes(file: string): Uint8Array {
    const content = this.filer.get(file);
    if (!(content instanceof Uint8Array)) throw new Error(`${file} finnes ikke`);
    return content;
  }

  /** Tampers and audits. Throws Error when no file offers anything to tamper with. */
  avslor({ fil: path, fra, til, navn }: Tampering): Detection {
    for (const [fil, text] of this.filer) {
      const match = path.test(fil) && typeof text === 'string' ? fra.exec(text) : null;
      if (!match || typeof text !== 'string') continue;
      const swap =
        typeof til === 'string' ? til : til(...(match as unknown as [string, ...string[]]));
      const tampered =
        text.slice(0, match.index) + swap + text.slice(match.index + match[0].length);
      if (tampered === text) throw new Error(`${navn}: ingenting ble endret i ${fil}`);
      const linje = text.slice(0, match.index + common(match[0], swap)).split('\n').length;
      return { fil, linje, funn: this.nye(fil, tampered) };
    }
    throw new Error(`${navn}: ingen fil som passer ${path.source} har ${fra.source}`);
  }

  /** What an audit says of a file put in another's place that it does not say of the good one. */
  avslorFil(file: string, tampered: string | Uint8Array): Finding[] {
    return this.nye(file, tampered);
  }

  /** Audits the whole site with some files put in, or, where undefined, taken out. */
  reviderMed(changed: ReadonlyMap<string, string | Uint8Array | undefined>): Finding[] {
    const dist = this.copy();
    for (const [file, content] of changed)
      if (content === undefined) dist.delete(file);
      else dist.set(file, content);
    const { rapporter, register, base } = this;
    return auditSite({ dist, rapporter, register, base }, this.yardstick).funn;
  }

  private nye(file: string, tampered: string | Uint8Array): Finding[] {
    const known = this.kjente.get(file) ?? new Set(this.revider(file).map(key));
    this.kjente.set(file, known);
    return this.revider(file, tampered).filter((finding) => !known.has(key(finding)));
  }

  /** Audits one file as part of the site: the others exist, but only it is looked at. */
  private revider(
    file: string,
    tampered: string | Uint8Array = this.filer.get(file) ?? '',
  ): Finding[] {
    const withPage = file.endsWith('.html') ? file : 'index.html';
    const dist: Files = {
      keys: () => [...new Set([withPage, file])],
      has: (path) =>
        this.filer.has(path) &&
        !(path !== file && path.startsWith('data/') && /\.(csv|json)$/.test(path)),
      get: (path) => (path === file ? tampered : this.filer.get(path)),
    };
    const { rapporter, register, base } = this;
    const { funn } = auditSite({ dist, rapporter, register, base }, this.yardstick);
    return funn.filter((one) => one.fil === file);
  }
}

function key({ sted, regel, found, expected }: Finding): string {
  return [sted, regel, found, expected].join('\n');
}

/** How much two texts have in common at the start. */
function common(a: string, b: string): number {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i += 1;
  return i;
}
