import type { VFile } from 'vfile';
import { meld } from '../domain/diagnostic.ts';

/** One published address: a path of the site, before the base is put on, and its line in the ledger. */
export interface Lovnad {
  sti: string;
  linje: number;
}

/** Steps of letters that every server and file system takes, and at most one file name at the end. */
const STI = /^\/([a-z0-9-]+\/)*([a-z0-9-]+(\.[a-z0-9-]+)+)?$/;

/**
 * Files nobody is promised: those named after their content, pictures for previews with the drawings they are made of,
 * the page for what is not there, what is written only for a site that has an address, and what is for the web host.
 */
const IKKE_ADRESSE = /^(_|bilder\/|404\.html$|sitemap|SHA256SUMS$|\.nojekyll$|CNAME$)/;

/**
 * The addresses a ledger promises, one a line; `#` begins a comment. Lines that are no address, and addresses that
 * stand there twice, are errors on the file.
 */
export function parseAdressebok(file: VFile): Lovnad[] {
  const seen = new Map<string, number>();
  return String(file.value)
    .split(/\r?\n/)
    .flatMap((line, i) => {
      const sti = line.trim();
      if (sti === '' || sti.startsWith('#')) return [];
      const linje = i + 1;
      if (!STI.test(sti)) reportInvalid(file, sti, linje);
      const first = seen.get(sti);
      if (first !== undefined) reportTwice(file, sti, linje, first);
      else seen.set(sti, linje);
      return [{ sti, linje }];
    });
}

/** The addresses of a built site, sorted, from its files as `tiltak/mentor/index.html`. */
export function adresserOf(filer: readonly string[]): string[] {
  return filer
    .filter((fil) => !IKKE_ADRESSE.test(fil))
    .map((fil) => `/${fil.replace(/(^|\/)index\.html$/, '$1')}`)
    .sort();
}

/**
 * Reports every promised address that the built site lacks as an error on the ledger's file. Addresses below one that
 * is gone too are counted with it: a report taken out takes hundreds with it.
 */
export function checkLovnader(
  lovnader: readonly Lovnad[],
  bygd: readonly string[],
  file: VFile,
): void {
  const built = new Set(bygd);
  const gone = lovnader.filter(({ sti }) => !built.has(sti));
  const roots = new Set(gone.map(({ sti }) => sti).filter((sti) => sti.endsWith('/')));
  const below = (sti: string) => [...roots].some((rot) => rot !== sti && sti.startsWith(rot));
  for (const { sti, linje } of gone.filter((lovnad) => !below(lovnad.sti))) {
    const more = gone.filter((lovnad) => lovnad.sti !== sti && lovnad.sti.startsWith(sti)).length;
    reportGone(file, sti, linje, sti.endsWith('/') ? more : 0);
  }
}

/** The built addresses that the ledger does not promise yet, sorted. */
export function nyeAdresser(lovnader: readonly Lovnad[], bygd: readonly string[]): string[] {
  const known = new Set(lovnader.map(({ sti }) => sti));
  return bygd.filter((sti) => !known.has(sti)).sort();
}

/** The ledger's text with new addresses at the end, under a comment that says what they came with. */
export function addAdresser(tekst: string, nye: readonly string[], anledning: string): string {
  if (nye.length === 0) return tekst;
  const before = tekst === '' || tekst.endsWith('\n') ? tekst : `${tekst}\n`;
  return `${before}\n# ${anledning}\n${nye.join('\n')}\n`;
}

/** Reports every address that an earlier version of the ledger promised and this one does not. */
export function checkTilvekst(
  forrige: readonly Lovnad[],
  lovnader: readonly Lovnad[],
  file: VFile,
): void {
  const kept = new Set(lovnader.map(({ sti }) => sti));
  for (const { sti } of forrige) {
    if (kept.has(sti)) continue;
    meld(file, {
      ruleId: 'adresse-stroket',
      alvor: 'error',
      reason: `Adressen ${sti} er strøket fra listen over publiserte adresser.`,
      actual: sti,
      note: 'Listen skal bare vokse: sett linjen inn igjen.',
    });
  }
}

function reportGone(file: VFile, sti: string, linje: number, more: number): void {
  const under = more === 0 ? '' : ` Det samme gjelder ${more} adresser under den.`;
  meld(file, {
    ruleId: 'adresse-forsvinner',
    alvor: 'error',
    reason: `Adressen ${sti} er publisert, men finnes ikke i det som nå er bygd.${under}`,
    sted: { linje, kolonne: 1 },
    actual: sti,
    note: 'Har et tiltak fått ny adresse, før den gamle opp under tidligere: i oppføringen. Er en rapport tatt bort, legg den tilbake.',
  });
}

function reportInvalid(file: VFile, sti: string, linje: number): void {
  meld(file, {
    ruleId: 'adresse-ugyldig',
    alvor: 'error',
    reason: 'Linjen er ikke en adresse på nettstedet.',
    sted: { linje, kolonne: 1 },
    actual: sti,
    expected: ['en sti som /tiltak/mentor/ eller /data/observasjoner.csv'],
    note: 'Rett linjen, eller skriv # foran den hvis den er en kommentar.',
  });
}

function reportTwice(file: VFile, sti: string, linje: number, first: number): void {
  meld(file, {
    ruleId: 'adresse-to-ganger',
    alvor: 'error',
    reason: `Adressen står også på linje ${first}.`,
    sted: { linje, kolonne: 1 },
    actual: sti,
    note: 'Stryk den ene linjen.',
  });
}
