import type { VFile } from 'vfile';
import { manedRun, monthAndYear, type Maned } from '../domain/maned.ts';
import { addDiagnostic } from '../domain/diagnostic.ts';
import { parseSeriesKey } from '../domain/key.ts';
import type { Observation } from '../domain/observation.ts';
import type { Rapport } from '../domain/rapport.ts';
import type { Register } from '../domain/register.ts';
import { isVisible, printValue } from '../domain/value.ts';
import type { Revision } from './revisions.ts';

/** A report and the file its messages go to. */
export interface RapportFile {
  rapport: Rapport;
  file: VFile;
}

/**
 * Tells what happens from report to report, on the report where it shows: months no report covers, tiltak that begin,
 * end or come back, and figures that are told otherwise than before. Never an error: each report is sound by itself.
 * `rapporter` is oldest first, and `changes` are those among them.
 */
export function checkSequence(
  rapporter: RapportFile[],
  register: Register,
  changes: readonly Revision[],
): void {
  checkCoverage(rapporter);
  checkTiltak(rapporter, register);
  checkChanges(rapporter, changes);
}

function checkCoverage(rapporter: RapportFile[]): void {
  const covered = new Set(rapporter.flatMap(({ rapport }) => rapport.maneder));
  const sorted = [...covered].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last) return;
  const missing = manedRun(first, last).filter((maned) => !covered.has(maned));
  for (const { rapport, file } of rapporter) {
    const before = missing.filter(
      (maned) => maned < (rapport.maneder[0] ?? '') && isNextAfter(rapport, maned, rapporter),
    );
    if (before.length > 0) reportMissing(before, file);
  }
}

/** True when the report is the oldest that begins after the month. */
function isNextAfter(rapport: Rapport, maned: Maned, rapporter: RapportFile[]): boolean {
  return rapporter.find((one) => (one.rapport.maneder[0] ?? '') > maned)?.rapport === rapport;
}

function reportMissing(maneder: Maned[], file: VFile): void {
  addDiagnostic(file, {
    ruleId: 'maneder-mangler',
    severity: 'warning',
    reason: `Ingen rapport dekker ${joinWords(maneder.map(monthAndYear))}. Seriene får hull der, og ingenting blir sammenlignet over hullet.`,
    sted: { linje: 1, kolonne: 1 },
    actual: maneder.join(', '),
    note: 'Legg inn rapporten som dekker månedene, hvis den finnes.',
  });
}

function checkTiltak(rapporter: RapportFile[], { tiltak }: Register): void {
  const cells = rapporter.map(({ rapport }) => firstCells(rapport));
  for (const { slug, navn } of tiltak) {
    rapporter.forEach(({ file }, i) => {
      const before = rapporter[i - 1]?.rapport.id;
      if (before === undefined) return;
      const celle = cells[i]?.get(slug);
      const had = cells[i - 1]?.has(slug) === true;
      const returns = cells.slice(0, i).some((earlier) => earlier.has(slug));
      if (celle && !had) reportBegins({ navn, returns, celle }, file);
      if (!celle && had) reportEnds(navn, before, file);
    });
  }
}

/** The first cell of each tiltak in a report, by slug. */
function firstCells(rapport: Rapport): Map<string, Observation> {
  const found = new Map<string, Observation>();
  for (const observation of rapport.observasjoner) {
    const { niva, id } = parseSeriesKey(observation.serie);
    if (niva === 'tiltak' && !found.has(id)) found.set(id, observation);
  }
  return found;
}

function reportBegins(
  { navn, returns, celle }: { navn: string; returns: boolean; celle: Observation },
  file: VFile,
): void {
  addDiagnostic(file, {
    ruleId: returns ? 'tiltak-tilbake' : 'tiltak-begynner',
    severity: 'info',
    reason: returns
      ? `«${navn}» er med igjen; rapporten før hadde ingen rad for tiltaket.`
      : `«${navn}» er med for første gang.`,
    sted: { linje: celle.kilde.linje, kolonne: 1 },
    actual: navn,
  });
}

function reportEnds(name: string, previous: string, file: VFile): void {
  addDiagnostic(file, {
    ruleId: 'tiltak-slutter',
    severity: 'info',
    reason: `«${name}» har ingen rad i rapporten; rapporten ${previous} hadde det. Siden om tiltaket blir stående med tallene til og med den.`,
    sted: { linje: 1, kolonne: 1 },
    actual: name,
    note: 'Har tiltaket fått nytt navn, før det gamle opp under «tidligere» i registerfilen.',
  });
}

/** A report that tells more of its figures otherwise than this is rare enough to be looked at. */
const MANY_REVISED = 1 / 20;
/** So is one that moves a total by more than this. */
const FAR_MOVED = 1 / 5;

