import type { Maned } from '../domain/maned.ts';
import { addDiagnostic } from '../domain/diagnostic.ts';
import { ALL, observationKey, parseSeriesKey } from '../domain/key.ts';
import type { Observation } from '../domain/observation.ts';
import type { Rapport } from '../domain/rapport.ts';
import { isVisible, printValue } from '../domain/value.ts';
import { LIMITS, pagesOfLines, tellLine } from '../report/parse/lines.ts';
import { sameValue } from '../series/merge.ts';
import type { RapportFile } from '../series/check.ts';
import { editionId, editionOfFile } from '../domain/edition.ts';

/**
 * The releases among the files, oldest first, however the files are named, but that the name says which edition of a
 * release a file is. A file that says the same as another is left out with a warning; two that say different things of
 * one edition, and a release of a month that has not begun by `currentManed`, are errors. `complete` says that every file
 * was read.
 */
export function settleReleases(
  read: RapportFile[],
  currentManed: Maned,
  complete: boolean,
): SettledReleases {
  const first = new Map<string, Rapport>();
  const kept = withoutSisters(withoutMisplaced(read)).filter((one) => {
    const edition = `${one.rapport.id} ${editionNumberOf(one.rapport)}`;
    const same = first.get(edition);
    if (same) reportSecond(one, same);
    else first.set(edition, one.rapport);
    return !same;
  });
  for (const one of kept) refuseFuture(one, currentManed);
  return settleEditions(kept, complete);
}

/**
 * The files without the report without sexes of releases that have the one with them too: the two are one release, told by
 * the fuller, and every figure on which they differ is an error on the other (`samme-rapport-to-ganger`).
 */
function withoutSisters(files: readonly RapportFile[]): RapportFile[] {
  return files.filter((one) => {
    if (tellsSexes(one)) return true;
    const fuller = files.find(
      (other) => tellsSexes(other) && nameOfEdition(other) === nameOfEdition(one),
    );
    if (fuller) reportSister(one, fuller.rapport);
    return !fuller;
  });
}

function nameOfEdition({ rapport }: RapportFile): string {
  return `${rapport.id} ${editionNumberOf(rapport)}`;
}

function tellsSexes({ rapport }: RapportFile): boolean {
  return rapport.observasjoner.some(({ serie }) => parseSeriesKey(serie).kjonn !== ALL);
}

function reportSister({ rapport, file }: RapportFile, fuller: Rapport): void {
  const ruleId = 'samme-rapport-to-ganger';
  const differences = listDifferences(rapport, fuller);
  for (const { reason, sted } of differences.slice(0, LIMITS.meldinger))
    addDiagnostic(file, {
      ruleId,
      severity: 'error',
      reason,
      ...(sted ? { sted } : {}),
      note: 'De to er én utgivelse og skal si det samme. Se etter i begge rapportene, og rett den som er lest feil.',
    });
  if (differences.length > 0) return;
  addDiagnostic(file, {
    ruleId,
    severity: 'info',
    reason: `Filen er rapporten uten kjønn. Den sier det samme som ${fuller.fil}, som har kjønn og er den som vises.`,
    actual: rapport.id,
    note: 'Begge filene kan ligge i mappen.',
  });
}

interface Difference {
  reason: string;
  sted?: { linje: number; kolonne: number };
}

