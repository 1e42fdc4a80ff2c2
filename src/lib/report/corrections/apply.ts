/** The editor's corrections put into the cells of a report, and every refusal of one. */
import type { VFile } from 'vfile';
import { releasedName, editionOf } from '../../domain/edition.ts';
import { addDiagnostic } from '../../domain/diagnostic.ts';
import { observationKey, parseObservationKey } from '../../domain/key.ts';
import type { Observation } from '../../domain/observation.ts';
import type { Sum } from '../../domain/rapport.ts';
import { isVisible, LEAST_VISIBLE, printValue, type Value } from '../../domain/value.ts';
import type { CorrectCell } from '../labels/cells.ts';
import type { CellAddress, Rettelse } from './correction.ts';

/**
 * The cells with the corrections of their report put in, in the same order; a corrected cell has status `rettet`. Give
 * it all prints of a report's cells and the corrections of its edition: a correction by key changes every print that says `fra`. Corrections of other
 * reports are passed over. Refused, and reported at the field in the file of corrections: `rettelse-ukjent-celle`,
 * `rettelse-utlopt` (the report does not say `fra`), `rettelse-skjermet` and `rettelse-dobbel`. `lest` is the name of the
 * file the cells were read from: a report may lie there twice.
 */
export function applyRettelser(
  observations: Observation[],
  rettelser: Rettelse[],
  file: VFile,
  lest: string,
): Observation[] {
  const taken = new Map<Observation, Value>();
  for (const rettelse of rettelser) {
    const mine = observations.filter(
      ({ kilde }) => kilde.rapport === editionOf(rettelse.rapport).release,
    );
    if (mine.length === 0) continue;
    const prints = mine.filter((cell) => isAddressed(cell, rettelse.celle));
    if (!isAllowed(rettelse, { prints, mine, taken, lest }, file)) continue;
    for (const cell of prints.filter((print) => says(print, rettelse)))
      taken.set(cell, toRettet(rettelse));
  }
  return observations.map((cell) => ({ ...cell, verdi: taken.get(cell) ?? cell.verdi }));
}

/**
 * What corrections say of cells that say no count, such as `260¹`: they are read as corrected at once, for nothing else can be
 * made of them. Give it the corrections of the cells' own edition, and the release.
 */
export function correctUnreadable(rettelser: readonly Rettelse[], rapport: string): CorrectCell {
  const mine = rettelser.filter((one) => editionOf(one.rapport).release === rapport);
  return (cell, serie, maned) => {
    const found = mine.find(
      ({ fra, celle }) =>
        fra.verdi === undefined &&
        fra.tekst === cell.tekst &&
        isAddressed({ serie, maned, kilde: cell }, celle),
    );
    const readable = found && isVisible(found.til.verdi) && found.til.verdi.antall >= LEAST_VISIBLE;
    return readable ? toRettet(found) : undefined;
  };
}

/** What a correction's address is held against. */
type Addressed = Pick<Observation, 'serie' | 'maned'> & {
  kilde: Pick<Observation['kilde'], 'linje' | 'kolonne'>;
};

/** True when the address points at this cell. */
function isAddressed({ serie, maned, kilde }: Addressed, address: CellAddress): boolean {
  if ('nokkel' in address) return observationKey(serie, maned) === address.nokkel;
  return kilde.linje === address.linje && kilde.kolonne === address.kolonne;
}

function toRettet({ fra, til, begrunnelse, dato }: Rettelse): Value {
  if (!isVisible(til.verdi)) throw new RangeError('En rettelse kan ikke skjerme en celle.');
  return { status: 'rettet', antall: til.verdi.antall, fra: fra.tekst, begrunnelse, dato };
}

/** The cells that a correction is of, among those of its report, and what is corrected already. */
interface RightPlace {
  prints: Observation[];
  mine: Observation[];
  taken: ReadonlyMap<Observation, Value>;
  lest: string;
}

