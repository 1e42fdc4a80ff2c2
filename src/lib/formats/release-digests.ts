import type { VFile } from 'vfile';
import { editionOf } from '../domain/edition.ts';
import { addDiagnostic } from '../domain/diagnostic.ts';
import { ORIGINAL_ENDINGS, originalOf } from '../domain/original.ts';

/**
 * The digests of released texts and of the files they came as, by what each goes by: `2021-05`, `2021-05.utgave-2`,
 * `2021-05.original.pdf`.
 */
export type Digests = ReadonlyMap<string, string>;

const LINE = new RegExp(
  `^(\\d{4}-(?:0[1-9]|1[0-2])(?:\\.utgave-(?:[2-9]|[1-9]\\d))?(?:\\.original\\.(?:${ORIGINAL_ENDINGS.join('|')}))?) ([0-9a-f]{64})$`,
);

/** What stands over the digests when the list begins. */
const HEADING = `# Avtrykkene (SHA-256) av rapportene som er publisert, og av originalene. Det som står her, kan ikke byttes ut i filen
# sin: en ny utgave fra kilden legges ved siden av. «npm run ledger -- --for 2021-06» fører opp de nye.
`;

/**
 * The digests in the list beside the ledger, a report or an original and its digest a line; `#` begins a comment. Lines that are
 * anything else, and names that stand there twice, are errors on the file.
 */
export function parseReleased(file: VFile): Digests {
  const digests = new Map<string, string>();
  String(file.value)
    .split(/\r?\n/)
    .forEach((line, i) => {
      const text = line.trim();
      if (text === '' || text.startsWith('#')) return;
      const [, name, digest] = LINE.exec(text) ?? [];
      if (name === undefined || digest === undefined || digests.has(name))
        reportLine(file, text, i + 1, name);
      else digests.set(name, digest);
    });
  return digests;
}

/** What the list does not have yet, by name, sorted. */
export function unreleased(listed: Digests, read: Digests): string[] {
  return [...read.keys()].filter((name) => !listed.has(name)).sort();
}

/** The list's text with the named editions at the end. */
export function addReleased(text: string, names: readonly string[], read: Digests): string {
  if (names.length === 0) return text;
  const before = text === '' ? `${HEADING}\n` : text.endsWith('\n') ? text : `${text}\n`;
  return `${before}${names.map((name) => `${name} ${read.get(name) ?? ''}\n`).join('')}`;
}

/**
 * Refuses a report whose text is another than the one that was released under its name: an error on its file, which
 * says how the new text is put in beside the old. `editions` are the numbers of the release's editions that are there.
 */
export function checkReleased(
  listed: Digests,
  { name, digest, file }: { name: string; digest: string; file: VFile },
  editions: readonly number[],
): void {
  const released = listed.get(name);
  if (released === undefined || released === digest) return;
  const { release } = editionOf(name);
  const { path } = file;
  const ending = file.extname ?? '.txt';
  const next = `${file.dirname ?? '.'}/${release}.utgave-${Math.max(1, ...editions) + 1}${ending}`;
  addDiagnostic(file, {
    ruleId: 'rapport-erstattet',
    severity: 'error',
    reason: `Rapporten ${name} er publisert, men teksten i filen er en annen enn den som ble det.`,
    sted: { linje: 1, kolonne: 1 },
    actual: `en tekst med avtrykket ${shorten(digest)}`,
    expected: [`den publiserte teksten, med avtrykket ${shorten(released)}`],
    note: `Har kilden gitt ut rapporten på nytt, legger du den nye teksten ved siden av og henter den gamle tilbake: mv ${path} ${next} && git checkout -- ${path}. Er filen endret ved et uhell, holder det å hente den tilbake. Et tall som er lest feil, rettes i rettelser.yml.`,
  });
}

/** What a name in the list stands for, in words: «rapporten 2021-05», «originalen 2021-05.pdf». */
export function describeReleased(name: string): string {
  const original = originalOf(name);
  return original ? `originalen ${original.fil}` : `rapporten ${name}`;
}

