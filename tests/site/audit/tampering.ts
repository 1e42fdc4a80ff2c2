import type { Filer } from '../../../audit/files.ts';
import type { Funn } from '../../../audit/finding.ts';
import { lesMappe } from '../../../audit/folder.ts';
import { lesMalestokk, revider, type Malestokk } from '../../../audit/audit.ts';

/** One kind of tampering: where it is done, what is changed to what, and the rule that must tell. */
export interface Tukling {
  navn: string;
  /** The first file, in order of name, whose path fits and whose text holds `fra` is tampered with. */
  fil: RegExp;
  fra: RegExp;
  til: string | ((treff: string, ...grupper: string[]) => string);
  /** Names of the rules that may tell; the first finding must come from one of them. */
  regel: string | string[];
  /** True where the finding stands for the whole file, not for the line tampered with. */
  hele?: boolean;
}

/** What a site is judged by: folders of reports and of the registry. */
export interface Kilder {
  rapporter: string;
  register: string;
}

const EGNE: Kilder = {
  rapporter: 'tests/fixtures/innhold/rapporter',
  register: 'tests/fixtures/innhold',
};

/** Files that are no text are kept as they are. */
const BYTES = /\.(png|xlsx|woff2?|ico)$/;

/** What an audit of the tampered file says that an audit of the good one does not. */
export interface Avsloring {
  fil: string;
  /** The line that was tampered with, 1-based. */
  linje: number;
  funn: Funn[];
}

/** Reads a built site into memory once, and tampers with copies of single files. */
export class Provested {
  private readonly filer = new Map<string, string | Uint8Array>();
  private readonly kjente = new Map<string, Set<string>>();
  private readonly base: string;
  private readonly rapporter: Filer;
  private readonly register: Filer;
  /** Read once: only the site is tampered with. */
  private readonly malestokk: Malestokk;

  constructor(dist: string, base: string, kilder = EGNE) {
    const mappe = lesMappe(dist);
    this.base = base;
    this.rapporter = lesMappe(kilder.rapporter);
    this.register = lesMappe(kilder.register);
    this.malestokk = lesMalestokk(this.rapporter, this.register);
    for (const fil of [...mappe.keys()].sort()) {
      const innhold = mappe.get(fil);
      if (innhold !== undefined)
        this.filer.set(
          fil,
          typeof innhold === 'string' || BYTES.test(fil)
            ? innhold
            : new TextDecoder().decode(innhold),
        );
    }
  }

  /** The whole site as files, for audits of many files at once. */
  kopi(): Map<string, string | Uint8Array> {
    return new Map(this.filer);
  }

  /** A file that is no text, as it was built. Throws Error when there is none. */
  bytes(fil: string): Uint8Array {
    const innhold = this.filer.get(fil);
    if (!(innhold instanceof Uint8Array)) throw new Error(`${fil} finnes ikke`);
    return innhold;
  }

  /** Tampers and audits. Throws Error when no file offers anything to tamper with. */
  avslor({ fil: sti, fra, til, navn }: Tukling): Avsloring {
    for (const [fil, tekst] of this.filer) {
      const treff = sti.test(fil) && typeof tekst === 'string' ? fra.exec(tekst) : null;
      if (!treff || typeof tekst !== 'string') continue;
      const bytte =
        typeof til === 'string' ? til : til(...(treff as unknown as [string, ...string[]]));
      const tuklet =
        tekst.slice(0, treff.index) + bytte + tekst.slice(treff.index + treff[0].length);
      if (tuklet === tekst) throw new Error(`${navn}: ingenting ble endret i ${fil}`);
      const linje = tekst.slice(0, treff.index + felles(treff[0], bytte)).split('\n').length;
      return { fil, linje, funn: this.nye(fil, tuklet) };
    }
    throw new Error(`${navn}: ingen fil som passer ${sti.source} har ${fra.source}`);
  }

  /** What an audit says of a file put in another's place that it does not say of the good one. */
  avslorFil(fil: string, tuklet: string | Uint8Array): Funn[] {
    return this.nye(fil, tuklet);
  }

  /** Audits the whole site with some files put in, or, where undefined, taken out. */
  reviderMed(endret: ReadonlyMap<string, string | Uint8Array | undefined>): Funn[] {
    const dist = this.kopi();
    for (const [fil, innhold] of endret)
      if (innhold === undefined) dist.delete(fil);
      else dist.set(fil, innhold);
    const { rapporter, register, base } = this;
    return revider({ dist, rapporter, register, base }, this.malestokk).funn;
  }

  private nye(fil: string, tuklet: string | Uint8Array): Funn[] {
    const kjente = this.kjente.get(fil) ?? new Set(this.revider(fil).map(nokkel));
    this.kjente.set(fil, kjente);
    return this.revider(fil, tuklet).filter((funn) => !kjente.has(nokkel(funn)));
  }

  /** Audits one file as part of the site: the others exist, but only it is looked at. */
  private revider(fil: string, tuklet: string | Uint8Array = this.filer.get(fil) ?? ''): Funn[] {
    const medside = fil.endsWith('.html') ? fil : 'index.html';
    const dist: Filer = {
      keys: () => [...new Set([medside, fil])],
      has: (sti) =>
        this.filer.has(sti) &&
        !(sti !== fil && sti.startsWith('data/') && /\.(csv|json)$/.test(sti)),
      get: (sti) => (sti === fil ? tuklet : this.filer.get(sti)),
    };
    const { rapporter, register, base } = this;
    const { funn } = revider({ dist, rapporter, register, base }, this.malestokk);
    return funn.filter((ett) => ett.fil === fil);
  }
}

function nokkel({ sted, regel, sier, skalSi }: Funn): string {
  return [sted, regel, sier, skalSi].join('\n');
}

/** How much two texts have in common at the start. */
function felles(a: string, b: string): number {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i += 1;
  return i;
}