/** Where the report without sexes tells otherwise than the fuller, of the same series. A hidden figure is not told by the other. */
function listDifferences(sister: Rapport, fuller: Rapport): Difference[] {
  const keyOf = ({ serie, maned }: Observation) => observationKey(serie, maned);
  const pages = pagesOfLines(fuller.linjer);
  const lineOf = ({ kilde: { linje } }: Observation) => tellLine(linje, pages[linje - 1]);
  const whole = fuller.observasjoner.filter(({ serie }) => parseSeriesKey(serie).kjonn === ALL);
  const told = new Map(whole.map((cell) => [keyOf(cell), cell]));
  const own = new Set(sister.observasjoner.map(keyOf));
  const differing = sister.observasjoner.flatMap((cell): Difference[] => {
    const { linje, kolonne } = cell.kilde;
    const other = told.get(keyOf(cell));
    if (other && sameValue(cell.verdi, other.verdi)) return [];
    const where = `${keyOf(cell)} er`;
    if (!other) return [{ reason: `${where} ikke med i ${fuller.fil}.`, sted: { linje, kolonne } }];
    const visible = isVisible(cell.verdi) && isVisible(other.verdi);
    const values = visible
      ? `${printValue(cell.verdi)} her og ${printValue(other.verdi)} i ${fuller.fil}`
      : `skjermet i bare den ene av ${sister.fil} og ${fuller.fil}`;
    return [{ reason: `${where} ${values}, ${lineOf(other)}.`, sted: { linje, kolonne } }];
  });
  const absent = whole
    .filter((cell) => !own.has(keyOf(cell)))
    .map((cell) => ({
      reason: `${keyOf(cell)} står i ${fuller.fil}, ${lineOf(cell)}, men ikke her.`,
    }));
  return [...differing, ...absent];
}

function reportSecond({ rapport, file }: RapportFile, first: Rapport): void {
  const copy = rapport.sha256 === first.sha256;
  const same = copy || saysTheSame(rapport, first);
  addDiagnostic(file, {
    ruleId: 'samme-rapport-to-ganger',
    severity: same ? 'warning' : 'error',
    reason: copy
      ? `Filen er en kopi av ${first.fil} og er ikke tatt med.`
      : same
        ? `Filen sier det samme som ${first.fil}, tall for tall, og er ikke tatt med.`
        : `Både ${first.fil} og denne filen er rapporten for ${rapport.id}, med ulike tall.`,
    actual: rapport.id,
    note: same
      ? 'Fjern den ene filen.'
      : `Behold filen som gjelder. Har kilden gitt ut rapporten på nytt, skal den nye teksten hete ${rapport.id}.utgave-${editionNumberOf(rapport) + 1}.txt.`,
  });
}

/** True when both tell the same figures, wherever they stand in the files. */
function saysTheSame(a: Rapport, b: Rapport): boolean {
  if (a.observasjoner.length !== b.observasjoner.length) return false;
  const told = new Map(
    b.observasjoner.map(({ serie, maned, verdi }) => [observationKey(serie, maned), verdi]),
  );
  return a.observasjoner.every(({ serie, maned, verdi }) => {
    const other = told.get(observationKey(serie, maned));
    return other !== undefined && sameValue(verdi, other);
  });
}

function refuseFuture({ rapport, file }: RapportFile, currentManed: Maned): void {
  const last = rapport.maneder.at(-1);
  if (!last || last <= currentManed) return;
  addDiagnostic(file, {
    ruleId: 'rapport-fra-framtiden',
    severity: 'error',
    reason: `Rapporten går til og med ${last}, en måned som ikke har begynt.`,
    sted: firstPlace(rapport),
    actual: last,
    expected: [`en periode som slutter senest ${currentManed}`],
    note: 'Rett året i perioden slik det står i rapporten. Står klokken feil på maskinen, sett SOURCE_DATE_EPOCH.',
  });
}

/** Where the year of the last month is first printed; the top of the file where it is not. */
function firstPlace({ linjer, maneder }: Rapport) {
  const year = (maneder.at(-1) ?? '').slice(0, 4);
  const line = linjer.findIndex((line) => line.includes(year));
  return line < 0
    ? { linje: 1, kolonne: 1 }
    : { linje: line + 1, kolonne: (linjer[line] ?? '').indexOf(year) + 1 };
}

/** The releases with the edition that tells each, oldest first, and the editions that others have superseded. */
export interface SettledReleases {
  releases: RapportFile[];
  /** Their ids name the edition: `2021-05.utgave-1`. */
  superseded: Rapport[];
}

/** The number of a read file's edition: 1 unless its name says otherwise. */
export function editionNumberOf({ fil }: Pick<Rapport, 'fil'>): number {
  return editionOfFile(fil)?.number ?? 1;
}

/**
 * Leaves out the editions whose text is of other months than their name, or than the first edition: errors on their files.
 */
