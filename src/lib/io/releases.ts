import type { Maned } from '../domain/maned.ts';
import { addDiagnostic } from '../domain/diagnostic.ts';
import { ALL, observationKey, parseSeriesKey } from '../domain/key.ts';
import type { Observation } from '../domain/observation.ts';
import type { Rapport } from '../domain/rapport.ts';
import { isVisible, printValue } from '../domain/value.ts';
import { LIMITS } from '../report/parse/limits.ts';
import { sameValue } from '../series/merge.ts';
import type { RapportFile } from '../series/check.ts';
import { numberOf, settleEditions, withoutMisplaced, type Settled } from './editions.ts';

/**
 * The releases among the files, oldest first, however the files are named, but that the name says which edition of a
 * release a file is. A file that says the same as another is left out with a warning; two that say different things of
 * one edition, and a release of a month that has not begun by `denneManed`, are errors. `complete` says that every file
 * was read.
 */
export function settleUtgivelser(
  read: RapportFile[],
  currentManed: Maned,
  complete: boolean,
): Settled {
  const first = new Map<string, Rapport>();
  const kept = withoutSisters(withoutMisplaced(read)).filter((one) => {
    const edition = `${one.rapport.id} ${numberOf(one.rapport)}`;
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
  return `${rapport.id} ${numberOf(rapport)}`;
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
    return [
      { reason: `${where} ${values}, linje ${other.kilde.linje}.`, sted: { linje, kolonne } },
    ];
  });
  const absent = whole
    .filter((cell) => !own.has(keyOf(cell)))
    .map((cell) => ({
      reason: `${keyOf(cell)} står i ${fuller.fil}, linje ${cell.kilde.linje}, men ikke her.`,
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
      : `Behold den filen som gjelder. Har kilden gitt ut rapporten på nytt, skal den nye teksten hete ${rapport.id}.utgave-${numberOf(rapport) + 1}.txt.`,
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