/**
 * Refuses an original that is another file than the one that was released under its name: an error on it, which says how
 * the new one is put in beside it. `next` is the number of the edition that it may be of.
 */
export function checkReleasedOriginal(
  listed: Digests,
  { name, digest, file }: { name: string; digest: string; file: VFile },
  next: number,
): void {
  const released = listed.get(name);
  if (released === undefined || released === digest) return;
  const { path } = file;
  const aside = `ny-original${file.extname ?? ''}`;
  addDiagnostic(file, {
    ruleId: 'original-erstattet',
    severity: 'error',
    reason: `Originalen ${file.basename ?? name} er publisert, men filen er en annen enn den som ble det.`,
    sted: { linje: 1, kolonne: 1 },
    actual: `en fil med avtrykket ${shorten(digest)}`,
    expected: [`den publiserte filen, med avtrykket ${shorten(released)}`],
    note: `Er filen byttet ved et uhell, hent den tilbake: git checkout -- ${path}. Har kilden gitt ut rapporten på nytt, er filen originalen til en egen utgave: mv ${path} ${aside} && git checkout -- ${path} && npm run import -- --edition ${next} --original ${aside}`,
  });
}

/** Refuses a list with originals that are gone from their folder, `shown`: an error on the line of each. */
export function checkOriginalsKept(
  { digests, file }: { digests: Digests; file: VFile },
  there: ReadonlySet<string>,
  shown: string,
): void {
  const lines = String(file.value).split(/\r?\n/);
  for (const name of digests.keys()) {
    const original = originalOf(name);
    if (!original || there.has(original.fil)) continue;
    const path = `${shown}/${original.fil}`;
    addDiagnostic(file, {
      ruleId: 'original-fjernet',
      severity: 'error',
      reason: `Originalen ${original.fil} er publisert, men filen er borte.`,
      sted: {
        linje: lines.findIndex((line) => line.trim().startsWith(`${name} `)) + 1,
        kolonne: 1,
      },
      actual: 'ingen fil',
      expected: [path],
      note: `Hent den tilbake: git checkout HEAD -- ${path}. Er den slettet i en tidligere innsjekking, finner «git log -- ${path}» den. Noen kan ha lenket til den.`,
    });
  }
}

/** Reports every digest that an earlier version of the list had and this one does not have, or has otherwise. */
export function checkKept(previous: Digests, listed: Digests, file: VFile): void {
  for (const [name, digest] of previous) {
    const now = listed.get(name);
    if (now === digest) continue;
    addDiagnostic(file, {
      ruleId: 'avtrykk-endret',
      severity: 'error',
      reason: `Avtrykket av ${describeReleased(name)} er ${now === undefined ? 'strøket fra' : 'endret i'} listen over det som er publisert.`,
      sted: { linje: 1, kolonne: 1 },
      actual: now === undefined ? 'ingen linje' : shorten(now),
      expected: [`avtrykket ${shorten(digest)}`],
      note: 'Listen skal bare vokse: hent linjen tilbake, og filen den er avtrykket av. En ny utgave får en linje til.',
    });
  }
}

/** As much of a digest as tells two texts apart. */
function shorten(digest: string): string {
  return `${digest.slice(0, 12)}…`;
}

function reportLine(file: VFile, text: string, linje: number, twice: string | undefined): void {
  addDiagnostic(file, {
    ruleId: 'avtrykk-ugyldig',
    severity: 'error',
    reason:
      twice === undefined
        ? 'Linjen er ikke en rapport eller en original med avtrykket sitt.'
        : `Linjen for ${describeReleased(twice)} står alt lenger opp.`,
    sted: { linje, kolonne: 1 },
    actual: text,
    expected: [
      'en linje som «2021-05», «2021-05.utgave-2» eller «2021-05.original.pdf», mellomrom og 64 tegn 0–9 og a–f',
    ],
    note: 'Hent linjen tilbake slik den var, eller stryk den. «npm run ledger -- --for 2021-06» skriver den.',
  });
}