function withoutMisplaced(files: readonly RapportFile[]): RapportFile[] {
  return files.filter(({ rapport, file }) => {
    const edition = editionOfFile(rapport.fil);
    if (!edition) return true;
    const first = files.find((one) => one.rapport.id === edition.release && !isEdition(one));
    const own = formatMonths(rapport);
    const expected = first ? formatMonths(first.rapport) : `til og med ${edition.release}`;
    if (rapport.id === edition.release && (!first || own === expected)) return true;
    addDiagnostic(file, {
      ruleId: 'utgave-annen-maned',
      severity: 'error',
      reason: `Filen heter som en ny utgave av rapporten for ${edition.release}, men teksten dekker ${own}.`,
      sted: { linje: 1, kolonne: 1 },
      actual: own,
      expected: [expected],
      note: 'Er det en annen rapport, gi filen navn etter den siste måneden den dekker. Er måneden lest feil, rett perioden slik det står i rapporten.',
    });
    return false;
  });
}

/**
 * The newest edition of each release among the files, and those before it. Errors on the files: an edition without the
 * one before it (only where `complete`, for the one that is missing may be there and be unreadable), and one that tells
 * the same as the one before.
 */
function settleEditions(files: readonly RapportFile[], complete: boolean): SettledReleases {
  const settled: SettledReleases = { releases: [], superseded: [] };
  for (const own of Map.groupBy(files, ({ rapport }) => rapport.id).values()) {
    const editions = [...own].sort(
      (a, b) => editionNumberOf(a.rapport) - editionNumberOf(b.rapport),
    );
    editions.forEach((one, i) => {
      const before = editions[i - 1];
      if (complete) refuseGap(one, before ? editionNumberOf(before.rapport) : 0);
      if (before) refuseSame(one, before.rapport);
      if (i === editions.length - 1) settled.releases.push(one);
      else settled.superseded.push(superseded(one.rapport));
    });
  }
  settled.releases.sort((a, b) => (a.rapport.id < b.rapport.id ? -1 : 1));
  return settled;
}

function superseded(rapport: Rapport): Rapport {
  return { ...rapport, id: editionId({ release: rapport.id, number: editionNumberOf(rapport) }) };
}

function isEdition({ rapport }: RapportFile): boolean {
  return editionOfFile(rapport.fil) !== undefined;
}

function formatMonths({ maneder }: Rapport): string {
  return `${maneder[0] ?? ''}–${maneder.at(-1) ?? ''}`;
}

function refuseGap({ rapport, file }: RapportFile, before: number): void {
  const number = editionNumberOf(rapport);
  if (number === before + 1) return;
  const missing = before + 1 === 1 ? `${rapport.id}.txt` : `${rapport.id}.utgave-${before + 1}.txt`;
  addDiagnostic(file, {
    ruleId: 'utgave-mangler',
    severity: 'error',
    reason: `Filen er utgave ${number} av rapporten for ${rapport.id}, men utgave ${before + 1} finnes ikke i mappen.`,
    sted: { linje: 1, kolonne: 1 },
    actual: rapport.fil,
    expected: [missing],
    note:
      before === 0
        ? `Legg tilbake den første utgaven, som ble publisert. Er denne den første, gi den navnet ${missing}.`
        : `Legg inn den som mangler, eller gi denne navnet ${missing}.`,
  });
}

function refuseSame({ rapport, file }: RapportFile, before: Rapport): void {
  if (!tellsTheSame(rapport, before)) return;
  addDiagnostic(file, {
    ruleId: 'utgave-uten-endring',
    severity: 'error',
    reason: `Filen sier det samme som ${before.fil}, tall for tall, og er ingen ny utgave.`,
    sted: { linje: 1, kolonne: 1 },
    actual: rapport.fil,
    expected: ['en tekst med andre tall enn utgaven før'],
    note: `Fjern ${rapport.fil}, eller legg inn teksten fra den nye utgaven.`,
  });
}

/** True when both tell every figure alike and have the same of them corrected. */
function tellsTheSame(a: Rapport, b: Rapport): boolean {
  const told = ({ observasjoner }: Rapport) =>
    observasjoner
      .map(({ serie, maned, verdi }) => `${serie}@${maned} ${verdi.status} ${printValue(verdi)}`)
      .sort()
      .join('\n');
  return told(a) === told(b);
}
