import type { VFile } from 'vfile';
import { meld } from '../../domain/diagnostic.ts';
import { SEKSJONER, type Celle, type Seksjon, type Tabell } from '../tables/table.ts';
import { findNear, findSure } from './match.ts';
import { listEtikettvalg } from './readings.ts';
import type { Kandidat } from './candidate.ts';
import { likhetMed, likhetUtenFeil, toEtikettform } from './similarity.ts';
import type { Rammeoppslag } from './lookup.ts';
import { sameUtvalg } from './table-scope.ts';

/** A heading over a table is never broken over more lines than this. */
const MOST_LINES = 3;

/**
 * What a table is of. Its subheading and its first row, the total, each name the people it is limited to; one of them
 * may be missing or damaged. Its rows tell the section where no title stands above it, or another than the total allows.
 * Undefined, with an error, when the two disagree or neither can be read.
 */
export function findRamme(
  tabell: Tabell,
  oppslag: Rammeoppslag[],
  file: VFile,
): Rammeoppslag | undefined {
  const heading = findUndergruppe(tabell, oppslag);
  const total = findTotal(tabell, oppslag, heading);
  if (heading && total && !sameUtvalg(heading.ramme, total.ramme)) {
    reportConflict(tabell, heading, total, file);
    return undefined;
  }
  const utvalg = total ?? heading ?? withoutHeading(tabell, oppslag);
  const found =
    utvalg &&
    bestByRows(
      tabell,
      oppslag.filter(({ ramme }) => sameUtvalg(ramme, utvalg.ramme)),
    );
  if (!found) {
    reportUnknown(tabell, oppslag, file);
    return undefined;
  }
  if (tabell.egenSeksjon && found.ramme.seksjon !== tabell.seksjon)
    reportSection(tabell, found.ramme.seksjon, file);
  return found;
}

/** The tables that the last of the lines above, alone or as the end of a broken heading, is the subheading of. */
function findUndergruppe(tabell: Tabell, oppslag: Rammeoppslag[]): Rammeoppslag | undefined {
  const lines = joinedEndings(tabell.overskrifter);
  return pickInOrder(tabell, oppslag, ({ undergruppe }) => undergruppe, lines);
}

/** Every run of at most three lines, the runs that end nearest the table first, the longer before the shorter. */
function joinedEndings(linjer: Celle[]): string[] {
  const runs: string[] = [];
  for (let end = linjer.length; end > 0; end -= 1) {
    for (let antall = Math.min(MOST_LINES, end); antall > 0; antall -= 1)
      runs.push(
        linjer
          .slice(end - antall, end)
          .map(({ tekst }) => tekst)
          .join(' '),
      );
  }
  return runs;
}

function findTotal(
  tabell: Tabell,
  oppslag: Rammeoppslag[],
  heading: Rammeoppslag | undefined,
): Rammeoppslag | undefined {
  const [first] = tabell.rader;
  if (!first) return undefined;
  const labels = listEtikettvalg(first).map(({ form }) => form.tekst);
  // Under a heading that can be read, the total need only be recognisable, however much of it is cut off.
  const expected = heading && labels.some((label) => canBeTotal(label, heading.total));
  if (expected && !isOtherTotal(labels, oppslag, heading)) return heading;
  return pickInOrder(tabell, oppslag, ({ total }) => total, labels);
}

function canBeTotal(label: string, total: Kandidat<unknown>): boolean {
  const form = toEtikettform(label);
  const cut =
    form.normalform.length >= 4 &&
    total.normalformer.some((navn) => navn.startsWith(form.normalform));
  return cut || likhetMed(form, total) !== undefined;
}

/** True when the label is another table's total to the letter and no beginning of the expected one. */
function isOtherTotal(labels: string[], oppslag: Rammeoppslag[], heading: Rammeoppslag): boolean {
  return labels.some((label) => {
    const form = toEtikettform(label);
    const begins = heading.total.normalformer.some((navn) => navn.startsWith(form.normalform));
    return !begins && oppslag.some(({ total }) => likhetUtenFeil(form, total));
  });
}

/** Exact readings before damaged ones, and tables of the section at hand before others. */
function pickInOrder(
  { seksjon }: Tabell,
  oppslag: Rammeoppslag[],
  labelOf: (oppslag: Rammeoppslag) => Kandidat<unknown> | undefined,
  labels: string[],
): Rammeoppslag | undefined {
  const near = oppslag.filter(({ ramme }) => ramme.seksjon === seksjon);
  const groups = [near, oppslag].map((among) => labelled(distinct(among, labelOf), labelOf));
  const forms = labels.map(toEtikettform);
  for (const find of [findSure, findNear]) {
    for (const kandidater of groups) {
      const found = firstOf(forms, (form) => find(form, kandidater));
      if (found) return found.kandidat.verdi;
    }
  }
  return undefined;
}

