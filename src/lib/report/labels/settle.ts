import type { Maned } from '../../domain/maned.ts';
import { begrunnelseFor } from './match.ts';
import { malOf, type Leserad, type Lesetabell } from './reading-table.ts';
import type { Radmal } from './candidates.ts';
import {
  alignRows,
  isSure,
  listPlasserFor,
  type Plass,
  type Plassering,
} from './alignment.ts';
import { countBroken, type Radsted } from './sum-evidence.ts';
import type { Ramme } from './table-scope.ts';

/** What became of a row's label: one place with the reason no other is possible, or the places it may have. */
export type Avgjorelse =
  | { utfall: 'lest'; plass: Plass; begrunnelse: string }
  | { utfall: 'tvetydig'; plasser: Plass[] }
  | { utfall: 'ukjent' };

/** Everything a row's label is judged by beside itself. */
export interface Sammenheng {
  tabeller: Lesetabell[];
  maneder: Maned[];
  /** The rows that stand for each `niva/id`, as far as is known. */
  radene: Map<string, Radsted[]>;
  /** Where the rows of a table could stand if more of their labels were damaged; looked up when asked for. */
  videre: Map<Lesetabell, Map<Leserad, Plassering>>;
}

/** The tables' rows in their context. */
export function toSammenheng(tabeller: Lesetabell[], maneder: Maned[]): Sammenheng {
  const radene = new Map<string, Radsted[]>();
  for (const tabell of tabeller) {
    for (const rad of tabell.rader) {
      const mal = malOf(tabell, rad);
      if (!mal) continue;
      const navn = nameOf(mal);
      radene.set(navn, [...(radene.get(navn) ?? []), { tabell, rad }]);
    }
  }
  return { tabeller, maneder, radene, videre: new Map() };
}

function nameOf({ niva, id }: Radmal): string {
  return `${niva}/${id}`;
}

/** With the sums to say which name it is, so much of a label may be damaged. */
const DAMAGE_WITH_SUMS = 0.6;

/**
 * Settles a row's label. Printed to the letter, it stands. Otherwise the sums between the tables are asked: a name
 * that breaks them is refused, and of several near ones the one that mends them is taken.
 */
export function settleRow(sted: Radsted, sammenheng: Sammenheng): Avgjorelse {
  const { plassering, topp } = sted.rad;
  const [best, ...others] = plassering;
  if (sted.rad.valg.some(({ form }) => sted.tabell.fremmede.has(form.normalform)))
    return { utfall: 'ukjent' };
  if (best && (topp || isSure(best.likhet)))
    return { utfall: 'lest', plass: best, begrunnelse: begrunnelseFor(best.likhet) };
  if (!best)
    return settleBySums(sted, widerPlaces(sted, sammenheng), sammenheng) ?? { utfall: 'ukjent' };
  if (others.length > 0)
    return (
      settleBySums(sted, plassering, sammenheng) ?? { utfall: 'tvetydig', plasser: plassering }
    );
  if (gainOf(sted, best, sammenheng) < 0) return { utfall: 'tvetydig', plasser: [best] };
  return { utfall: 'lest', plass: best, begrunnelse: begrunnelseFor(best.likhet) };
}

/** The one place, of several, that mends sums where every other mends fewer. */
function settleBySums(
  sted: Radsted,
  plasser: Plass[],
  sammenheng: Sammenheng,
): Avgjorelse | undefined {
  const ranked = plasser
    .map((plass) => ({ plass, gain: gainOf(sted, plass, sammenheng) }))
    .sort((a, b) => b.gain - a.gain);
  const [best, next] = ranked;
  if (!best || best.gain <= 0 || next?.gain === best.gain) return undefined;
  const begrunnelse = `${begrunnelseFor(best.plass.likhet)} Bare med dette navnet går summene mellom tabellene opp.`;
  return { utfall: 'lest', plass: best.plass, begrunnelse };
}

/**
 * Where the row could stand if more of its label were damaged than is allowed without other evidence, or if it stood out
 * of order: every name that no other row of the table has.
 */
function widerPlaces(sted: Radsted, { videre }: Sammenheng): Plass[] {
  const { tabell, rad } = sted;
  const wider = videre.get(tabell) ?? alignWider(tabell);
  videre.set(tabell, wider);
  const inOrder = wider.get(rad) ?? [];
  const taken = new Set(
    [...tabell.rader.map(({ plassering }) => plassering[0]), ...inOrder].map(
      (plass) => plass?.indeks,
    ),
  );
  const anywhere = listPlasserFor(rad.valg, tabell.sekvens);
  return [...inOrder, ...anywhere.filter(({ indeks }) => !taken.has(indeks))];
}

function alignWider({ rader, sekvens }: Lesetabell): Map<Leserad, Plassering> {
  const rows = rader.filter(({ topp }) => !topp);
  const places = alignRows(
    rows.map(({ valg }) => valg),
    sekvens,
    DAMAGE_WITH_SUMS,
  );
  return new Map(rows.map((row, i) => [row, places[i] ?? []]));
}

/** How many broken sums the row mends (or, below zero, breaks) if it is what stands in this place of the sequence. */
function gainOf(
  { tabell, rad }: Radsted,
  { indeks }: Plass,
  { tabeller, maneder, radene }: Sammenheng,
): number {
  const mal = tabell.sekvens[indeks]?.verdi;
  if (mal?.niva !== 'tiltak' && mal?.niva !== 'tiltaksgruppe') return 0;
  const rammer = tabeller.filter((other) => hasLevel(other, mal)).map(({ ramme }) => ramme);
  const rest = (radene.get(nameOf(mal)) ?? []).filter((other) => other.rad !== rad);
  return (
    countBroken(rest, rammer, maneder) - countBroken([...rest, { tabell, rad }], rammer, maneder)
  );
}

function hasLevel({ ramme }: { ramme: Ramme }, { niva }: Radmal): boolean {
  if (ramme.seksjon === 'hovedgrupper-kjonn') return false;
  return niva === 'tiltaksgruppe' || ramme.seksjon !== 'tiltaksgrupper-kjonn';
}