function isAllowed(
  rettelse: Rettelse,
  { prints, mine, taken, lest }: RightPlace,
  file: VFile,
): boolean {
  const [first] = prints;
  if (!first) reportUnknownCell(rettelse, mine, file);
  else if (prints.some((print) => taken.has(print))) reportCorrectedTwice(rettelse, first, file);
  else if (touchesHidden(rettelse, first)) reportHidden(rettelse, first, file);
  else if (!says(first, rettelse)) reportExpired(rettelse, first, lest, file);
  else return true;
  return false;
}

function says({ verdi }: Observation, { fra }: Rettelse): boolean {
  // A cell that says no count was read as its correction.
  if (!fra.verdi) return verdi.status === 'rettet' && verdi.fra === fra.tekst;
  return printValue(verdi) === printValue(fra.verdi);
}

function touchesHidden({ fra, til }: Rettelse, cell: Observation): boolean {
  const hidden = [cell.verdi, fra.verdi, til.verdi].some((value) => value && !isVisible(value));
  return hidden || (isVisible(til.verdi) && til.verdi.antall < LEAST_VISIBLE);
}

function reportUnknownCell(
  { rapport, celle, sted }: Rettelse,
  mine: Observation[],
  file: VFile,
): void {
  const actual = 'linje' in celle ? `${celle.linje}:${celle.kolonne}` : celle.nokkel;
  addDiagnostic(file, {
    ruleId: 'rettelse-ukjent-celle',
    severity: 'error',
    reason: `Rapporten ${rapport} har ingen celle ${actual}.`,
    sted: sted.celle,
    actual,
    expected: cellsNear(celle, mine),
    note: 'Skriv linjen og kolonnen der tallet begynner, slik «npm run check» skriver dem, eller nøkkelen til observasjonen.',
  });
}

/** The cells on the line that is pointed at, or the months that the report has of the series. */
function cellsNear(celle: CellAddress, mine: Observation[]): string[] {
  if ('linje' in celle)
    return mine
      .filter(({ kilde }) => kilde.linje === celle.linje)
      .map(({ kilde }) => `${kilde.linje}:${kilde.kolonne}`);
  const { serie } = parseObservationKey(celle.nokkel);
  const keys = mine
    .filter((cell) => cell.serie === serie)
    .map(({ maned }) => observationKey(serie, maned));
  return [...new Set(keys)];
}

function reportCorrectedTwice({ sted }: Rettelse, cell: Observation, file: VFile): void {
  addDiagnostic(file, {
    ruleId: 'rettelse-dobbel',
    severity: 'error',
    reason: `Cellen ${cell.kilde.linje}:${cell.kilde.kolonne} er alt rettet lenger opp i filen.`,
    sted: sted.celle,
    note: 'Behold den ene rettelsen.',
  });
}

/** Says what is refused, never what a hidden cell might hold. */
function reportHidden({ fra, til, sted }: Rettelse, cell: Observation, file: VFile): void {
  const printed = !isVisible(cell.verdi) || (fra.verdi !== undefined && !isVisible(fra.verdi));
  addDiagnostic(file, {
    ruleId: 'rettelse-skjermet',
    severity: 'error',
    reason: printed
      ? 'Rettelsen gjelder en skjermet celle (*). Et skjermet tall kan ikke rettes til et tall.'
      : `En celle kan ikke rettes til «${til.tekst}»: tall under fire er skjermet i rapporten.`,
    sted: printed ? sted.fra : sted.til,
    note: 'Er cellen lest feil fra rapporten, må teksten tas ut av rapporten på nytt. Fjern rettelsen.',
  });
}

function reportExpired(
  { fra, sted }: Rettelse,
  cell: Observation,
  read: string,
  file: VFile,
): void {
  const actual = printValue(cell.verdi);
  addDiagnostic(file, {
    ruleId: 'rettelse-utlopt',
    severity: 'error',
    reason: `${read} sier «${actual}» på ${cell.kilde.linje}:${cell.kilde.kolonne}, ikke «${fra.tekst}».`,
    sted: sted.fra,
    actual: fra.tekst,
    expected: [actual],
    note: 'Er tallet rettet i rapporten, er rettelsen ikke lenger nødvendig: fjern den. Ligger den samme rapporten i flere filer, tar du bort dem rettelsen ikke er skrevet for.',
  });
}