function firstOf<T, U>(items: T[], find: (item: T) => U | undefined): U | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Tables as candidates for a label of theirs. */
function labelled(
  oppslag: Rammeoppslag[],
  labelOf: (oppslag: Rammeoppslag) => Kandidat<unknown> | undefined,
): Kandidat<Rammeoppslag>[] {
  return oppslag.flatMap((entry) => {
    const kandidat = labelOf(entry);
    return kandidat ? [{ ...kandidat, verdi: entry }] : [];
  });
}

/** One of each label: two sections have tables of the same heading and total. */
function distinct(
  oppslag: Rammeoppslag[],
  labelOf: (oppslag: Rammeoppslag) => Kandidat<unknown> | undefined,
): Rammeoppslag[] {
  const seen = new Set<string | undefined>();
  return oppslag.filter((entry) => {
    const label = labelOf(entry)?.normalformer[0];
    const first = label !== undefined && !seen.has(label);
    seen.add(label);
    return first;
  });
}

/** A table without subheading, whose total cannot be read either, is of everybody where its section has such a table. */
function withoutHeading(
  { seksjon, overskrifter }: Tabell,
  oppslag: Rammeoppslag[],
): Rammeoppslag | undefined {
  if (overskrifter.length > 0) return undefined;
  return oppslag.find(({ ramme, undergruppe }) => ramme.seksjon === seksjon && !undergruppe);
}

/** Of tables limited to the same people, the one most rows are known in; the section at hand wins a draw. */
function bestByRows({ seksjon, rader }: Tabell, oppslag: Rammeoppslag[]): Rammeoppslag | undefined {
  const forms = rader
    .slice(1)
    .flatMap((rad) => listEtikettvalg(rad).map(({ form }) => form.normalform));
  const score = ({ ramme, kjente }: Rammeoppslag) =>
    forms.filter((form) => kjente.has(form)).length + (ramme.seksjon === seksjon ? 0.5 : 0);
  return [...oppslag].sort((a, b) => score(b) - score(a))[0];
}

function reportConflict(
  tabell: Tabell,
  heading: Rammeoppslag,
  total: Rammeoppslag,
  file: VFile,
): void {
  const [first] = tabell.rader;
  meld(file, {
    ruleId: 'undergruppe-mot-total',
    alvor: 'error',
    reason: `Overskriften sier «${heading.undergruppe?.skrivemater[0] ?? ''}», men tabellen begynner med «${first?.etikett.tekst ?? ''}».`,
    sted: { linje: first?.etikett.linje ?? tabell.linje, kolonne: first?.etikett.kolonne ?? 1 },
    actual: first?.etikett.tekst,
    expected: [
      heading.total.skrivemater[0],
      total.undergruppe?.skrivemater[0] ?? 'ingen overskrift',
    ],
    note: 'Kontroller mot rapporten hvem tabellen gjelder, og rett den av de to som er gal.',
  });
}

function reportUnknown(tabell: Tabell, oppslag: Rammeoppslag[], file: VFile): void {
  const heading = tabell.overskrifter.at(-1);
  const expected = oppslag.filter(
    ({ ramme }) => tabell.seksjon === undefined || ramme.seksjon === tabell.seksjon,
  );
  meld(file, {
    ruleId: 'ukjent-undergruppe',
    alvor: 'error',
    reason: 'Verken overskriften eller den første raden sier hvem tabellen gjelder.',
    sted: { linje: heading?.linje ?? tabell.linje, kolonne: heading?.kolonne ?? 1 },
    actual: [heading?.tekst, tabell.rader[0]?.etikett.tekst].filter(Boolean).join(' / '),
    expected: expected.map(({ undergruppe, total }) => (undergruppe ?? total).skrivemater[0]),
    note: 'Rett overskriften eller totalen, eller sett inn den som mangler.',
  });
}

function reportSection(tabell: Tabell, found: Seksjon, file: VFile): void {
  meld(file, {
    ruleId: 'seksjon-tolket',
    alvor: 'info',
    reason: `Tabellen er lest som «${SEKSJONER[found]}», ikke seksjonen som står over den: totalen og radene finnes bare der.`,
    sted: { linje: tabell.linje, kolonne: 1 },
    actual: tabell.seksjon && SEKSJONER[tabell.seksjon],
    expected: [SEKSJONER[found]],
  });
}
