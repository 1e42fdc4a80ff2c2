import type { Maned } from '../../domain/maned.ts';
import { explainSimilarity } from './similarity.ts';
import {
  templateOf,
  alignRows,
  isSure,
  listPlacesFor,
  type ReadingRow,
  type ReadingTable,
  type AlignedPlace,
  type Alignment,
} from './reading-table.ts';
import type { RowTemplate, TableScope } from './candidates.ts';
import { countBroken, type RowPlace } from './sum-evidence.ts';

/** What became of a row's label: one place with the reason no other is possible, or the places it may have. */
export type Decision =
  | { utfall: 'lest'; plass: AlignedPlace; begrunnelse: string }
  | { utfall: 'tvetydig'; places: AlignedPlace[] }
  | { utfall: 'ukjent' };

/** Everything a row's label is judged by beside itself. */
export interface RowContext {
  tabeller: ReadingTable[];
  maneder: Maned[];
  /** The rows that stand for each `niva/id`, as far as is known. */
  rowsByName: Map<string, RowPlace[]>;
  /** Where the rows of a table could stand if more of their labels were damaged; looked up when asked for. */
  further: Map<ReadingTable, Map<ReadingRow, Alignment>>;
}

/** What the rows of these tables are judged by: for each name, the rows that stand for it now. */
export function toRowContext(tabeller: ReadingTable[], maneder: Maned[]): RowContext {
  const rowsByName = new Map<string, RowPlace[]>();
  for (const table of tabeller) {
    for (const row of table.rader) {
      const template = templateOf(table, row);
      if (!template) continue;
      const name = nameOf(template);
      rowsByName.set(name, [...(rowsByName.get(name) ?? []), { table, row }]);
    }
  }
  return { tabeller, maneder, rowsByName, further: new Map() };
}

function nameOf({ niva, id }: RowTemplate): string {
  return `${niva}/${id}`;
}

/** With the sums to say which name it is, so much of a label may be damaged. */
const DAMAGE_WITH_SUMS = 0.6;

/**
 * Settles a row's label. Printed to the letter, it stands. Otherwise the sums between the tables are asked: a name
 * that breaks them is refused, and of several near ones the one that mends them is taken.
 */
export function settleRow(place: RowPlace, coherence: RowContext): Decision {
  const { placement, top } = place.row;
  const [best, ...others] = placement;
  if (place.row.valg.some(({ form }) => place.table.foreign.has(form.normalform)))
    return { utfall: 'ukjent' };
  if (best && (top || isSure(best.similarity)))
    return { utfall: 'lest', plass: best, begrunnelse: explainSimilarity(best.similarity) };
  if (!best)
    return settleBySums(place, widerPlaces(place, coherence), coherence) ?? { utfall: 'ukjent' };
  if (others.length > 0)
    return settleBySums(place, placement, coherence) ?? { utfall: 'tvetydig', places: placement };
  if (gainOf(place, best, coherence) < 0) return { utfall: 'tvetydig', places: [best] };
  return { utfall: 'lest', plass: best, begrunnelse: explainSimilarity(best.similarity) };
}

/** The one place, of several, that mends sums where every other mends fewer. */
function settleBySums(
  place: RowPlace,
  places: AlignedPlace[],
  coherence: RowContext,
): Decision | undefined {
  const ranked = places
    .map((plass) => ({ plass, gain: gainOf(place, plass, coherence) }))
    .sort((a, b) => b.gain - a.gain);
  const [best, next] = ranked;
  if (!best || best.gain <= 0 || next?.gain === best.gain) return undefined;
  const begrunnelse = `${explainSimilarity(best.plass.similarity)} Bare med dette navnet går summene mellom tabellene opp.`;
  return { utfall: 'lest', plass: best.plass, begrunnelse };
}

/**
 * Where the row could stand if more of its label were damaged than is allowed without other evidence, or if it stood out
 * of order: every name that no other row of the table has.
 */
function widerPlaces(place: RowPlace, { further }: RowContext): AlignedPlace[] {
  const { table, row } = place;
  const wider = further.get(table) ?? alignWider(table);
  further.set(table, wider);
  const inOrder = wider.get(row) ?? [];
  const taken = new Set(
    [...table.rader.map(({ placement }) => placement[0]), ...inOrder].map((place) => place?.indeks),
  );
  const anywhere = listPlacesFor(row.valg, table.sequence);
  return [...inOrder, ...anywhere.filter(({ indeks }) => !taken.has(indeks))];
}

function alignWider({ rader, sequence }: ReadingTable): Map<ReadingRow, Alignment> {
  const rows = rader.filter(({ top }) => !top);
  const places = alignRows(
    rows.map(({ valg }) => valg),
    sequence,
    DAMAGE_WITH_SUMS,
  );
  return new Map(rows.map((row, i) => [row, places[i] ?? []]));
}

/** How many broken sums the row mends (or, below zero, breaks) if it is what stands in this place of the sequence. */
function gainOf(
  { table, row }: RowPlace,
  { indeks }: AlignedPlace,
  { tabeller, maneder, rowsByName }: RowContext,
): number {
  const template = table.sequence[indeks]?.verdi;
  if (template?.niva !== 'tiltak' && template?.niva !== 'tiltaksgruppe') return 0;
  const frames = tabeller.filter((other) => hasLevel(other, template)).map(({ scope }) => scope);
  const rest = (rowsByName.get(nameOf(template)) ?? []).filter((other) => other.row !== row);
  return (
    countBroken(rest, frames, maneder) - countBroken([...rest, { table, row }], frames, maneder)
  );
}

function hasLevel({ scope }: { scope: TableScope }, { niva }: RowTemplate): boolean {
  if (scope.seksjon === 'hovedgrupper-kjonn') return false;
  return niva === 'tiltaksgruppe' || scope.seksjon !== 'tiltaksgrupper-kjonn';
}