/** Refuses corrections that leave a sum broken they have a part in (`rettelse-bryter-sum`). Takes the corrected cells of one report and its sums. */
export function reportBrokenSums(
  observations: Observation[],
  sums: Sum[],
  rettelser: Rettelse[],
  file: VFile,
): void {
  const broken = sums.filter(({ utfall }) => utfall === 'brutt');
  for (const rettelse of rettelser) {
    const cell = observations.find(
      (cell) =>
        cell.verdi.status === 'rettet' &&
        cell.kilde.rapport === editionOf(rettelse.rapport).release &&
        isAddressed(cell, rettelse.celle),
    );
    const touched = cell && broken.filter((sum) => involves(sum, cell));
    if (cell && touched && touched.length > 0) reportBroken(rettelse, cell, touched.length, file);
  }
}

/**
 * Warns of corrections of reports that are not there (`rettelse-ukjent-rapport`); `ids` are the reports that were read,
 * by what their editions go by.
 * No error: the folder may hold some of the reports only, and a figure whose correction is amiss still breaks its sums.
 */
export function reportUnknownRapporter(rettelser: Rettelse[], ids: string[], file: VFile): void {
  for (const { rapport, sted } of rettelser) {
    if (ids.includes(rapport)) continue;
    addDiagnostic(file, {
      ruleId: 'rettelse-ukjent-rapport',
      severity: 'warning',
      reason: `Det finnes ingen rapport ${rapport}, så rettelsen er ikke brukt.`,
      sted: sted.rapport,
      actual: rapport,
      expected: ids,
      note: 'Er rapporten en av disse, skriver du måneden den går til og med. Ligger den et annet sted, er alt i orden.',
    });
  }
}

/**
 * Tells of corrections of an edition that a newer one has superseded (`rettelse-eldre-utgave`): they still count there, and
 * not in the newer one. `names` are the editions that were read. Never an error: the older text is still shown.
 */
export function reportEarlierEditions(
  rettelser: Rettelse[],
  names: readonly string[],
  file: VFile,
): void {
  const editions = names.map(editionOf);
  for (const { rapport, sted } of rettelser) {
    const { release, number } = editionOf(rapport);
    const numbers = editions.filter((one) => one.release === release).map((one) => one.number);
    const newest = Math.max(...numbers);
    if (!names.includes(rapport) || newest === number) continue;
    const name = releasedName({ release, number: newest });
    addDiagnostic(file, {
      ruleId: 'rettelse-eldre-utgave',
      severity: 'info',
      reason: `Rettelsen gjelder utgave ${number} av rapporten for ${release}. Utgave ${newest} har avløst den, og der er rettelsen ikke brukt.`,
      sted: sted.rapport,
      actual: rapport,
      expected: [name],
      note: `La rettelsen stå, for utgave ${number} har fortsatt sine egne sider. Er tallet lest feil også i utgave ${newest}, fører du opp en rettelse til, med «rapport: ${name}».`,
    });
  }
}

function involves({ maned, total, deler }: Sum, cell: Observation): boolean {
  const key = observationKey(cell.serie, cell.maned);
  return [total, ...deler].some((series) => observationKey(series, maned) === key);
}

function reportBroken(
  { til, sted }: Rettelse,
  cell: Observation,
  count: number,
  file: VFile,
): void {
  const sums = count === 1 ? 'én sum' : `${count} summer`;
  addDiagnostic(file, {
    ruleId: 'rettelse-bryter-sum',
    severity: 'error',
    reason: `Med «${til.tekst}» i cellen ${cell.kilde.linje}:${cell.kilde.kolonne} er ${sums} fortsatt brutt.`,
    sted: sted.til,
    actual: til.tekst,
    note: 'Kontroller rettelsen mot rapporten. Er flere celler feil, må de rettes sammen.',
  });
}
