import { join } from 'node:path';
import { inFolder, ROOT, runMeasured, type Bench } from './command.ts';
import type { Concern, Kind } from './tampering-kind.ts';
import { KINDS, TamperedSite, tells } from './tampered-site.ts';

/** The content of the small site, which has every kind of page. */
const SMALL = join(ROOT, 'tests/fixtures/liten');
const BASE = '/prosjekt/';
/** What the audit must find of what concerns words, numbers, order, lists, drawings and downloads. */
const LEAST = 0.95;
/** Not what a reader is told: what machines are told, and what the page is made with. */
const BESIDE: readonly Concern[] = ['metadata', 'markup'];

/** What came of one case. */
interface Outcome {
  kind: Kind;
  fil: string;
  seen: boolean;
  /** Where something was found, when not where it was done. */
  elsewhere: string[];
  differs: boolean;
}

/**
 * Tampers with the small site in every way of the table, and prints what the audit sees, class by class, and what it does not.
 * Returns false when it sees too little, or `verify` not all.
 */
export function benchTampering({ write, env }: Bench): Promise<boolean> {
  return inFolder(async (folder) => {
    const dist = join(folder, 'dist');
    const settings = { OUT: dist, INNHOLD: SMALL, SITE: 'https://eksempel.no', BASE, LEDGER: '' };
    await runMeasured(['build'], { ...env, ...settings, CACHE_DIR: join(folder, 'lager') }, folder);
    const site = new TamperedSite(dist, BASE, SMALL);
    if (site.faults > 0) throw new Error(`Revisoren fant ${site.faults} feil på nettstedet selv.`);
    const outcomes = KINDS.flatMap((kind) => kind.filer.map((place) => tryOut(kind, place, site)));
    for (const { kind, fil, elsewhere } of outcomes.filter(({ seen }) => !seen))
      write(
        `ikke sett: ${kind.slag}: ${fil}${elsewhere.length > 0 ? ` (funnet: ${elsewhere.join(', ')})` : ''}\n`,
      );
    for (const concern of new Set(KINDS.map(({ gjelder }) => gjelder)))
      write(
        line(
          concern,
          outcomes.filter(({ kind }) => kind.gjelder === concern),
        ),
      );
    const told = outcomes.filter(({ kind }) => !BESIDE.includes(kind.gjelder));
    write(line('det lesere får vite', told) + line('alt', outcomes));
    const same = outcomes.filter(({ differs }) => !differs).map(({ kind }) => kind.slag);
    write(`verify ser ${outcomes.length - same.length} av ${outcomes.length} ${same.join(', ')}\n`);
    return told.filter(({ seen }) => seen).length >= LEAST * told.length && same.length === 0;
  });
}

function tryOut(kind: Kind, place: RegExp, site: TamperedSite): Outcome {
  const tampered = site.tamper(kind, place);
  const found = site.found(tampered);
  return {
    kind,
    fil: tampered.fil,
    seen: found.some((one) => tells(tampered, one)),
    elsewhere: [...new Set(found.map(({ fil, sted, regel }) => `${fil}:${sted} ${regel}`))],
    differs: site.differs(tampered),
  };
}

function line(name: string, outcomes: readonly Outcome[]): string {
  const seen = outcomes.filter((one) => one.seen);
  const kinds = new Set(outcomes.map(({ kind }) => kind));
  const whole = [...kinds].filter((kind) => outcomes.every((one) => one.kind !== kind || one.seen));
  const share = ((100 * seen.length) / outcomes.length).toFixed(1).replace('.', ',');
  return `${name.padEnd(19)} ${seen.length} av ${outcomes.length} tilfeller (${share} %), ${whole.length} av ${kinds.size} slag helt\n`;
}