function checkChanges(rapporter: RapportFile[], changes: readonly Revision[]): void {
  const told = new Set<string>();
  for (const { rapport, file } of rapporter) {
    const own = changes.filter((change) => change.rapport === rapport.id);
    const revised = own.filter(({ til }) => til !== undefined);
    const again = rapport.observasjoner.filter(({ serie, maned }) => told.has(`${serie}@${maned}`));
    if (revised.length > again.length * MANY_REVISED) reportMany(revised, again.length, file);
    reportMoved(revised, file);
    for (const { serie, maned } of rapport.observasjoner) told.add(`${serie}@${maned}`);
    if (revised.length > 0) reportRevised(revised, file);
    if (own.length > revised.length)
      reportWithdrawn(
        own.filter(({ til }) => til === undefined),
        file,
      );
  }
}

/** Where an example is enough, and the whole list stands on the site. */
function reportRevised(changes: Revision[], file: VFile): void {
  const [first] = changes;
  if (!first?.til) return;
  const { rapport, fra, til, serie, maned } = first;
  // What the report hides is not told from the one before.
  const hidden = !isVisible(til.verdi);
  const told = hidden
    ? `oppgitt i rapporten ${fra.kilde.rapport}, skjermet her`
    : `${printValue(fra.verdi)} i rapporten ${fra.kilde.rapport}, ${printValue(til.verdi)} her`;
  addDiagnostic(file, {
    ruleId: 'tall-endret',
    severity: 'info',
    reason: `${countOf(changes)} oppgitt annerledes enn i en tidligere rapport, først ${serie}@${maned}: ${told}.`,
    sted: { linje: til.kilde.linje, kolonne: til.kilde.kolonne },
    actual: printValue(til.verdi),
    ...(hidden ? {} : { expected: [printValue(fra.verdi)] }),
    note: `Den nyeste rapporten gjelder. Alle endringene står på siden /rapporter/${rapport}/endringer/.`,
  });
}

function reportMany({ length }: Revision[], again: number, file: VFile): void {
  addDiagnostic(file, {
    ruleId: 'mange-tall-endret',
    severity: 'warning',
    reason: `${length} av ${again} tall som er oppgitt før (${percent(length, again)} prosent), er oppgitt annerledes her.`,
    sted: { linje: 1, kolonne: 1 },
    note: 'Kontroller at filen er riktig rapport, og at måneder og kolonner ikke er forskjøvet. Er endringene kildens egne, er alt i orden.',
  });
}

/** Totals of everybody and of each hovedgruppe that are told far from before: the farthest one, and how many they are. */
function reportMoved(changes: Revision[], file: VFile): void {
  const moved = changes.flatMap(farMoved).sort((a, b) => b.share - a.share);
  const [farthest] = moved;
  if (!farthest) return;
  const { serie, maned, her, der, fra, til } = farthest;
  const distance = der > 0 ? `: ${percent(Math.abs(her - der), der)} prosent unna` : '';
  const others =
    moved.length > 1
      ? ` I alt ${moved.length} totaler er mer enn en femdel unna; denne er lengst unna.`
      : '';
  addDiagnostic(file, {
    ruleId: 'total-flyttet',
    severity: 'warning',
    reason: `${serie}@${maned} er ${printValue(til.verdi)} her og ${printValue(fra.verdi)} i rapporten ${fra.kilde.rapport}${distance}.${others}`,
    sted: { linje: til.kilde.linje, kolonne: til.kilde.kolonne },
    actual: printValue(til.verdi),
    expected: [printValue(fra.verdi)],
    note: 'Kontroller tallet mot den trykte rapporten. Er endringen kildens egen, er alt i orden.',
  });
}

/** The change with its two counts, when it is of a total, visible both times, and far. */
function farMoved({ serie, maned, fra, til }: Revision) {
  const { niva } = parseSeriesKey(serie);
  if (!til || (niva !== 'i-alt' && niva !== 'hovedgruppe')) return [];
  if (!isVisible(fra.verdi) || !isVisible(til.verdi)) return [];
  const her = til.verdi.antall;
  const der = fra.verdi.antall;
  const far = Math.abs(her - der);
  return far > der * FAR_MOVED ? [{ serie, maned, fra, til, her, der, share: far / der }] : [];
}

/** A share in per cent with one decimal, as it is written: «6,2». */
function percent(part: number, whole: number): string {
  return ((100 * part) / whole).toFixed(1).replace('.', ',');
}

function reportWithdrawn(changes: Revision[], file: VFile): void {
  const [first] = changes;
  if (!first) return;
  addDiagnostic(file, {
    ruleId: 'tall-trukket',
    severity: 'warning',
    reason: `${countOf(changes)} ikke med lenger, enda rapporten dekker måneden, først ${first.serie}@${first.maned} (rapporten ${first.fra.kilde.rapport}, linje ${first.fra.kilde.linje}).`,
    sted: { linje: 1, kolonne: 1 },
    note: 'Kontroller at ingen rader er falt ut av teksten. Er de borte i kilden, gjelder den nyeste rapporten.',
  });
}

function countOf({ length }: Revision[]): string {
  return length === 1 ? 'Ett tall er' : `${length} tall er`;
}

function joinWords(words: string[]): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} og ${words.at(-1) ?? ''}`;
}
